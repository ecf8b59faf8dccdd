"""A walk over the pages of all audiences in many states, in the language that is active."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from catalog import workflow as catalog
from catalog.models import Category, Listing, Season
from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.notifications.texts import TEXTS
from orders import workflow as orders
from producers import workflow as producers
from producers.models import Producer
from tests.addresses import owned_by
from tests.catalog.sheets.test_plan import edited
from tests.factories import (
    make_change,
    make_draft,
    make_enquiry,
    make_fulfilled,
    make_listing,
    make_listings,
    make_moderator,
    make_producer,
    make_quote,
    make_submitted,
    make_user,
    make_verified_producer,
)

VARIED: dict[str, Any] = {
    "name": "Sambal",
    "description": "Sambal pedas.",
    "price_kind": "tiers",
    "tiers": [(50, 40_000)],
    "options": [{"name": "Kemasan", "values": ["S", "M"]}],
    "variants": [
        {"values": ["S"], "price": 50_000, "available": True},
        {"values": ["M"], "price": None, "available": False},
    ],
    "availability": "ready",
    "stock": 100,
    "monthly_capacity": 900,
    "weight": 250,
    "length": 300,
    "attributes": {"rasa": "Asin", "siap-makan": True, "berat-bersih": 250},
}
CHANGED: dict[str, Any] = {**VARIED, "name": "Kerupuk dapros", "description": "Kerupuk 0812-0000-7009."}


def tour(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """The pages of all audiences in many states, in the language that is active."""
    officer, boss = make_moderator("Dewi"), make_user("Admin", email="a@sentra.example", is_staff=True)
    boss.is_superuser = True
    boss.save()
    budi = make_user("Budi")
    emping = make_verified_producer(budi, officer=officer, name="Emping Budi", story="Emping sejak 1998.")
    listing = make_listing(emping, officer=officer, description="Emping renyah.", photos=2)
    make_listings(emping, {"name": "Ceplis"}, {"name": "Gipang", "lead_time_days": 0})
    places = owned_by(emping, officer=officer)
    _make_season()
    yield from _public(client, listing)
    yield from _choosing(client, listing, places)
    yield from _with_a_link(client, places)
    yield from _buying(client, listing)
    client.force_login(make_user("Eka"))
    yield from _new_maker(client)
    client.force_login(budi)
    yield from _making(client, listing, officer)
    yield from _offering(client, emping, places)
    yield from _own_pages(client, places)
    make_change(make_listing(emping, officer=officer, name="Kerupuk"), **CHANGED)
    make_submitted(emping, name="Opak", description="Opak renyah.")
    client.force_login(officer)
    yield from _get(client, reverse("admin:index"))
    client.force_login(boss)
    yield from _deciding(client, listing)
    yield from _register(client, places)
    yield from _programmes(client, places)


def _get(client: Client, *urls: str) -> Iterator[tuple[str, HttpResponse]]:
    for url in urls:
        answer = client.get(url, follow=True)
        assert answer.status_code == 200, url
        yield url, answer


def _post(client: Client, url: str, **data: object) -> tuple[str, HttpResponse]:
    answer = client.post(url, data, follow=True)
    assert answer.status_code in {200, 409, 422}, url
    return f"POST {url}", answer


def _public(client: Client, listing: Listing) -> Iterator[tuple[str, HttpResponse]]:
    found, makers = reverse("catalog:search"), reverse("catalog:directory")
    store = listing.producer.get_absolute_url()
    yield from _get(client, *(reverse(f"catalog:{name}") for name in ("home", "catalogue", "categories", "directory")))
    yield from _get(client, found, f"{found}?q=emping", f"{found}?q=zzz", f"{makers}?cabang=craft")
    yield from _get(client, listing.category.get_absolute_url(), store, listing.get_absolute_url())
    yield from _get(client, reverse("help"), reverse("privacy"))
    yield from _get(client, reverse("catalog:programmes"))
    for name in ("register", "sign_in"):
        yield from _get(client, reverse(f"accounts:{name}"))
        yield _post(client, reverse(f"accounts:{name}"), phone="12", password="123", username="12")
    yield "forged", Client(enforce_csrf_checks=True).post(reverse("accounts:sign_in"))
    yield "NUL", client.get(found, {"q": "\0"})
    yield "missing", client.get(f"{store}hilang/")


def _make_season() -> None:
    """The season that the home page shows."""
    season = Season.objects.create(title="Musim panen", title_en="Harvest", starts_on=today(), ends_on=today())
    season.categories.add(Category.objects.get(slug="emping-ceplis"))


def _choosing(client: Client, listing: Listing, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """What a buyer keeps, compares, filters and reports, and what has gone meanwhile."""
    yield from _get(client, reverse("catalog:favourites"), reverse("catalog:compare"))
    rich = Listing.objects.get(pk=places["catalog:product"]["pk"])
    varied = make_listing(listing.producer, officer=make_moderator("Hesti"), **VARIED)
    sold_out = make_listing(
        listing.producer,
        officer=make_moderator("Indra"),
        name="Opak",
        description="Opak renyah.",
        availability="sold_out",
    )
    for each in (listing, varied, sold_out):
        yield _post(client, reverse("catalog:keep", args=[each.pk]))
    pages = f"?p={listing.pk}&p={varied.pk}&p={sold_out.pk}"
    yield from _get(client, reverse("catalog:favourites"), f"{reverse('catalog:compare')}{pages}")
    yield from _get(client, *(each.get_absolute_url() for each in (rich, varied, sold_out)))
    village = listing.village
    yield from _get(client, f"{reverse('catalog:directory')}?kelurahan={village.pk}&kecamatan={village.district_id}")
    group = listing.group.get_absolute_url()
    yield from _get(client, f"{group}?rasa=Asin&siap-makan=1", f"{reverse('catalog:search')}?q=emping&urut=harga")
    yield "gone", client.get(reverse("catalog:product", kwargs=places["catalog:product (withdrawn)"]))
    report = reverse("catalog:report", args=[listing.pk])
    yield from _get(client, report)
    yield _post(client, report, reason="x")
    yield _post(client, report, reason="misleading", text="Palsu")
    yield _post(client, reverse("orders:add_to_basket", args=[varied.pk]), quantity="1", variant="")
    yield _post(client, reverse("orders:add_to_basket", args=[varied.pk]), quantity="500", variant="S")
    yield _post(client, reverse("orders:add_to_basket", args=[sold_out.pk]), quantity="5")
    yield from _get(client, reverse("orders:basket"))


def _offering(client: Client, producer: Producer, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """Prices, variants, facts, photos and spreadsheets of the maker's own products."""
    for name in ("edit_product", "edit_photo", "quick_product", "table", "sheet"):
        yield from _get(client, reverse(f"catalog:{name}", kwargs=places.get(f"catalog:{name}")))
    editor = reverse("catalog:edit_product", kwargs=places["catalog:edit_product"])
    tables = {"tier-0-quantity": "1", "tier-1-price": "x", "option-0-name": "Kemasan", "option-0-values": "S, S"}
    numbers = {"price": "5", "price_to": "4", "weight": "1.5", "length": "x", "stock": "0", "monthly_capacity": "-1"}
    for kind in ("range", "tiers"):
        yield _post(client, editor, action="send", price_kind=kind, availability="ready", **tables, **numbers)
    quick = reverse("catalog:quick_product", kwargs=places["catalog:quick_product"])
    yield _post(client, quick, name="Keripik pisang", price="-5")
    yield _post(client, quick, name="Keripik pisang", price="5000", action="send")
    yield _post(client, quick, name="Keripik pisang", price="5000", action="later")
    yield _post(
        client, reverse("catalog:edit_photo", kwargs=places["catalog:edit_photo"]), action="describe", alt="x" * 999
    )
    yield _post(client, reverse("catalog:copy_product", kwargs=places["catalog:copy_product"]))
    yield from _get(client, f"{reverse('catalog:guess_category')}?name=keripik")
    appealed = reverse("catalog:edit_product", kwargs=places["catalog:appeal"])
    yield from _get(client, appealed)
    yield _post(client, reverse("catalog:appeal", kwargs=places["catalog:appeal"]), text="")
    yield from _table(client, producer)
    yield from _sheets(client, producer)


