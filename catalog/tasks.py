"""Jobs of the catalogue: fetch and delegate."""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from cilegon_ikm.clock import today

from . import images, uploads
from .models import ListingDay, Photo, ProductSheet, SearchDay, Upload, Word
from .search import vocabulary

logger = logging.getLogger(__name__)

SWEPT_UPLOADS = 200  # at once


@task()
def make_variants(photo_id: int) -> None:
    """Make the small files of a photo, unless it has gone or has them."""
    from . import listings  # the workflow enqueues this job, so it cannot be imported above

    photo = Photo.objects.without_variants().filter(pk=photo_id).first()
    if photo:
        images.make_variants(photo)
        listings.variants_made(photo=photo)


def sweep(limit: int = 20) -> int:
    """Make the variants whose job was lost (none after ten minutes); how many were made."""
    overdue = timezone.now() - timedelta(minutes=10)
    photos = Photo.objects.without_variants().filter(created_at__lt=overdue).values_list("pk", flat=True)[:limit]
    return sum(_was_made(pk) for pk in photos)


def prune_views() -> int:
    """Delete the numbers of views that are older than anybody needs; how many days of listings went."""
    deleted, _each = ListingDay.objects.outdated().delete()
    return deleted


def drop_expired_uploads() -> int:
    """Give up the uploads nobody came back to, with what has arrived of them; how many."""
    return uploads.drop(Upload.objects.expired()[:SWEPT_UPLOADS])


def prune_sheets() -> int:
    """Delete uploaded spreadsheets that nobody confirmed; how many."""
    deleted, _each = ProductSheet.objects.outdated().delete()
    return deleted


def prune_searches() -> int:
    """Delete the numbers of searches that are older than anybody needs; how many went."""
    deleted, _each = SearchDay.objects.outdated().delete()
    return deleted


def count_words() -> int:
    """Once a day, count the words of all listings anew; how many words there are, or 0 when it is not time yet."""
    return 0 if Word.objects.filter(counted_on=today()).exists() else vocabulary.recount()


def _was_made(photo_id: int) -> bool:
    try:
        make_variants.call(photo_id)
    except Exception:  # a file that is lost or broken must not keep all other photos waiting
        logger.exception("No variants could be made of photo %s", photo_id)
        return False
    return True
