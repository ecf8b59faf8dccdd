"""Jobs about enquiries: fetch and delegate."""

import logging
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from cilegon_ikm.clock import today
from producers.models import Producer

from . import response_time
from .models import ReviewPhoto, Submission

logger = logging.getLogger(__name__)


@task()
def measure_response_time(producer_id: int) -> None:
    response_time.measure(producer_id=producer_id)


@task()
def make_variants(photo_id: int) -> None:
    """Make the small files of a review's photo, unless it has gone or has them."""
    from . import review_photos  # which enqueues this job, so it cannot be imported above

    photo = ReviewPhoto.objects.without_variants().filter(pk=photo_id).first()
    if photo:
        review_photos.make_variants(photo=photo)


def make_missing_variants(limit: int = 20) -> int:
    """Make the variants whose job was lost (none after ten minutes); how many were made."""
    overdue = timezone.now() - timedelta(minutes=10)
    photos = ReviewPhoto.objects.without_variants().filter(created_at__lt=overdue).values_list("pk", flat=True)
    return sum(_was_made(pk) for pk in photos[:limit])


def _was_made(photo_id: int) -> bool:
    try:
        make_variants.call(photo_id)
    except Exception:  # a file that is lost or broken must not keep all other photos waiting
        logger.exception("No variants could be made of photo %s of a review", photo_id)
        return False
    return True


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
