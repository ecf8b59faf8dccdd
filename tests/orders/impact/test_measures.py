import pytest

from orders import workflow
from orders.impact.measures import basis
from orders.models import Enquiry
from tests.factories import make_enquiry, make_offer, make_quote, make_report, make_rfq

pytestmark = pytest.mark.django_db


def test_each_maker_counts_with_what_she_reported_and_what_was_agreed(emping, melinjo, dewi, django_assert_num_queries):
    make_report(emping, 2024, officer=dewi)
    make_report(emping, 2025)  # not accepted
    enquiry, called_off = make_enquiry(melinjo), make_enquiry(melinjo)
    for each in (enquiry, called_off):
        workflow.accept_quote(quote=make_quote(each, price=10_000), by=None)
    workflow.cancel_enquiry(enquiry=called_off, by=None)
    midnight = "2026-12-31T17:00:00Z"  # the new year in Cilegon
    Enquiry.objects.update(created_at=midnight, agreed_at=midnight)
    where = (emping.branch, emping.village.district_id)
    with django_assert_num_queries(5):
        found = basis()
    assert {name: years for name, years in found.items() if years} == {
        "makers": {"2024": {str(emping.pk): (*where, 1)}},
        "workers_male": {"2024": {str(emping.pk): (*where, 2)}},
        "workers_female": {"2024": {str(emping.pk): (*where, 3)}},
        "investment": {"2024": {str(emping.pk): (*where, 5_000_000)}},
        "production_value": {"2024": {str(emping.pk): (*where, 60_000_000)}},
        "enquiries": {"2027": {str(emping.pk): (*where, 2)}},
        "orders": {"2027": {str(emping.pk): (*where, 1)}},
        "agreed_value": {"2027": {str(emping.pk): (*where, make_quote(make_enquiry(melinjo), price=10_000).total)}},
    }


def test_an_offer_to_a_company_is_no_question_of_a_buyer(emping, baja, dewi):
    make_offer(make_rfq(baja, officer=dewi), emping)
    assert basis()["enquiries"] == {}
