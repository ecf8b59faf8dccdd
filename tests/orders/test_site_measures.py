from datetime import timedelta
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

import pytest
from django.utils import timezone

from orders.models import Enquiry
from orders.site_measures import measured
from producers.models import LandStatus, PointOfInterest, Producer, Village
from producers.workflow import close_producer
from tests.factories import make_enquiry, make_listing, make_offer, make_producer, make_rfq, make_site, make_user

pytestmark = pytest.mark.django_db
SITE = (-6.03, 106.06)


def haversine(one, other):
    """In Python, to compare the database with."""
    (lat1, lon1), (lat2, lon2) = ([radians(degrees) for degrees in place] for place in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def put(producer, latitude, longitude):
    Producer.objects.filter(pk=producer.pk).update(latitude=Decimal(str(latitude)), longitude=Decimal(str(longitude)))


@pytest.fixture
def site(emping, las):
    """With two makers on the map."""
    put(emping, -6.01, 106.06)
    put(las, -6.03, 106.02)
    return make_site(area=2_500, cost=900_000_000, land_status=LandStatus.objects.get(name_en="Owned by the city"))


def test_the_distance_to_makers_is_their_mean(site):
    found = measured()[0]
    expected = (haversine(SITE, (-6.01, 106.06)) + haversine(SITE, (-6.03, 106.02))) / 2
    assert found.makers == pytest.approx(expected, abs=1e-6)
    assert (found.makers_measured, found.makers_exact, found.land, found.area, found.cost) == (
        2,
        2,
        100,
        2500,
        9 * 10**8,
    )


def test_an_enquiry_pulls_to_the_maker_it_went_to_for_a_year(site, emping, las, dewi):
    listing = make_listing(emping, officer=dewi)
    make_enquiry(listing)
    old = make_enquiry(make_listing(las, officer=dewi))
    Enquiry.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=366))
    found = measured()[0]
    assert found.enquiries == pytest.approx(haversine(SITE, (-6.01, 106.06)), abs=1e-6)
    assert found.enquiries_measured == 1


def test_an_offer_to_a_company_is_no_enquiry_of_a_buyer(site, emping, baja, dewi):
    make_offer(make_rfq(baja, officer=dewi), emping)
    assert measured()[0].enquiries_measured == 0


def test_without_enquiries_nothing_is_known_of_them(site):
    assert (measured()[0].enquiries, measured()[0].enquiries_measured) == (None, 0)


def test_who_gave_no_position_counts_where_the_kelurahan_or_kecamatan_is_on_average(site, emping):
    make_producer(make_user("Gita"), name="Opak Gita")
    neighbour = make_producer(make_user("Hadi"), name="Opak Hadi")
    Producer.objects.filter(pk=neighbour.pk).update(village="36.72.05.1001")
    make_producer(make_user("Ida"), name="Opak Ida", village=Village.objects.get(code="36.72.03.1001"))
    found = measured()[0]
    middle = haversine(SITE, (-6.02, 106.04))
    both = haversine(SITE, (-6.01, 106.06)) + haversine(SITE, (-6.03, 106.02))
    assert found.makers == pytest.approx((both + 2 * middle) / 4, abs=1e-6)
    assert (found.makers_measured, found.makers_exact) == (4, 2)


def test_a_closed_business_does_not_count(site, las, citra):
    close_producer(producer=las, by=citra)
    assert measured()[0].makers_measured == 1


def test_the_nearest_point_of_each_kind_counts(site):
    PointOfInterest.objects.all().delete()
    for number, (kind, latitude) in enumerate((("road", "-6.031"), ("road", "-6.10"), ("public", "-6.05"))):
        PointOfInterest.objects.create(name=f"{number}", kind=kind, latitude=latitude, longitude="106.06")
    found = measured()[0]
    assert (found.road, found.public) == (pytest.approx(0.111, abs=0.001), pytest.approx(2.224, abs=0.001))


def test_all_sites_are_measured_by_one_statement(site, django_assert_num_queries):
    make_site("Gudang", is_candidate=False)
    make_site("Alun-alun", latitude="-6.02")
    with django_assert_num_queries(1):
        found = measured()
    assert [each.land for each in found] == [None, 100]
