"""Jobs only wake the work up: the delivery row says what is to be done, and the sweep finds what a job missed."""

from django_tasks import task

from . import dispatch
from .models import Delivery


@task()
def deliver(delivery_id: int) -> None:
    dispatch.deliver(delivery_id)


def sweep(limit: int = 200) -> int:
    """Try every delivery that is due (at most ``limit``); how many were sent."""
    return sum(dispatch.deliver(pk) for pk in Delivery.objects.due().values_list("pk", flat=True)[:limit])
