"""What an import would do: every row is judged and nothing is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from producers.models import DoubtfulRow, KbliCode, Producer, YearlyReport

from .columns import plain
from .matching import Known, Match, Matcher
from .resource import Record, RegisterResource
from .sheets import ROW, Table

State, Decision = YearlyReport.State, DoubtfulRow.Decision
OUTCOMES = ("new", "report", "changed", "unchanged", "merged", "skipped", "doubtful", "refused")
PREVIEWED = 10
PROFILE = (
    "owner_name",
    "address",
    "whatsapp",
    "legal_form",
)  # filled where the register has nothing, never overwritten


@dataclass
class Refusal:
    row: int
    column: str
    value: str
    reason: str


@dataclass
class Doubt:
    row: int
    why: DoubtfulRow.Why
    other_row: int | None
    other_producer_id: int | None
    this: dict[str, Any]
    other: dict[str, Any]


@dataclass
class Plan:
    """The result of reading a file against the register as it is now."""

    counts: Counter[str] = field(default_factory=Counter)
    refusals: list[Refusal] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    preview: list[dict[str, Any]] = field(default_factory=list)
    refused_file: bytes | None = None
    unknown: list[str] = field(default_factory=list)  # headings that are not ours
    new_makers: list[Producer] = field(default_factory=list)
    filled_makers: dict[int, Producer] = field(default_factory=dict)
    kbli: list[tuple[Producer, list[KbliCode]]] = field(default_factory=list)
    new_reports: list[YearlyReport] = field(default_factory=list)
    changed_reports: list[YearlyReport] = field(default_factory=list)


def make_plan(
    table: Table,
    *,
    year: int | None,
    decisions: Mapping[int, DoubtfulRow] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Plan:
    """Judge every row. ``decisions`` by row number answer what an earlier plan found doubtful."""
    planner = _Planner(decisions or {})
    resource = RegisterResource(default_year=year or table.year, keep=planner.take, progress=progress)
    planner.resource = resource
    result = resource.import_data(table.dataset, use_transactions=False, raise_errors=False)
    rows = table.dataset.dict if result.invalid_rows else []
    for failed in result.error_rows:
        raise failed.errors[0].error  # not the row's fault but ours
    for invalid in result.invalid_rows:
        cells_of_row = rows[invalid.number - 1]
        planner.plan.counts["refused"] += 1
        for column, reason in resource.refusals(invalid.error):
            written = cells_of_row.get(column)
            value = "" if written is None else str(written)[:200]
            planner.plan.refusals.append(Refusal(cells_of_row[ROW], column, value, reason))
    planner.plan.counts["rows"] = len(table.dataset)
    planner.plan.counts["ignored"] = table.ignored
    return planner.plan


class _Planner:
    """Takes the readable records one after the other, in the order of the file."""

    resource: RegisterResource

    def __init__(self, decisions: Mapping[int, DoubtfulRow]) -> None:
        self.plan = Plan()
        self._decisions = decisions
        self._matcher = Matcher()
        for producer in Producer.objects.select_related("owner").prefetch_related("kbli"):
            self._matcher.add(Known(producer))
        self._reports: dict[int, dict[int, YearlyReport]] = {}
        self._of_row: dict[int, Known] = {}
        self._pending: dict[tuple[int, int], YearlyReport] = {}

    def take(self, record: Record) -> None:
        """Decide what becomes of one row. Raises ValidationError when the register refuses it."""
        decision = self._decisions.get(record.row)
        if decision and decision.decision != Decision.OPEN:
            outcome = self._as_decided(record, decision)
        else:
            outcome = self._as_found(record)
        self.plan.counts[outcome] += 1
        if outcome in {"new", "report", "changed"} and len(self.plan.preview) < PREVIEWED:
            self.plan.preview.append({"row": record.row, **self.resource.shown(record)})

    def _as_found(self, record: Record) -> str:
        match = self._matcher.find(record.producer, record.report.year)
        if match is None:
            known = Known(record.producer)
            self._add_maker(known, record)
            self._matcher.add(known)
            return "new"
        if match.why is None:
            return self._report_of(match.known, record)
        self._doubt(match, record)
        return "doubtful"

    def _as_decided(self, record: Record, decision: DoubtfulRow) -> str:
        if decision.decision == Decision.SKIP:
            return "skipped"
        if decision.decision == Decision.SEPARATE:
            self._add_maker(Known(record.producer), record)
            return "new"
        if decision.other_row is not None:
            known = self._of_row.get(decision.other_row)
        else:
            known = self._matcher.by_pk.get(decision.other_producer_id or 0)
        if known is None:
            reason = _("The row with which this one is merged is not taken over itself.")
            raise ValidationError({"producer__name": reason})
        return self._report_of(known, record)

    def _add_maker(self, known: Known, record: Record) -> None:
        self.plan.new_makers.append(known.producer)
        if record.kbli:
            self.plan.kbli.append((known.producer, record.kbli))
        self._add_report(known, record)

    def _add_report(self, known: Known, record: Record) -> None:
        record.report.producer = known.producer
        self.plan.new_reports.append(record.report)
        self._pending[id(known.producer), record.report.year] = record.report
        self._remember(known, record)

    def _remember(self, known: Known, record: Record) -> None:
        self._of_row[record.row] = known
        if record.row not in self._decisions:  # a decision must not make rows doubtful that were not
            known.rows.setdefault(record.report.year, record.row)

    def _report_of(self, known: Known, record: Record) -> str:
        """The row is about a maker we know: fill gaps in the profile and take the figures."""
        year = record.report.year
        if pending := self._pending.get((id(known.producer), year)):
            fill(pending, record.report, YearlyReport.FIGURES)
            self._fill_profile(known, record)
            return "merged"
        report = self._existing(known.producer, year)
        if report is None:
            self._add_report(known, record)
            self._fill_profile(known, record)
            return "report"
        outcome = self._compare(report, record)
        filled = self._fill_profile(known, record)
        self._remember(known, record)
        return "changed" if filled else outcome

    def _compare(self, report: YearlyReport, record: Record) -> str:
        """Empty cells say nothing; others may correct a report only while an officer has opened it."""
        given = {name: getattr(record.report, name) for name in YearlyReport.FIGURES}
        different = {
            name: value
            for name, value in given.items()
            if not _is_gap(value) and not _is_same(getattr(report, name), value)
        }
        if not different:
            return "unchanged"
        if report.state == State.REOPENED or (report.state == State.DRAFT and report.producer.owner_id is None):
            for name, value in different.items():
                setattr(report, name, value)
            self.plan.changed_reports.append(report)
            return "changed"
        reason = _("The report of %(year)s says “%(value)s” and is %(state)s. Open it for correction first.")
        raise ValidationError(
            {
                f"report__{name}": reason
                % {"year": report.year, "value": _in_words(report, name), "state": report.get_state_display()}
                for name in different
            }
        )

    def _fill_profile(self, known: Known, record: Record) -> bool:
        producer = known.producer
        filled = False
        if producer is not record.producer:
            wanted = [name for name in PROFILE if name != "owner_name" or producer.owner_id is None]
            filled = fill(producer, record.producer, wanted)
            if record.kbli and not (producer.pk and producer.kbli.all()) and not self._has_kbli(producer):
                self.plan.kbli.append((producer, record.kbli))
                filled = True
        if filled and producer.pk:
            self.plan.filled_makers[producer.pk] = producer
        return filled

    def _has_kbli(self, producer: Producer) -> bool:
        return any(each is producer for each, _codes in self.plan.kbli)

    def _existing(self, producer: Producer, year: int) -> YearlyReport | None:
        if producer.pk is None:
            return None
        if year not in self._reports:
            reports = YearlyReport.objects.filter(year=year).select_related("producer")
            self._reports[year] = {report.producer_id: report for report in reports}
        return self._reports[year].get(producer.pk)

    def _doubt(self, match: Match, record: Record) -> None:
        known = match.known
        year = record.report.year
        row = known.rows.get(year) or next(iter(known.rows.values()), None)
        is_stored = known.producer.pk is not None and match.why != DoubtfulRow.Why.REPEATED
        report = self._pending.get((id(known.producer), year)) or self._existing(known.producer, year)
        codes = list(known.producer.kbli.all()) if known.producer.pk else []
        other = Record(producer=known.producer, report=report or YearlyReport(), kbli=codes)
        self.plan.doubts.append(
            Doubt(
                row=record.row,
                why=match.why or DoubtfulRow.Why.NAME,
                other_row=None if is_stored else row,
                other_producer_id=known.producer.pk if is_stored else None,
                this=self.resource.shown(record),
                other=self.resource.shown(other),
            )
        )


def fill(target: Any, source: Any, names: Iterable[str]) -> bool:
    """Copy what the target lacks; whether there was anything."""
    gaps = [name for name in names if _is_gap(getattr(target, name)) and not _is_gap(getattr(source, name))]
    for name in gaps:
        setattr(target, name, getattr(source, name))
    return bool(gaps)


def _is_gap(value: Any) -> bool:
    return value is None or value == ""


def _in_words(report: YearlyReport, name: str) -> str:
    value = getattr(report, name)
    return "–" if _is_gap(value) else str(value)


def _is_same(one: Any, other: Any) -> bool:
    """Texts by their words: the way in takes capitals and spare spaces away."""
    return plain(one) == plain(other) if isinstance(one, str) and isinstance(other, str) else one == other
