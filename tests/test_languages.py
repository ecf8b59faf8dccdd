"""No page mixes the two languages, and each is written as its readers write."""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from django.contrib import admin
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from catalog import workflow as catalog
from catalog.models import Listing
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.notifications.texts import TEXTS
from cilegon_ikm.operations import translations
from orders import workflow as orders
from orders.models import Enquiry
from producers import workflow as producers
from producers.models import KbliCode
from producers.register.columns import COLUMNS
from tests.addresses import owned_by
from tests.factories import (
    make_draft,
    make_enquiry,
    make_listing,
    make_listings,
    make_moderator,
    make_producer,
    make_quote,
    make_submitted,
    make_user,
    make_verified_producer,
)
from tests.pages import page, texts
from tests.test_translations import FILES, PLACEHOLDER, forms

# Words that stand in nearly every sentence of one language and never in one of the other.
COMMON = {
    "en": {"can", "the", "and", "of", "you", "your", "is", "are", "was", "with", "for", "this", "that", "not", "from"},
    "id": {"yang", "dan", "di", "untuk", "dengan", "anda", "atau", "tidak", "sudah", "belum", "dari", "ini", "bisa"},
}
ATTRIBUTES = (
    "placeholder", "title", "aria-label", "alt", "content", "data-sending", "data-failed", "data-retry", "data-done",
)  # fmt: skip
NO_WORDS = {"material-symbols-outlined", "field-name_en"}


def visible(html: str) -> set[str]:
    """Every text a person sees or hears, without names of icons and what is meant to be in another language."""
    soup = BeautifulSoup(html, "html.parser")
    return {" ".join(text.split()) for text in _spoken(soup, soup.html["lang"] if soup.html else None)} - {""}


def _spoken(element: Tag, language: str | None) -> Iterator[str]:
    for child in element.children:
        if type(child) is NavigableString:
            yield child
        elif isinstance(child, Tag) and not _is_apart(child, language):
            yield from (child[name] for name in ATTRIBUTES if child.has_attr(name))
            yield from _spoken(child, language)


def _is_apart(element: Tag, language: str | None) -> bool:
    classes = element.get("class", ())
    return element.get("lang", language) != language or not NO_WORDS.isdisjoint(classes)


def phrases(language: str) -> tuple[set[str], re.Pattern[str]]:
    """What only the other language's texts say: those without placeholders, and a pattern for those with."""
    messages = [message for source, _collected in FILES for message in translations.read(source) if message.id]
    english = {part for message in messages for part in _parts(message.id)}
    indonesian = {part for message in messages for part in _parts(message.string)}
    foreign = english - indonesian if language == "id" else indonesian - english
    open_ended = {part for part in foreign if PLACEHOLDER.search(part)}
    patterns = (".+".join(map(re.escape, PLACEHOLDER.split(part))) for part in open_ended)
    return foreign - open_ended, re.compile("|".join(patterns))


def _parts(text: str | tuple[str, ...]) -> set[str]:
    """What stands between tags, in small letters, if it holds a word."""
    parts = {" ".join(part.split()).lower() for form in forms(text) for part in re.split(r"<[^>]+>|\{\w*\}", form)}
    return {part for part in parts if re.search(r"\w{2}", PLACEHOLDER.sub("", part))}


def strangers(html: str, language: str, known: tuple[set[str], re.Pattern[str]]) -> list[str]:
    """The texts of a page that speak the other language."""
    plain, open_ended = known
    (other,) = {"en", "id"} - {language}
    found = []
    for text in visible(html):
        whole = text.lower()
        pieces = {whole, *(piece.strip(" :.*…") for piece in re.split(r" [–·|/] |: ", whole))}
        words = set(re.findall(r"\b[^\W\d_]+\b", whole))
        if pieces & plain or open_ended.fullmatch(whole) or words & COMMON[other]:
            found.append(text)
    return sorted(found)


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
    yield from _public(client, listing)
    yield from _with_a_link(client, places)
    yield from _buying(client, listing)
    client.force_login(make_user("Eka"))
    yield from _new_maker(client)
    client.force_login(budi)
    yield from _making(client, listing, officer)
    yield from _own_pages(client, places)
    make_submitted(emping, name="Opak", description="Opak renyah.")
    client.force_login(officer)
    yield from _get(client, reverse("admin:index"))
    client.force_login(boss)
    yield from _deciding(client, listing)
    yield from _register(client, places)


