from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.db.models import Sum

from catalog import view_counts
from catalog.models import ListingDay
from tests.factories import make_listings

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


@pytest.fixture
def address(emping):
    (listing,) = make_listings(emping, {"name": "Batako"})
    return f"/produk/batako-{listing.pk}/"


@pytest.fixture(autouse=True)
def _nothing_counted_before():
    view_counts._counted.clear()


def views():
    view_counts.write_views()
    return ListingDay.objects.aggregate(total=Sum("views"))["total"] or 0


def test_each_view_by_a_reader_counts_and_leaves_no_cookie(client, address):
    for path in (address, f"/en{address}"):
        assert client.get(path, headers={"user-agent": PHONE}).cookies == {}
    assert views() == 2


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1)",
        "WhatsApp/2.24",
        "facebookexternalhit/1.1",
        "curl/8.5.0",
        "Mozilla/5.0 HeadlessChrome/130.0",
    ],
)
def test_programs_do_not_count(client, address, name):
    assert client.get(address, headers={"user-agent": name}).status_code == 200
    assert views() == 0


def test_a_page_loaded_in_advance_and_a_head_request_do_not_count(client, address):
    client.get(address, headers={"user-agent": PHONE, "sec-purpose": "prefetch;prerender"})
    client.head(address, headers={"user-agent": PHONE})
    assert views() == 0


def test_a_redirect_and_a_missing_product_do_not_count(client, address):
    client.get(address.replace("batako", "lama"), headers={"user-agent": PHONE})
    client.get("/produk/batako-0/", headers={"user-agent": PHONE})
    assert views() == 0


def test_counting_costs_no_query(client, address, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(address, headers={"user-agent": PHONE})


def test_a_day_ends_at_midnight_in_cilegon(client, address):
    for moment in (datetime(2030, 3, 1, 16, 59, tzinfo=UTC), datetime(2030, 3, 1, 17, 0, tzinfo=UTC)):
        with time_machine.travel(moment, tick=False):
            client.get(address, headers={"user-agent": PHONE})
    assert views() == 2
    assert list(ListingDay.objects.order_by("day").values_list("day", "views")) == [
        (date(2030, 3, 1), 1),
        (date(2030, 3, 2), 1),
    ]


@contextmanager
def read_only():
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL transaction_read_only = on")
        yield


def test_views_that_cannot_be_written_wait_for_the_next_time(client, address, emping):
    client.get(address, headers={"user-agent": PHONE})
    with pytest.raises(DatabaseError), read_only():
        view_counts.write_views()
    assert views() == 1


def test_nothing_counted_costs_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        view_counts.write_views()
