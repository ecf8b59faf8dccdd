"""catalog/views/prices.py: the words under the quantity of the product page."""

import pytest

from tests.factories import make_listing
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def shirt(emping, dewi):
    sizes = [
        {"values": ["L"], "price": None, "available": True},
        {"values": ["XL"], "price": 65_000, "available": True},
    ]
    return make_listing(
        emping, officer=dewi, name="Kaos", price=60_000, minimum_order=5, price_kind="tiers", tiers=[(50, 54_000)],
        options=[{"name": "Ukuran", "values": ["L", "XL"]}], variants=sizes,
    )  # fmt: skip


def words(client, listing, **asked):
    return " ".join(page(client.get(f"/en/produk/{listing.pk}/harga/", asked)).get_text(" ").split())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"quantity": "6", "variant": "XL"}, "6 × Rp65.000 = Rp390.000 · From 50 on: Rp54.000 each"),
        ({"quantity": "60", "variant": "XL"}, "60 × Rp59.000 = Rp3.540.000"),
        ({"quantity": "4", "variant": "L"}, "The minimum order is 5."),
        ({"quantity": "6"}, ""),
        ({"quantity": "<b>", "variant": "L"}, ""),
        ({"quantity": "99999999", "variant": "L"}, ""),
    ],
)
def test_it_says_what_so_many_come_to(client, shirt, asked, said):
    assert words(client, shirt, **asked) == said


def test_the_page_says_it_for_the_minimum_order_without_a_script(client, emping, dewi):
    listing = make_listing(emping, officer=dewi, price=45_000, minimum_order=2)
    shown = client.get(f"/en{listing.get_absolute_url()}")
    assert texts(shown, "#live-price") == ["2 × Rp45.000 = Rp90.000"]
    assert page(shown).find(id="live-price")["data-url"] == f"/en/produk/{listing.pk}/harga/"


def test_it_costs_one_query_and_opens_no_session(client, shirt, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get(f"/en/produk/{shirt.pk}/harga/?quantity=6&variant=L")
    assert (answer["Cache-Control"], dict(answer.cookies)) == ("max-age=60", {})
