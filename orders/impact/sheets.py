"""The published figures as a table to calculate with; what is hidden on the page is hidden here."""

from collections.abc import Iterator
from typing import Any

import tablib
from django.utils.translation import gettext as _

from producers.register.workbooks import csv_of, workbook_of

from . import later
from .measures import COMPANIES, MEASURES
from .pages import Line, Shown, of_year, years
from .tables import Tables

NOT_COUNTED = ""  # companies are counted of the whole city only


def as_workbook(tables: Tables) -> bytes:
    """An .xlsx file with a row for each year and group, and a second sheet of what changed a year after programmes."""
    return workbook_of(
        [
            (_("Impact"), _headings(), _rows(tables)),
            (_("A year later"), _later_headings(), _later_rows(tables)),
        ]
    )


def as_csv(tables: Tables) -> bytes:
    """The first sheet as a .csv file."""
    return csv_of(tablib.Dataset(*_rows(tables), headers=_headings()))


def later_as_csv(tables: Tables) -> bytes:
    """The second sheet as a .csv file."""
    return csv_of(tablib.Dataset(*_later_rows(tables), headers=_later_headings()))


def _headings() -> list[str]:
    return [_("YEAR"), _("BY"), _("GROUP"), *(str(measure.title).upper() for measure in (*MEASURES, COMPANIES))]


def _rows(tables: Tables) -> Iterator[list[Any]]:
    for year in reversed(years(tables)):
        found = of_year(tables, year)
        yield [*_row(year, _("All"), found.total), _shown(found.companies)]
        for line in found.by_branch:
            yield [*_row(year, _("Branch"), line), NOT_COUNTED]
        for line in found.by_district:
            yield [*_row(year, _("Kecamatan"), line), NOT_COUNTED]
        yield [year, _("Data of"), "", *found.days, NOT_COUNTED]


def _later_headings() -> list[str]:
    return [
        _("YEAR"), _("GROUP"), _("MAKERS"), _("WORKERS"), _("WORKERS A YEAR LATER"), _("CHANGE (%)"),
        _("PRODUCTION VALUE"), _("PRODUCTION VALUE A YEAR LATER"), _("CHANGE (%)"),
    ]  # fmt: skip


def _later_rows(tables: Tables) -> Iterator[list[Any]]:
    for each in reversed(later.comparisons(tables)):
        numbers = [_shown(number) for change in (each.workers, each.production) for number in change]
        percents = ["" if change.percent is None else change.percent for change in (each.workers, each.production)]
        yield [int(each.year), each.group, _shown(each.makers), *numbers[:2], percents[0], *numbers[2:], percents[1]]


def _row(year: str, grouping: str, line: Line) -> list[Any]:
    return [int(year), grouping, line.name, *(_shown(each) for each in line.sums)]


def _shown(number: Shown) -> Shown:
    return _("hidden") if number is None else number
