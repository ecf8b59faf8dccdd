import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from orders import response_time, workflow
from orders.models import Enquiry, Message
from tests.factories import make_enquiry, make_listing, make_quote
from tests.pages import texts

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = 1, 60, 24 * 60
STOREFRONT = "/en/produsen/emping-budi/"


@pytest.fixture
def listing(emping, dewi):
    return make_listing(emping, officer=dewi)


def answered(listing, minutes, *, ago=1, reply=True):
    """An enquiry of some days ago, answered or declined after so many minutes."""
    enquiry = make_enquiry(listing)
    sent = timezone.now() - timedelta(days=ago)
    Enquiry.objects.filter(pk=enquiry.pk).update(created_at=sent)
    if reply:
        workflow.post_message(
            enquiry=enquiry, side=Message.Side.PRODUCER, body="Ada.", key=uuid.uuid4(), author=listing.producer.owner
        )
    else:
        workflow.decline_enquiry(enquiry=enquiry, by=listing.producer.owner, reason="Habis.")
    enquiry.history.update(at=sent + timedelta(minutes=minutes))
    return enquiry


def measured(producer):
    response_time.measure(producer_id=producer.pk)
    producer.refresh_from_db()
    return producer.response_minutes


def test_it_is_the_median_of_first_answers(emping, listing):
    for minutes in (10, 20, 180, 400, 9000):
        answered(listing, minutes, ago=10)
    assert measured(emping) == 180


def test_nothing_is_said_of_four_answers(emping, listing):
    for _number in range(4):
        answered(listing, 10)
    make_enquiry(listing)
    assert measured(emping) is None


def test_a_decline_is_an_answer_and_a_second_message_is_not(emping, listing):
    for _number in range(4):
        answered(listing, 10)
    last = answered(listing, 30, reply=False)
    assert (measured(emping), last.history.count()) == (10, 1)
    first = Enquiry.objects.order_by("pk").first()
    workflow.decline_enquiry(enquiry=first, by=emping.owner, reason="Habis.")
    assert measured(emping) == 10


def test_what_was_asked_longer_than_90_days_ago_no_longer_counts(emping, listing):
    for ago in (1, 1, 1, 1, 91):
        answered(listing, 10, ago=ago)
    assert measured(emping) is None


def test_another_makers_answers_do_not_count(emping, las, listing, dewi):
    other = make_listing(las, officer=dewi)
    for _number in range(5):
        answered(other, 10)
    assert (measured(emping), measured(las)) == (None, 10)


def test_the_storefront_says_it_once_five_were_answered(client, emping, listing):
    for _number in range(4):
        answered(listing, 100)
    measured(emping)
    assert texts(client.get(STOREFRONT), ".response") == []
    answered(listing, 100)
    measured(emping)
    assert texts(client.get(STOREFRONT), ".response") == ["Usually answers within 2 hours"]


def test_a_quote_is_an_answer_too(listing):
    for _each in range(response_time.FEWEST):
        enquiry = make_enquiry(listing)
        make_quote(enquiry)
        Enquiry.objects.filter(pk=enquiry.pk).update(created_at=timezone.now() - timedelta(minutes=30))
    assert measured(listing.producer) in {30, 31}
