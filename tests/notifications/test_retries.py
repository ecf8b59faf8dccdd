"""What fails is tried again, later and later, until it is given up."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cilegon_ikm.notifications import dispatch
from cilegon_ikm.notifications.models import Delivery
from tests.notifications.deliveries import waiting, wib
from tests.notifications.servers import account, cloud_api, error

REFUSED = "ConnectionRefusedError: [Errno 111] Connection refused"


@pytest.fixture(autouse=True)
def _email_is_on(settings):
    settings.MESSAGE_SENDERS = ["email"]


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


def test_a_retry_that_falls_into_the_night_waits_too(ani, settings, dead_mail_server):
    settings.QUIET_HOURS = [21, 6]
    with time_machine.travel(wib(24, "20:59:30"), tick=False) as clock:
        delivery = waiting(ani)
        dispatch.deliver(delivery.pk)
        clock.shift(timedelta(minutes=2))
        assert dispatch.deliver(delivery.pk) == 0
    delivery.refresh_from_db()
    assert (delivery.attempts, delivery.next_try_at) == (1, wib(25, "06:00"))


def test_a_digest_that_fails_leaves_each_of_its_messages_waiting(ani, dead_mail_server):
    for _each in range(6):
        waiting(ani)
    assert dispatch.deliver(Delivery.objects.first().pk) == 0
    assert {*Delivery.objects.values_list("state", "attempts", "error")} == {("waiting", 1, REFUSED)}
