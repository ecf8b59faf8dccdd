import re

import pytest
from django.db import IntegrityError, transaction

from orders.models import Basket, BasketLine, Enquiry, EnquiryLine, Message, Submission
from orders.models.basket import new_token
from orders.models.enquiry import new_reference
from tests.factories import BUYER_PHONE, make_basket, make_enquiry

pytestmark = pytest.mark.django_db


def test_references_can_be_read_aloud_and_do_not_count_up():
    references = [new_reference() for _number in range(300)]
    assert all(re.fullmatch(r"CLG-[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{6}", reference) for reference in references)
    assert len(set(references)) == 300
    assert len(set("".join(references)) - set("CLG-")) >= 27  # every letter comes up, at every sixth place or so
    assert sorted(references) != references


def test_tokens_have_192_random_bits_that_are_safe_in_an_address():
    tokens = [new_token() for _number in range(300)]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", token) for token in tokens)
    assert len(set(tokens)) == 300
    starts = {token[:8] for token in tokens}
    assert len(starts) == 300


def test_what_is_stored_uses_them(melinjo):
    first, second = make_enquiry(melinjo), make_enquiry(melinjo)
    assert re.fullmatch(r"CLG-\w{6}", first.reference)
    assert first.reference != second.reference
    tokens = {first.submission.token, second.submission.token, *Basket.objects.values_list("token", flat=True)}
    assert len(tokens) == 4
    assert {len(token) for token in tokens} == {32}


def test_the_secret_link_leads_to_the_submission(enquiry):
    assert enquiry.submission.get_absolute_url() == f"/pesanan/{enquiry.submission.token}/"


@pytest.mark.parametrize(
    ("state", "is_open", "is_order"),
    [
        ("new", True, False),
        ("answered", True, False),
        ("quoted", True, False),
        ("agreed", True, True),
        ("fulfilled", True, True),
        ("completed", False, True),
        ("declined", False, False),
        ("cancelled", False, False),
        ("expired", False, False),
    ],
)
def test_which_enquiries_are_open_and_which_are_orders(state, is_open, is_order):
    assert (Enquiry(state=state).is_open, Enquiry(state=state).is_order) == (is_open, is_order)


def test_a_line_costs_price_times_quantity():
    assert EnquiryLine(price=45_000, quantity=1_000_000).total == 45_000_000_000


def test_the_inbox_shows_the_latest_word_first_and_then_the_newest(melinjo):
    first, second, third = (make_enquiry(melinjo) for _number in range(3))
    Enquiry.objects.filter(pk__in=[second.pk, third.pk]).update(last_message_at=first.last_message_at)
    assert list(Enquiry.objects.for_inbox()) == [third, second, first]
    Enquiry.objects.filter(pk=second.pk).update(last_message_at=third.created_at.replace(year=2099))
    assert list(Enquiry.objects.for_inbox()) == [second, third, first]


def test_enquiries_belong_to_the_owner_of_the_business(melinjo, pagar, budi, citra):
    mine, hers = make_enquiry(melinjo), make_enquiry(pagar)
    assert list(Enquiry.objects.managed_by(budi)) == [mine]
    assert list(Enquiry.objects.managed_by(citra)) == [hers]
    Enquiry.objects.filter(pk=mine.pk).update(is_unread_by_producer=False)
    assert list(Enquiry.objects.unread()) == [hers]


def forbidden_rows(enquiry, basket, listing):
    """Rows the database refuses, by the name of the constraint that does."""
    submission, producer = enquiry.submission, enquiry.producer
    line = {"enquiry": enquiry, "product": listing.product, "title": "x", "price": 1, "unit": "pcs"}
    message = {"enquiry": enquiry, "side": "buyer", "key": "0" * 32}
    person = {"name": "Ani", "phone": BUYER_PHONE}
    return {
        "one_line_per_variant": lambda: BasketLine.objects.create(basket=basket, listing=listing, quantity=1),
        "basket_line_quantity": lambda: basket.lines.update(quantity=0),
        "orders_basket_token": lambda: Basket.objects.create(token=basket.token),
        "orders_submission_key": lambda: Submission.objects.create(key=submission.key, **person),
        "orders_submission_token": lambda: Submission.objects.create(key="1" * 32, token=submission.token, **person),
        "one_enquiry_per_producer": lambda: Enquiry.objects.create(submission=submission, producer=producer),
        "enquiry_state": lambda: Enquiry.objects.update(state="lost"),
        "enquiry_line_quantity": lambda: EnquiryLine.objects.create(quantity=0, **line),
        "message_has_text": lambda: Message.objects.create(body="", **message),
        "one_message_per_key": lambda: [Message.objects.create(body=body, **message) for body in "ab"],
    }


def test_the_database_itself_refuses_impossible_rows(enquiry, melinjo):
    refused = forbidden_rows(enquiry, make_basket(melinjo), melinjo)
    for name, write in refused.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            write()
