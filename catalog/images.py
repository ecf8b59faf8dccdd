"""The files of a product's photo."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from PIL import Image

from cilegon_ikm import pictures
from cilegon_ikm.pictures import StoredPhoto

from .models import Photo

FOLDER = "photos"
SMALLEST_SIDE = 200  # pixels; a smaller piece would look poor on every phone


@dataclass(frozen=True, kw_only=True)
class Square:
    """A piece of a photo, in its pixels; ``fitted`` brings any numbers inside the picture."""

    left: int
    top: int
    side: int

    def fitted(self, width: int, height: int) -> "Square":
        shorter = min(width, height)
        side = max(min(SMALLEST_SIDE, shorter), min(self.side, shorter))
        left, top = (max(0, min(at, most - side)) for at, most in ((self.left, width), (self.top, height)))
        return Square(left=left, top=top, side=side)


def store(upload: UploadedFile) -> StoredPhoto:
    """Check, clean and keep an uploaded photo. Raises ValidationError with a text that says what to do."""
    return pictures.store(upload, folder=FOLDER)


def turned(photo: Photo) -> StoredPhoto:
    """A new file with the picture a quarter further clockwise."""
    return pictures.remake(_file(photo), lambda image: image.transpose(Image.Transpose.ROTATE_270), folder=FOLDER)


def cropped(photo: Photo, square: Square) -> StoredPhoto:
    """A new file with only this piece of the picture."""
    box = (square.left, square.top, square.left + square.side, square.top + square.side)
    return pictures.remake(_file(photo), lambda image: image.crop(box), folder=FOLDER)


def look(stored: StoredPhoto) -> int | None:
    """What the stored picture looks like, for finding the same one again."""
    return pictures.look(stored.key)


def make_variants(photo: Photo) -> None:
    """Write the AVIF and WebP files of a stored photo; running it again only writes them again."""
    pictures.write_variants(_file(photo))


def _file(photo: Photo) -> StoredPhoto:
    return StoredPhoto(key=photo.key, width=photo.width, height=photo.height)
