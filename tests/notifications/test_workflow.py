from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cilegon_ikm.notifications import workflow
from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.states import IllegalTransition
from tests.factories import make_user
from tests.notifications.servers import account, cloud_api, error
from tests.operations.test_start import free_port
from tests.races import on_another_connection, start_and_wait_for_lock

State = Delivery.State
SMTP = "django.core.mail.backends.smtp.EmailBackend"


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


@pytest.mark.parametrize(
    ("has_user", "user_email", "guest_email", "senders", "channels"),
    [
        (True, None, "", ["email"], ["in_app"]),
        (True, "ani@sentra.example", "", ["email"], ["in_app", "email"]),
        (True, "ani@sentra.example", "", [], ["in_app"]),
        (True, "ani@sentra.example", "", ["email", "whatsapp", "console"], ["in_app", "email", "whatsapp", "console"]),
        (True, None, "", ["email", "whatsapp"], ["in_app", "whatsapp"]),
        (True, None, "other@sentra.example", ["email"], ["in_app"]),
        (False, None, "guest@sentra.example", ["email", "whatsapp"], ["email"]),
        (False, None, "guest@sentra.example", ["whatsapp"], []),
        (False, None, "", ["email"], []),
    ],
)
@pytest.mark.django_db
def test_each_channel_that_reaches_the_person_gets_a_delivery_and_a_job(
    settings, has_user, user_email, guest_email, senders, channels
):
    settings.MESSAGE_SENDERS, settings.WHATSAPP = senders, account(type("Server", (), {"url": "http://127.0.0.1:9"}))
    user = make_user("Ani", email=user_email) if has_user else None
    notification = notify(user, email=guest_email)
    deliveries = Delivery.objects.order_by("pk")
    assert [(each.channel, each.state, each.attempts) for each in deliveries] == [(c, "waiting", 0) for c in channels]
    assert queued() == [[each.pk] for each in deliveries]
    if channels:
        assert (notification.user, notification.email) == (user, "" if user else guest_email)
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
        assert rows() == (1, 2, 2)
        assert on_another_connection(rows) == (0, 0, 0)
    assert on_another_connection(rows) == (1, 2, 2)


@pytest.mark.django_db(transaction=True)
def test_an_event_that_is_rolled_back_tells_nobody(ani):
    with transaction.atomic():
        notify(ani)
        transaction.set_rollback(True)
    assert on_another_connection(rows) == (0, 0, 0)


def test_a_delivery_is_sent_once(ani):
    delivery = waiting(ani)
    assert [workflow.deliver(delivery.pk), workflow.deliver(delivery.pk)] == [True, False]
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.error) == ("sent", 1, "")
    assert timezone.now() - delivery.sent_at < timedelta(minutes=1)
    assert list(delivery.history.values_list("from_state", "to_state", "by")) == [("waiting", "sent", None)]
    assert [message.to for message in mail.outbox] == [["ani@sentra.example"]]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_moment_send_once(ani):
    delivery = waiting(ani)
    with transaction.atomic():
        Delivery.objects.select_for_update().get(pk=delivery.pk)
        workers = start_and_wait_for_lock(*[lambda: workflow.deliver(delivery.pk)] * 2)
    assert sorted(worker.result(timeout=10) for worker in workers) == [False, True]
    assert len(mail.outbox) == 1
    assert Delivery.objects.get().attempts == 1


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
    assert workflow.deliver(delivery.pk) is False
    assert mail.outbox == []
    assert Delivery.objects.get().attempts == 0


def test_a_delivery_that_has_gone_is_no_error(db):
    assert workflow.deliver(1) is False


