"""Makers' yearly reports, brought as far as the demo tells by the verbs that the pages use."""

from datetime import datetime
from typing import Any

from cilegon_ikm.accounts.models import User
from producers.models import Producer, YearlyReport
from producers.register import reports

from .content import Maker
from .dates import Past, moved, told, written


def send(maker: Maker, producer: Producer, officer: User) -> None:
    """The reports of the past years: the last one by the maker, the others as the office had them on paper."""
    owner: Any = producer.owner  # every maker of the demo has one
    past, is_new = Past(f"{maker.slug}/reports"), maker.state == "submitted"
    *older, (last_year, last_figures) = maker.report.years()
    at = past.hours(20, 40) if is_new else past.days(45, 75)
    for year, figures in older:
        report = reports.save_report(producer=producer, year=year, **figures)
        written(report, at, "created_at", "updated_at")
        _accept(report, officer, at)
    sent_at = past.hours(3, 18) if is_new or maker.report.state == "submitted" else past.days(15, 40)
    report = reports.save_report(producer=producer, year=last_year, **last_figures)
    reports.submit_report(report=report, by=owner)
    moved(report, sent_at, "created_at", "updated_at")
    if maker.report.state == "submitted":
        return
    _accept(report, officer, past.soon(sent_at) if is_new else past.office(sent_at))
    if maker.report.state == "reopened":
        reports.reopen_report(report=report, by=officer, note=maker.report.note)
        _happened(report, past.days(3, 8))


def _accept(report: YearlyReport, officer: User, at: datetime) -> None:
    reports.accept_report(report=report, by=officer)
    _happened(report, at)


def _happened(report: YearlyReport, at: datetime) -> None:
    owner: Any = report.producer.owner
    moved(report, at)
    told(owner, at)
