import pytest
from django.db import IntegrityError, transaction

from cilegon_ikm.clock import today
from orders.models import Quote, QuoteItem
from tests.factories import make_quote

pytestmark = pytest.mark.django_db


def forbidden_rows(quote):
    """Rows the database refuses, by the name of the constraint that does."""
    terms = {"enquiry": quote.enquiry, "delivery_cost": 0, "total": 1, "lead_time_days": 1, "payment_terms": "x"}
    terms |= {"valid_until": today(), "key": "0" * 32}
    item = {"quote": quote, "title": "x", "unit": "pcs"}
    return {
        "one_live_quote": lambda: Quote.objects.create(version=2, **terms),
        "one_quote_per_version": lambda: Quote.objects.create(version=1, state="rejected", **terms),
        "one_quote_per_key": lambda: Quote.objects.create(version=2, state="expired", **{**terms, "key": quote.key}),
        "quote_state": lambda: Quote.objects.update(state="lost"),
        "quote_total": lambda: Quote.objects.update(total=20_000),
        "quote_item_amounts": lambda: QuoteItem.objects.create(quantity=1, price=0, **item),
    }


def test_the_database_itself_refuses_impossible_rows(enquiry):
    for name, write in forbidden_rows(make_quote(enquiry)).items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            write()


def test_an_accepted_quote_leaves_no_place_for_another(enquiry):
    first = make_quote(enquiry)
    Quote.objects.update(state="accepted")
    with pytest.raises(IntegrityError, match="one_live_quote"), transaction.atomic():
        forbidden_rows(first)["one_live_quote"]()
