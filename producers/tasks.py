"""Makers' papers as the days pass, and the small files of their photos; the rows say what is still to be done."""

import logging
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task

from cilegon_ikm.clock import today

from . import credentials
from .models import Credential, ProducerPhoto, SentraPhoto

logger = logging.getLogger(__name__)


@task()
def make_variants(photo_id: int) -> None:
    """Make the small files of a maker's photo, unless it has gone or has them."""
    from . import photos  # which enqueues this job, so it cannot be imported above

    photo = ProducerPhoto.objects.without_variants().filter(pk=photo_id).first()
    if photo:
        photos.make_variants(photo=photo)


@task()
def make_sentra_variants(photo_id: int) -> None:
    """Make the small files of a photo of a sentra, unless it has gone or has them."""
    from . import sentra_photos  # which enqueues this job, so it cannot be imported above

    photo = SentraPhoto.objects.filter(pk=photo_id, has_variants=False).first()
    if photo:
        sentra_photos.make_variants(photo=photo)


def make_missing_variants(limit: int = 20) -> int:
    """Make the variants whose job was lost (none after ten minutes); how many were made."""
    overdue = {"has_variants": False, "created_at__lt": timezone.now() - timedelta(minutes=10)}
    makers = ProducerPhoto.objects.filter(**overdue).values_list("pk", flat=True)[:limit]
    sentra = SentraPhoto.objects.filter(**overdue).values_list("pk", flat=True)[:limit]
    made = [_was_made(make_variants, pk) for pk in makers] + [_was_made(make_sentra_variants, pk) for pk in sentra]
    return sum(made)


def _was_made(job: Any, photo_id: int) -> bool:
    try:
        job.call(photo_id)
    except Exception:  # a file that is lost or broken must not keep all other photos waiting
        logger.exception("No variants could be made of photo %s by %s", photo_id, job.name)
        return False
    return True


def sweep(on: date | None = None, limit: int = 200) -> int:
    """Call expired what has expired and send the reminders that are due, each once; how many things were done.

    Missed days do no harm: whatever is due by this day is done, and a second run finds nothing left.
    """
    day = on or today()
    lapsed = Credential.objects.lapsed(day).order_by("pk")[:limit]
    ending = Credential.objects.due_for_reminder(day).order_by("pk")[:limit]
    return sum(_expired(each, day) for each in lapsed) + sum(_reminded(each, day) for each in ending)


def _expired(credential: Credential, day: date) -> bool:
    try:
        return credentials.expire_credential(credential=credential, on=day)
    except Exception:  # one paper that cannot be told of must not keep all others waiting
        logger.exception("Paper %s could not be called expired", credential.pk)
        return False


def _reminded(credential: Credential, day: date) -> bool:
    try:
        return credentials.remind_of_expiry(credential=credential, on=day)
    except Exception:  # as above
        logger.exception("Nobody could be reminded of paper %s", credential.pk)
        return False
