from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from cilegon_ikm.clock import WIB, today
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.operations.sweep import JOBS
from orders import deadlines, workflow
from orders.models import Basket, Enquiry, Quote
from tests.factories import make_basket, make_enquiry, make_quote, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

MOMENT = timedelta(minutes=1)
TWO_WEEKS = timedelta(days=14)


@pytest.fixture
def enquiry(melinjo):
    return make_enquiry(melinjo, user=make_user("Ani"))


def wib(text):
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def told(kind):
    return sorted(Notification.objects.filter(kind=kind).values_list("user__name", flat=True))


def test_the_sweep_does_all_of_them():
    due = {deadlines.expire_enquiries, deadlines.expire_quotes, deadlines.complete_orders, deadlines.drop_baskets}
    assert due <= set(JOBS)


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


@pytest.mark.parametrize(
    ("sent", "before", "then"),
    [
        ("2027-01-31 23:59", "2027-02-14 23:58", "2027-02-14 23:59"),  # over the end of January
        ("2028-02-15 00:00", "2028-02-28 23:59", "2028-02-29 00:00"),  # onto the day that most years lack
        ("2027-02-28 06:30", "2027-03-14 06:29", "2027-03-14 06:30"),  # over the end of February
        ("2027-03-14 00:30", "2027-03-28 00:29", "2027-03-28 00:30"),  # while clocks elsewhere are put forward
    ],
)
def test_two_weeks_are_fourteen_days_by_the_clock_of_cilegon_whatever_the_month(enquiry, budi, sent, before, then):
    workflow.accept_quote(quote=make_quote(enquiry), by=None)
    workflow.fulfil_order(enquiry=enquiry, by=budi)
    other = make_enquiry(enquiry.lines.get().product.listing)
    Enquiry.objects.filter(pk=enquiry.pk).update(fulfilled_at=wib(sent))
    Enquiry.objects.filter(pk=other.pk).update(created_at=wib(sent))
    with time_machine.travel(wib(before), tick=False):
        assert (deadlines.complete_orders(), deadlines.expire_enquiries()) == (0, 0)
    with time_machine.travel(wib(then), tick=False):
        assert (deadlines.complete_orders(), deadlines.expire_enquiries()) == (1, 1)


@pytest.mark.parametrize("last_day", ["2027-01-31", "2027-02-28", "2028-02-29"])
def test_a_quote_is_good_until_midnight_of_cilegon_also_at_the_end_of_a_month(enquiry, last_day):
    with time_machine.travel(wib(f"{last_day} 08:00"), tick=False):
        quote = make_quote(enquiry, valid_until=today())
    with time_machine.travel(wib(f"{last_day} 23:59"), tick=False):
        assert (quote.is_valid_today, deadlines.expire_quotes()) == (True, 0)
    with time_machine.travel(wib(f"{last_day} 23:59") + MOMENT, tick=False):
        assert (quote.is_valid_today, deadlines.expire_quotes()) == (False, 1)


def test_a_basket_is_kept_for_30_days(melinjo):
    kept, left = make_basket(melinjo), make_basket(melinjo)
    Basket.objects.filter(pk=kept.pk).update(updated_at=timezone.now() - timedelta(days=30) + MOMENT)
    Basket.objects.filter(pk=left.pk).update(updated_at=timezone.now() - timedelta(days=30))
    assert [deadlines.drop_baskets(), deadlines.drop_baskets()] == [1, 0]
    assert list(Basket.objects.values_list("pk", flat=True)) == [kept.pk]


def test_one_that_somebody_else_moved_does_not_stop_the_others(melinjo):
    first, second = make_enquiry(melinjo), make_enquiry(melinjo)
    Enquiry.objects.update(created_at=timezone.now() - TWO_WEEKS)
    stale = list(Enquiry.objects.order_by("pk"))
    workflow.decline_enquiry(enquiry=first, by=first.producer.owner, reason="x")
    assert deadlines.done(stale, lambda enquiry: workflow.expire_enquiry(enquiry=enquiry)) == 1
    assert list(Enquiry.objects.order_by("pk").values_list("state", flat=True)) == ["declined", "expired"]
    assert second.pk > first.pk
