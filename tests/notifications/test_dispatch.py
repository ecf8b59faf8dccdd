from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from cilegon_ikm.notifications import dispatch, workflow
from cilegon_ikm.notifications.models import Delivery, Device, Notification
from cilegon_ikm.notifications.tasks import sweep
from tests.factories import make_user
from tests.notifications.servers import Browser, account, cloud_api, error, push_service
from tests.operations.test_start import free_port
from tests.races import on_another_connection

State = Delivery.State
SMTP = "django.core.mail.backends.smtp.EmailBackend"
REFUSED = "ConnectionRefusedError: [Errno 111] Connection refused"


@pytest.fixture(autouse=True)
def _email_is_on(settings):
    settings.MESSAGE_SENDERS = ["email"]


@pytest.fixture
def ani(db):
    return make_user("Ani", email="ani@sentra.example")


def waiting(user, channel="email", *, kind="producer_verified", name="Emping", **fields):
    notification = Notification.objects.create(user=user, kind=kind, url="/", params={"name": name})
    return Delivery.objects.create(notification=notification, channel=channel, **fields)


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


@pytest.fixture
def dead_mail_server(settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", free_port()


@pytest.mark.usefixtures("dead_mail_server")
@pytest.mark.parametrize(("attempts", "seconds"), [(0, 80), (1, 240), (2, 720), (6, 58320)])
def test_a_failure_is_recorded_and_tried_again_later_and_later(ani, attempts, seconds):
    delivery = waiting(ani, attempts=attempts)
    before = timezone.now()
    assert dispatch.deliver(delivery.pk) == 0
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.sent_at) == ("waiting", attempts + 1, None)
    assert delivery.error == "ConnectionRefusedError: [Errno 111] Connection refused"
    pause = timedelta(seconds=seconds)
    assert before + 0.8 * pause <= delivery.next_try_at <= timezone.now() + 1.2 * pause
    assert delivery.claim is None
    assert delivery.history.count() == 0


def test_pauses_differ_so_that_what_failed_together_is_not_tried_together():
    pauses = {dispatch.pause_after(3) for _number in range(20)}
    assert len(pauses) > 10
    assert max(pauses) - min(pauses) > timedelta(minutes=1)


def test_eight_tries_take_about_a_day():
    total = sum((dispatch.pause_after(attempts) for attempts in range(1, dispatch.MAX_ATTEMPTS)), timedelta())
    assert timedelta(hours=19) < total < timedelta(hours=30)


@pytest.mark.usefixtures("dead_mail_server")
def test_after_the_last_attempt_it_is_given_up(ani):
    delivery = waiting(ani, attempts=dispatch.MAX_ATTEMPTS - 1)
    assert dispatch.deliver(delivery.pk) == 0
    delivery.refresh_from_db()
    refused = "ConnectionRefusedError: [Errno 111] Connection refused"
    assert (delivery.state, delivery.attempts, delivery.error) == ("failed", 8, refused)
    assert list(delivery.history.values_list("from_state", "to_state", "note")) == [("waiting", "failed", refused)]


def test_after_a_failure_it_is_sent_when_the_server_is_back(ani, settings, dead_mail_server):
    delivery = waiting(ani)
    dispatch.deliver(delivery.pk)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert dispatch.deliver(delivery.pk) == 0
    Delivery.objects.update(next_try_at=timezone.now())
    assert dispatch.deliver(delivery.pk) == 1
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.error) == ("sent", 2, "")


@pytest.fixture
def api(settings):
    with cloud_api() as server:
        settings.MESSAGE_SENDERS, settings.WHATSAPP = ["whatsapp"], account(server)
        yield server


def test_what_whatsapp_accepts_is_sent(ani, api):
    delivery = waiting(ani, "whatsapp")
    assert dispatch.deliver(delivery.pk) == 1
    assert Delivery.objects.get().state == "sent"
    assert len(api.requests) == 1


def test_what_can_never_arrive_is_given_up_at_once(ani, api):
    api.say(error(131026), 400)
    delivery = waiting(ani, "whatsapp")
    assert dispatch.deliver(delivery.pk) == 0
    delivery.refresh_from_db()
    reason = "Undeliverable: HTTP 400, code 131026: details of it"
    assert (delivery.state, delivery.attempts, delivery.error) == ("failed", 1, reason)
    assert list(delivery.history.values_list("to_state", "note")) == [("failed", reason)]


@pytest.mark.parametrize(("header", "wait"), [("600", 600), ("1", 80), ("", 80)])
def test_a_rate_limit_waits_as_long_as_the_provider_says_and_never_less_than_usual(ani, api, header, wait):
    api.say(error(130429), 429, Retry_After=header)
    delivery = waiting(ani, "whatsapp")
    before = timezone.now()
    dispatch.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("waiting", 1)
    assert before + timedelta(seconds=0.8 * wait) <= delivery.next_try_at
    assert delivery.next_try_at <= timezone.now() + timedelta(seconds=1.2 * wait)


@pytest.mark.parametrize("attempts", [0, dispatch.MAX_ATTEMPTS - 1])
def test_while_our_own_account_is_refused_it_waits_and_nothing_is_counted(ani, api, attempts):
    api.say(error(190, details="Session has expired"), 401)
    delivery = waiting(ani, "whatsapp", attempts=attempts)
    before = timezone.now()
    dispatch.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("waiting", attempts)
    assert delivery.error == "SenderBroken: HTTP 401, code 190: Session has expired"
    assert before + timedelta(hours=1) <= delivery.next_try_at <= timezone.now() + timedelta(hours=1)


