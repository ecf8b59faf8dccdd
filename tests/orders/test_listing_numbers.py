from datetime import timedelta

import pytest
from django.utils import timezone

from catalog import workflow as catalog
from catalog.models import ListingDay
from cilegon_ikm.clock import today
from orders.listing_numbers import listing_numbers
from orders.models import Enquiry
from tests.factories import make_enquiry, make_listing, make_listings

pytestmark = pytest.mark.django_db


def seen(listing, views, *, ago=0):
    ListingDay.objects.create(listing=listing, day=today() - timedelta(days=ago), views=views)


def test_each_day_has_its_numbers_the_oldest_first(emping):
    (listing,) = make_listings(emping, {"name": "Opak"})
    for ago, views in ((0, 3), (29, 5), (30, 99)):
        seen(listing, views, ago=ago)
    for ago in (0, 0, 1, 31):
        enquiry = make_enquiry(listing)
        Enquiry.objects.filter(pk=enquiry.pk).update(created_at=timezone.now() - timedelta(days=ago))
    (row,) = listing_numbers(emping)
    assert row.views == [5] + [0] * 28 + [3]
    assert row.enquiries == [0] * 28 + [1, 2]
    assert (row.total_views, row.total_enquiries) == (8, 3)


def test_the_most_viewed_comes_first_and_only_own_public_listings_are_shown(emping, las, dewi, budi):
    opak, ceplis, pagar = *make_listings(emping, {"name": "Opak"}, {"name": "Ceplis"}), *make_listings(las, {})
    seen(opak, 2)
    seen(ceplis, 1)
    seen(pagar, 9)
    hidden = make_listing(emping, officer=dewi)
    seen(hidden, 5)
    catalog.withdraw_product(product=hidden.product, by=budi)
    assert [(row.listing.title, row.total_views) for row in listing_numbers(emping)] == [("Opak", 2), ("Ceplis", 1)]


@pytest.mark.parametrize("rows", [1, 3])
def test_three_queries_are_enough(emping, rows, django_assert_num_queries):
    for listing in make_listings(emping, *({} for _number in range(rows))):
        seen(listing, 1)
    with django_assert_num_queries(3):
        assert [row.total_views for row in listing_numbers(emping)] == [1] * rows
