import io

import pytest
from openpyxl import load_workbook

from orders import workflow
from orders.models import Enquiry
from orders.sales import orders_workbook
from tests.factories import make_enquiry, make_quote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def order(listing, price, agreed_at):
    enquiry = make_enquiry(listing)
    workflow.accept_quote(quote=make_quote(enquiry, price=price), by=None)
    Enquiry.objects.filter(pk=enquiry.pk).update(agreed_at=agreed_at)
    return enquiry


def sums(producer):
    rows = list(load_workbook(io.BytesIO(orders_workbook(producer))).active.values)
    return [(row[0], *row[4:8]) for row in rows if row[0].startswith("Total")]


def test_each_month_and_the_whole_have_their_totals(emping, melinjo, pagar):
    order(melinjo, 10_000, "2026-01-05T03:00:00Z")
    order(melinjo, 20_000, "2026-01-31T16:59:59Z")
    order(melinjo, 30_000, "2026-01-31T17:00:00Z")  # midnight in Cilegon
    order(pagar, 99_000, "2026-01-05T03:00:00Z")
    assert sums(emping) == [
        ("Total of January 2026", "Orders: 2", 60_000, 40_000, 100_000),
        ("Total of February 2026", "Orders: 1", 60_000, 20_000, 80_000),
        ("Total", "Orders: 3", 120_000, 60_000, 180_000),
    ]


def test_what_was_called_off_is_no_sale(emping, melinjo):
    workflow.cancel_enquiry(enquiry=order(melinjo, 10_000, "2026-01-05T03:00:00Z"), by=None)
    make_quote(make_enquiry(melinjo))
    assert sums(emping) == [("Total", "Orders: 0", 0, 0, 0)]


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_order_and_three(emping, melinjo, number, django_assert_num_queries):
    for _each in range(number):
        order(melinjo, 10_000, "2026-01-05T03:00:00Z")
    with django_assert_num_queries(2):
        orders_workbook(emping)
