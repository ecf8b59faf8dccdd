"""Offices' programmes and who takes part."""

from datetime import time, timedelta
from typing import Any

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from producers.models import Meeting, Office, Participation, Producer, Programme, Requirement
from producers.programmes import workflow as programmes

from .people import make_user


def make_programme(
    office: Office | None = None,
    *,
    officer: User | None = None,
    asks: tuple[dict[str, Any], ...] = (),
    meetings: int = 1,
    **fields: Any,
) -> Programme:
    """A training that begins in ten days, a meeting a day; open, told of by ``officer``, unless ``state`` is draft."""
    is_draft = fields.pop("state", "open") == "draft"
    office = office or Office.objects.get_or_create(name="Dinas Koperasi dan UKM")[0]
    begins = fields.pop("starts_on", today() + timedelta(days=10))
    usual = {
        "kind": Programme.Kind.TRAINING,
        "title": "Pelatihan kemasan",
        "title_en": "Packaging training",
        "description": "Dua hari praktik membuat kemasan.",
        "place": "Aula Dinas, Jl. Contoh No. 2",
        "quota": 2,
        "ends_on": begins + timedelta(days=max(meetings, 1)),
        "registration_until": begins,
    }
    programme = Programme(office=office, starts_on=begins, **{**usual, **fields})
    programmes.save_programme(programme=programme, changed=[])
    for ask in asks:
        Requirement.objects.create(programme=programme, **ask)
    for number in range(meetings):
        day = begins + timedelta(days=number)
        Meeting.objects.create(programme=programme, day=day, starts_at=time(9), ends_at=time(12))
    return programme if is_draft else programmes.open_programme(programme=programme, by=officer or make_user("Eka"))


def make_participation(programme: Programme, producer: Producer, *, officer: User | None = None) -> Participation:
    """The maker's registration; accepted when an officer is named."""
    participation = programmes.register(programme=programme, producer=producer, by=producer.owner)
    return programmes.accept(participation=participation, by=officer) if officer else participation


def make_graduate(programme: Programme, producer: Producer, *, officer: User, **result: Any) -> Participation:
    """A maker who was at the first meeting and got a result; the programme runs after that."""
    participation = make_participation(programme, producer, officer=officer)
    if programme.state == Programme.State.OPEN:
        programmes.begin_programme(programme=programme, by=officer)
        participation.refresh_from_db()
    first = programme.meetings.first()
    if first:
        programmes.mark_present(participation=participation, meeting=first, by=officer)
    return programmes.complete(participation=participation, by=officer, **result)
