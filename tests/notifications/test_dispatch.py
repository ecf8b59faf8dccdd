from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from cilegon_ikm.notifications import dispatch, workflow
from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.notifications.senders import Recipient
from cilegon_ikm.notifications.tasks import sweep
from tests.factories import make_user
from tests.notifications.deliveries import waiting, wib
from tests.races import on_another_connection

State = Delivery.State


@pytest.fixture(autouse=True)
def _email_is_on(settings):
    settings.MESSAGE_SENDERS = ["email"]


def test_a_delivery_is_sent_once(ani):
    delivery = waiting(ani)
    assert [dispatch.deliver(delivery.pk), dispatch.deliver(delivery.pk)] == [1, 0]
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.error) == ("sent", 1, "")
    assert timezone.now() - delivery.sent_at < timedelta(minutes=1)
    assert list(delivery.history.values_list("from_state", "to_state", "by")) == [("waiting", "sent", None)]
    assert [message.to for message in mail.outbox] == [["ani@sentra.example"]]


@pytest.mark.django_db(transaction=True)
def test_what_one_worker_is_taking_another_passes_by_without_waiting(ani):
    delivery = waiting(ani)
    with transaction.atomic():
        Delivery.objects.select_for_update().get(pk=delivery.pk)
        assert on_another_connection(lambda: dispatch.deliver(delivery.pk)) == 0
    assert mail.outbox == []
    assert Delivery.objects.get().attempts == 0


@pytest.mark.django_db(transaction=True)
def test_what_one_worker_is_sending_nobody_else_takes(ani, settings):
    delivery = waiting(ani)
    settings.EMAIL_BACKEND = f"{__name__}.AskingAround"
    AskingAround.answers = lambda: on_another_connection(lambda: (dispatch.deliver(delivery.pk), sweep()))
    assert dispatch.deliver(delivery.pk) == 1
    assert AskingAround.heard == [(0, 0)]
    assert Delivery.objects.get().attempts == 1


class AskingAround:
    """A mail back end that, while it sends, asks what a second worker can do."""

    heard: list = []

    def __init__(self, **options):
        self.heard.clear()

    def send_messages(self, messages):
        self.heard.append(type(self).answers())
        return len(messages)


def test_two_sweeps_at_the_same_moment_send_each_message_once(transactional_db):
    for number in range(12):
        waiting(make_user("Sri", email=f"sri{number}@sentra.example"))
    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(lambda _number: in_a_thread(sweep), range(2)))
    assert sum(sent) == 12
    assert sorted(message.to[0] for message in mail.outbox) == sorted(f"sri{n}@sentra.example" for n in range(12))


def in_a_thread(action):
    try:
        return action()
    finally:
        connection.close()


@pytest.mark.parametrize(("later", "sent"), [(dispatch.LEASE - timedelta(seconds=1), 0), (dispatch.LEASE, 1)])
def test_what_a_dead_worker_held_is_taken_again_when_its_time_is_over(ani, later, sent):
    with time_machine.travel(datetime(2026, 11, 24, 3, tzinfo=UTC), tick=False) as clock:
        delivery = waiting(ani)
        assert len(dispatch._claim(delivery.pk)) == 1  # and then the worker is killed
        clock.shift(later)
        assert dispatch.deliver(delivery.pk) == sent
    assert (Delivery.objects.get().attempts, len(mail.outbox)) == (1 + sent, sent)


def test_a_worker_whose_time_was_over_changes_nothing_any_more(ani, settings):
    delivery = waiting(ani)
    settings.EMAIL_BACKEND = f"{__name__}.AskingAround"
    AskingAround.answers = lambda: Delivery.objects.update(claim=uuid4(), next_try_at=timezone.now())
    assert dispatch.deliver(delivery.pk) == 0
    assert Delivery.objects.get().state == "waiting"


def test_what_kills_the_worker_in_each_try_is_given_up(ani):
    delivery = waiting(ani, attempts=dispatch.MAX_ATTEMPTS)
    assert dispatch.deliver(delivery.pk) == 0
    delivery.refresh_from_db()
    assert (delivery.state, delivery.error) == ("failed", "The worker ended in the middle of each try.")
    assert mail.outbox == []


@pytest.mark.parametrize(
    "fields",
    [
        {"next_try_at": timezone.now() + timedelta(hours=1)},
        {"state": State.SENT},
        {"state": State.FAILED},
    ],
    ids=["not-yet", "sent", "given-up"],
)
def test_what_is_not_due_is_not_sent(ani, fields):
    delivery = waiting(ani, **fields)
    assert dispatch.deliver(delivery.pk) == 0
    assert mail.outbox == []
    assert Delivery.objects.get().attempts == 0


def test_a_delivery_that_has_gone_is_no_error(db):
    assert dispatch.deliver(1) == 0


NIGHT = [
    ("20:59:59", "20:59:59", None),
    ("21:00", "06:00", 1),
    ("23:59:59", "06:00", 1),
    ("00:00", "06:00", 0),
    ("05:59:59", "06:00", 0),
    ("06:00", "06:00", None),
    ("12:00", "12:00", None),
]


