"""Every verb about the pictures of a sentra, files included."""

from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cilegon_ikm import pictures

from .models import Sentra, SentraPhoto
from .tasks import make_sentra_variants as make_variants_job


def add_photo(*, sentra: Sentra, upload: UploadedFile, alt: str) -> SentraPhoto:
    """Keep an uploaded photo. Raises ValidationError."""
    stored = pictures.store(upload, folder="sentra")  # seconds of work, so outside of the transaction
    try:
        with transaction.atomic():
            photo = sentra.photos.create(key=stored.key, width=stored.width, height=stored.height, alt=alt)
            make_variants_job.enqueue(photo.pk)
    except Exception:
        pictures.delete_files([f"{stored.key}.jpg"])
        raise
    return photo


@transaction.atomic
def remove_photo(*, photo: SentraPhoto) -> None:
    """Delete the photo; its files go once that is certain."""
    transaction.on_commit(partial(pictures.delete_files, pictures.photo_files(photo.key, photo.width)))
    photo.delete()


@transaction.atomic
def make_variants(*, photo: SentraPhoto) -> None:
    """Write the small files and say that they are there; of a photo that went meanwhile none stay."""
    pictures.write_variants(pictures.StoredPhoto(key=photo.key, width=photo.width, height=photo.height))
    if not SentraPhoto.objects.filter(pk=photo.pk).update(has_variants=True):
        pictures.delete_files(pictures.photo_files(photo.key, photo.width))
