"""The figures as a page shows them: one year by branch and by kecamatan, and each measure over the years."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from producers.areas import district_names
from producers.models import Producer

from .charts import Chart, chart
from .measures import BY_NAME, COMPANIES, MEASURES, Measure
from .tables import Tables

# What one chart shows together.
DRAWN = (
    ("makers",), ("workers_male", "workers_female"), ("production_value",), ("investment",), ("enquiries",),
    ("agreed_value",), ("companies",), ("participants",),
)  # fmt: skip
HEADLINES = ("makers", "workers_male", "workers_female", "production_value", "orders", "agreed_value", "companies")

Shown = int | str | None  # a sum, nothing ("") where none is known, or None where it is hidden


class Line(NamedTuple):
    """The sums of one branch, one kecamatan or all, in the order of the measures."""

    name: str
    sums: Sequence[Shown]


class Year(NamedTuple):
    year: str
    total: Line
    by_branch: Sequence[Line]
    by_district: Sequence[Line]
    companies: Shown
    days: Sequence[str]  # of the data of each measure

    @property
    def headlines(self) -> list[tuple[Measure, Shown]]:
        """What everybody asks first, of all the city."""
        found = [*zip(MEASURES, self.total.sums, strict=True), (COMPANIES, self.companies)]
        return [(each, total) for each, total in found if each.name in HEADLINES and total != ""]


def latest(tables: Tables) -> str:
    """The last year of which the register says something, or else anything is known; nothing while nothing is."""
    return max(tables.get("makers", {}) or years(tables), default="")


def years(tables: Tables) -> list[str]:
    """The years of which anything is known, the latest first."""
    return sorted({year for of_measure in tables.values() for year in of_measure}, reverse=True)


def of_year(tables: Tables, year: str) -> Year:
    """All sums of one year. A group in which no maker stands behind a measure has 0, which nobody need hide."""
    found = [tables.get(measure.name, {}).get(year, {}) for measure in MEASURES]

    def lines(grouping: str, names: dict[str, str]) -> list[Line]:
        used = {name for table in found for name in table.get(grouping, {})}
        ordered = [*(name for name in names if name in used), *sorted(used - names.keys())]
        sums = [[table[grouping].get(name, 0) if table else "" for table in found] for name in ordered]
        return [Line(names.get(name) or _("not known"), each) for name, each in zip(ordered, sums, strict=True)]

    return Year(
        year,
        Line(_("All of Cilegon"), [table.get("total", "") for table in found]),
        lines("branch", {name: str(label) for name, label in Producer.Branch.choices}),
        lines("district", district_names()),
        tables.get(COMPANIES.name, {}).get(year, {}).get("total", ""),
        [table.get("day", "") for table in found],
    )


def charts(tables: Tables) -> list[Chart]:
    """Each measure over the years, the earliest first; those that would show nothing are left out."""
    drawn = ([BY_NAME[name] for name in names] for names in DRAWN)
    found = (chart(measures, _over_years(tables, measures)) for measures in drawn)
    return [each for each in found if any(column.bars for column in each.columns)]


def _over_years(tables: Tables, measures: Sequence[Measure]) -> list[tuple[str, list[int | None]]]:
    known = sorted({year for measure in measures for year in tables.get(measure.name, {})})
    return [
        (year, [tables.get(measure.name, {}).get(year, {}).get("total", 0) for measure in measures]) for year in known
    ]