NIGHT = [
    ("20:59:59", "20:59:59", None),
    ("21:00", "06:00", 1),
    ("23:59:59", "06:00", 1),
    ("00:00", "06:00", 0),
    ("05:59:59", "06:00", 0),
    ("06:00", "06:00", None),
    ("12:00", "12:00", None),
]


def wib(day, time):
    return datetime.fromisoformat(f"2026-11-{day:02}T{time}+07:00")


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


def test_a_retry_that_falls_into_the_night_waits_too(ani, settings, dead_mail_server):
    settings.QUIET_HOURS = [21, 6]
    with time_machine.travel(wib(24, "20:59:30"), tick=False) as clock:
        delivery = waiting(ani)
        dispatch.deliver(delivery.pk)
        clock.shift(timedelta(minutes=2))
        assert dispatch.deliver(delivery.pk) == 0
    delivery.refresh_from_db()
    assert (delivery.attempts, delivery.next_try_at) == (1, wib(25, "06:00"))


@pytest.mark.parametrize(("channel", "is_quiet"), [("in_app", True), ("email", False)])
def test_the_workspace_and_who_wishes_so_are_told_at_night(ani, settings, channel, is_quiet):
    settings.QUIET_HOURS = [21, 6]
    workflow.choose(user=ani, muted=[], is_quiet_at_night=is_quiet)
    with time_machine.travel(wib(24, "23:00"), tick=False):
        assert dispatch.deliver(waiting(ani, channel).pk) == 1


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


def test_a_digest_that_fails_leaves_each_of_its_messages_waiting(ani, dead_mail_server):
    for _each in range(6):
        waiting(ani)
    assert dispatch.deliver(Delivery.objects.first().pk) == 0
    assert {*Delivery.objects.values_list("state", "attempts", "error")} == {("waiting", 1, REFUSED)}


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


@pytest.fixture
def service(settings):
    with push_service() as server:
        settings.PUSH_SERVICES = [server.url]
        yield server


@pytest.fixture
def phone(service, ani):
    """Ani's signed-in phone, which shows messages."""
    return subscribed(ani, service, "phone")


def subscribed(user, service, name):
    browser, client = Browser(service, name), Client()
    client.force_login(user)
    browser.device = workflow.add_device(user=user, session_key=client.session.session_key, **browser.fields)
    return browser


def pushed(user, **fields):
    notice = workflow.notify(kind="producer_verified", url="/usaha/", user=user, name="Emping", **fields)
    return list(notice.deliveries.filter(channel="push").order_by("pk"))


def test_each_device_gets_the_message_once(ani, service, phone, settings):
    settings.SITE_URL = "https://sentra.example"
    tablet = subscribed(ani, service, "tablet")
    for delivery in pushed(ani):
        assert dispatch.deliver(delivery.pk) == 1
    assert sweep() == 2  # workspace and e-mail
    assert [path for path, _headers, _body in service.requests] == ["/push/phone", "/push/tablet"]
    told = tablet.read(service.requests[1][2])
    assert told["link"] == "https://sentra.example/usaha/"
    assert told["tag"] == service.requests[1][1]["Topic"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_has_gone_is_forgotten_with_what_waited_for_it(ani, service, phone, status):
    tablet = subscribed(ani, service, "tablet")
    (first, to_tablet), (second, _other) = pushed(ani), pushed(ani)
    service.say(status)
    assert dispatch.deliver(first.pk) == 0
    assert list(Device.objects.all()) == [tablet.device]
    service.say(201)
    assert [dispatch.deliver(each.pk) for each in (second, to_tablet)] == [0, 1]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.error, second.state) == ("dropped", f"Gone: HTTP {status}: ", "dropped")
    assert [each.channel for each in workflow.notify(**AGAIN, user=ani).deliveries.filter(channel="push")] == ["push"]


AGAIN = {"kind": "producer_verified", "url": "/usaha/", "name": "Emping"}


def test_a_busy_push_service_is_asked_again_after_the_pause_it_wants(ani, service, phone):
    (delivery,) = pushed(ani)
    service.say(429, Retry_After="3600")
    before = timezone.now()
    assert dispatch.deliver(delivery.pk) == 0
    delivery.refresh_from_db()
    assert before + timedelta(hours=1) <= delivery.next_try_at <= timezone.now() + timedelta(hours=1)
    service.say(201)
    Delivery.objects.filter(pk=delivery.pk).update(next_try_at=timezone.now())
    assert dispatch.deliver(delivery.pk) == 1
    topics = {headers["Topic"] for _path, headers, _body in service.requests}
    assert len(topics) == 1


def test_who_signs_out_gets_no_more_messages_on_that_device(ani, service):
    client, browser = Client(), Browser(service)
    client.force_login(ani)
    workflow.add_device(user=ani, session_key=client.session.session_key, **browser.fields)
    (delivery,) = pushed(ani)
    client.post("/keluar/")
    assert Device.objects.count() == 0
    assert dispatch.deliver(delivery.pk) == 0
    delivery.refresh_from_db()
    assert (delivery.state, service.requests) == ("dropped", [])
