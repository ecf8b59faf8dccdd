"""Offices with their programmes, brought as far as the demo tells by the verbs that the pages use."""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from producers.models import Meeting, Office, Participation, Producer, Programme, Requirement
from producers.programmes import workflow

from .content import DATA, Maker
from .dates import Past, moved, told, written

FACTS = ("kind", "title", "title_en", "description", "description_en", "place", "quota")


def make(among: Sequence[Maker]) -> None:
    """The programmes of the file with these makers, unless they are there."""
    content = tomllib.loads((DATA / "programmes.toml").read_text(encoding="utf-8"))
    officers = {row["email"]: _officer(row) for row in content["office"]}
    for row in content["programme"]:
        if not Programme.objects.filter(title=row["title"]).exists():
            _make(row, officers[row["office"]], {maker.slug for maker in among})


def _officer(row: dict[str, str]) -> User:
    if found := User.objects.filter(email=row["email"]).first():
        return found
    officer = User.objects.create_user(name=row["officer"], email=row["email"], is_staff=True)
    officer.groups.add(Group.objects.get(name="OPD officer"))
    Office.objects.get_or_create(name=row["name"])[0].staff.add(officer)
    return officer


@transaction.atomic
def _make(row: dict[str, Any], officer: User, known: set[str]) -> None:
    """One programme; what lies in the past happens as if it were still to come, and is moved back at the end."""
    later = max(0, 1 - row["until"])  # days
    programme = Programme(office=officer.offices.get(), **{name: row[name] for name in FACTS})
    dates = {"starts_on": row["starts"], "ends_on": row["ends"], "registration_until": row["until"]}
    for name, days in dates.items():
        setattr(programme, name, _day(days + later))
    workflow.save_programme(programme=programme, changed=[])
    for ask in row["asks"]:
        Requirement.objects.create(programme=programme, **ask)
    for each in row["meetings"]:
        day = _day(each["day"] + later)
        Meeting.objects.create(programme=programme, day=day, topic=each["topic"], starts_at=time(9), ends_at=time(15))
    workflow.open_programme(programme=programme, by=officer)
    people = _register(row, programme, known)
    for participation in people[: row["accepted"]]:
        workflow.accept(participation=participation, by=officer)
        _happened(participation, row["until"])
    if row["state"] != "open":
        _hold(row, programme, people[: row["accepted"]], officer, later)
    Programme.objects.filter(pk=programme.pk).update(**{name: _day(days) for name, days in dates.items()})
    for meeting in programme.meetings.all():
        day = meeting.day - timedelta(days=later)
        Meeting.objects.filter(pk=meeting.pk).update(day=day)
        meeting.attendances.update(at=timezone.make_aware(datetime.combine(day, time(8, 52))))


def _register(row: dict[str, Any], programme: Programme, known: set[str]) -> list[Participation]:
    makers = {maker.slug: maker for maker in Producer.objects.filter(slug__in=known).select_related("owner")}
    people = []
    for slug in row["makers"]:
        if slug in makers:
            owner: Any = makers[slug].owner  # every maker of the demo has one
            people.append(workflow.register(programme=programme, producer=makers[slug], by=owner))
            at = Past(f"{slug}/{programme.slug}").days(max(2, -row["until"]), max(5, 3 - row["until"]))
            written(people[-1], at, "registered_at")
            people[-1].history.update(at=at)
    return people


def _hold(row: dict[str, Any], programme: Programme, people: list[Participation], officer: User, later: int) -> None:
    """Begin it, mark who was at the meetings so far, and give those who completed it their certificates."""
    workflow.begin_programme(programme=programme, by=officer)
    held = list(programme.meetings.filter(day__lt=_day(later)))
    for number, participation in enumerate(people):
        participation.refresh_from_db()
        if row["state"] == "done" and number >= row["completed"]:
            continue  # did not come
        for meeting in held:
            workflow.mark_present(participation=participation, meeting=meeting, by=officer)
        if number < row["completed"]:
            workflow.complete(participation=participation, by=officer, number=row["number"].format(101 + number))
            Participation.objects.filter(pk=participation.pk).update(completed_on=_day(row["ends"]))
        _happened(participation, row["starts"])
    if row["state"] == "done":
        workflow.finish_programme(programme=programme, by=officer)


def _happened(participation: Participation, days: int) -> None:
    """The last step and the message about it belong to about this day, or to yesterday."""
    owner: Any = participation.producer.owner
    at = Past(f"{participation.producer.slug}/{participation.pk}").days(max(1, -days), max(1, 1 - days))
    moved(participation, at)
    told(owner, at)


def _day(days: int) -> date:
    return today() + timedelta(days=days)
