"""Every verb about a maker's own photos, files included."""

from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cilegon_ikm import pictures
from cilegon_ikm.states import IllegalTransition, lock

from .models import Producer, ProducerPhoto
from .rules import can_edit
from .tasks import make_variants as make_variants_job

Kind = ProducerPhoto.Kind


def add_photo(*, producer: Producer, kind: str, upload: UploadedFile) -> ProducerPhoto:
    """Keep an uploaded photo; a new logo takes the place of the old one. Raises ValidationError."""
    stored = pictures.store(upload, folder="makers")  # seconds of work, so before the row is locked
    try:
        with transaction.atomic():
            return _attach(producer, kind, stored)
    except Exception:
        pictures.delete_files([f"{stored.key}.jpg"])
        raise


def _attach(producer: Producer, kind: str, stored: pictures.StoredPhoto) -> ProducerPhoto:
    lock(producer)
    if not can_edit(producer):
        raise IllegalTransition(_("This business is closed."))
    if kind == Kind.LOGO:
        for old in producer.photos.filter(kind=kind):
            remove_photo(photo=old)
    elif producer.photos.workshop().count() >= settings.PHOTOS_PER_MAKER:
        raise ValidationError(
            _("At most %(limit)s photos. Remove one first.") % {"limit": settings.PHOTOS_PER_MAKER}, code="too_many"
        )
    photo = producer.photos.create(kind=kind, key=stored.key, width=stored.width, height=stored.height)
    _count_version(producer.pk)
    make_variants_job.enqueue(photo.pk)
    return photo


@transaction.atomic
def remove_photo(*, photo: ProducerPhoto) -> None:
    """Delete the photo; its files go once that is certain."""
    transaction.on_commit(partial(pictures.delete_files, pictures.photo_files(photo.key, photo.width)))
    photo.delete()
    _count_version(photo.producer_id)


def _count_version(producer: int) -> None:
    """An officer who looked at the profile with other photos is to look again."""
    Producer.objects.filter(pk=producer).update(version=F("version") + 1, updated_at=timezone.now())


@transaction.atomic
def erase_photos(*, producer: Producer) -> int:
    """Delete all photos with their files; how many there were."""
    photos = list(producer.photos.all())
    for photo in photos:
        remove_photo(photo=photo)
    return len(photos)


@transaction.atomic
def make_variants(*, photo: ProducerPhoto) -> None:
    """Write the small files and say that they are there; of a photo that went meanwhile none stay."""
    stored = pictures.StoredPhoto(key=photo.key, width=photo.width, height=photo.height)
    pictures.write_variants(stored)
    if not ProducerPhoto.objects.filter(pk=photo.pk).update(has_variants=True):
        pictures.delete_files(pictures.photo_files(photo.key, photo.width))
