"""The certificate of a participant and the list that is signed at the door, as PDF in the present language."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cilegon_ikm.typesetting import language, typeset
from producers.models import Participation, Programme

from .qr_codes import certificate_address, qr_svg

SHEETS = Path(__file__).parent.parent / "print"
PATTERN = settings.BASE_DIR / "static" / "img" / "pattern.svg"


def pdf(participation: Participation, **planned: Any) -> bytes:
    """The certificate, A4 across; ``planned`` is what is about to be written, else what is."""
    names = ("completed_on", "certificate_code", "number", "result")
    facts = {name: planned.get(name, getattr(participation, name)) for name in names}
    sources = {
        "main": (SHEETS / "certificate.typ").read_bytes(),
        "certificate.json": json.dumps(words(participation, **facts)).encode(),
        "qr.svg": qr_svg(certificate_address(facts["certificate_code"])),
        "pattern.svg": PATTERN.read_bytes(),
    }
    return typeset(sources)


def words(
    participation: Participation, *, completed_on: date, certificate_code: str, number: str, result: str
) -> dict[str, Any]:
    """What the certificate says."""
    programme = participation.programme
    return {
        "language": language(),
        "market": _("Sentra IKM Cilegon"),
        "title": _("Certificate"),
        "given": _("is given to"),
        "name": participation.producer.name,
        "for": _("for taking part in"),
        "programme": str(programme),
        "period": _("%(period)s, held by %(office)s") % {"period": programme.period, "office": programme.office.name},
        "number": _("Number: %(number)s") % {"number": number} if number else "",
        "result": result,
        "date": f"Cilegon, {date_format(completed_on, 'j F Y')}",
        "check": _("Scan to check that this certificate is genuine"),
        "address": certificate_address(certificate_code).partition("://")[2].rstrip("/"),
    }


def attendance_sheet(programme: Programme) -> bytes:
    """A4 across: everybody who is expected, with a place to sign for each meeting."""
    meetings = list(programme.meetings.all())
    expected = programme.participations.coming().for_office()
    content: dict[str, Any] = {
        "language": language(),
        "title": _("Attendance list"),
        "programme": str(programme),
        "about": f"{programme.office.name} · {programme.period} · {programme.place}",
        "headings": [_("No."), _("Business"), _("Kelurahan"), *(_meeting_words(each) for each in meetings)],
        "signatures": max(len(meetings), 1),
        "rows": [[each.producer.name, each.producer.village.name] for each in expected],
    }
    if not meetings:
        content["headings"].append(_("Signature"))
    sources = {
        "main": (SHEETS / "attendance.typ").read_bytes(),
        "list.json": json.dumps(content).encode(),
    }
    return typeset(sources)


def _meeting_words(meeting: Any) -> str:
    return f"{date_format(meeting.day, 'j M')} {meeting.starts_at:%H.%M}"
