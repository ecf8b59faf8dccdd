"""From what each maker contributes to sums by year, branch and kecamatan, as they may be shown."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from . import later
from .disclosure import FEWEST, Numbers, changed, hidden, is_safe
from .measures import Basis

GROUPINGS = ("branch", "district")
# Of a measure in a year: the day of the data, the total, and the sums by branch and by kecamatan. None is hidden.
Table = dict[str, Any]
Tables = dict[str, dict[str, Table]]
Makers = Mapping[str, Any]  # by the maker's id: branch, kecamatan and number


def open_tables(basis: Basis, day: date) -> Tables:
    """All sums with nothing hidden, for the officers who answer for them."""
    return {name: {year: _sums(makers, {}, day) for year, makers in years.items()} for name, years in basis.items()}


def public_tables(basis: Basis, day: date, *, earlier: Sequence[Tables], shown: Basis) -> tuple[Tables, Basis]:
    """What may be published, and what it was counted from.

    ``earlier`` are all editions so far, the latest first, and ``shown`` what that was counted from.
    """
    tables: Tables = {}
    counted: Basis = {}
    for name, years in basis.items():
        tables[name], counted[name] = {}, {}
        for year in sorted({*years, *(year for each in earlier[:1] for year in each.get(name, {}))}):
            past = [each[name][year] for each in earlier if year in each.get(name, {})]
            makers: Makers = years.get(year, {})
            # Nothing was known before the first time, so nothing has changed.
            known: Makers = shown.get(name, {}).get(year, {}) if past else makers
            table = _table(makers, known, day, past)
            is_kept = bool(past) and _tells(name, makers, known, table, past[0])
            tables[name][year] = past[0] if is_kept else table
            counted[name][year] = dict(known if is_kept else makers)
    return tables, counted


def _tells(name: str, makers: Makers, known: Makers, table: Table, last: Table) -> bool:
    """Whether the new table would tell of one maker beside the ``last``, which then stays: few makers differ.

    A branch or kecamatan in which few differ is hidden rather, so that the total goes on. How participants fared has
    no total that is shown, so there a table waits until every group of it may be renewed.
    """
    return (
        len(changed(_as_stored(makers), _as_stored(known))) < FEWEST
        or table["total"] is None
        or (name in later.NAMES and bool(_shown(last, "branch") - _shown(table, "branch")))
    )


def _table(makers: Makers, known: Makers, day: date, past: Sequence[Table]) -> Table:
    """The sums with what must be hidden. A cell that was shown in an earlier edition and then hidden stays hidden.

    So each that is shown now was so in the last edition or never, and has only that to be compared with.
    """
    table = _sums(makers, known, day)
    if not is_safe(_numbers(makers), _numbers(known)):
        return {**table, "total": None, **{grouping: dict.fromkeys(table[grouping]) for grouping in GROUPINGS}}
    for place, grouping in enumerate(GROUPINGS):
        last = _shown(past[0], grouping) if past else set()
        closed = {name for each in past for name in _shown(each, grouping)} - last
        unseen = hidden(_numbers(makers, place), _numbers(known, place), closed=closed)
        table[grouping] = {name: None if name in unseen else total for name, total in table[grouping].items()}
    return table


def _sums(makers: Makers, known: Makers, day: date) -> Table:
    table: Table = {"day": day.isoformat(), "total": sum(fields[2] for fields in makers.values())}
    for place, grouping in enumerate(GROUPINGS):
        names = {fields[place] for fields in (*makers.values(), *known.values())} - {None}
        sums = {name: sum(each[2] for each in makers.values() if each[place] == name) for name in names}
        table[grouping] = dict(sorted(sums.items()))
    return table


def _as_stored(makers: Makers) -> Mapping[str, Any]:
    """JSON has no tuples."""
    return {maker: list(fields) for maker, fields in makers.items()}


def _numbers(makers: Makers, place: int = 0) -> Numbers:
    return {maker: (fields[place], fields[2]) for maker, fields in makers.items()}


def _shown(table: Table, grouping: str) -> set[str]:
    return {name for name, total in table[grouping].items() if total is not None}
