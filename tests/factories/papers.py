"""Makers' papers."""

from datetime import timedelta
from typing import Any

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from producers import credentials, scans
from producers.models import Credential, Producer

from .files import image_bytes
from .people import make_moderator

PAPERS = {
    "nib": "9120001234567",
    "pirt": "206367201000128-31",
    "halal": "ID36110000123450122",
    "bpom": "MD123456789012",
    "sni": "SNI 01-2891",
    "merek": "IDM000123456",
    "tkdn": "1234/SJ-IND.8/TKDN",
    "other": "QSC 01234",
}


def make_credential(producer: Producer, *, kind: str = "pirt", **fields: Any) -> Credential:
    """A paper that waits, valid for a year from today unless its kind never expires."""
    details = {
        "kind": kind,
        "number": PAPERS[kind],
        "title": "ISO 9001" if kind == "other" else "",
        "issued_on": today() - timedelta(days=30),
        "expires_on": None if kind == "nib" else today() + timedelta(days=365),
        "scan": scans.Scan(content=image_bytes(), ending="jpg"),
    }
    return credentials.submit_credential(producer=producer, by=producer.owner, **{**details, **fields})


def make_verified_credential(producer: Producer, *, officer: User | None = None, **fields: Any) -> Credential:
    paper = make_credential(producer, **fields)
    return credentials.verify_credential(credential=paper, version=paper.version, by=officer or make_moderator())
