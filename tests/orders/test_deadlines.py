from datetime import timedelta

import pytest
from django.utils import timezone

from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.operations.sweep import JOBS
from orders import deadlines, workflow
from orders.models import Enquiry, Quote
from tests.factories import make_enquiry, make_quote, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

MOMENT = timedelta(minutes=1)
TWO_WEEKS = timedelta(days=14)


@pytest.fixture
def enquiry(melinjo):
    return make_enquiry(melinjo, user=make_user("Ani"))


def told(kind):
    return sorted(Notification.objects.filter(kind=kind).values_list("user__name", flat=True))


def test_the_sweep_does_all_three():
    assert {deadlines.expire_enquiries, deadlines.expire_quotes, deadlines.complete_orders} <= set(JOBS)


@pytest.mark.parametrize(
    ("age", "state", "people"), [(TWO_WEEKS - MOMENT, "new", []), (TWO_WEEKS, "expired", ["Ani", "Budi"])]
)
def test_an_enquiry_without_answer_expires_after_two_weeks(enquiry, age, state, people):
    Enquiry.objects.update(created_at=timezone.now() - age)
    assert [deadlines.expire_enquiries(), deadlines.expire_enquiries()] == [len(people) // 2, 0]
    assert (Enquiry.objects.get().state, told("enquiry_expired")) == (state, people)
    assert enquiry.history.count() == len(people) // 2


def test_an_answered_enquiry_never_expires(enquiry):
    make_quote(enquiry)
    Enquiry.objects.update(created_at=timezone.now() - 10 * TWO_WEEKS)
    assert deadlines.expire_enquiries() == 0


def test_a_quote_expires_the_day_after_its_last(enquiry):
    make_quote(enquiry, valid_until=today())
    assert deadlines.expire_quotes() == 0
    tomorrow = today() + timedelta(days=1)
    assert [deadlines.expire_quotes(on=tomorrow), deadlines.expire_quotes(on=tomorrow)] == [1, 0]
    assert (Quote.objects.get().state, Enquiry.objects.get().state) == ("expired", "answered")
    assert told("quote_expired") == ["Ani", "Budi"]


@pytest.mark.parametrize(
    ("age", "state", "people"), [(TWO_WEEKS - MOMENT, "fulfilled", []), (TWO_WEEKS, "completed", ["Ani", "Budi"])]
)
def test_an_order_nobody_confirmed_completes_itself_after_two_weeks(enquiry, budi, age, state, people):
    workflow.accept_quote(quote=make_quote(enquiry), by=None)
    workflow.fulfil_order(enquiry=enquiry, by=budi)
    Enquiry.objects.update(fulfilled_at=timezone.now() - age)
    assert [deadlines.complete_orders(), deadlines.complete_orders()] == [len(people) // 2, 0]
    found = (Enquiry.objects.get().state, told("review_invited") + told("order_closed"))
    assert found == (state, people)


def test_one_that_somebody_else_moved_does_not_stop_the_others(melinjo):
    first, second = make_enquiry(melinjo), make_enquiry(melinjo)
    Enquiry.objects.update(created_at=timezone.now() - TWO_WEEKS)
    stale = list(Enquiry.objects.order_by("pk"))
    workflow.decline_enquiry(enquiry=first, by=first.producer.owner, reason="x")
    assert deadlines._done(stale, lambda enquiry: workflow.expire_enquiry(enquiry=enquiry)) == 1
    assert list(Enquiry.objects.order_by("pk").values_list("state", flat=True)) == ["declined", "expired"]
    assert second.pk > first.pk
