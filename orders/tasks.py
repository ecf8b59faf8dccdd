"""Jobs about enquiries: fetch and delegate."""

from django.db.models import Q
from django_tasks import task

from cilegon_ikm.clock import today
from producers.models import Producer

from . import response_time
from .models import Submission


@task()
def measure_response_time(producer_id: int) -> None:
    response_time.measure(producer_id=producer_id)


@task()
def send_links(submission_ids: list[int], by_email: bool) -> None:
    """Send these links again, to the contact that asked for them."""
    from . import workflow  # enqueues jobs of this module itself

    for submission in Submission.objects.filter(pk__in=submission_ids).order_by("-pk"):
        workflow.send_link(submission=submission, by_email=by_email)


def sweep(limit: int = 200) -> int:
    """Measure every public maker once a day, for enquiries grow old and jobs get lost; how many were measured."""
    due = Q(response_measured_on__isnull=True) | Q(response_measured_on__lt=today())
    makers = Producer.objects.public().filter(due).order_by("pk").values_list("pk", flat=True)[:limit]
    for producer_id in makers:
        response_time.measure(producer_id=producer_id)
    return len(makers)
