"""Makers' papers, brought as far as the demo tells by the verbs that the pages use."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import WIB, today
from producers import credentials, scans
from producers.models import Credential, Producer

from . import sheets
from .content import Maker, Paper
from .dates import Past, moved, told


def send(maker: Maker, producer: Producer, officer: User, files: list[str]) -> None:
    """All papers of this maker; the names of their scans are added to ``files`` one by one."""
    for paper in maker.papers:
        course = Course(producer, paper, officer)
        files.append(course.send().scan)
        course.judge()
        if paper.newer:
            files.append(Course(producer, paper.newer, officer).send(renews=course.credential).scan)


class Course:
    """A paper on its way to where the demo wants it; ``at`` is when the latest step happened."""

    credential: Credential

    def __init__(self, producer: Producer, paper: Paper, officer: User) -> None:
        self.producer, self.paper, self.officer = producer, paper, officer
        self.owner: Any = producer.owner  # every maker of the demo has one
        self.past = Past(f"{producer.slug}/{paper.kind}/{paper.number}")
        self.at = self.past.hours(3, 40) if paper.state == "submitted" else self.past.days(12, 60)

    def send(self, renews: Credential | None = None) -> Credential:
        """The paper as the maker sends it; one that has run out is sent as if today were its last day."""
        self.credential = credentials.submit_credential(
            producer=self.producer,
            by=self.owner,
            scan=scans.clean(SimpleUploadedFile("kertas.jpg", self._picture(), "image/jpeg")),
            renews=renews,
            kind=self.paper.kind,
            title=self.paper.title,
            number=self.paper.number,
            issued_on=_day(self.paper.issued),
            expires_on=None if self.paper.ends is None else max(_day(self.paper.ends), today()),
        )
        moved(self.credential, self.at, "submitted_at")
        return self.credential

    def judge(self) -> None:
        """What the officer said, and what the calendar did after that."""
        paper, credential = self.paper, self.credential
        if paper.state == "submitted":
            return
        if paper.state == "rejected":
            credentials.reject_credential(
                credential=credential, version=credential.version, by=self.officer, note=paper.note
            )
        else:
            credentials.verify_credential(credential=credential, version=credential.version, by=self.officer)
        self._happened(self.past.office(self.at))
        if paper.state == "expired" and paper.ends is not None:
            self._expire(_day(paper.ends))
        elif credentials.remind_of_expiry(credential=credential, on=today()):
            told(self.owner, self.past.hours(2, 20))

    def _expire(self, last_day: date) -> None:
        """Let it run out tomorrow, then say that this was in the night after its last day."""
        credentials.expire_credential(credential=self.credential, on=today() + timedelta(days=1))
        Credential.objects.filter(pk=self.credential.pk).update(expires_on=last_day)
        self._happened(timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time(0, 1)), WIB))

    def _happened(self, at: datetime) -> None:
        moved(self.credential, at)
        told(self.owner, at)

    def _picture(self) -> bytes:
        name = self.paper.title or str(Credential.Kind(self.paper.kind).label)
        return sheets.draw(name, f"No. {self.paper.number}", self.producer.name)


def _day(days: int) -> date:
    """The date so many days from today."""
    return today() + timedelta(days=days)
