from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from qsessions.models import Session

from cilegon_ikm.accounts import tasks
from cilegon_ikm.accounts.models import FailedSignIn, SecretRequest

pytestmark = pytest.mark.django_db


def test_the_sweep_forgets_sessions_requests_and_failures_that_have_ended(budi):
    now = timezone.now()
    for _session in range(2):
        Client().force_login(budi)
        SecretRequest.objects.create(purpose="code", key="x")
    ended, living = Session.objects.all()
    Session.objects.filter(pk=ended.pk).update(expire_date=now - timedelta(seconds=1))
    old, new = SecretRequest.objects.order_by("pk")
    SecretRequest.objects.filter(pk=old.pk).update(made_at=now - timedelta(days=1, seconds=1))
    for age in (timedelta(days=1, seconds=1), timedelta(hours=23)):
        failure = FailedSignIn.objects.create(username=str(age), user_agent="x", failures_since_start=1)
        FailedSignIn.objects.filter(pk=failure.pk).update(attempt_time=now - age)
    assert tasks.sweep() == 3
    assert FailedSignIn.objects.get() == failure
    assert (Session.objects.get(), SecretRequest.objects.get()) == (living, new)
