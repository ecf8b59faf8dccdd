from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from catalog.models import ListingDay
from cilegon_ikm.clock import today
from tests.factories import make_listings

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = date(2030, 3, 4), date(2030, 3, 5)


@pytest.fixture
def listing(emping):
    return make_listings(emping, {"name": "Batako"})[0]


def rows():
    return list(ListingDay.objects.order_by("day").values_list("day", "views"))


@pytest.mark.parametrize("before", [0, 2])
def test_writing_views_costs_one_query(listing, before, django_assert_num_queries):
    for _number in range(before):
        ListingDay.objects.add_views({(listing.pk, MONDAY): 1})
    with django_assert_num_queries(1):
        ListingDay.objects.add_views({(listing.pk, TUESDAY): 5, (listing.pk, MONDAY): 3})
    assert rows() == [(MONDAY, before + 3), (TUESDAY, 5)]


def test_views_of_a_listing_that_has_gone_are_passed_over(listing):
    ListingDay.objects.add_views({(0, MONDAY): 1, (listing.pk, MONDAY): 2})
    assert rows() == [(MONDAY, 2)]


def test_400_days_are_kept(listing):
    for ago in (400, 401):
        ListingDay.objects.create(listing=listing, day=today() - timedelta(days=ago), views=1)
    assert [row.day for row in ListingDay.objects.outdated()] == [today() - timedelta(days=401)]


def test_the_database_refuses_a_second_row_of_a_day(listing):
    ListingDay.objects.add_views({(listing.pk, today()): 1})
    with pytest.raises(IntegrityError, match="listing_day_once"):
        ListingDay.objects.create(listing=listing, day=today())