def _get(client: Client, *urls: str) -> Iterator[tuple[str, HttpResponse]]:
    for url in urls:
        answer = client.get(url, follow=True)
        assert answer.status_code == 200, url
        yield url, answer


def _post(client: Client, url: str, **data: object) -> tuple[str, HttpResponse]:
    answer = client.post(url, data, follow=True)
    assert answer.status_code in {200, 422}, url
    return f"POST {url}", answer


def _public(client: Client, listing: Listing) -> Iterator[tuple[str, HttpResponse]]:
    found, makers = reverse("catalog:search"), reverse("catalog:directory")
    store = listing.producer.get_absolute_url()
    yield from _get(client, *(reverse(f"catalog:{name}") for name in ("home", "catalogue", "categories", "directory")))
    yield from _get(client, found, f"{found}?q=emping", f"{found}?q=zzz", f"{makers}?cabang=craft")
    yield from _get(client, listing.category.get_absolute_url(), store, listing.get_absolute_url())
    yield from _get(client, reverse("help"), reverse("privacy"))
    for name in ("register", "sign_in"):
        yield from _get(client, reverse(f"accounts:{name}"))
        yield _post(client, reverse(f"accounts:{name}"), phone="12", password="123", username="12")
    yield "forged", Client(enforce_csrf_checks=True).post(reverse("accounts:sign_in"))
    yield "NUL", client.get(found, {"q": "\0"})
    yield "missing", client.get(f"{store}hilang/")


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
    for name in ("accounts:forgot", "accounts:ask_code"):
        yield from _get(client, reverse(name))
        yield _post(client, reverse(name))
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
    enquiry = make_enquiry(listing, message="Halo")
    orders.post_message(
        enquiry=enquiry, side="producer", author=listing.producer.owner, key=uuid.uuid4(), body="Halo juga"
    )
    talk = reverse("orders:conversation", args=[enquiry.submission.token, enquiry.reference])
    make_quote(enquiry, payment_terms="50 : 50")
    yield from _get(client, enquiry.submission.get_absolute_url(), talk)
    yield _post(client, f"{talk}penawaran/1/ubah/")
    yield _post(client, talk, body="")
    yield _post(client, f"{talk}batal/", reason="")


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
    enquiry = make_enquiry(listing, message="Halo")
    draft = make_draft(producer, name="Opak", description="Opak renyah.", photos=2)
    mended = make_submitted(producer, name="Kue", description="Kue kering.")
    catalog.request_product_changes(product=mended, version=mended.version, by=officer, note="Gambar buram")
    details = {"name": "x", "note": "Gambar buram", "buyer": "Ani", "sender": "Ani", "reference": "CLG-234567"}
    details |= {"items": "2 × Emping", "message": "Habis", "year": "2025", "date": "01/12/2026"}
    details |= {"total": "Rp100.000", "days": "14"}
    Notification.objects.bulk_create(Notification(user=budi, kind=kind, params=details, url="/") for kind in TEXTS)
    edit, thread = f"{reverse('catalog:products')}{draft.pk}/", reverse("orders:thread", args=[enquiry.reference])
    own = f"{reverse('catalog:products')}{listing.pk}/"
    yield from _get(client, reverse("orders:home"), reverse("catalog:products"), reverse("notifications:list"))
    yield from _get(client, edit, f"{edit}pratinjau/", own, f"{reverse('catalog:products')}{mended.pk}/")
    yield _post(client, edit, action="send", price="abc", minimum_order="0", lead_time_days="-1", category="99999")
    yield _post(client, f"{edit}simpan/", name="Opak", unit="pcs", minimum_order="1", lead_time_days="1")
    yield _post(client, f"{edit}foto/")
    yield _post(client, f"{own}tarik/")
    yield _post(client, f"{own}tampilkan/")
    yield _post(client, f"{edit}buang/")
    yield from _get(client, thread, reverse("orders:inbox"), f"{thread}penawaran/", reverse("orders:quick_replies"))
    yield _post(client, f"{thread}penawaran/", action="send")
    yield _post(client, f"{thread}tolak/", reason="")
    yield _post(client, f"{thread}tolak/", reason="Habis")


