"""Whether a maker fits a programme, by what is known of her: one condition both for one maker and for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext as _

from cilegon_ikm.clock import today
from producers.models import Credential, KbliCode, Producer, Programme, Requirement, YearlyReport
from producers.models.producer import ProducerQuerySet
from producers.sizes import SizeClass, size_filter

Kind = Requirement.Kind
ALONE = {Kind.PAPER, Kind.NO_PAPER}  # each row counts by itself; of the other kinds one row is enough


@dataclass(frozen=True, kw_only=True)
class Condition:
    """``words`` tell everybody what is asked for, ``reason`` tells a maker why she does not fit and ``mend`` where to
    change that, if she can."""

    holds: Q
    words: str
    reason: str
    mend: str = ""


def judge(programmes: Sequence[Programme], producer: Producer) -> dict[int, list[Condition]]:
    """For each programme what this maker does not meet, nothing where she fits; two queries for however many."""
    if not programmes:
        return {}
    wanted = conditions_of(programmes)
    every = [condition for conditions in wanted.values() for condition in conditions]
    columns = {
        f"holds_{number}": ExpressionWrapper(condition.holds, output_field=BooleanField())
        for number, condition in enumerate(every)
    }
    row = Producer.objects.with_latest_figures().annotate(**columns).values(*columns).get(pk=producer.pk)
    failed = {id(condition) for condition, holds in zip(every, row.values(), strict=True) if not holds}
    return {pk: [each for each in conditions if id(each) in failed] for pk, conditions in wanted.items()}


def refusals(programme: Programme, producer: Producer) -> list[Condition]:
    """What this maker does not meet; nothing when she fits."""
    return judge([programme], producer)[programme.pk]


def eligible(programme: Programme) -> ProducerQuerySet:
    """The makers who meet everything."""
    conditions = conditions_of([programme])[programme.pk]
    return Producer.objects.with_latest_figures().filter(*(condition.holds for condition in conditions))


def conditions_of(programmes: Iterable[Programme]) -> dict[int, list[Condition]]:
    """All that each programme asks for; the first condition is the one that needs no row."""
    rows = Requirement.objects.filter(programme__in=[programme.pk for programme in programmes])
    found: dict[int, list[Condition]] = {programme.pk: [_in_business()] for programme in programmes}
    ordered = rows.select_related("kbli", "district").order_by("programme", "kind", "pk")
    for (programme, kind), group in groupby(ordered, key=lambda row: (row.programme_id, row.kind)):
        together = list(group)
        for each in [[row] for row in together] if kind in ALONE else [together]:
            found[programme].append(_CONDITIONS[Kind(kind)](each))
    return found


def _in_business() -> Condition:
    closed = [Producer.State.SUSPENDED, Producer.State.CLOSED]
    return Condition(
        holds=Q(owner__isnull=False) & ~Q(state__in=closed),
        words=_("An account here for your business"),
        reason=_("Your business is suspended or closed."),
    )


def _verified(rows: list[Requirement]) -> Condition:
    return Condition(
        holds=Q(state=Producer.State.VERIFIED),
        words=_("A business verified by Disperindag"),
        reason=_("Your business is not verified yet."),
        mend="producers:profile",
    )


def _paper(rows: list[Requirement]) -> Condition:
    paper = rows[0].get_paper_display()
    return Condition(
        holds=_has_paper(rows[0].paper),
        words=_("A verified paper: %(paper)s") % {"paper": paper},
        reason=_("You have no verified %(paper)s yet.") % {"paper": paper},
        mend="producers:credentials",
    )


def _no_paper(rows: list[Requirement]) -> Condition:
    paper = rows[0].get_paper_display()
    return Condition(
        holds=~_has_paper(rows[0].paper),
        words=_("No %(paper)s yet") % {"paper": paper},
        reason=_("You have a %(paper)s already.") % {"paper": paper},
    )


def _has_paper(kind: str) -> Q:
    return Q(Exists(Credential.objects.badges().filter(producer=OuterRef("pk"), kind=kind)))


def _report(rows: list[Requirement]) -> Condition:
    year = today().year - 1
    sent = [YearlyReport.State.SUBMITTED, YearlyReport.State.ACCEPTED]
    reports = YearlyReport.objects.filter(producer=OuterRef("pk"), year__gte=year, state__in=sent)
    return Condition(
        holds=Q(Exists(reports)),
        words=_("The yearly report of %(year)s") % {"year": year},
        reason=_("You have not sent your yearly report of %(year)s yet.") % {"year": year},
        mend="producers:reports",
    )


def _branch(rows: list[Requirement]) -> Condition:
    names = _either(str(row.get_branch_display()) for row in rows)
    return Condition(
        holds=Q(branch__in=[row.branch for row in rows]),
        words=_("Branch: %(names)s") % {"names": names},
        reason=_("This is only for the branch: %(names)s.") % {"names": names},
    )


def _kbli(rows: list[Requirement]) -> Condition:
    codes = _either(str(row.kbli) for row in rows)
    own = KbliCode.objects.filter(producers=OuterRef("pk"), pk__in=[row.kbli_id for row in rows])
    return Condition(
        holds=Q(Exists(own)),
        words=_("KBLI code: %(codes)s") % {"codes": codes},
        reason=_("Your business does not have the KBLI code %(codes)s in the register.") % {"codes": codes},
    )


def _district(rows: list[Requirement]) -> Condition:
    names = _either(str(row.district) for row in rows)
    return Condition(
        holds=Q(village__district__in=[row.district_id for row in rows]),
        words=_("Kecamatan: %(names)s") % {"names": names},
        reason=_("This is only for makers in the kecamatan %(names)s.") % {"names": names},
    )


def _size(rows: list[Requirement]) -> Condition:
    names = _either(str(SizeClass(row.size).label) for row in rows)
    holds = Q(pk__in=[])
    for row in rows:
        holds |= size_filter(row.size, workers="latest_workers", investment="latest_investment")
    return Condition(
        holds=holds,
        words=_("Size: %(names)s, by the yearly report") % {"names": names},
        reason=_("By your accepted yearly report your business is not: %(names)s.") % {"names": names},
        mend="producers:reports",
    )


def _either(names: Iterable[str]) -> str:
    return _(" or ").join(dict.fromkeys(names))


_CONDITIONS = {
    Kind.VERIFIED: _verified,
    Kind.PAPER: _paper,
    Kind.NO_PAPER: _no_paper,
    Kind.REPORT: _report,
    Kind.BRANCH: _branch,
    Kind.KBLI: _kbli,
    Kind.DISTRICT: _district,
    Kind.SIZE: _size,
}
