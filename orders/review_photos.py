"""The photos of reviews: kept as every photo here is, and gone with their review."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cilegon_ikm import pictures

from . import ratings
from .models import Review, ReviewPhoto
from .tasks import make_variants as make_variants_job


@contextmanager
def kept(uploads: Sequence[UploadedFile]) -> Iterator[list[pictures.StoredPhoto]]:
    """The uploaded photos, checked and cleaned; when the block fails, their files go again.

    Takes seconds, so it stands outside the transaction. Raises ValidationError that names the photo.
    """
    stored: list[pictures.StoredPhoto] = []
    try:
        for upload in uploads:
            stored.append(_stored(upload))
        yield stored
    except Exception:
        pictures.delete_files([f"{photo.key}.jpg" for photo in stored])
        raise


def _stored(upload: UploadedFile) -> pictures.StoredPhoto:
    try:
        return pictures.store(upload, folder="reviews")
    except ValidationError as error:
        raise ValidationError(f"{upload.name}: {error.messages[0]}", code=error.code) from error


def attach(review: Review, stored: Sequence[pictures.StoredPhoto]) -> None:
    """Let the review have these photos; their smaller variants are made a little later."""
    for each in stored:
        photo = review.photos.create(key=each.key, width=each.width, height=each.height)
        make_variants_job.enqueue(photo.pk)


def erase(review: Review) -> None:
    """Delete the photos; their files go once that is certain."""
    names = [name for photo in review.photos.all() for name in pictures.photo_files(photo.key, photo.width)]
    review.photos.all().delete()
    transaction.on_commit(partial(pictures.delete_files, names))


@transaction.atomic
def make_variants(*, photo: ReviewPhoto) -> None:
    """Write the small files and say that they are there; of a photo that went meanwhile none stay."""
    stored = pictures.StoredPhoto(key=photo.key, width=photo.width, height=photo.height)
    pictures.write_variants(stored)
    if ReviewPhoto.objects.filter(pk=photo.pk).update(has_variants=True):
        ratings.refresh(enquiry=photo.review.enquiry)
    else:
        pictures.delete_files(pictures.photo_files(photo.key, photo.width))
