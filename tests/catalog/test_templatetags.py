from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from catalog.models import Listing, Product
from catalog.templatetags import catalog as tags
from orders.models import Enquiry
from producers.models import Producer

PHOTO = {"id": 1, "key": "photos/ab/abcd", "alt": "", "width": 800, "height": 600, "variants": True}


def drawn(source, **context):
    html = Template(source).render(Context(context))
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("number", "text"),
    [(None, ""), (0, "0"), (999, "999"), (1000, "1.000"), (1_234_567, "1.234.567"), (-1500, "-1.500")],
)
def test_numbers_are_grouped_as_prices_are_written_here(number, text, language):
    with translation.override(language):
        assert tags.grouped(number) == text


@pytest.mark.parametrize(("amount", "text"), [(None, ""), (500, "Rp500"), (25_000, "Rp25.000")])
def test_prices_are_in_rupiah(amount, text):
    assert tags.rupiah(amount) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (None, ""),
        (datetime(2019, 11, 7, 3, 30, tzinfo=UTC), "7 November 2019 10.30 WIB"),
        (datetime(2019, 11, 7, 17, 5, tzinfo=UTC), "8 November 2019 00.05 WIB"),
    ],
)
def test_times_are_those_of_cilegon(moment, text):
    assert tags.wib(moment) == text


def test_a_moment_is_as_short_as_it_can_be():
    now = timezone.localtime()
    assert tags.moment(now) == f"{now:%H.%M}"
    assert tags.moment(datetime(2019, 11, 7, 3, 30, tzinfo=UTC)) == "7 Nov 2019"
    yesterday = now - timedelta(days=1)
    with translation.override("en"):
        year = f" {yesterday.year}" if yesterday.year != now.year else ""
        assert tags.moment(yesterday) == f"{yesterday.day} {yesterday:%b}{year}"


def test_an_icon_points_into_the_sprite_and_is_silent():
    svg = drawn('{% icon "pin" "icon-ok" %}').svg
    assert (svg["class"], svg["aria-hidden"]) == (["icon", "icon-ok"], "true")
    assert svg.use["href"].partition("#")[::2] == (tags.static("img/icons.svg"), "pin")


@pytest.mark.parametrize(
    ("thing", "text", "tone"),
    [
        (Product(state="published"), "Published", ["is-good"]),
        (Product(state="submitted"), "Waiting for approval", ["is-wait"]),
        (Product(state="taken_down"), "Taken down", ["is-bad"]),
        (Product(state="draft"), "Draft", []),
        (Producer(state="verified"), "Verified", ["is-good"]),
        (Enquiry(state="declined"), "Declined", ["is-bad"]),
    ],
)
def test_a_badge_says_the_state_in_words_and_colour(in_english, thing, text, tone):
    badge = drawn("{% state_badge thing %}", thing=thing).span
    assert (badge.get_text(), badge["class"]) == (text, ["badge", *tone])


@pytest.mark.parametrize(("language", "text"), [("id", "Kartu"), ("en", "Card")])
def test_a_card_is_the_one_of_the_language(language, text):
    listing = Listing(card="<b>Kartu</b>", card_en="<b>Card</b>")
    with translation.override(language):
        assert drawn("{% card listing %}", listing=listing).b.get_text() == text


def test_a_picture_offers_the_best_format_at_each_width():
    picture = drawn('{% picture photo sizes="72px" %}', photo=PHOTO).picture
    assert [(source["type"], source["sizes"], source["srcset"]) for source in picture.select("source")] == [
        (
            f"image/{fmt}",
            "72px",
            f"/media/photos/ab/abcd-320.{fmt} 320w, /media/photos/ab/abcd-640.{fmt} 640w, "
            f"/media/photos/ab/abcd-800.{fmt} 800w",
        )
        for fmt in ("avif", "webp")
    ]
    assert (picture.img["src"], picture.img["width"], picture.img["height"], picture.img["loading"]) == (
        "/media/photos/ab/abcd.jpg", "800", "600", "lazy"
    )  # fmt: skip


def test_a_picture_without_small_files_is_its_jpeg():
    picture = drawn("{% picture photo %}", photo={**PHOTO, "variants": False}).picture
    assert (picture.select("source"), picture.img["src"]) == ([], "/media/photos/ab/abcd.jpg")


def test_the_most_important_picture_comes_first_and_not_lazily():
    image = drawn("{% picture photo priority=True %}", photo=PHOTO).img
    assert (image["fetchpriority"], image.get("loading")) == ("high", None)


@pytest.mark.parametrize(("own", "shown"), [("", "Emping"), ('Piring "besar"', 'Piring "besar"')])
def test_a_picture_says_what_it_shows(own, shown):
    assert drawn('{% picture photo alt="Emping" %}', photo={**PHOTO, "alt": own}).img["alt"] == shown


@pytest.mark.parametrize(
    ("language", "here", "there"),
    [
        ("id", "/produk/?setelah=5&x=a%20b", "/en/produk/?setelah=5&x=a%20b"),
        ("en", "/en/produk/?setelah=5", "/produk/?setelah=5"),
        ("en", "/en/", "/"),
        ("id", "/tidak-ada/", "/en/tidak-ada/"),
    ],
)
def test_the_other_language_is_one_link_away(language, here, there):
    with translation.override(language):
        assert tags.other_language(Context({"request": RequestFactory().get(here)})) == there


def test_without_a_request_the_other_language_is_the_home_page():
    assert tags.other_language(Context()) == "/"


def test_the_large_photo_has_an_address():
    assert tags.photo_link(PHOTO) == "/media/photos/ab/abcd.jpg"


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("minutes", "time"),
    [
        (1, "5 minutes"),
        (55, "55 minutes"),
        (56, "1 hour"),
        (61, "2 hours"),
        (1440, "24 hours"),
        (1441, "2 days"),
        (10_000, "7 days"),
    ],
)
def test_a_response_time_is_said_in_human_words(minutes, time):
    assert tags.response_time(minutes) == f"Usually answers within {time}"
