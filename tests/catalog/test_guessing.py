import pytest

from catalog.guessing import guess_categories
from catalog.models import Category
from tests.factories import make_listing, make_listings

pytestmark = pytest.mark.django_db


def slugs(name):
    return [category.slug for category in guess_categories(name)]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Emping melinjo pedas 250 g", "emping-ceplis"),
        ("SAMBAL bawang botol", "sambal"),
        ("Pagar besi minimalis", "pagar-kanopi"),
        ("Palet bekas", "palet-peti"),
    ],
)
def test_words_of_the_categories_are_enough(name, first):
    assert slugs(name)[0] == first


def test_listings_teach_what_the_names_do_not_say(emping):
    make_listings(emping, *[{"name": "Gabus pucung", "category": Category.objects.get(slug="katering")}] * 2)
    assert slugs("Gabus pucung Bu Contoh") == ["katering"]


def test_a_category_named_by_the_word_comes_before_a_few_listings(emping):
    make_listings(emping, {"name": "Sambal emping", "category": Category.objects.get(slug="emping-ceplis")})
    assert slugs("Sambal")[:2] == ["sambal", "emping-ceplis"]


def test_a_withdrawn_listing_teaches_nothing(emping, dewi):
    listing = make_listing(emping, officer=dewi, name="Zibbidi")
    assert slugs("Zibbidi") == ["emping-ceplis"]
    type(listing).objects.update(is_visible=False)
    assert slugs("Zibbidi") == []


@pytest.mark.parametrize("name", ["", "   ", "12 345", "!! & | :* <->", "'; DROP TABLE x; --", "a\\b", "😀"])
def test_no_name_breaks_it(name):
    assert slugs(name) == []


def test_it_costs_three_queries(django_assert_num_queries):
    with django_assert_num_queries(3):
        guess_categories("Emping melinjo")
