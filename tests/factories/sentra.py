"""Sentra, bazaars and sites."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.text import slugify

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from producers import sentra as sentra_verbs
from producers.models import Producer, Sentra, SentraMembership, Site, Village

from .people import make_moderator


def make_sentra(name: str = "Sentra Emping", **fields: Any) -> Sentra:
    """A neighbourhood known for one thing, with a place on the map."""
    details = {
        "kind": Sentra.Kind.THEMATIC,
        "slug": slugify(name),
        "about": "Di sini emping dibuat.",
        "about_en": "Emping is made here.",
        "village": Village.objects.get(code="36.72.05.1003"),
        "address": "Jl. Melinjo",
        "latitude": Decimal("-6.01"),
        "longitude": Decimal("106.06"),
    }
    return Sentra.objects.create(name=name, **{**details, **fields})


def make_bazaar(name: str = "Bazar Kota", *, days: int = 3, stalls: int = 5, **fields: Any) -> Sentra:
    """One that began today."""
    dates = {"starts_on": today(), "ends_on": today() + timedelta(days=days - 1), "stalls": stalls}
    return make_sentra(name, kind=Sentra.Kind.BAZAAR, **{**dates, **fields})


def make_sentra_member(sentra: Sentra, producer: Producer, *, officer: User | None = None) -> SentraMembership:
    return sentra_verbs.add_member(sentra=sentra, producer=producer, by=officer or make_moderator())


def make_site(name: str = "Lahan Cibeber", **fields: Any) -> Site:
    """A candidate."""
    village = Village.objects.get(code="36.72.05.1003")
    place = {"latitude": Decimal("-6.03"), "longitude": Decimal("106.06")}
    return Site.objects.create(name=name, **{"village": village, **place, **fields})
