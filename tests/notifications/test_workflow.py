from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cilegon_ikm.notifications import dispatch, workflow
from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.notifications.senders import Recipient
from cilegon_ikm.states import IllegalTransition
from tests.factories import make_user
from tests.notifications.servers import account
from tests.races import on_another_connection

State = Delivery.State


@pytest.fixture(autouse=True)
def _email_is_on(settings):
    settings.MESSAGE_SENDERS = ["email"]


@pytest.fixture
def ani(db):
    return make_user("Ani", email="ani@sentra.example")


def notify(user=None, **options):
    return workflow.notify(kind="producer_verified", url="/usaha/", user=user, name="Emping Budi", **options)


def waiting(user, channel="email", **fields):
    notification = Notification.objects.create(user=user, kind="producer_verified", url="/", params={"name": "Emping"})
    return Delivery.objects.create(notification=notification, channel=channel, **fields)


def queued():
    return sorted(args["args"] for args in DBTaskResult.objects.values_list("args_kwargs", flat=True))


EMAIL, PHONE = {"email": "guest@sentra.example"}, {"phone": "+6281200007077"}


@pytest.mark.parametrize(
    ("has_user", "user_email", "guest", "senders", "channels"),
    [
        (True, None, {}, ["email"], ["in_app"]),
        (True, "ani@sentra.example", {}, ["email"], ["in_app", "email"]),
        (True, "ani@sentra.example", {}, [], ["in_app"]),
        (True, "ani@sentra.example", {}, ["email", "whatsapp", "console"], ["in_app", "email", "whatsapp", "console"]),
        (True, None, {}, ["email", "whatsapp"], ["in_app", "whatsapp"]),
        (True, None, EMAIL, ["email"], ["in_app"]),
        (False, None, {**EMAIL, **PHONE}, ["email", "whatsapp"], ["email"]),
        (False, None, PHONE, ["email", "whatsapp"], ["whatsapp"]),
        (False, None, EMAIL, ["whatsapp"], []),
        (False, None, {}, ["email"], []),
    ],
)
@pytest.mark.django_db
def test_each_channel_that_reaches_the_person_gets_a_delivery_and_what_is_sent_a_job(
    settings, has_user, user_email, guest, senders, channels
):
    settings.MESSAGE_SENDERS, settings.WHATSAPP = senders, account(type("Server", (), {"url": "http://127.0.0.1:9"}))
    user = make_user("Ani", email=user_email) if has_user else None
    notification = notify(user, guest=Recipient(**guest))
    deliveries = Delivery.objects.order_by("pk")
    assert [(each.channel, each.state) for each in deliveries] == [
        (channel, "sent" if channel == "in_app" else "waiting") for channel in channels
    ]
    assert queued() == [[each.pk] for each in deliveries if each.channel != "in_app"]
    if channels:
        kept = {name: value for name in ("email", "phone") if (value := getattr(notification, name))}
        assert (notification.user, kept) == (user, {} if user else guest)
        assert (notification.kind, notification.params) == ("producer_verified", {"name": "Emping Budi"})
    else:
        assert notification is None
        assert Notification.objects.count() == 0


@pytest.mark.parametrize(
    "fields", [{"notification": None}, {"state": "lost"}, {"channel": "in_app"}], ids=["no-subject", "state", "channel"]
)
def test_the_database_refuses_deliveries_that_make_no_sense(ani, fields):
    first = waiting(ani, "in_app")
    second = Delivery.objects.create(notification=first.notification, channel="email")
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.filter(pk=second.pk).update(**fields)


def test_the_database_refuses_a_notification_to_nobody(db):
    with pytest.raises(IntegrityError, match="notification_has_recipient"):
        Notification.objects.create(kind="producer_verified", url="/")


def rows():
    return Notification.objects.count(), Delivery.objects.count(), DBTaskResult.objects.count()


@pytest.mark.django_db(transaction=True)
def test_the_rows_and_the_jobs_appear_together_when_the_event_commits(ani):
    with transaction.atomic():
        notify(ani)
        assert rows() == (1, 2, 1)
        assert on_another_connection(rows) == (0, 0, 0)
    assert on_another_connection(rows) == (1, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_an_event_that_is_rolled_back_tells_nobody(ani):
    with transaction.atomic():
        notify(ani)
        transaction.set_rollback(True)
    assert on_another_connection(rows) == (0, 0, 0)


def test_what_was_given_up_can_be_started_again(ani, dewi):
    delivery = waiting(ani, state=State.FAILED, attempts=8, next_try_at=timezone.now() + timedelta(hours=2))
    workflow.retry(delivery=delivery, by=dewi)
    assert queued() == [[delivery.pk]]
    assert list(delivery.history.values_list("from_state", "to_state", "by")) == [("failed", "waiting", dewi.pk)]
    assert dispatch.deliver(delivery.pk) == 1
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("sent", 1)


def test_what_was_sent_is_not_started_again(ani, dewi):
    delivery = waiting(ani, state=State.SENT)
    with pytest.raises(IllegalTransition):
        workflow.retry(delivery=delivery, by=dewi)
    assert queued() == []


def test_reading_counts_once(ani):
    notification = notify(ani)
    workflow.read(notification=notification)
    first = notification.read_at
    workflow.read(notification=notification)
    assert Notification.objects.get().read_at == first
    assert timezone.now() - first < timedelta(minutes=1)
