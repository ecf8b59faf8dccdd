import pytest

from catalog.models import Listing
from catalog.trivial import is_trivial

BEFORE = {"title": "Emping", "price": 100, "lead_time_days": 1}


def judged(approved=100, **changes):
    return is_trivial(Listing(approved_price=approved, price=100), BEFORE, {**BEFORE, **changes})


@pytest.mark.parametrize(("price", "trivial"), [(80, True), (79, False), (120, True), (121, False), (101, True)])
def test_a_price_is_trivial_within_a_fifth_of_the_approved_one(price, trivial):
    assert judged(price=price) == trivial


@pytest.mark.parametrize(("price", "trivial"), [(119, True), (121, False), (80, True)])
def test_the_step_is_measured_from_what_an_officer_saw_and_not_from_the_last_step(price, trivial):
    listing = Listing(approved_price=100, price=118)
    assert is_trivial(listing, {**BEFORE, "price": 118}, {**BEFORE, "price": price}) == trivial


@pytest.mark.parametrize("approved", [None, 0])
def test_without_an_approved_price_no_price_is_trivial(approved):
    assert not judged(approved, price=101)


@pytest.mark.parametrize(
    ("changes", "trivial"),
    [
        ({}, False),
        ({"lead_time_days": 30}, True),
        ({"lead_time_days": 30, "price": 110}, True),
        ({"title": "Emping Super"}, False),
        ({"title": "Emping Super", "price": 110}, False),
        ({"price": None}, False),
    ],
)
def test_everything_that_changed_must_be_trivial(changes, trivial):
    assert judged(**changes) == trivial
