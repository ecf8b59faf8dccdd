"""The files of a product's photo."""

from django.core.files.uploadedfile import UploadedFile

from cilegon_ikm import pictures
from cilegon_ikm.pictures import StoredPhoto

from .models import Photo


def store(upload: UploadedFile) -> StoredPhoto:
    """Check, clean and keep an uploaded photo. Raises ValidationError with a text that says what to do."""
    return pictures.store(upload, folder="photos")


def make_variants(photo: Photo) -> None:
    """Write the AVIF and WebP files of a stored photo; running it again only writes them again."""
    pictures.write_variants(StoredPhoto(key=photo.key, width=photo.width, height=photo.height))
