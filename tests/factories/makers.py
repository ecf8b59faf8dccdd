"""Makers and their yearly reports."""

from typing import Any

from cilegon_ikm.accounts.models import User
from producers import workflow as producers
from producers.models import Producer, Village, YearlyReport
from producers.register import reports

from .numbers import numbers
from .people import make_moderator, make_user


def make_producer(owner: User | None = None, *, name: str = "Emping Budi", **fields: Any) -> Producer:
    """A draft profile."""
    owner = owner or make_user("Budi")
    profile = {
        "name": name,
        "branch": Producer.Branch.FOOD,
        "village": Village.objects.get(code="36.72.05.1003"),
        "address": "Jl. Contoh No. 1, RT 01/RW 02",
        "whatsapp": owner.phone,
        "story": "Kami membuat emping sejak 1998.",
    }
    return producers.register_producer(owner=owner, **{**profile, **fields})


def make_verified_producer(owner: User | None = None, *, officer: User | None = None, **fields: Any) -> Producer:
    producer = make_producer(owner, **fields)
    producers.submit_producer(producer=producer, by=producer.owner)
    return producers.verify_producer(producer=producer, version=producer.version, by=officer or make_moderator())


def make_report(producer: Producer, year: int = 2024, *, officer: User | None = None, **figures: Any) -> YearlyReport:
    """A complete draft; with an officer it is accepted."""
    complete = {
        "product": "Emping melinjo",
        "workers_male": 2,
        "workers_female": 3,
        "investment": 5_000_000,
        "production_value": 60_000_000,
    }
    report = reports.save_report(producer=producer, year=year, **{**complete, **figures})
    return reports.accept_report(report=report, by=officer) if officer else report


def make_unclaimed(name: str = "Emping Register", **fields: Any) -> Producer:
    """A maker as an import leaves it: without an account."""
    village = Village.objects.get(code="36.72.05.1003")
    details = {"branch": Producer.Branch.FOOD, "village": village, "slug": f"unclaimed-{next(numbers)}"}
    return Producer.objects.create(name=name, **{**details, **fields})