@pytest.mark.parametrize(("time", "sent_at", "days"), NIGHT)
def test_at_night_it_waits_for_the_morning(ani, settings, time, sent_at, days):
    settings.QUIET_HOURS = [21, 6]
    with time_machine.travel(wib(24, time), tick=False) as clock:
        delivery = waiting(ani)
        assert dispatch.deliver(delivery.pk) == int(days is None)
        delivery.refresh_from_db()
        if days is not None:
            assert (delivery.state, delivery.attempts) == ("waiting", 0)
            assert delivery.next_try_at == wib(24 + days, sent_at)
            clock.move_to(wib(24 + days, sent_at))
            assert sweep() == 1
            delivery.refresh_from_db()
    assert delivery.sent_at == wib(24 + (days or 0), sent_at)


def test_who_wishes_so_is_told_at_night(ani, settings):
    settings.QUIET_HOURS = [21, 6]
    workflow.choose(user=ani, muted=[], is_quiet_at_night=False)
    with time_machine.travel(wib(24, "23:00"), tick=False):
        assert dispatch.deliver(waiting(ani).pk) == 1


def test_the_link_that_a_buyer_waits_for_comes_at_night_too(db, settings):
    settings.QUIET_HOURS, settings.MESSAGE_SENDERS = [21, 6], ["email"]
    with time_machine.travel(wib(24, "23:00"), tick=False):
        notice = workflow.notify(
            kind="enquiry_link", url="/x/", guest=Recipient(email="ani@sentra.example"), reference="A-1"
        )
        assert dispatch.deliver(notice.deliveries.get().pk) == 1


def test_what_is_not_wanted_any_more_is_dropped(ani):
    unwanted, wanted = waiting(ani, kind="product_approved"), waiting(ani)
    workflow.choose(user=ani, muted=["products:email"], is_quiet_at_night=True)
    assert [dispatch.deliver(unwanted.pk), dispatch.deliver(wanted.pk)] == [0, 1]
    unwanted.refresh_from_db()
    assert (unwanted.state, unwanted.attempts, unwanted.error) == ("dropped", 0, "")
    assert len(mail.outbox) == 1


def test_a_closed_account_gets_nothing_that_still_waited(ani):
    delivery = waiting(ani)
    type(ani).objects.update(is_active=False)
    assert dispatch.deliver(delivery.pk) == 0
    assert (Delivery.objects.get().state, mail.outbox) == ("dropped", [])


@pytest.mark.parametrize(("number", "messages"), [(1, 1), (5, 5), (6, 1), (12, 1)])
def test_when_more_than_five_wait_they_come_as_one_message(ani, number, messages):
    deliveries = [waiting(ani, name=f"Emping {each}") for each in range(number)]
    assert sum(dispatch.deliver(each.pk) for each in deliveries) == number
    assert len(mail.outbox) == messages
    assert {*Delivery.objects.values_list("state", "attempts", "claim")} == {("sent", 1, None)}


def test_a_digest_holds_only_what_is_due_and_wanted_by_this_person_on_this_channel(ani, settings):
    settings.MESSAGE_SENDERS = ["email", "console"]
    workflow.choose(user=ani, muted=["products:email"], is_quiet_at_night=True)
    mine = [waiting(ani) for _each in range(6)]
    others = [
        waiting(ani, next_try_at=timezone.now() + timedelta(hours=1)),
        waiting(ani, kind="product_approved"),
        waiting(ani, "console"),
        waiting(make_user("Budi", email="budi@sentra.example")),
        waiting(ani, state=State.FAILED),
    ]
    assert dispatch.deliver(mine[3].pk) == 6
    assert {*Delivery.objects.filter(state="sent")} == {*mine}
    assert Delivery.objects.filter(pk__in=[each.pk for each in others], attempts=0).count() == 5


def test_guests_get_each_message_by_itself(db):
    for _each in range(7):
        notice = Notification.objects.create(email="guest@sentra.example", kind="enquiry_message", params=GUEST)
        Delivery.objects.create(notification=notice, channel="email")
    assert sweep() == 7
    assert len(mail.outbox) == 7


GUEST = {"sender": "Budi", "reference": "CLG-7K3FQ2", "message": "Siap."}


def test_after_five_messages_in_a_quarter_of_an_hour_the_next_waits_for_it_to_pass(ani):
    with time_machine.travel(wib(24, "10:00"), tick=False) as clock:
        for _each in range(5):
            assert dispatch.deliver(waiting(ani).pk) == 1
            clock.shift(timedelta(minutes=1))
        sixth = waiting(ani)
        assert dispatch.deliver(sixth.pk) == 0
        sixth.refresh_from_db()
        assert (sixth.attempts, sixth.next_try_at) == (0, wib(24, "10:15"))
        assert dispatch.deliver(waiting(make_user("Budi", email="budi@sentra.example")).pk) == 1
        clock.move_to(wib(24, "10:15"))
        assert sweep() == 1