def _table(client: Client, producer: Producer) -> Iterator[tuple[str, HttpResponse]]:
    """Rows that are refused and rows that are saved."""
    wrong = {"price": "abc", "stock": "x", "availability": "x", "minimum_order": "0", "lead_time_days": "-1"}
    rows = [(f"p{product.pk}", product.version) for product in producer.products.all()]
    data = {f"{row}-{name}": value for row, _version in rows for name, value in wrong.items()}
    yield _post(client, reverse("catalog:table"), **data, **{f"{row}-version": version for row, version in rows})


def _sheets(client: Client, producer: Producer) -> Iterator[tuple[str, HttpResponse]]:
    """A file that cannot be read, one that is shown first, and one that is forgotten."""
    url = reverse("catalog:sheet")
    yield _post(client, url)
    yield _post(client, url, file=SimpleUploadedFile("produk.xlsx", b"%PDF"))
    wrong = {"Nama produk": "Opak", "Kategori": "Mars", "Satuan": "x", "Minimal pesan": 0, "Ketersediaan": "x"}
    right = {"Nama produk": "Opak", "Satuan": "pcs", "Minimal pesan": 1, "Lain": 1}
    content = edited(producer, [(2, "Harga (Rp)", 50_000), (3, "Stok", "banyak")], [wrong, right, {"Nomor": 1}])
    yield _post(client, url, file=SimpleUploadedFile("produk.xlsx", content))
    yield from _get(client, url)
    yield _post(client, reverse("catalog:preview_sheet"), fingerprint="x")
    yield _post(client, reverse("catalog:cancel_sheet"))


