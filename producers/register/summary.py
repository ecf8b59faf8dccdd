"""Sums over accepted reports: units, workers, investment, production and materials, by branch and by area."""

from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from producers.models import Producer, YearlyReport

from .workbooks import workbook

SUMS = ("units", "workers_male", "workers_female", "investment", "production_value", "materials_value")


class Line(NamedTuple):
    """One branch, one kecamatan, or all of them."""

    name: str
    sums: tuple[int, ...]  # in the order of SUMS


class Summary(NamedTuple):
    year: int
    total: Line
    by_branch: list[Line]
    by_district: list[Line]


def years() -> list[int]:
    """The years with accepted reports, the latest first."""
    return list(YearlyReport.objects.accepted().order_by("-year").values_list("year", flat=True).distinct())


def summary(year: int) -> Summary:
    """Three queries, however many makers."""
    reports = YearlyReport.objects.accepted().filter(year=year)
    branches = dict(Producer.Branch.choices)
    by_branch = [Line(str(branches[name]), sums) for name, sums in _grouped(reports, "producer__branch")]
    by_district = [Line(name, sums) for name, sums in _grouped(reports, "producer__village__district__name")]
    total = Line(_("All"), _values(reports.aggregate(**_aggregates())))
    return Summary(year, total, by_branch, by_district)


def as_workbook(found: Summary) -> bytes:
    """The page as one sheet."""
    headings = [_("GROUP"), _("UNITS"), _("MEN"), _("WOMEN"), _("INVESTMENT"), _("PRODUCTION"), _("MATERIALS")]
    lines = [*found.by_branch, *found.by_district, found.total]
    return workbook(str(found.year), headings, ([line.name, *line.sums] for line in lines))


def _aggregates() -> dict[str, Any]:
    return {"units": Count("pk"), **{f"{name}_sum": Sum(name) for name in SUMS[1:]}}


def _values(row: dict[str, Any]) -> tuple[int, ...]:
    return (row["units"], *(row[f"{name}_sum"] or 0 for name in SUMS[1:]))


def _grouped(reports: "QuerySet[YearlyReport]", field: str) -> list[tuple[str, tuple[int, ...]]]:
    rows = reports.order_by(field).values(field).annotate(**_aggregates())
    return [(row[field], _values(row)) for row in rows]
