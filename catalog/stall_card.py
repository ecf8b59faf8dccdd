"""The QR code of a storefront or sentra, and the card with it that is printed and put up there."""

import io
import json
from functools import cache
from pathlib import Path

import segno
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from cilegon_ikm.typesetting import language, typeset
from producers.models import Producer, Sentra

from . import made_files
from .models import Category

SHEET = Path(__file__).with_name("print") / "stall_card.typ"
A4 = (595.28, 841.89)  # points
PATTERN = "img/pattern.svg"


def address(thing: Producer | Category | Sentra) -> str:
    """The whole address of its page, as it is printed and scanned: in Indonesian, whoever prints it."""
    with override(settings.LANGUAGE_CODE):
        return settings.SITE_URL.rstrip("/") + thing.get_absolute_url()


def qr_svg(thing: Producer | Category | Sentra, *, border: int = 4) -> bytes:
    """The address as a QR code that a fifth of dirt does not harm; the white border is in modules of the code."""
    buffer = io.BytesIO()
    code = segno.make(address(thing), error="m", micro=False)
    code.save(buffer, kind="svg", scale=8, border=border, dark="#0a3b47", light="#fff", title=address(thing))
    return buffer.getvalue()


def pdf(thing: Producer | Sentra) -> bytes:
    """The card, A6, in the present language; made once for what it says."""
    kind = f"stall-card-{language()}"
    return made_files.kept(thing, kind, "pdf", version=version(thing), make=lambda: _typeset(thing))


def poster(thing: Producer | Sentra) -> bytes:
    """The same as a poster, A4."""
    kind = f"poster-{language()}"
    return made_files.kept(thing, kind, "pdf", version=version(thing), make=lambda: _enlarged(pdf(thing)))


def version(thing: Producer | Sentra) -> str:
    """Changes with what the card says and with how it looks."""
    return made_files.digest(*_sources(thing).values())


def words(thing: Producer | Sentra) -> dict[str, str]:
    """What the card says, in the present language."""
    about = _("All makers of the sentra") if isinstance(thing, Sentra) else thing.get_branch_display()
    return {
        "language": language(),
        "market": _("Sentra IKM Cilegon"),
        "name": thing.name,
        "about": f"{about} · {thing.village.name}, Cilegon",
        "call": _("Scan with your phone’s camera: products and prices"),
        "address": address(thing).partition("://")[2].rstrip("/"),
    }


def _enlarged(card: bytes) -> bytes:
    import pikepdf  # 9 MB, which few web workers need

    with pikepdf.open(io.BytesIO(card)) as sheet:
        page = sheet.pages[0]
        wider, higher = (side / float(was) for side, was in zip(A4, page.mediabox[2:], strict=True))
        page.contents_add(f"q {wider} 0 0 {higher} 0 0 cm".encode(), prepend=True)
        page.contents_add(b"Q")
        page.mediabox = pikepdf.Array([0, 0, *A4])
        buffer = io.BytesIO()
        sheet.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _typeset(thing: Producer | Sentra) -> bytes:
    return typeset(_sources(thing))


def _sources(thing: Producer | Sentra) -> dict[str, bytes]:
    return {
        "main": SHEET.read_bytes(),
        "card.json": json.dumps(words(thing)).encode(),
        "qr.svg": qr_svg(thing),
        "pattern.svg": _pattern(),
    }


@cache
def _pattern() -> bytes:
    return (settings.BASE_DIR / "static" / PATTERN).read_bytes()
