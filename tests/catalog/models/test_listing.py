import pytest
from django.db import IntegrityError, transaction

from catalog.models import Category, Listing
from tests.factories import make_listing, make_listings

pytestmark = pytest.mark.django_db


def test_only_visible_listings_are_public_and_the_newest_comes_first(emping):
    make_listings(emping, {"name": "a"}, {"name": "b"}, {"name": "c"})
    Listing.objects.filter(title="b").update(is_visible=False)
    assert [listing.title for listing in Listing.objects.visible().newest_first()] == ["c", "a"]


def test_a_group_holds_the_listings_of_its_categories(emping):
    make_listings(emping, {"name": "Batako"}, {"name": "Pintu", "category": Category.objects.get(slug="kusen-pintu")})
    group, leaf = (Category.objects.get(slug=slug) for slug in ("bahan-bangunan", "kusen-pintu"))
    titles = [sorted(each.title for each in Listing.objects.in_category(category)) for category in (group, leaf)]
    assert titles == [["Batako", "Pintu"], ["Pintu"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_cards_cost_one_query(emping, rows, django_assert_num_queries):
    make_listings(emping, *({} for _number in range(rows)))
    with django_assert_num_queries(1):
        assert len([(each.card, each.pk) for each in Listing.objects.for_cards()]) == rows


def test_a_page_costs_one_query(emping, django_assert_num_queries):
    listing = make_listings(emping, {})[0]
    with django_assert_num_queries(1):
        found = Listing.objects.for_page().get(pk=listing.pk)
        shown = (found.category.name, found.group.name, found.producer.name, found.village.district.name)
    assert shown == ("Batako, paving & genteng", "Bahan bangunan & taman", "Emping Budi", "Jombang")


def test_a_listing_has_the_address_of_its_name_and_number(emping):
    listing = make_listing(emping)
    assert (str(listing), listing.get_absolute_url()) == ("Emping Melinjo", f"/produk/emping-melinjo-{listing.pk}/")


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [({"is_offered": False, "is_visible": True}, "listing_visible_is_offered"), ({"price": 0}, "listing_price")],
)
def test_the_database_refuses_what_cannot_be(emping, fields, constraint):
    listing = make_listings(emping, {})[0]
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Listing.objects.filter(pk=listing.pk).update(**fields)


def test_a_product_with_a_listing_cannot_be_deleted(emping):
    listing = make_listings(emping, {})[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        listing.product.delete()
