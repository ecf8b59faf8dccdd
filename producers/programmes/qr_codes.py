"""Addresses that are scanned: a participant's by the officer at the door, a certificate's by whoever doubts it."""

import io

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from producers.models import Participation


def attendance_address(participation: Participation) -> str:
    """Opens for officers of the programme's office only."""
    return _whole("producers:attend", participation.code)


def certificate_address(code: str) -> str:
    """Opens for everybody who has the certificate."""
    return _whole("catalog:certificate", code)


def qr_svg(address: str, *, border: int = 4) -> bytes:
    """The address as a QR code that a fifth of dirt does not harm; the white border is in modules of the code."""
    buffer = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(buffer, kind="svg", scale=8, border=border, dark="#0a3b47", light="#fff", title=address)
    return buffer.getvalue()


def _whole(view: str, code: str) -> str:
    """In Indonesian, whoever prints it."""
    with override(settings.LANGUAGE_CODE):
        return settings.SITE_URL.rstrip("/") + reverse(view, args=[code])
