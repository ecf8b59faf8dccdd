import pytest
from bs4 import BeautifulSoup
from django.templatetags.static import static

from catalog import workflow
from catalog.models import Category, Listing, Product
from catalog.snapshots import cards, listing_cards, snapshot
from catalog.templatetags.cards import card
from producers.models import Producer
from tests.factories import make_credential, make_draft, make_listing, make_verified_credential

pytestmark = pytest.mark.django_db


EVERYTHING = {
    "price_kind": "range", "price_to": 50000, "tiers": [(50, 40000), (500, 38000)],
    "options": [{"name": "Rasa", "values": ["Asin", "Pedas"]}],
    "variants": [
        {"values": ["Asin"], "price": None, "available": True},
        {"values": ["Pedas"], "price": 47000, "available": False},
    ],
    "attributes": {"rasa": "Pedas"}, "availability": "ready", "stock": 20, "monthly_capacity": 600,
    "weight": 260, "length": 200, "width": 150, "height": 55,
}  # fmt: skip


def words(card):
    return " ".join(BeautifulSoup(card, "html.parser").get_text(" ").split())


def test_a_snapshot_holds_everything_the_public_sees(emping):
    product = make_draft(emping, name="Emping Melinjo Asin", **EVERYTHING)
    photo = product.photos.get()
    fields = snapshot(product)
    del fields["card"], fields["card_en"]
    assert fields == {
        "version": product.version,
        "producer": emping,
        "category": Category.objects.get(slug="emping-ceplis"),
        "group": Category.objects.get(slug="makanan-kering"),
        "title": "Emping Melinjo Asin",
        "title_en": "",
        "slug": "emping-melinjo-asin",
        "description": "Emping renyah dari melinjo pilihan.",
        "description_en": "",
        "price_kind": "range",
        "price": 45000,
        "price_to": 50000,
        "tiers": [[50, 40000], [500, 38000]],
        "options": [{"name": "Rasa", "values": ["Asin", "Pedas"]}],
        "variants": [
            {"values": ["Asin"], "price": None, "available": True},
            {"values": ["Pedas"], "price": 47000, "available": False},
        ],
        "attributes": {"rasa": "Pedas"},
        "approved_price": 45000,
        "unit": "pack",
        "minimum_order": 2,
        "lead_time_days": 3,
        "availability": "ready",
        "stock": 20,
        "monthly_capacity": 600,
        "weight": 260,
        "length": 200,
        "width": 150,
        "height": 55,
        "photos": [
            {"id": photo.pk, "key": photo.key, "alt": "", "width": 640, "height": 480, "variants": False},
        ],
        "village": emping.village,
        "district": emping.village.district,
        "latitude": None,
        "longitude": None,
        "badges": [],
        "village_name": "Masigit",
        "producer_name": "Emping Budi",
        "producer_slug": "emping-budi",
        "whatsapp": emping.whatsapp,
        "words": "Emping Budi Emping & ceplis Melinjo crackers Masigit Jombang"
        " Makanan ringan & kering Snacks & dry food",
    }


def test_a_snapshot_repeats_the_valid_papers_of_its_maker_and_its_place(emping, dewi):
    make_verified_credential(emping, kind="halal", officer=dewi)
    make_verified_credential(emping, kind="other", officer=dewi)
    make_credential(emping, kind="pirt")
    Producer.objects.update(latitude="-6.012345", longitude="106.05")
    fields = snapshot(make_draft(emping))
    assert (fields["badges"], fields["latitude"], fields["longitude"]) == (["halal"], -6.012345, 106.05)


