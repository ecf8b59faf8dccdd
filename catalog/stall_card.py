"""The QR code of a storefront, and the card with it that a maker prints for her stall."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from producers.models import Producer

from . import made_files
from .models import Category

SHEET = Path(__file__).with_name("print") / "stall_card.typ"
PATTERN = "img/pattern.svg"


def address(thing: Producer | Category) -> str:
    """The whole address of its page, as it is printed and scanned: in Indonesian, whoever prints it."""
    with override(settings.LANGUAGE_CODE):
        return settings.SITE_URL.rstrip("/") + thing.get_absolute_url()


def qr_svg(thing: Producer | Category, *, border: int = 4) -> bytes:
    """The address as a QR code that a fifth of dirt does not harm; the white border is in modules of the code."""
    buffer = io.BytesIO()
    code = segno.make(address(thing), error="m", micro=False)
    code.save(buffer, kind="svg", scale=8, border=border, dark="#0a3b47", light="#fff", title=address(thing))
    return buffer.getvalue()


def pdf(producer: Producer) -> bytes:
    """The card, A6, in the present language; made once for what it says."""
    kind = f"stall-card-{get_language()}"
    return made_files.kept(producer, kind, "pdf", version=version(producer), make=lambda: _typeset(producer))


def version(producer: Producer) -> str:
    """Changes with what the card says and with how it looks."""
    return made_files.digest(*_sources(producer).values())


def words(producer: Producer) -> dict[str, str]:
    """What the card says, in the present language."""
    return {
        "language": get_language() or settings.LANGUAGE_CODE,
        "market": _("Sentra IKM Cilegon"),
        "name": producer.name,
        "about": f"{producer.get_branch_display()} · {producer.village.name}, Cilegon",
        "call": _("Scan with your phone’s camera: products and prices"),
        "address": address(producer).partition("://")[2].rstrip("/"),
    }


def _typeset(producer: Producer) -> bytes:
    compiler: Any = typst.compile  # its type stubs know nothing of several sources
    return compiler(_sources(producer), format="pdf", ignore_system_fonts=True)


def _sources(producer: Producer) -> dict[str, bytes]:
    return {
        "main": SHEET.read_bytes(),
        "card.json": json.dumps(words(producer)).encode(),
        "qr.svg": qr_svg(producer),
        "pattern.svg": _pattern(),
    }


@cache
def _pattern() -> bytes:
    return (settings.BASE_DIR / "static" / PATTERN).read_bytes()
