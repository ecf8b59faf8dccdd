"""Jobs about enquiries: fetch and delegate."""

from django.db.models import Q
from django_tasks import task

from cilegon_ikm.clock import today
from producers.models import Producer

from . import response_time


@task()
def measure_response_time(producer_id: int) -> None:
    response_time.measure(producer_id=producer_id)


def sweep(limit: int = 200) -> int:
    """Measure every public maker once a day, for enquiries grow old and jobs get lost; how many were measured."""
    due = Q(response_measured_on__isnull=True) | Q(response_measured_on__lt=today())
    makers = Producer.objects.public().filter(due).order_by("pk").values_list("pk", flat=True)[:limit]
    for producer_id in makers:
        response_time.measure(producer_id=producer_id)
    return len(makers)