def _own_pages(client: Client, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """The account, the business and its papers, people and reports."""
    forms = ("accounts:change_password", "accounts:correct", "accounts:erase", "producers:report")
    forms += ("producers:add_credential", "producers:replace_credential", "producers:profile")
    sections = [f"producers:{name}" for name in ("details", "ways", "hours", "place", "pictures")]
    rest = ("accounts:home", "accounts:data", "producers:team", "producers:reports", "producers:credentials")
    wrong = {"founded": "2999", "open_0": "on", "from_0": "9", "workers_male": "x", "email": "x", "latitude": "x"}
    for name in (*rest, *sections, *forms):
        yield from _get(client, reverse(name, kwargs=places.get(name)))
    for name in (*sections, *forms):
        yield _post(client, reverse(name, kwargs=places.get(name)), **wrong)
    yield _post(client, reverse("producers:invite"))
    yield _post(client, reverse("producers:revoke"))
    yield _post(client, reverse("accounts:sign_out_device"), session="others")


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


def official() -> re.Pattern[str]:
    """What has a name in Indonesian only: the classification of trades, and the columns and cells of the register."""
    titles = KbliCode.objects.values_list("title", flat=True)
    names = {*titles, *(column.heading for column in COLUMNS), "PANGAN"}
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)))


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_mixes_languages(db, client, language, settings):
    settings.MESSAGE_SENDERS = ["email"]  # so that the pages that send links and codes exist
    known, names = phrases(language), official()
    with translation.override(language):
        pages = [*((url, answer.text) for url, answer in tour(client)), ("500", render_to_string("500.html"))]
        mixed = {url: found for url, html in pages if (found := strangers(names.sub("", html), language, known))}
    assert mixed == {}


@pytest.mark.parametrize(
    ("language", "html"),
    [
        ("id", "<p>Skip to the content</p>"),
        ("id", "<title>My products – Sentra IKM Cilegon</title>"),
        ("id", "<p>Emping Budi is verified</p>"),
        ("id", "<p>Words of no file</p>"),
        ("id", "<body><img alt='Photos'></body>"),
        ("id", "<body><dt>Price:</dt></body>"),
        ("en", "<p>Langsung ke isi halaman</p>"),
        ("en", "<p>minimal 2 pack</p>"),
        ("en", "<p>Nama Anda</p>"),
    ],
)
def test_a_foreign_text_is_noticed(language, html):
    assert len(strangers(html, language, phrases(language))) == 1


@pytest.mark.parametrize(
    ("prefix", "date", "asked"),
    [("", "17 Agustus 2019 10.30 WIB", "2 bungkus"), ("/en", "17 August 2019 10.30 WIB", "2 pack")],
)
def test_dates_times_numbers_and_units_follow_the_language(db, client, prefix, date, asked):
    enquiry = make_enquiry(make_listing(price=1_250_000))
    Enquiry.objects.update(created_at=datetime(2019, 8, 17, 3, 30, tzinfo=UTC))
    with translation.override("id"):
        url = reverse("orders:conversation", args=[enquiry.submission.token, enquiry.reference])
    answer = client.get(prefix + url)
    assert date in texts(answer, ".talk-event")[0]
    assert texts(answer, ".row-side") == [f"{asked} Rp2.500.000"]
    assert page(answer).html["lang"] == (prefix.strip("/") or "id")


@pytest.mark.parametrize(
    ("language", "steps"),
    [
        ("id", [("menunggu verifikasi", "terverifikasi"), ("draf", "menunggu verifikasi")]),
        ("en", [("waiting for verification", "verified"), ("draft", "waiting for verification")]),
    ],
)
def test_officers_read_the_history_in_words(client, emping, admin_user, language, steps):
    client.force_login(admin_user)
    with translation.override(language):
        answer = client.get(reverse("admin:producers_producer_change", args=[emping.pk]))
        told = [str(change) for change in emping.history.all()]
    assert list(zip(*(texts(answer, f"td.field-{name}") for name in ("came_from", "went_to")), strict=True)) == steps
    assert told == [" → ".join(step) for step in steps]
