from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cilegon_ikm.notifications import tasks
from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.notifications.workflow import notify
from tests.factories import make_user


@pytest.fixture(autouse=True)
def _email_is_on(settings):
    settings.MESSAGE_SENDERS = ["email"]


def waiting(address, **fields):
    details = {"kind": "producer_verified", "url": "/", "params": {"name": "Emping"}}
    notification = Notification.objects.create(email=address, **details)
    return Delivery.objects.create(notification=notification, channel="email", **fields)


@pytest.mark.django_db(transaction=True)
def test_the_worker_delivers_what_was_queued():
    ani = make_user("Ani", email="ani@sentra.example")
    notify(kind="producer_verified", url="/usaha/", user=ani, name="Emping")
    call_command("db_worker", batch=True, startup_delay=False, queue_name="*", reload=False, verbosity=0)
    deliveries = Delivery.objects.order_by("pk")
    assert [(each.channel, each.state) for each in deliveries] == [("in_app", "sent"), ("email", "sent")]
    assert [message.to for message in mail.outbox] == [["ani@sentra.example"]]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


@pytest.mark.django_db
def test_the_sweep_finds_what_a_lost_job_left_behind_oldest_first():
    now = timezone.now()
    waiting("later@sentra.example", next_try_at=now - timedelta(minutes=1))
    waiting("first@sentra.example", next_try_at=now - timedelta(minutes=2))
    waiting("not-yet@sentra.example", next_try_at=now + timedelta(minutes=1))
    waiting("given-up@sentra.example", state="failed")
    assert tasks.sweep() == 2
    assert [message.to for message in mail.outbox] == [["first@sentra.example"], ["later@sentra.example"]]
    assert tasks.sweep() == 0


@pytest.mark.django_db
def test_the_sweep_takes_a_bite_at_a_time():
    for number in range(3):
        waiting(f"guest{number}@sentra.example")
    assert tasks.sweep(limit=2) == 2
    assert Delivery.objects.due().count() == 1


@pytest.mark.django_db
def test_one_that_fails_does_not_stop_the_sweep():
    waiting("no address", next_try_at=timezone.now() - timedelta(minutes=1))
    waiting("guest@sentra.example")
    Notification.objects.filter(email="no address").update(email="a\nb@sentra.example")
    assert tasks.sweep() == 1
    assert [message.to for message in mail.outbox] == [["guest@sentra.example"]]
    assert Delivery.objects.get(state="waiting").error.startswith("BadHeaderError: ")
