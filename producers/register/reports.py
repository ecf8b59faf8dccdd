"""Every verb about yearly reports. Illegal moves raise IllegalTransition."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock, move
from producers.models import Producer, YearlyReport
from producers.team import tell

State = YearlyReport.State


def can_edit(report: YearlyReport) -> bool:
    """Accepted reports are locked; what was sent waits for the officer as it is."""
    return report.state in {State.DRAFT, State.REOPENED}


@transaction.atomic
def save_report(*, producer: Producer, year: int, **figures: Any) -> YearlyReport:
    """Write the figures of this year; a double click gives one report."""
    lock(producer)
    if producer.state == Producer.State.CLOSED:
        raise IllegalTransition(_("This business is closed."))
    report = YearlyReport.objects.select_for_update(of=("self",)).filter(producer=producer, year=year).first()
    if report is None:
        return YearlyReport.objects.create(producer=producer, year=year, **figures)
    return correct_report(report=report, **figures)


@transaction.atomic
def correct_report(*, report: YearlyReport, **figures: Any) -> YearlyReport:
    """Write those figures that changed."""
    lock(report)
    if not can_edit(report):
        raise IllegalTransition(_("This report has been sent; only an officer can open it again."))
    changed = [name for name, value in figures.items() if getattr(report, name) != value]
    if changed:
        for name in changed:
            setattr(report, name, figures[name])
        report.save(update_fields=[*changed, "updated_at"])
    return report


@transaction.atomic
def submit_report(*, report: YearlyReport, by: User) -> YearlyReport:
    """The maker sends the report to the office."""
    lock(report)
    _refuse_incomplete(report)
    return move(report, State.SUBMITTED, by=by)


@transaction.atomic
def accept_report(*, report: YearlyReport, by: User, note: str = "") -> YearlyReport:
    """An officer takes the report into the register, which locks it."""
    lock(report)
    _refuse_incomplete(report)
    move(report, State.ACCEPTED, by=by, note=note)
    _tell(report, "report_accepted")
    return report


@transaction.atomic
def reopen_report(*, report: YearlyReport, by: User, note: str) -> YearlyReport:
    """An officer gives the report back for correction; ``note`` says what is wrong."""
    move(report, State.REOPENED, by=by, note=note)
    _tell(report, "report_reopened", note=note)
    return report


def feedback(report: YearlyReport) -> str:
    """What the officer wrote when opening the report again, or nothing when there is nothing to correct."""
    if report.state != State.REOPENED:
        return ""
    return report.history.filter(to_state=State.REOPENED).values_list("note", flat=True).first() or ""


def _refuse_incomplete(report: YearlyReport) -> None:
    if missing := [str(YearlyReport._meta.get_field(name).verbose_name) for name in report.missing()]:  # type: ignore[union-attr]
        raise IllegalTransition(_("Still missing: %(fields)s.") % {"fields": ", ".join(missing)})


def _tell(report: YearlyReport, kind: str, **params: str) -> None:
    with override("id"):
        url = reverse("producers:report", args=[report.year])
    tell(producer_id=report.producer_id, kind=kind, url=url, year=str(report.year), **params)
