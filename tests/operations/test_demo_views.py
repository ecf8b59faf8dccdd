from dataclasses import replace
from datetime import timedelta

import pytest

from catalog.models import ListingDay
from cilegon_ikm.clock import today
from cilegon_ikm.operations.demo import content, views
from tests.factories import make_listings

pytestmark = pytest.mark.django_db


def test_listings_of_the_demo_were_looked_at_before_today_and_only_once_filled(emping, las):
    (opak,) = make_listings(emping, {"name": "Opak"})
    make_listings(las, {"name": "Pagar"})
    among = [replace(content.makers()[0], name="Emping Budi")]
    views.fill(among)
    rows = list(ListingDay.objects.order_by("day").values_list("listing", "day", "views"))
    assert {listing for listing, _day, _views in rows} == {opak.pk}
    assert today() - timedelta(days=59) <= rows[0][1] < rows[-1][1] < today()
    views.fill(among)
    assert list(ListingDay.objects.order_by("day").values_list("listing", "day", "views")) == rows
