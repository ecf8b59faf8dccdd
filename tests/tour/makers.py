"""The business of a maker: how it begins, its orders, people, papers and reports."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from catalog import workflow as catalog
from catalog.models import Listing
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.notifications.texts import TEXTS
from orders import workflow as orders
from producers import workflow as producers
from tests.factories import (
    make_draft,
    make_enquiry,
    make_fulfilled,
    make_moderator,
    make_producer,
    make_submitted,
    make_user,
)

from .browsing import get, post


def new_maker(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    home, profile = reverse("orders:home"), reverse("producers:profile")
    business, address = reverse("producers:register_business"), reverse("producers:register_address")
    yield from get(client, home, business)
    yield post(client, business, whatsapp="1")
    producer = make_producer(make_user("Fitri"), name="Toko Fitri", story="Toko keluarga.")
    client.force_login(producer.owner)
    yield post(client, address, action="send")
    pages = (
        home,
        profile,
        address,
        reverse("orders:inbox"),
        reverse("catalog:products"),
        reverse("notifications:list"),
    )
    yield from get(client, *pages)
    producers.submit_producer(producer=producer, by=producer.owner)
    yield from get(client, home)
    producers.request_producer_changes(
        producer=producer, version=producer.version, by=make_moderator(), note="Alamat kurang jelas"
    )
    yield from get(client, home, profile)


def making(client: Client, listing: Listing, officer: object) -> Iterator[tuple[str, HttpResponse]]:
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
    yield from get(client, reverse("orders:home"), reverse("catalog:products"), reverse("notifications:list"))
    yield from get(client, reverse("notifications:choices"))
    yield post(client, reverse("notifications:choices"))
    yield post(client, reverse("notifications:add_device"))
    yield from get(client, edit, f"{edit}pratinjau/", own, f"{reverse('catalog:products')}{mended.pk}/")
    yield post(client, edit, action="send", price="abc", minimum_order="0", lead_time_days="-1", category="99999")
    yield post(client, f"{edit}simpan/", name="Opak", unit="pcs", minimum_order="1", lead_time_days="1")
    yield post(client, f"{edit}foto/")
    yield post(client, f"{own}tarik/")
    yield post(client, f"{own}tampilkan/")
    yield post(client, f"{edit}buang/")
    yield from get(client, thread, reverse("orders:inbox"))
    yield from get(client, f"{thread}penawaran/", reverse("orders:quick_replies"))
    yield post(client, f"{thread}penawaran/", action="send")
    yield post(client, f"{thread}tolak/", reason="")
    yield post(client, f"{thread}tolak/", reason="Habis")
    order = make_fulfilled(make_enquiry(listing), payment_terms="50 : 50")
    orders.write_review(enquiry=order, stars=4)
    reviewed = reverse("orders:thread", args=[order.reference])
    yield post(client, f"{reviewed}ulasan/jawab/", text="")
    yield post(client, f"{reviewed}ulasan/laporkan/", complaint="")
    yield post(client, f"{reviewed}ulasan/laporkan/", complaint="0812-0000-7009")


def own_pages(client: Client, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """The account, the business and its papers, people and reports."""
    forms = ("accounts:change_password", "accounts:correct", "accounts:erase", "producers:report")
    forms += ("producers:add_credential", "producers:replace_credential", "producers:profile")
    sections = [f"producers:{name}" for name in ("details", "ways", "hours", "place", "pictures")]
    rest = (
        "producers:programmes",
        "producers:programme",
        "accounts:home",
        "orders:own",
        "accounts:data",
        "accounts:agree",
        "producers:team",
        "producers:reports",
        "producers:credentials",
    )
    wrong = {"founded": "2999", "open_0": "on", "from_0": "9", "workers_male": "x", "email": "x", "latitude": "x"}
    for name in (*rest, *sections, *forms):
        yield from get(client, reverse(name, kwargs=places.get(name)))
    for name in (*sections, *forms):
        yield post(client, reverse(name, kwargs=places.get(name)), **wrong)
    yield post(client, reverse("producers:invite"))
    yield post(client, reverse("producers:revoke"))
    yield post(client, reverse("accounts:sign_out_device"), session="others")
