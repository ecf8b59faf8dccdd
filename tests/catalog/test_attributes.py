"""From the values a maker keeps to the table on the product page."""

import pytest
from django.utils.translation import override

from catalog import workflow
from catalog.attributes import Fact, facts, listed
from catalog.models import Attribute, Category
from tests.factories import make_listing

pytestmark = pytest.mark.django_db
VALUES = {
    "berat-bersih": 250,
    "rasa": "Pedas",
    "siap-makan": True,
    "komposisi": "Melinjo, garam",
    "bahan-logam": "Besi",
}


@pytest.fixture
def chips():
    return Category.objects.select_related("parent").get(slug="emping-ceplis")


def test_a_listing_gets_the_values_of_its_group_and_no_wrong_ones(chips):
    assert listed(chips, {**VALUES, "rasa": "Getir", "siap-makan": "ya"}) == {
        "berat-bersih": 250,
        "komposisi": "Melinjo, garam",
    }


def test_without_values_nothing_is_asked_of_the_database(chips, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert listed(chips, {}) == {}


def test_approval_puts_the_values_into_the_listing_where_facets_find_them(emping, dewi):
    listing = make_listing(emping, officer=dewi, attributes=VALUES)
    assert listing.attributes == {name: VALUES[name] for name in VALUES if name != "bahan-logam"}
    assert listing.product.attributes == VALUES
    found = type(listing).objects.filter(attributes__contains={"berat-bersih": 250.0, "siap-makan": True})
    assert list(found) == [listing]


def test_facts_are_in_the_language_of_the_page_and_say_where_the_makers_words_are_not(emping, dewi):
    listing = make_listing(emping, officer=dewi, attributes=VALUES)
    with override("en"):
        assert facts(listing) == [
            Fact("Net weight", "250 g"),
            Fact("Taste", "Hot"),
            Fact("Ready to eat", "Yes"),
            Fact("Ingredients", "Melinjo, garam", "id"),
        ]
    with override("id"):
        assert facts(listing)[1] == Fact("Rasa", "Pedas")


def test_what_is_out_of_use_is_not_shown(emping, dewi):
    listing = make_listing(emping, officer=dewi, attributes={"rasa": "Pedas"})
    Attribute.objects.filter(slug="rasa").update(is_active=False)
    assert facts(listing) == []


def test_values_survive_a_change_of_the_category_and_back(emping, dewi, chips):
    product = make_listing(emping, officer=dewi, attributes=VALUES).product
    workflow.save_product(product=product, category=Category.objects.get(slug="sambal"))
    workflow.save_product(product=product, category=chips)
    assert product.attributes == VALUES
