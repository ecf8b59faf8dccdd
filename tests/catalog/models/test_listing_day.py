from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError

from catalog.models import ListingDay
from cilegon_ikm.clock import today
from tests.factories import make_listings

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(emping):
    return make_listings(emping, {"name": "Batako"})[0]


def rows():
    return list(ListingDay.objects.order_by("day").values_list("day", "views"))


@pytest.mark.parametrize("before", [0, 2])
def test_a_view_costs_one_query(listing, before, django_assert_num_queries):
    for _number in range(before):
        ListingDay.objects.add_view(listing.pk)
    with django_assert_num_queries(1):
        ListingDay.objects.add_view(listing.pk)
    assert rows() == [(today(), before + 1)]


def test_a_day_ends_at_midnight_in_cilegon(listing):
    for moment in (datetime(2030, 3, 1, 16, 59, tzinfo=UTC), datetime(2030, 3, 1, 17, 0, tzinfo=UTC)):
        with time_machine.travel(moment, tick=False):
            ListingDay.objects.add_view(listing.pk)
    assert rows() == [(date(2030, 3, 1), 1), (date(2030, 3, 2), 1)]


def test_400_days_are_kept(listing):
    for ago in (400, 401):
        ListingDay.objects.create(listing=listing, day=today() - timedelta(days=ago), views=1)
    assert [row.day for row in ListingDay.objects.outdated()] == [today() - timedelta(days=401)]


def test_the_database_refuses_a_second_row_of_a_day(listing):
    ListingDay.objects.add_view(listing.pk)
    with pytest.raises(IntegrityError, match="listing_day_once"):
        ListingDay.objects.create(listing=listing, day=today())