def test_photos_are_kept_in_their_order_without_the_removed_ones(emping, budi):
    listing = make_listing(emping, photos=3)
    first, second, third = listing.product.photos.shown()
    workflow.remove_photo(photo=second)
    workflow.place_photo(photo=third, position=1)
    assert [shot["id"] for shot in snapshot(listing.product)["photos"]] == [third.pk, first.pk]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sate Bandeng (tanpa duri)!", "sate-bandeng-tanpa-duri"),
        ("Kué Ápem", "kue-apem"),
        ("كرانشي", "produk"),
        ("😀", "produk"),
        ("a" * 100, "a" * 100),
    ],
)
def test_the_address_is_made_of_the_name(emping, name, slug):
    assert snapshot(make_draft(emping, name=name))["slug"] == slug


def test_a_product_without_category_has_no_snapshot(emping):
    with pytest.raises(ValueError, match="without category"):
        snapshot(Product(producer=emping))


def test_the_card_says_what_a_buyer_compares(emping):
    product = make_draft(emping, price=1_250_000, minimum_order=1500)
    card = cards(product.pk, snapshot(product))["card_en"]
    assert words(card) == "Emping Melinjo Rp1.250.000 / pack from 1.500 pack Emping Budi Masigit"


def test_the_card_is_silent_about_a_minimum_of_one(emping):
    product = make_draft(emping, minimum_order=1)
    assert words(snapshot(product)["card_en"]) == "Emping Melinjo Rp45.000 / pack Emping Budi Masigit"


@pytest.mark.parametrize(
    ("fields", "price"),
    [
        ({"price_kind": "range", "price_to": 50_000}, "Rp45.000 – Rp50.000 / pack"),
        ({"price_kind": "tiers", "tiers": [(50, 40_000), (500, 38_000)]}, "from Rp38.000 / pack"),
        ({"price_kind": "ask", "price": None}, "Ask for the price"),
        ({"variants": [{"values": ["Besar"], "price": 60_000, "available": True}]}, "Rp60.000 / pack"),
    ],
)
def test_each_kind_of_price_has_its_words(emping, fields, price):
    product = make_draft(emping, minimum_order=1, **fields)
    assert words(snapshot(product)["card_en"]) == f"Emping Melinjo {price} Emping Budi Masigit"


def test_the_card_of_what_is_sold_out_says_so(emping):
    product = make_draft(emping, minimum_order=1, availability="sold_out")
    assert words(snapshot(product)["card_en"]) == "sold out for now Emping Melinjo Rp45.000 / pack Emping Budi Masigit"


def test_each_language_has_a_card_that_leads_to_its_own_page(emping):
    product = make_draft(emping)
    fields = snapshot(product)
    links = {name: BeautifulSoup(fields[name], "html.parser").a["href"] for name in ("card", "card_en")}
    path = f"/produk/emping-melinjo-{product.pk}/"
    assert links == {"card": path, "card_en": f"/en{path}"}


def test_a_card_never_carries_markup_of_the_maker(emping):
    product = make_draft(emping, name="<script>alert(1)</script>", description="<b>x</b>")
    emping.name = "<img src=x onerror=alert(1)>"
    soup = BeautifulSoup(snapshot(product)["card"], "html.parser")
    assert (soup.script, [image["src"] for image in soup.select("img")]) == (
        None, [f"/media/{product.photos.get().key}.jpg"]
    )  # fmt: skip
    assert soup.select_one(".card-name").get_text() == "<script>alert(1)</script>"


def test_a_card_without_photo_is_still_a_card(emping):
    product = make_draft(emping, photos=0)
    soup = BeautifulSoup(snapshot(product)["card"], "html.parser")
    assert (soup.img, soup.a.get_text()) == (None, "Emping Melinjo")


def test_the_card_of_a_listing_written_again_is_the_same(emping):
    listing = Listing.objects.get(pk=make_listing(emping, **EVERYTHING).pk)
    assert listing_cards(listing) == {"card": listing.card, "card_en": listing.card_en}


def test_a_stored_card_follows_the_sprite_when_its_address_changes(emping):
    listing = make_listing(emping)
    assert static("img/icons.svg") not in listing.card
    assert f'href="{static("img/icons.svg")}#pin"' in card(listing)
