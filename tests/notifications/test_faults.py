"""What providers and machines do to us: a mail server that is down for an hour, a worker killed in mid-delivery."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from cilegon_ikm.notifications import dispatch, workflow
from cilegon_ikm.notifications.models import Delivery
from cilegon_ikm.notifications.tasks import sweep
from tests.e2e.conftest import database_url
from tests.factories import make_user
from tests.notifications.servers import mail_server
from tests.operations.test_start import free_port

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def port(settings):
    settings.MESSAGE_SENDERS = ["email"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    return settings.EMAIL_PORT


def tell(name):
    user = make_user(name, email=f"{name.lower()}@sentra.example")
    notice = workflow.notify(kind="producer_verified", url="/usaha/", user=user, name=f"Emping {name}")
    return notice.deliveries.get(channel="email")


def test_what_could_not_go_out_while_the_mail_server_was_down_for_an_hour_is_all_delivered(db, port):
    with time_machine.travel("2026-11-24T03:00:00+00:00", tick=False) as clock:
        for minute in range(0, 60, 5):
            tell(f"Sri{minute}")
            sweep()
            clock.shift(timedelta(minutes=5))
        failed = Delivery.objects.filter(channel="email")
        assert {*failed.values_list("state", "error")} == {
            ("waiting", "ConnectionRefusedError: [Errno 111] Connection refused")
        }
        with mail_server(port) as postmaster:
            for _step in range(36):
                sweep()
                clock.shift(timedelta(minutes=5))
    assert {*Delivery.objects.values_list("state", "error")} == {("sent", "")}
    arrived = sorted(to for _sender, (to,), _content in postmaster.received)
    assert arrived == sorted(f"sri{minute}@sentra.example" for minute in range(0, 60, 5))


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_between_sending_and_marking_sends_again_with_the_same_id(port):
    delivery = tell("Budi")
    with mail_server(port) as postmaster:
        postmaster.delay = 30  # it has the message and does not say so: the worker dies before it can mark the row
        worker = start_worker(port)
        try:
            wait_until(lambda: postmaster.received)
        finally:
            worker.kill()
            worker.wait(20)
        delivery.refresh_from_db()
        assert (delivery.state, delivery.attempts) == ("waiting", 1)
        postmaster.delay = 0
        assert dispatch.deliver(delivery.pk) == 0  # the dead worker's claim has not run out yet
        Delivery.objects.update(next_try_at=timezone.now())
        assert dispatch.deliver(delivery.pk) == 1
    mails = [message_from_bytes(content, policy=policy.default) for *_who, content in postmaster.received]
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("sent", 2)
    assert len({each["Message-ID"] for each in mails}) == 1
    assert len(mails) == 2
    assert Delivery.objects.filter(channel="email").count() == 1


def start_worker(port):
    """The worker as ``make run`` starts it, on this test's database."""
    command = [sys.executable, "manage.py", "db_worker", "--queue-name", "*", "--interval", "0.2", "--no-reload"]
    environment = {**os.environ, "DATABASE_URL": database_url(), "QUIET_HOURS": ""}
    environment |= {"EMAIL_URL": f"smtp://127.0.0.1:{port}", "MESSAGE_SENDERS": "email"}
    return subprocess.Popen([*command, "--verbosity", "0"], cwd=ROOT, env=environment)


def wait_until(is_so):
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline, "It did not happen"
        time.sleep(0.05)
