"""The picture beside a shared storefront or category: photos of the newest products above a band with the name."""

import logging
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.utils.translation import get_language
from PIL import Image, ImageDraw, ImageFont, ImageOps

from cilegon_ikm.images import encoded
from producers.models import Producer, Sentra

from . import made_files
from .models import Category, Listing
from .sentra import makers_in

logger = logging.getLogger(__name__)

WIDTH, HEIGHT, BAND = 1200, 630, 180  # pixels
GAP, MARGIN = 6, 48
TOP = HEIGHT - BAND
SEA, FOAM, MOLTEN, SAND, PAPER = "#0a4d5c", "#cfe2e5", "#e8763f", "#f2c078", "#fbf8f3"
# Left, top, right and lower edge of each photo, for so many photos.
HALF, MIDDLE = WIDTH // 2, TOP // 2
MOSAICS = {
    1: [(0, 0, WIDTH, TOP)],
    2: [(0, 0, HALF, TOP), (HALF, 0, WIDTH, TOP)],
    3: [(0, 0, HALF, TOP), (HALF, 0, WIDTH, MIDDLE), (HALF, MIDDLE, WIDTH, TOP)],
    4: [
        (0, 0, HALF, TOP),
        (HALF, 0, WIDTH, MIDDLE),
        (HALF, MIDDLE, HALF + HALF // 2, TOP),
        (HALF + HALF // 2, MIDDLE, WIDTH, TOP),
    ],
}
DESIGN = Path(__file__).read_bytes()


def version(thing: Producer | Category | Sentra) -> str:
    """Changes with what the picture shows and with how it is made."""
    return made_files.digest(DESIGN, repr((_words(thing), _photo_keys(thing))).encode())


def jpeg(thing: Producer | Category | Sentra, version: str) -> bytes:
    """The picture with words in the present language; made once for what it shows."""
    kind = f"share-{get_language()}"
    return made_files.kept(thing, kind, "jpg", version=version, make=lambda: _drawn(thing))


def _words(thing: Producer | Category | Sentra) -> tuple[str, str]:
    if isinstance(thing, Category):
        return str(thing), "Sentra IKM Cilegon"
    about = "Sentra IKM" if isinstance(thing, Sentra) else thing.get_branch_display()
    return thing.name, f"{about} · {thing.village.name}, Cilegon"


def _photo_keys(thing: Producer | Category | Sentra) -> list[str]:
    listings = Listing.objects.visible().exclude(photos=[]).newest_first()
    if isinstance(thing, Sentra):
        own = listings.filter(producer__in=makers_in(thing).order_by().values("pk"))
    else:
        own = listings.in_category(thing) if isinstance(thing, Category) else listings.filter(producer=thing)
    return list(own.values_list("photos__0__key", flat=True)[: len(MOSAICS)])


def _drawn(thing: Producer | Category | Sentra) -> bytes:
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    photos = [photo for key in _photo_keys(thing) if (photo := _opened(key))]
    for photo, place in zip(photos, MOSAICS.get(len(photos), []), strict=True):
        _put(picture, photo, place)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, TOP if photos else 0, WIDTH, HEIGHT), fill=SEA)
    _draw_pattern(pen)
    name, about = _words(thing)
    title = _fitting(name, largest=60)
    pen.text((MARGIN, TOP + 76), name, font=title, fill="white", anchor="lm")
    pen.text((MARGIN, TOP + 136), about, font=_fitting(about, largest=32), fill=FOAM, anchor="lm")
    return encoded(picture, "JPEG", quality=84, optimize=True)


def _opened(key: str) -> Image.Image | None:
    """The photo at a useful size, or nothing when its file is lost: the others still make a picture."""
    try:
        with default_storage.open(f"{key}.jpg") as file:
            photo = Image.open(file)
            photo.draft("RGB", (WIDTH, TOP))
            return photo.convert("RGB")
    except OSError:
        logger.exception("Photo %s is missing in a shared picture", key)
        return None


def _put(picture: Image.Image, photo: Image.Image, place: tuple[int, int, int, int]) -> None:
    left, top, right, lower = place
    right, lower = right - (GAP if right < WIDTH else 0), lower - (GAP if lower < TOP else 0)
    picture.paste(ImageOps.fit(photo, (right - left, lower - top), Image.Resampling.LANCZOS), (left, top))


def _draw_pattern(pen: Any) -> None:
    """The site's row of steel sections and diamonds along the upper edge of the band."""
    top, middle, lower = TOP + 6, TOP + 14, TOP + 22
    for left in range(0, WIDTH, 80):
        for bar in ((8, top, 32, top + 4), (17, top, 23, lower), (8, lower - 4, 32, lower)):
            pen.rectangle((left + bar[0], bar[1], left + bar[2], bar[3]), fill=MOLTEN)
        pen.polygon([(left + 60, top), (left + 68, middle), (left + 60, lower), (left + 52, middle)], fill=SAND)


def _fitting(words: str, largest: int) -> Any:
    """Pillow's own font in the largest size in which the words fit into one line."""
    room = WIDTH - 2 * MARGIN
    fonts: Any = (ImageFont.load_default(size) for size in range(largest, 0, -2))
    return next(font for font in fonts if font.getlength(words) <= room)
