"""Jobs that fetch and delegate, and the sweep."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from qsessions.models import Session

from .models import SecretRequest

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


def sweep() -> int:
    """Remove sessions that have ended and requests that no longer count; how many."""
    now = timezone.now()
    ended = Session.objects.filter(expire_date__lt=now).delete()[0]
    return ended + SecretRequest.objects.filter(made_at__lt=now - REQUESTS_KEPT).delete()[0]
