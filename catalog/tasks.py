"""Jobs of the catalogue: fetch and delegate."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from . import images
from .models import Photo


@task()
def make_variants(photo_id: int) -> None:
    """Make the small files of a photo, unless it has gone or has them."""
    from . import workflow  # the workflow enqueues this job, so it cannot be imported above

    photo = Photo.objects.without_variants().filter(pk=photo_id).first()
    if photo:
        images.make_variants(photo)
        workflow.variants_made(photo=photo)


def sweep(limit: int = 20) -> int:
    """Make the variants whose job was lost (none after ten minutes); how many were made."""
    overdue = timezone.now() - timedelta(minutes=10)
    photos = Photo.objects.without_variants().filter(created_at__lt=overdue).values_list("pk", flat=True)[:limit]
    return len([make_variants.call(pk) for pk in photos])
