"""Which makers fit a request, and why."""

import pytest

from catalog.models import Category
from orders.rfqs.matching import distance_km, matches, telling_words
from orders.rfqs.reasons import reason_words
from producers.models import KbliCode, Producer
from producers.workflow import suspend_producer
from tests.factories import (
    make_listing,
    make_rfq,
    make_user,
    make_verified_credential,
    make_verified_producer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opak(dewi):
    return make_verified_producer(make_user("Eka"), officer=dewi, name="Opak Eka")


def found(rfq):
    return [match.producer_id for match in matches(rfq)]


def sells(maker, name="Emping Melinjo", category="emping-ceplis", **fields):
    details = {"name": name, "description": name, "category": Category.objects.get(slug=category), **fields}
    make_listing(maker, officer=Producer.objects.get(pk=maker.pk).history.latest("pk").by, **details)


def test_who_sells_it_comes_before_who_sells_something_near(baja, emping, las, opak):
    sells(opak, "Rengginang", "rengginang-opak")
    sells(emping)
    sells(las, "Pagar Besi", "pagar-kanopi")
    assert found(make_rfq(baja)) == [emping.pk]
    sells(opak, "Ceplis Manis")
    assert found(make_rfq(baja)) == [emping.pk, opak.pk]


def test_words_find_a_maker_in_another_category(baja, emping):
    sells(emping, "Emping Melinjo", "suvenir")
    assert found(make_rfq(baja)) == [emping.pk]


def test_a_maker_without_a_required_paper_comes_last_and_it_is_said(baja, emping, opak, dewi, in_english):
    for maker in (emping, opak):
        sells(maker)
    make_verified_credential(opak, officer=dewi, kind="halal")
    best, second = matches(make_rfq(baja, papers=["halal"]))
    assert (best.producer_id, second.producer_id) == (opak.pk, emping.pk)
    assert ("Halal ✓" in reason_words(best.reasons), "without Halal" in reason_words(second.reasons)) == (True, True)


def test_capacity_and_distance_are_said_in_words(baja, emping, in_english):
    Producer.objects.filter(pk=emping.pk).update(latitude="-6.010000", longitude="106.050000")
    sells(emping, monthly_capacity=2000, unit="pack")
    (match,) = matches(make_rfq(baja, latitude=-6.0192, longitude=106.0555))
    words = reason_words(match.reasons)
    assert {"makes 2.000 pack a month", "1,2 km"} <= set(words)


def test_a_kbli_code_alone_is_not_enough_but_counts(baja, emping):
    code = KbliCode.objects.create(code="99999", title="Industri Emping Melinjo", version="uji")
    emping.kbli.add(code)
    rfq = make_rfq(baja, village=emping.village)
    assert (found(rfq), matches(rfq)) == ([], [])
    sells(emping, "Ceplis", "rengginang-opak")  # of the same group
    assert ["kbli", "99999"] in matches(rfq)[0].reasons


def test_a_required_paper_does_not_make_up_for_selling_something_else(baja, emping, las, dewi):
    for maker, title, category in ((emping, "Emping", "emping-ceplis"), (las, "Rak bingkisan besi", "furnitur-logam")):
        make_verified_credential(maker, officer=dewi, kind="halal")
        sells(maker, title, category)
    assert found(make_rfq(baja, title="Emping manis untuk bingkisan tamu", papers=["halal"])) == [emping.pk]


def test_makers_who_are_not_verified_are_not_found(baja, emping, dewi):
    listing = make_listing(emping, officer=dewi)
    suspend_producer(producer=emping, by=dewi, note="Alamat?")
    assert (listing.producer_id, found(make_rfq(baja))) == (emping.pk, [])


def test_looking_costs_one_query_however_many_there_are(baja, emping, las, opak, django_assert_num_queries):
    rfq = make_rfq(baja)
    for maker in (emping, las, opak):
        sells(maker)
    with django_assert_num_queries(1):
        assert len(matches(rfq)) == 3


def test_only_words_that_tell_something_are_looked_for():
    assert telling_words("Meja untuk kantor 120 cm dan kursi") == ["meja", "kantor", "cm", "kursi"]


def test_a_degree_of_latitude_is_111_km():
    assert round(distance_km((-6.0, 106.0), (-7.0, 106.0)), 1) == 111.2
