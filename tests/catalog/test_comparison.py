import pytest

from catalog.models import Attribute, Listing
from tests.factories import make_listing, make_listings, make_verified_credential
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


def change(listing, **fields):
    Listing.objects.filter(pk=listing.pk).update(**fields)


def compared(client, *listings):
    """The table as rows of words, by their first cell."""
    query = "&".join(f"p={getattr(listing, 'pk', listing)}" for listing in listings)
    rows = page(client.get(f"/en/bandingkan/?{query}")).select("tbody tr")
    found = [[" ".join(cell.get_text(" ").split()) for cell in row.select("td, th")] for row in rows]
    return {label: cells for label, *cells in found}


@pytest.fixture
def pair(emping, las, dewi):
    cheap = make_listing(emping, officer=dewi, price=20000, minimum_order=10, lead_time_days=7)
    quick = make_listing(las, officer=dewi, price=25000, minimum_order=1, lead_time_days=2)
    return cheap, quick


def test_what_a_buyer_weighs_stands_side_by_side(client, pair):
    change(pair[0], weight=250, monthly_capacity=2000)
    table = compared(client, *pair)
    assert table["Price"] == ["Rp20.000 / pack lowest", "Rp25.000 / pack"]
    assert table["Minimum order"] == ["10 pack", "1 pack"]
    assert table["Ready in"] == ["7 days", "2 days soonest"]
    assert table["Weight"] == ["250 g", "–"]
    assert table["Capacity in a month"] == ["2.000", "–"]


def test_a_question_nobody_answers_is_no_row(client, pair):
    assert {"Weight", "Size", "Papers"} & set(compared(client, *pair)) == set()


def test_prices_of_different_units_are_not_ranked(client, pair):
    change(pair[1], unit="kg")
    assert compared(client, *pair)["Price"] == ["Rp20.000 / pack", "Rp25.000 / kg"]


def test_papers_of_the_makers_are_named(client, pair, emping, dewi):
    make_verified_credential(emping, officer=dewi, kind="pirt")
    assert compared(client, *pair)["Papers"] == ["P-IRT", "–"]


def test_facts_of_the_group_are_compared_in_their_words(client, pair):
    fact = Attribute.objects.filter(group=pair[0].group_id, kind="number").first()
    change(pair[0], attributes={fact.slug: 250})
    with_unit = fact.words(250)
    assert compared(client, *pair)[str(fact.name_en)] == [with_unit, "–"]


def test_the_order_is_that_of_the_address(client, pair):
    assert compared(client, *reversed(pair))["Minimum order"] == ["1 pack", "10 pack"]


@pytest.mark.parametrize("noise", ["x", "0", "9" * 30, "", "-1"])
def test_noise_in_the_address_is_left_out(client, pair, noise):
    assert len(compared(client, noise, pair[0])["Price"]) == 1


def test_only_four_fit(client, emping):
    listings = make_listings(emping, *({"name": f"Emping {number}"} for number in range(6)))
    assert len(compared(client, *listings)["Price"]) == 4


def test_nothing_to_compare_says_where_to_choose(client, db):
    answer = client.get("/en/bandingkan/")
    assert texts(answer, ".empty h2") == ["Nothing to compare yet"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_comparison_costs_three_queries(client, emping, count, django_assert_num_queries):
    listings = make_listings(emping, *({"name": f"Emping {number}"} for number in range(count)))
    with django_assert_num_queries(3):
        compared(client, *listings)
