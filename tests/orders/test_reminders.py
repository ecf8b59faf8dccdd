"""orders/reminders.py: nobody who asked is forgotten."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cilegon_ikm.notifications import dispatch
from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.notifications.workflow import choose
from cilegon_ikm.operations.sweep import JOBS
from orders import workflow
from orders.models import Enquiry
from orders.reminders import remind
from tests.factories import BUYER_PHONE, make_enquiry, make_user
from tests.notifications.servers import account, cloud_api

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

MOMENT = timedelta(minutes=1)


@pytest.fixture
def enquiry(melinjo, dewi):
    return make_enquiry(melinjo, user=make_user("Ani"))


def aged(enquiry, hours, moment=timedelta(0)):
    """Let so many hours have passed since it was sent, and do what is due."""
    Enquiry.objects.filter(pk=enquiry.pk).update(created_at=timezone.now() - timedelta(hours=hours) + moment)
    return remind()


def told(kind):
    return list(Notification.objects.filter(kind=kind).order_by("pk").values_list("user__name", "params__hours"))


def test_the_sweep_does_it():
    assert remind in JOBS


def test_the_maker_is_reminded_after_one_day_and_after_two_once_each(enquiry):
    assert aged(enquiry, 24, MOMENT) == 0
    assert [aged(enquiry, 24), remind()] == [1, 0]
    assert aged(enquiry, 48, MOMENT) == 0
    assert [aged(enquiry, 48), remind()] == [1, 0]
    assert told("enquiry_waiting") == [("Budi", "24"), ("Budi", "48")]
    assert (told("enquiry_forgotten"), told("enquiry_slow")) == ([], [])


def test_after_three_days_the_officers_know_and_the_buyer_is_shown_others(enquiry, citra, admin_user):
    assert [aged(enquiry, 72), remind()] == [1, 0]
    assert (told("enquiry_forgotten"), told("enquiry_slow")) == ([("Dewi", "72")], [("Ani", None)])
    assert told("enquiry_waiting") == []  # after a standstill nothing is made up for
    notice = Notification.objects.get(kind="enquiry_slow")
    assert (notice.title, notice.url) == (
        "Emping Budi has not answered yet", f"/pesanan/{enquiry.submission.token}/{enquiry.reference}/lain/"
    )  # fmt: skip
    enquiry.refresh_from_db()
    assert enquiry.is_forgotten


def test_a_guest_who_left_only_a_number_is_shown_others_on_whatsapp(melinjo, settings):
    with cloud_api() as server:
        settings.MESSAGE_SENDERS, settings.WHATSAPP = ["email", "whatsapp"], account(server)
        enquiry = make_enquiry(melinjo)
        aged(enquiry, 72)
        (delivery,) = Delivery.objects.filter(notification__kind="enquiry_slow")
        assert dispatch.deliver(delivery.pk) == 1
    ((_path, _headers, body),) = server.requests
    link = body["template"]["components"][0]["parameters"][2]["text"]
    assert (body["to"], delivery.channel) == (BUYER_PHONE.removeprefix("+"), "whatsapp")
    assert link.endswith(f"/pesanan/{enquiry.submission.token}/{enquiry.reference}/lain/")


def test_nobody_is_reminded_of_what_is_answered_or_has_ended(melinjo, budi):
    answered, ended = make_enquiry(melinjo), make_enquiry(melinjo)
    workflow.post_message(enquiry=answered, side="producer", body="Ada.", key="0" * 32, author=budi)
    workflow.cancel_enquiry(enquiry=ended, by=None)
    Enquiry.objects.update(created_at=timezone.now() - timedelta(hours=72))
    assert remind() == 0
    assert workflow.remind_of(enquiry=answered) is False


def test_a_reminder_waits_until_the_night_is_over(enquiry, budi, settings):
    settings.QUIET_HOURS, settings.MESSAGE_SENDERS = [21, 6], ["console"]
    choose(user=budi, muted=[], is_quiet_at_night=True)
    with time_machine.travel("2027-01-31 23:30 +0700", tick=False):
        aged(enquiry, 24)
        waiting = Delivery.objects.get(notification__kind="enquiry_waiting", channel="console")
        assert dispatch.deliver(waiting.pk) == 0
    waiting.refresh_from_db()
    assert waiting.next_try_at.isoformat() == "2027-01-31T23:00:00+00:00"  # six in the morning of 1 February here
