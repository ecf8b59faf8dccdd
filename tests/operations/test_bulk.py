"""Many made-up listings: as real ones to every page, the same whichever run makes them, and all or nothing."""

from collections import Counter
from random import Random

import pytest
from django.db import connection
from django.db.models import F

from catalog.attributes import listed
from catalog.models import Category, Listing, Product
from catalog.prices import offer_of
from catalog.snapshots import listing_cards, producer_part
from cilegon_ikm.accounts.models import User
from cilegon_ikm.operations.demo import bulk, vocabulary
from producers.models import Producer

pytestmark = pytest.mark.xdist_group("demo")

SLUG = "uji-beban-"


@pytest.fixture(scope="module")
def many(demo_copy):
    """250 of them."""
    indexes = index_names()
    bulk.fill(250, say=lambda line: None)
    return indexes


def made_up():
    return Listing.objects.filter(producer_slug__startswith=SLUG).order_by("pk")


def index_names() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'catalog_listing'")
        return {name for (name,) in cursor}


def test_there_are_as_many_as_asked_for_a_hundred_for_each_maker(many):
    totals = Counter(made_up().values_list("producer_name", flat=True))
    assert totals == {"Uji Beban 0001": 100, "Uji Beban 0002": 100, "Uji Beban 0003": 50}


def test_they_are_as_approval_would_have_written_them(many):
    listings = made_up().select_related("product__category__parent", "product__producer__village__district")
    listings = listings.prefetch_related("product__tiers", "product__variants")
    for listing in listings:
        assert listing_cards(listing) == {"card": listing.card, "card_en": listing.card_en}
        product, expected = listing.product, producer_part(listing.product)
        assert {name: getattr(listing, name) for name in expected} == expected
        assert (product.name, product.description, product.price) == (listing.title, listing.description, listing.price)
        assert offer_of(product) == offer_of(listing)
        assert listing.attributes == product.attributes == listed(product.category, product.attributes)
        assert (product.state, product.version, listing.is_visible) == ("published", listing.version, True)
    assert {listing.minimum_order > 1 for listing in listings} == {True, False}
    assert {listing.price_kind for listing in listings} == {"fixed", "range", "tiers", "ask"}
    assert {bool(listing.variants) for listing in listings} == {True, False}
    assert all(listing.attributes for listing in listings)


def test_their_photos_have_all_the_small_files(many, media_root):
    shots = [shot for photos in made_up().values_list("photos", flat=True) for shot in photos]
    assert {shot["variants"] for shot in shots} == {True}
    assert [shot["key"] for shot in shots if not (media_root / f"{shot['key']}.jpg").exists()] == []
    assert [shot["key"] for shot in shots if not list(media_root.glob(f"{shot['key']}-*.avif"))] == []


@pytest.mark.parametrize(
    ("address", "name"),
    [("/produk/", "Uji Beban 0003"), ("/produsen/uji-beban-0002/", "Uji Beban 0002"), ("/produsen/", "Uji Beban 0001")],
)
def test_public_pages_show_them(many, client, address, name):
    assert name in client.get(address).content.decode()


def test_search_finds_them(many, client):
    title = made_up().last().title
    assert title in client.get("/cari/", {"q": title}).content.decode()


def test_one_of_them_has_a_page(many, client):
    listing = made_up().first()
    assert listing.description in client.get(listing.get_absolute_url()).content.decode()


def test_the_categories_count_them(many):
    counted = dict(Category.objects.values_list("pk", "listing_count"))
    shown = Listing.objects.visible()
    expected = {each.pk: shown.in_category(each).count() for each in Category.objects.all()}
    assert counted == expected


def test_nobody_can_sign_in_as_their_makers(many):
    owners = User.objects.filter(producer__slug__startswith=SLUG)
    assert [user.has_usable_password() for user in owners] == [False, False, False]


def test_the_indexes_are_back(many):
    assert index_names() == many


def test_a_product_made_afterwards_gets_an_id_of_its_own(many):
    last = Product.objects.order_by("pk").last().pk
    product = Product.objects.create(producer=Producer.objects.first())
    assert product.pk == last + 1
    product.delete()


def test_topping_up_adds_what_is_missing_and_leaves_the_others(many):
    before = list(made_up().values())
    bulk.fill(330, say=lambda line: None)
    after = list(made_up().values())
    assert (len(after), after[:250]) == (330, before)
    assert made_up().filter(producer_name=F("producer__name")).count() == 330
    said = []
    bulk.fill(100, say=said.append)
    assert said == ["330 made-up listings are there already"]
    assert made_up().count() == 330


def test_one_that_fails_leaves_everything_as_it_was(many):
    total = made_up().count()

    def refuse(line: str) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        bulk.fill(total + 20, say=refuse)
    assert made_up().count() == total
    assert index_names() == many


def test_words_are_as_uneven_as_in_real_text():
    words = vocabulary.prose()
    drawn = Counter(words.some(Random(1), 200_000))
    assert len(words.words) == len(set(words.words)) == vocabulary.SIZE
    assert 25 < drawn[words.words[0]] / drawn[words.words[98]] < 45
    assert len(drawn) > vocabulary.SIZE / 2
