import csv
import io
from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import pytest
import time_machine

from catalog import feeds
from catalog.models import Listing
from catalog.workflow import withdraw_product
from tests.factories import make_listing, make_listings

pytestmark = pytest.mark.django_db

SITE = "https://sentra.example"


@pytest.fixture
def listing(emping, dewi):
    return make_listing(emping, officer=dewi, photos=2, name="Emping & <Melinjo>")


def change(listing, **fields):
    Listing.objects.filter(pk=listing.pk).update(**fields)


def items():
    """The items of the Google feed, as name and text."""
    root = ElementTree.fromstring(b"".join(feeds.google_xml(SITE)))
    return [[(child.tag.removeprefix(f"{{{feeds.GOOGLE}}}"), child.text) for child in item] for item in root[0][3:]]


def rows():
    return list(csv.DictReader(io.StringIO("".join(feeds.meta_csv(SITE)))))


@time_machine.travel(datetime(2026, 11, 1, 3, tzinfo=UTC), tick=False)
def test_google_reads_all_it_asks_for(listing):
    first, second = (f"{SITE}/media/{photo['key']}.jpg" for photo in listing.photos)
    assert items() == [
        [
            ("id", str(listing.pk)),
            ("title", "Emping & <Melinjo>"),
            ("description", "Emping renyah dari melinjo pilihan."),
            ("link", f"{SITE}/produk/emping-melinjo-{listing.pk}/"),
            ("image_link", first),
            ("availability", "backorder"),
            ("price", "45000 IDR"),
            ("brand", "Emping Budi"),
            ("identifier_exists", "no"),
            ("condition", "new"),
            ("product_type", "Makanan ringan & kering > Emping & ceplis"),
            ("availability_date", "2026-11-04T03:00Z"),
            ("additional_image_link", second),
        ]
    ]


def test_a_feed_reader_finds_nothing_wrong(listing):
    feed = feedparser.parse(b"".join(feeds.google_xml(SITE)))
    assert (feed.bozo, feed.version) == (False, "rss20")
    assert [entry.link for entry in feed.entries] == [f"{SITE}/produk/emping-melinjo-{listing.pk}/"]


@pytest.mark.parametrize(
    ("availability", "google", "meta"),
    [
        ("ready", "in_stock", "in stock"),
        ("order", "backorder", "available for order"),
        ("sold_out", "out_of_stock", "out of stock"),
    ],
)
def test_each_service_hears_of_stock_in_its_words(listing, availability, google, meta):
    change(listing, availability=availability)
    assert dict(items()[0])["availability"] == google
    assert ("availability_date" in dict(items()[0])) == (availability == "order")
    assert rows()[0]["availability"] == meta


def test_the_weight_is_told_where_it_is_known(listing):
    change(listing, weight=250)
    assert dict(items()[0])["product_weight"] == "250 g"


def test_characters_that_xml_cannot_hold_are_left_out(listing):
    change(listing, title="Emping\x0b renyah 😀")
    assert dict(items()[0])["title"] == "Emping renyah 😀"


def test_meta_reads_all_it_asks_for(listing):
    first, second = (f"{SITE}/media/{photo['key']}.jpg" for photo in listing.photos)
    assert rows() == [
        {
            "id": str(listing.pk),
            "title": "Emping & <Melinjo>",
            "description": "Emping renyah dari melinjo pilihan.",
            "availability": "available for order",
            "condition": "new",
            "price": "45000 IDR",
            "link": f"{SITE}/produk/emping-melinjo-{listing.pk}/",
            "image_link": first,
            "brand": "Emping Budi",
            "additional_image_link": second,
            "product_type": "Makanan ringan & kering > Emping & ceplis",
        }
    ]


def test_what_has_no_photo_no_price_or_no_buyers_stands_in_neither(emping, listing, dewi):
    make_listings(emping, {})  # without a photo
    change(make_listing(emping, officer=dewi), price=None, price_kind="ask")
    withdraw_product(product=make_listing(emping, officer=dewi).product, by=emping.owner)
    assert [dict(item)["id"] for item in items()] == [str(listing.pk)]
    assert [row["id"] for row in rows()] == [str(listing.pk)]


def test_a_long_feed_comes_in_pieces_of_few_rows(emping, listing, monkeypatch):
    monkeypatch.setattr(feeds, "RANGE", 1)
    others = make_listings(emping, {}, {})
    Listing.objects.filter(pk__in=[other.pk for other in others]).update(photos=listing.photos)
    assert [row["id"] for row in rows()] == [str(each.pk) for each in (listing, *others)]
    assert len(list(feeds.google_xml(SITE))) == 5