def _with_a_link(client: Client, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """What somebody sees who is not signed in and was sent a link, or asks for one."""
    links = ("accounts:reset", "accounts:password_link", "accounts:confirm_email", "accounts:erased")
    for name in (*links, "producers:join", "producers:claim"):
        yield from _get(client, reverse(name, kwargs=places[name]))
    for name in ("accounts:reset", "accounts:password_link"):
        yield _post(client, reverse(name, kwargs=places[name]), password="123")
    for name in ("accounts:reset (dead)", "accounts:confirm_email (dead)", "producers:join (dead)"):
        yield name, client.get(reverse(name.split(" (")[0], kwargs=places[name]))
    yield "producers:claim (dead)", client.get(reverse("producers:claim", kwargs=places["producers:claim (dead)"]))
    yield from _get(client, reverse("accounts:reset_asked"))
    for name in ("accounts:forgot", "accounts:ask_code", "orders:lost_link"):
        yield from _get(client, reverse(name))
        yield _post(client, reverse(name))
    yield _post(client, reverse("orders:lost_link"), contact="081200007099")
    yield _post(client, reverse("accounts:ask_code"), username="081200007099")
    yield _post(client, reverse("accounts:enter_code"), code="12")
    yield _post(client, reverse("accounts:enter_code"), code="123456")


def _buying(client: Client, listing: Listing) -> Iterator[tuple[str, HttpResponse]]:
    add, basket = reverse("orders:add_to_basket", args=[listing.pk]), reverse("orders:basket")
    yield from _get(client, basket)
    yield _post(client, add, quantity="0", note="x" * 501)
    yield _post(client, add, quantity="x")
    yield _post(client, add, quantity="2", note="pedas")
    yield _post(client, basket, action="send", key=uuid.uuid4(), email="x")
    Listing.objects.filter(pk=listing.pk).update(price=1_000)
    yield from _get(client, basket)
    Listing.objects.filter(pk=listing.pk).update(price=listing.price)
    enquiry = make_enquiry(listing, message="Pagi")
    orders.post_message(
        enquiry=enquiry, side="producer", author=listing.producer.owner, key=uuid.uuid4(), body="Halo juga"
    )
    talk = reverse("orders:conversation", args=[enquiry.submission.token, enquiry.reference])
    make_quote(enquiry, payment_terms="50 : 50")
    yield from _get(client, enquiry.submission.get_absolute_url(), talk)
    yield _post(client, f"{talk}penawaran/1/ubah/")
    yield _post(client, talk, body="")
    yield _post(client, f"{talk}batal/", reason="")
    order = make_fulfilled(make_enquiry(listing), payment_terms="50 : 50")
    talk = reverse("orders:conversation", args=[order.submission.token, order.reference])
    yield from _get(client, talk)
    yield _post(client, f"{talk}ulasan/", stars="9", words="x" * 1001, photos=SimpleUploadedFile("a.jpg", b"x"))
    yield _post(client, f"{talk}ulasan/", stars="4")
    yield from _get(client, reverse("orders:reviews", args=[listing.producer_slug]))
    forgotten = make_enquiry(listing)
    type(forgotten).objects.filter(pk=forgotten.pk).update(reminders=3)
    yield from _get(client, reverse("orders:others", args=[forgotten.submission.token, forgotten.reference]))
    yield _post(client, reverse("orders:renew_link", args=[forgotten.submission.token]))


def _new_maker(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    home, profile = reverse("orders:home"), reverse("producers:profile")
    business, address = reverse("producers:register_business"), reverse("producers:register_address")
    yield from _get(client, home, business)
    yield _post(client, business, whatsapp="1")
    producer = make_producer(make_user("Fitri"), name="Toko Fitri", story="Toko keluarga.")
    client.force_login(producer.owner)
    yield _post(client, address, action="send")
    pages = (
        home,
        profile,
        address,
        reverse("orders:inbox"),
        reverse("catalog:products"),
        reverse("notifications:list"),
    )
    yield from _get(client, *pages)
    producers.submit_producer(producer=producer, by=producer.owner)
    yield from _get(client, home)
    producers.request_producer_changes(
        producer=producer, version=producer.version, by=make_moderator(), note="Alamat kurang jelas"
    )
    yield from _get(client, home, profile)


def _making(client: Client, listing: Listing, officer: object) -> Iterator[tuple[str, HttpResponse]]:
    producer, budi = listing.producer, listing.producer.owner
    enquiry = make_enquiry(listing, message="Pagi")
    draft = make_draft(producer, name="Opak", description="Opak renyah.", photos=2)
    mended = make_submitted(producer, name="Kue", description="Kue kering.")
    catalog.request_product_changes(product=mended, version=mended.version, by=officer, note="Gambar buram")
    details = {"name": "x", "note": "Gambar buram", "buyer": "Ani", "sender": "Ani", "reference": "CLG-234567"}
    details |= {"items": "2 × Emping", "message": "Habis", "year": "2025", "date": "01/12/2026"}
    details |= {"total": "Rp100.000", "days": "14", "office": "Disperindag", "place": "Aula", "time": "09.00"}
    details |= {"stars": "4", "hours": "24"}
    details |= {"company": "Baja", "number": "3", "leader": "Budi", "partner": "Citra", "share": "40"}
    Notification.objects.bulk_create(Notification(user=budi, kind=kind, params=details, url="/") for kind in TEXTS)
    edit, thread = f"{reverse('catalog:products')}{draft.pk}/", reverse("orders:thread", args=[enquiry.reference])
    own = f"{reverse('catalog:products')}{listing.pk}/"
    yield from _get(client, reverse("orders:home"), reverse("catalog:products"), reverse("notifications:list"))
    yield from _get(client, reverse("notifications:choices"))
    yield _post(client, reverse("notifications:choices"))
    yield _post(client, reverse("notifications:add_device"))
    yield from _get(client, edit, f"{edit}pratinjau/", own, f"{reverse('catalog:products')}{mended.pk}/")
    yield _post(client, edit, action="send", price="abc", minimum_order="0", lead_time_days="-1", category="99999")
    yield _post(client, f"{edit}simpan/", name="Opak", unit="pcs", minimum_order="1", lead_time_days="1")
    yield _post(client, f"{edit}foto/")
    yield _post(client, f"{own}tarik/")
    yield _post(client, f"{own}tampilkan/")
    yield _post(client, f"{edit}buang/")
    yield from _get(client, thread, reverse("orders:inbox"))
    yield from _get(client, f"{thread}penawaran/", reverse("orders:quick_replies"))
    yield _post(client, f"{thread}penawaran/", action="send")
    yield _post(client, f"{thread}tolak/", reason="")
    yield _post(client, f"{thread}tolak/", reason="Habis")
    order = make_fulfilled(make_enquiry(listing), payment_terms="50 : 50")
    orders.write_review(enquiry=order, stars=4)
    reviewed = reverse("orders:thread", args=[order.reference])
    yield _post(client, f"{reviewed}ulasan/jawab/", text="")
    yield _post(client, f"{reviewed}ulasan/laporkan/", complaint="")
    yield _post(client, f"{reviewed}ulasan/laporkan/", complaint="0812-0000-7009")


def _own_pages(client: Client, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """The account, the business and its papers, people and reports."""
    forms = ("accounts:change_password", "accounts:correct", "accounts:erase", "producers:report")
    forms += ("producers:add_credential", "producers:replace_credential", "producers:profile")
    sections = [f"producers:{name}" for name in ("details", "ways", "hours", "place", "pictures")]
    rest = (
        "producers:programmes",
        "producers:programme",
        "accounts:home",
        "accounts:agree",
        "orders:own",
        "accounts:data",
        "producers:team",
        "producers:reports",
        "producers:credentials",
    )
    wrong = {"founded": "2999", "open_0": "on", "from_0": "9", "workers_male": "x", "email": "x", "latitude": "x"}
    for name in (*rest, *sections, *forms):
        yield from _get(client, reverse(name, kwargs=places.get(name)))
    for name in (*sections, *forms):
        yield _post(client, reverse(name, kwargs=places.get(name)), **wrong)
    yield _post(client, reverse("producers:invite"))
    yield _post(client, reverse("producers:revoke"))
    yield _post(client, reverse("accounts:sign_out_device"), session="others")


def _programmes(client: Client, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """What everybody reads of them, and what the offices have besides the records."""
    pages = ("catalog:programme", "catalog:certificate", "producers:attend")
    desk = ("admin:producers_programme_attendance", "admin:producers_programme_results")
    for name in (*pages, *desk):
        yield from _get(client, reverse(name, kwargs=places[name]))
    for name in ("producers:attend", *desk):
        yield _post(client, reverse(name, kwargs=places[name]))


def _register(client: Client, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """The officers' pages of the register, and the links that they make."""
    yield from _get(client, reverse("admin:producers_yearlyreport_summary"))
    yield from _get(client, reverse("admin:producers_registerimport_add"), reverse("admin:producers_yearlyreport_add"))
    yield _post(client, reverse("admin:producers_registerimport_add"))
    for name in ("producers_producer_claim", "accounts_user_password_link", "producers_registerimport_confirm"):
        yield _post(client, reverse(f"admin:{name}", kwargs=places[f"admin:{name}"]))


def _deciding(client: Client, listing: Listing) -> Iterator[tuple[str, HttpResponse]]:
    for model in admin.site._registry:
        name, row = f"admin:{model._meta.app_label}_{model._meta.model_name}", model.objects.order_by("pk").last()
        yield from _get(client, reverse(f"{name}_changelist"), f"{reverse(f'{name}_changelist')}?q=zzz")
        yield from _get(client, reverse(f"{name}_change", args=[row.pk]))
    person = listing.producer.owner_id
    yield from _get(client, reverse("admin:accounts_user_add"), reverse("admin:accounts_user_history", args=[person]))
    yield _post(client, reverse("admin:accounts_user_add"))
    yield from _get(client, reverse("admin:accounts_user_delete", args=[person]), reverse("admin:password_change"))
    yield from _get(client, f"{reverse('admin:search')}?s=emping", reverse("admin:catalog_category_delete", args=[58]))
    decide = reverse("admin:producers_producer_change", args=[listing.producer_id]).replace("change", "verdict")
    yield _post(client, f"{decide}suspend/", version="0", note="")
    yield _post(client, f"{decide}verify/", version="0")
    yield _post(client, f"{decide}suspend/", version="0", note="Palsu")
    yield _post(client, f"{decide}reinstate/", version="0")
