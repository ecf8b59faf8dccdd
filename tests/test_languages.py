"""No page mixes the two languages, and each is written as its readers write."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from catalog.models import Attribute
from cilegon_ikm.moderation.models import ReasonTemplate
from cilegon_ikm.operations import translations
from orders.models import Enquiry
from producers.models import KbliCode
from producers.register.columns import COLUMNS
from tests.factories import make_enquiry, make_listing
from tests.pages import page, texts
from tests.test_translations import FILES, PLACEHOLDER, forms
from tests.tour import tour

# Words that stand in nearly every sentence of one language and never in one of the other.
COMMON = {
    "en": {"can", "the", "and", "of", "you", "your", "is", "are", "was", "with", "for", "this", "that", "not", "from"},
    "id": {"yang", "dan", "di", "untuk", "dengan", "anda", "atau", "tidak", "sudah", "belum", "dari", "ini", "bisa"},
}
ATTRIBUTES = (
    "placeholder", "title", "aria-label", "alt", "content", "data-sending", "data-failed", "data-retry", "data-done",
)  # fmt: skip
NO_WORDS = {"material-symbols-outlined", "field-name_en"}
TYPED_BY_STAFF = {"field-name", "field-unit", "field-title", "field-note"}  # cells of lists, in one language


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
    is_typed = element.name in {"td", "th"} and not TYPED_BY_STAFF.isdisjoint(classes)
    return element.get("lang", language) != language or is_typed or not NO_WORDS.isdisjoint(classes)


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


def official() -> re.Pattern[str]:
    """What is in Indonesian only: trades, columns and cells of the register, and what officers write to makers."""
    titles = KbliCode.objects.values_list("title", flat=True)
    reasons = {words for each in ReasonTemplate.objects.values_list("title", "text") for words in each}
    slugs = Attribute.objects.filter(slug__contains="-").values_list("slug", flat=True)
    typed = ("Dinas Koperasi dan UKM", "Bazar", "Di sini emping dibuat.", "Emping is made here.")  # names and texts
    names = {*typed, *titles, *reasons, *slugs, *(column.heading for column in COLUMNS), "PANGAN"}
    return re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)))


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_mixes_languages(db, client, language, settings):
    settings.MESSAGE_SENDERS = ["email"]  # so that the pages that send links and codes exist
    known, names = phrases(language), official()
    with translation.override(language):
        pages = [
            *((url, answer.text) for url, answer in tour(client)),
            *((name, render_to_string(f"{name}.html")) for name in ("500", "503")),
        ]
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
