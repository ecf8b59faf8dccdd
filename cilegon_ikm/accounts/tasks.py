"""Jobs that fetch and delegate, and the sweep."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from qsessions.models import Session

from .models import Erasure, FailedSignIn, SecretRequest

ERASURE_OVERDUE = timedelta(minutes=2)
REQUESTS_KEPT = timedelta(days=1)  # the longest time over which they are counted


@task()
def send_reset(request_id: int) -> None:
    """Send the reset link to whoever asked, if there is such a person."""
    from . import workflow  # enqueues jobs of this module itself

    asked = SecretRequest.objects.select_related("user").filter(pk=request_id).first()
    if asked and asked.user:
        workflow.send_reset(asked.user)


@task()
def send_code(request_id: int) -> None:
    """Send the sign-in code to whoever asked, if there is such a person."""
    from . import workflow

    if asked := SecretRequest.objects.select_related("user").filter(pk=request_id).first():
        workflow.send_code(asked)


@task()
def send_phone_code(request_id: int) -> None:
    """Send a code to the number that somebody says is hers."""
    from . import workflow

    if asked := SecretRequest.objects.select_related("user").filter(pk=request_id).first():
        workflow.send_phone_code(asked)


@task()
def erase(erasure_id: int) -> None:
    """Erase a person's data, unless that was done."""
    from . import workflow

    if erasure := Erasure.objects.filter(pk=erasure_id, done_at=None).select_related("user").first():
        workflow.carry_out(erasure)


def sweep() -> int:
    """Erase what a lost job left, remove ended sessions and old requests; how many things were done."""
    from . import workflow

    overdue = Erasure.objects.filter(done_at=None, asked_at__lt=timezone.now() - ERASURE_OVERDUE)
    return sum(workflow.carry_out(erasure) for erasure in overdue.select_related("user")) + _forget_what_ended()


def _forget_what_ended() -> int:
    now = timezone.now()
    ended = Session.objects.filter(expire_date__lt=now)
    asked = SecretRequest.objects.filter(made_at__lt=now - REQUESTS_KEPT)
    failed = FailedSignIn.objects.filter(attempt_time__lt=now - REQUESTS_KEPT)
    return sum(rows.delete()[0] for rows in (ended, asked, failed))
