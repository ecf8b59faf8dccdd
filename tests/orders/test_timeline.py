import uuid

import pytest

from orders import workflow
from orders.timeline import current_quote, timeline
from tests.factories import make_enquiry, make_quote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def told(enquiry):
    """Each entry in a word or two, in the order of the page."""
    entries = timeline(enquiry, "buyer")
    return [
        entry.message.body if entry.message else entry.quote.in_short if entry.quote else (entry.words, entry.note)
        for entry in entries
    ]


def test_everything_that_happened_stands_in_the_order_of_time(melinjo, budi):
    enquiry = make_enquiry(melinjo, message="Ada stok?")
    workflow.post_message(enquiry=enquiry, side="producer", body="Ada.", key=uuid.uuid4(), author=budi)
    workflow.reject_quote(quote=make_quote(enquiry), by=None, reason="Mahal")
    workflow.withdraw_quote(quote=make_quote(enquiry), by=budi)
    make_quote(enquiry)
    workflow.accept_quote(quote=make_quote(enquiry), by=None)
    workflow.fulfil_order(enquiry=enquiry, by=budi)
    workflow.complete_order(enquiry=enquiry, by=None)
    assert told(enquiry) == [
        "Ada stok?",
        "Ada.",
        "Quote 1",
        ("Quote 1: rejected", "Mahal"),
        "Quote 2",
        ("Quote 2: withdrawn", ""),
        "Quote 3",
        "Quote 4",
        ("Agreed", ""),
        ("Fulfilled", ""),
        ("Completed", ""),
    ]


def test_the_quote_that_counts_is_the_open_or_the_accepted_one(enquiry, budi):
    make_quote(enquiry)
    assert current_quote(timeline(enquiry, "buyer")).version == 1
    second = make_quote(enquiry)
    assert current_quote(timeline(enquiry, "buyer")) == second
    workflow.withdraw_quote(quote=second, by=budi)
    assert current_quote(timeline(enquiry, "buyer")) is None
    third = make_quote(enquiry)
    workflow.accept_quote(quote=third, by=None)
    assert current_quote(timeline(enquiry, "buyer")) == third
