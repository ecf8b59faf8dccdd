"""What is kept of an uploaded photo: a clean JPEG at once, its smaller AVIF and WebP variants a little later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image

from cilegon_ikm import images
from cilegon_ikm.files import keep, random_key
from cilegon_ikm.images import clean, encoded

WIDTHS = (320, 640, 1280)  # pixels of the variants
FORMATS = ("avif", "webp")
CARD_WIDTH = 640  # pixels; what a card on a phone loads is no wider
CARD_BYTES = 25_000  # on mobile data; a photo full of detail is kept more coarsely rather than heavier
QUALITIES = {"avif": (55, 50, 45, 40, 34, 26, 16), "webp": (74, 64, 54, 44, 34, 24, 14)}  # the first that fits is taken
ENCODER = {"avif": {"speed": 8}, "webp": {"method": 4}}


@dataclass(frozen=True, kw_only=True)
class StoredPhoto:
    """A JPEG that lies in the storage under ``key``; sizes in pixels."""

    key: str
    width: int
    height: int


def store(upload: UploadedFile, *, folder: str) -> StoredPhoto:
    """Check, clean and keep an uploaded photo. Raises ValidationError with a text that says what to do."""
    return _keep(clean(upload, most_bytes=settings.PHOTO_MAX_BYTES), folder)


def remake(photo: StoredPhoto, change: Callable[[Image.Image], Image.Image], *, folder: str) -> StoredPhoto:
    """The changed picture under a name of its own; the one it was made from stays as it is."""
    return _keep(images.as_jpeg(change(_stored(photo.key)), quality=92), folder)


def look(key: str) -> int | None:
    """What the stored photo looks like; see ``images.look``."""
    with default_storage.open(f"{key}.jpg") as file:
        image = Image.open(file)
        image.draft("L", (64, 64))  # the decoder skips what is not looked at
        return images.look(image)


def _keep(photo: images.CleanPhoto, folder: str) -> StoredPhoto:
    key = random_key(folder)
    refusal = _("The photo could not be kept just now. Please send it again in a few minutes.")
    keep(default_storage, f"{key}.jpg", photo.content, refusal=refusal)
    return StoredPhoto(key=key, width=photo.width, height=photo.height)


def _stored(key: str) -> Image.Image:
    with default_storage.open(f"{key}.jpg") as file:
        original = Image.open(file)
        original.load()
        return original


def write_variants(photo: StoredPhoto) -> None:
    """Write the AVIF and WebP files of a stored photo; running it again only writes them again."""
    original = _stored(photo.key)
    for width in variant_widths(photo.width):
        height = max(1, round(photo.height * width / photo.width))
        scaled = original.resize((width, height), Image.Resampling.LANCZOS)
        for fmt in FORMATS:
            default_storage.save(variant_name(photo.key, width, fmt), ContentFile(_variant(scaled, fmt)))


def _variant(image: Image.Image, fmt: str) -> bytes:
    """The picture in this format, at the width of a card no heavier than one may be if any quality makes it so."""
    content = b""
    for quality in QUALITIES[fmt]:
        content = encoded(image, fmt, quality=quality, **ENCODER[fmt])
        if image.width > CARD_WIDTH or len(content) <= CARD_BYTES:
            break
    return content


@lru_cache(maxsize=1000)
def variant_widths(width: int) -> tuple[int, ...]:
    """The widths in pixels in which a photo of this width exists; it is never enlarged."""
    return tuple(sorted({min(width, target) for target in WIDTHS}))


def variant_name(key: str, width: int, fmt: str) -> str:
    """The storage name of one variant."""
    return f"{key}-{width}.{fmt}"


def photo_url(key: str) -> str:
    """The address of a photo's files without what ``variant_name`` and the JPEG's ending add to the key.

    Photos are public, so the storage puts the same in front of every name, and need be asked only once.
    """
    return _in_front() + key


@cache
def _in_front() -> str:
    return default_storage.url("key").removesuffix("key")


def photo_files(key: str, width: int) -> list[str]:
    """Every storage name a photo of this width can have."""
    return [f"{key}.jpg", *(variant_name(key, each, fmt) for each in variant_widths(width) for fmt in FORMATS)]


def delete_files(names: Sequence[str]) -> None:
    for name in names:
        default_storage.delete(name)
