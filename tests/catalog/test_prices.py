"""catalog/prices.py: what one unit costs, for any quantity and variant."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.models import Listing
from catalog.prices import (
    Offer,
    UnitPrice,
    choices,
    discount,
    offer_of,
    price_span,
    refusal,
    tier_rows,
    unit_price,
)  # fmt: skip
from tests.factories import make_draft, make_listing

TIERS = Offer(price_kind="tiers", price=20_000, tiers=[[50, 18_000], [500, 15_500]], minimum_order=5)
SHIRTS = Offer(
    price_kind="tiers",
    price=20_000,
    tiers=[[50, 18_000]],
    variants=[
        {"values": ["L", "Merah"], "price": None, "available": True},
        {"values": ["XL", "Merah"], "price": 25_000, "available": True},
        {"values": ["XL", "Biru"], "price": 1_000, "available": False},
    ],
)
RANGE = Offer(price_kind="range", price=20_000, price_to=25_000)
ASK = Offer(price_kind="ask", variants=[{"values": ["L"], "price": 9, "available": True}])
rupiah = some.integers(1, 100_000_000_000)
quantities = some.integers(1, 1_000_000)


@some.composite
def offers(draw):
    """As the editor lets them be saved."""
    price = draw(rupiah)
    starts = sorted(draw(some.sets(some.integers(2, 1_000_000), max_size=5)))
    prices = sorted(draw(some.lists(some.integers(1, price), min_size=len(starts), max_size=len(starts))), reverse=True)
    labels = draw(some.sets(some.sampled_from("SMLXQ"), max_size=4))
    owns = some.one_of(some.none(), rupiah)
    return Offer(
        price_kind=draw(some.sampled_from(["fixed", "range", "tiers"])),
        price=price,
        price_to=price + draw(rupiah),
        tiers=[list(pair) for pair in zip(starts, prices, strict=True)],
        variants=[{"values": [label], "price": draw(owns), "available": draw(some.booleans())} for label in labels],
    )


@pytest.mark.parametrize(
    ("quantity", "price"), [(1, 20_000), (49, 20_000), (50, 18_000), (499, 18_000), (500, 15_500), (1_000_000, 15_500)]
)
def test_who_takes_more_pays_the_price_of_the_last_tier_she_reaches(quantity, price):
    assert unit_price(TIERS, quantity=quantity) == UnitPrice(amount=price)


@pytest.mark.parametrize(
    ("quantity", "variant", "price"),
    [
        (1, "L, Merah", 20_000),
        (50, "L, Merah", 18_000),
        (1, "XL, Merah", 25_000),
        (50, "XL, Merah", 23_000),
        (50, "XL, Biru", 1),
        (50, "unknown", 18_000),
    ],
)
def test_a_variant_with_its_own_price_gets_the_same_discount(quantity, variant, price):
    assert unit_price(SHIRTS, quantity=quantity, variant=variant) == UnitPrice(amount=price)


def test_a_range_begins_at_its_lower_end_unless_the_variant_says_more():
    variants = [{"values": ["L"], "price": 23_000, "available": True}]
    offer = Offer(price_kind="range", price=20_000, price_to=25_000, variants=variants)
    assert unit_price(offer, quantity=9) == UnitPrice(amount=20_000, is_from=True)
    assert unit_price(offer, quantity=9, variant="L") == UnitPrice(amount=23_000)


def test_a_range_of_one_price_is_that_price():
    assert unit_price(Offer(price_kind="range", price=5, price_to=5), quantity=1) == UnitPrice(amount=5)


def test_what_has_to_be_asked_has_no_price_even_for_a_variant():
    assert (unit_price(ASK, quantity=3, variant="L"), price_span(ASK)) == (UnitPrice(), None)


@given(offers(), quantities, quantities)
def test_taking_more_never_costs_more_for_one(offer, one, other):
    few, many = sorted((one, other))
    for label in ["", *(choice.label for choice in choices(offer))]:
        price_of_few = unit_price(offer, quantity=few, variant=label).amount
        assert 1 <= unit_price(offer, quantity=many, variant=label).amount <= price_of_few


@given(offers(), quantities)
def test_every_price_that_can_be_had_lies_within_the_span(offer, quantity):
    low, high = price_span(offer)
    labels = [choice.label for choice in choices(offer) if choice.is_available]
    for label in labels or ([] if offer.variants else [""]):
        assert low <= unit_price(offer, quantity=quantity, variant=label).amount <= high


@given(offers(), quantities)
def test_only_prices_by_quantity_know_a_discount(offer, quantity):
    assert (discount(offer, quantity) == 0) or (offer.price_kind == "tiers" and quantity >= offer.tiers[0][0])


@pytest.mark.parametrize(
    ("offer", "span"),
    [
        (Offer(price=7), (7, 7)),
        (RANGE, (20_000, 25_000)),
        (TIERS, (15_500, 20_000)),
        (SHIRTS, (18_000, 25_000)),
        (Offer(price=None), None),
    ],
)
def test_a_card_says_the_lowest_and_the_highest_price(offer, span):
    assert price_span(offer) == span


def test_the_table_of_prices_begins_at_the_minimum_order():
    assert tier_rows(TIERS) == [(5, 49, 20_000), (50, 499, 18_000), (500, None, 15_500)]
    assert tier_rows(RANGE) == []


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("offer", "quantity", "variant", "expected"),
    [
        (TIERS, 5, "", ("", "")),
        (TIERS, 4, "", ("quantity", "The minimum order is 5.")),
        (Offer(price=1, availability="ready", stock=3), 3, "", ("", "")),
        (
            Offer(price=1, availability="ready", stock=3), 4, "",
            ("quantity", "Only 3 are ready. For more, ask the maker on WhatsApp."),
        ),
        (Offer(price=1, availability="order", stock=3), 4, "", ("", "")),
        (Offer(price=1, availability="sold_out"), 1, "", ("quantity", "Sold out for now.")),
        (Offer(price=1, availability="ready", stock=0), 1, "", ("quantity", "Sold out for now.")),
        (SHIRTS, 1, "L, Merah", ("", "")),
        (SHIRTS, 1, "", ("variant", "Choose one of the variants.")),
        (
            SHIRTS, 1, "M, Merah",
            ("variant", "This variant is no longer offered. Choose another one on the product’s page."),
        ),
        (
            SHIRTS, 1, "XL, Biru",
            ("variant", "This variant is not available now. Choose another one on the product’s page."),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_refused_in_plain_words(offer, quantity, variant, expected):
    assert refusal(offer, quantity=quantity, variant=variant) == expected


def test_it_is_sold_out_when_no_variant_is_left():
    off = [{"values": ["L"], "price": None, "available": False}]
    assert (Offer(price=1, variants=off).is_sold_out, SHIRTS.is_sold_out) == (True, False)


@pytest.mark.django_db
def test_working_copy_and_listing_make_the_same_offer(emping):
    variants = [{"values": ["L"], "price": 60_000, "available": False}]
    fields = {"price_kind": "tiers", "tiers": [(50, 40_000)], "options": [{"name": "Ukuran", "values": ["L"]}]}
    fields |= {"variants": variants, "availability": "ready", "stock": 7}
    product = make_draft(emping, **fields)
    listing = Listing.objects.get(pk=make_listing(emping, **fields).pk)
    expected = Offer(
        price_kind="tiers", price=45_000, tiers=[[50, 40_000]], variants=variants, minimum_order=2,
        availability="ready", stock=7,
    )  # fmt: skip
    assert (offer_of(product), offer_of(listing)) == (expected, expected)
