"""The catalogue of a maker or a category as a PDF to be printed for an exhibition."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.storage import default_storage
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from cilegon_ikm.clock import today
from cilegon_ikm.images import encoded
from cilegon_ikm.typesetting import language, typeset_file
from producers.models import Producer

from . import made_files
from .models import Category, Listing
from .models.listing import ListingQuerySet
from .stall_card import address, qr_svg
from .templatetags.figures import grouped, price_words

SHEET = Path(__file__).with_name("print") / "catalogue.typ"
MOST = 84  # listings, which fill ten pages
PHOTO = (640, 480)  # pixels


def pdf(thing: Producer | Category) -> bytes:
    """The catalogue in the present language; made once for what it says."""
    listings = list(_listings(thing))
    words = _words(thing, listings)
    version = made_files.digest(SHEET.read_bytes(), json.dumps([words, _photo_keys(listings)]).encode())
    kind = f"catalogue-{language()}"
    return made_files.kept(thing, kind, "pdf", version=version, make=lambda: _typeset(thing, words, listings))


def _listings(thing: Producer | Category) -> ListingQuerySet:
    visible = Listing.objects.visible().newest_first().defer("card", "card_en")
    own = visible.in_category(thing) if isinstance(thing, Category) else visible.filter(producer=thing)
    return own[:MOST]


def _words(thing: Producer | Category, listings: Sequence[Listing]) -> dict[str, Any]:
    """What the catalogue says, in the present language."""
    maker = thing if isinstance(thing, Producer) else None
    return {
        "language": language(),
        "market": _("Sentra IKM Cilegon"),
        "title": str(thing),
        "about": f"{maker.get_branch_display()} · {maker.village.name}, Cilegon" if maker else _("Made in Cilegon"),
        "story": maker.story if maker else "",
        "call": _("Scan for today’s prices"),
        "address": address(thing).partition("://")[2].rstrip("/"),
        "date": date_format(today(), "j F Y"),
        "products": [_product(listing, place, names_maker=not maker) for place, listing in enumerate(listings)],
    }


def _product(listing: Listing, place: int, *, names_maker: bool) -> dict[str, str]:
    unit = listing.get_unit_display()
    minimum = _("from %(number)s %(unit)s") % {"number": grouped(listing.minimum_order), "unit": unit}
    return {
        "title": listing.shown_title.words,
        "price": f"{price_words(listing)} / {unit}" if listing.price else price_words(listing),
        "facts": minimum if listing.minimum_order > 1 else "",
        "maker": f"{listing.producer_name} · {listing.village_name}" if names_maker else "",
        "photo": _name(place) if listing.photos else "",
    }


def _typeset(thing: Producer | Category, words: dict[str, Any], listings: Sequence[Listing]) -> bytes:
    sources = {
        SHEET.name: SHEET.read_bytes(),
        "catalogue.json": json.dumps(words).encode(),
        "qr.svg": qr_svg(thing, border=2),
        **{_name(place): _photo(each.photos[0]["key"]) for place, each in enumerate(listings) if each.photos},
    }
    with TemporaryDirectory() as folder:  # sources that are not files can only be texts
        for name, content in sources.items():
            (Path(folder) / name).write_bytes(content)
        return typeset_file(Path(folder) / SHEET.name)


def _photo(key: str) -> bytes:
    """As large as paper shows it: the JPEG decoder skips the rest, so it costs little."""
    with default_storage.open(f"{key}.jpg") as file:
        image = Image.open(file)
        image.draft("RGB", PHOTO)
        return encoded(ImageOps.fit(image.convert("RGB"), PHOTO), "JPEG", quality=80)


def _photo_keys(listings: Sequence[Listing]) -> list[str]:
    return [listing.photos[0]["key"] for listing in listings if listing.photos]


def _name(place: int) -> str:
    return f"photo-{place}.jpg"