@pytest.fixture
def dead_mail_server(settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", free_port()


@pytest.mark.usefixtures("dead_mail_server")
@pytest.mark.parametrize(("attempts", "minutes"), [(0, 1), (1, 2), (2, 4), (6, 64)])
def test_a_failure_is_recorded_and_tried_again_later_and_later(ani, attempts, minutes):
    delivery = waiting(ani, attempts=attempts)
    before = timezone.now()
    assert workflow.deliver(delivery.pk) is False
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.sent_at) == ("waiting", attempts + 1, None)
    assert delivery.error == "ConnectionRefusedError: [Errno 111] Connection refused"
    pause = timedelta(minutes=minutes)
    assert before + pause <= delivery.next_try_at <= timezone.now() + pause
    assert delivery.history.count() == 0


@pytest.mark.usefixtures("dead_mail_server")
def test_after_the_last_attempt_it_is_given_up(ani):
    delivery = waiting(ani, attempts=workflow.MAX_ATTEMPTS - 1)
    assert workflow.deliver(delivery.pk) is False
    delivery.refresh_from_db()
    refused = "ConnectionRefusedError: [Errno 111] Connection refused"
    assert (delivery.state, delivery.attempts, delivery.error) == ("failed", 8, refused)
    assert list(delivery.history.values_list("from_state", "to_state", "note")) == [("waiting", "failed", refused)]


def test_after_a_failure_it_is_sent_when_the_server_is_back(ani, settings, dead_mail_server):
    delivery = waiting(ani)
    workflow.deliver(delivery.pk)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert workflow.deliver(delivery.pk) is False
    Delivery.objects.update(next_try_at=timezone.now())
    assert workflow.deliver(delivery.pk) is True
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.error) == ("sent", 2, "")


@pytest.fixture
def api(settings):
    with cloud_api() as server:
        settings.MESSAGE_SENDERS, settings.WHATSAPP = ["whatsapp"], account(server)
        yield server


def test_what_whatsapp_accepts_is_sent(ani, api):
    delivery = waiting(ani, "whatsapp")
    assert workflow.deliver(delivery.pk) is True
    assert Delivery.objects.get().state == "sent"
    assert len(api.requests) == 1


def test_what_can_never_arrive_is_given_up_at_once(ani, api):
    api.say(error(131026), 400)
    delivery = waiting(ani, "whatsapp")
    assert workflow.deliver(delivery.pk) is False
    delivery.refresh_from_db()
    reason = "Undeliverable: HTTP 400, code 131026: details of it"
    assert (delivery.state, delivery.attempts, delivery.error) == ("failed", 1, reason)
    assert list(delivery.history.values_list("to_state", "note")) == [("failed", reason)]


@pytest.mark.parametrize(("header", "wait"), [("600", 10), ("1", 1), ("", 1)])
def test_a_rate_limit_waits_as_long_as_the_provider_says_and_never_less_than_usual(ani, api, header, wait):
    api.say(error(130429), 429, Retry_After=header)
    delivery = waiting(ani, "whatsapp")
    before = timezone.now()
    workflow.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("waiting", 1)
    assert before + timedelta(minutes=wait) <= delivery.next_try_at <= timezone.now() + timedelta(minutes=wait)


@pytest.mark.parametrize("attempts", [0, workflow.MAX_ATTEMPTS - 1])
def test_while_our_own_account_is_refused_it_waits_and_nothing_is_counted(ani, api, attempts):
    api.say(error(190, details="Session has expired"), 401)
    delivery = waiting(ani, "whatsapp", attempts=attempts)
    before = timezone.now()
    workflow.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("waiting", attempts)
    assert delivery.error == "SenderBroken: HTTP 401, code 190: Session has expired"
    assert before + timedelta(hours=1) <= delivery.next_try_at <= timezone.now() + timedelta(hours=1)


def test_what_was_given_up_can_be_started_again(ani, dewi):
    delivery = waiting(ani, state=State.FAILED, attempts=8, next_try_at=timezone.now() + timedelta(hours=2))
    workflow.retry(delivery=delivery, by=dewi)
    assert queued() == [[delivery.pk]]
    assert list(delivery.history.values_list("from_state", "to_state", "by")) == [("failed", "waiting", dewi.pk)]
    assert workflow.deliver(delivery.pk) is True
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
