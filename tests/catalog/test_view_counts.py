import pytest
from django.db.models import Sum

from catalog.models import ListingDay
from tests.factories import make_listings

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


@pytest.fixture
def address(emping):
    (listing,) = make_listings(emping, {"name": "Batako"})
    return f"/produk/batako-{listing.pk}/"


def views():
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


def test_counting_costs_exactly_one_query(client, address, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get(address)
    with django_assert_num_queries(5):
        client.get(address, headers={"user-agent": PHONE})
