"""Sentra with members and stalls, and candidate sites for the next one."""

import tomllib
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.text import slugify

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from producers import sentra as verbs
from producers import sentra_photos
from producers.models import LandStatus, Producer, Sentra, Site, Village

from . import pictures
from .content import DATA


def make(officer: User, width: int) -> None:
    """What the file tells, with those of the makers that are there, unless somebody has written any."""
    told = tomllib.loads((DATA / "sentra.toml").read_text(encoding="utf-8"))
    if not Sentra.objects.exists():
        for entry in told["sentra"]:
            _make(entry, officer, width)
    if not Site.objects.exists():
        Site.objects.bulk_create(_site(entry) for entry in told["site"])


@transaction.atomic
def _make(entry: dict[str, Any], officer: User, width: int) -> None:
    manager = _maker(entry.get("manager", ""))
    sentra = Sentra.objects.create(
        kind=entry["kind"],
        name=entry["name"],
        slug=slugify(entry["name"]),
        about=" ".join(entry["about"].split()),
        about_en=" ".join(entry["about_en"].split()),
        village=Village.objects.get(code=entry["village"]),
        address=entry["address"],
        starts_on=today() + timedelta(days=entry["starts"]) if "starts" in entry else None,
        ends_on=today() + timedelta(days=entry["ends"]) if "ends" in entry else None,
        stalls=entry.get("stalls", 0),
        manager=manager.owner if manager else None,
        **_place(entry),
    )
    for weekday, span in entry["hours"].items():
        opens, closes = span.split("-")
        sentra.opening_times.create(weekday=int(weekday), opens=opens, closes=closes)
    for slug in entry.get("members", ()):
        if maker := _maker(slug):
            verbs.add_member(sentra=sentra, producer=maker, by=officer)
    for slug in entry.get("asking", ()):
        if (maker := _maker(slug)) and maker.owner:
            verbs.ask_to_join(sentra=sentra, producer=maker, by=maker.owner)
    for stall in entry.get("stall", ()):
        _book(sentra, stall)
    photo = SimpleUploadedFile("sentra.jpg", pictures.draw(sentra.slug, entry["picture"], width), "image/jpeg")
    sentra_photos.add_photo(sentra=sentra, upload=photo, alt=entry["shows"])


def _maker(slug: str) -> Producer | None:
    return Producer.objects.public().filter(slug=slug).first()


def _book(sentra: Sentra, stall: dict[str, Any]) -> None:
    maker, starts_on = _maker(stall["maker"]), sentra.starts_on
    if maker and starts_on:
        first, last = (starts_on + timedelta(days=number) for number in stall["days"])
        sentra.bookings.create(number=stall["number"], producer=maker, starts_on=first, ends_on=last)


def _site(entry: dict[str, Any]) -> Site:
    return Site(
        name=entry["name"],
        village=Village.objects.get(code=entry["village"]),
        address=entry["address"],
        land_status=LandStatus.objects.get(name=entry["land"]),
        area=entry["area"],
        cost=entry.get("cost"),
        note=entry["note"],
        **_place(entry),
    )


def _place(entry: dict[str, Any]) -> dict[str, Decimal]:
    latitude, longitude = (Decimal(str(number)) for number in entry["place"])
    return {"latitude": latitude, "longitude": longitude}
