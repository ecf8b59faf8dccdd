"""From what each maker contributes to sums by year, branch and kecamatan, as they may be shown."""

from collections.abc import Collection, Iterable, Mapping, Set
from datetime import date
from typing import Any

from .disclosure import FEWEST, Cell, hidden, is_safe
from .measures import Basis

GROUPINGS = ("branch", "district")
# Of each measure and year: the day of the data, the total, and the sums by branch and by kecamatan. None is hidden.
Tables = dict[str, dict[str, dict[str, Any]]]
Makers = Mapping[str, Any]  # by the maker's id: branch, kecamatan and number


def open_tables(basis: Basis, day: date) -> Tables:
    """All sums with nothing hidden, for the officers who answer for them."""
    return {
        name: {year: _table(makers, {}, set(), day, is_open=True) for year, makers in years.items()}
        for name, years in basis.items()
    }


def public_tables(basis: Basis, day: date, *, before: Tables, shown: Basis) -> tuple[Tables, Basis]:
    """What may be published, and what it was counted from; ``before`` and ``shown`` are those of the last time.

    While only one or two makers' figures differ from the last time, that measure of that year stays as it was.
    """
    tables: Tables = {}
    counted: Basis = {}
    for name, years in basis.items():
        tables[name], counted[name] = {}, {}
        for year in sorted({*years, *before.get(name, {})}):
            makers, known = years.get(year, {}), shown.get(name, {}).get(year, {})
            different = changed(makers, known)
            is_kept = year in before.get(name, {}) and len(different) < FEWEST
            tables[name][year] = before[name][year] if is_kept else _table(makers, known, different, day)
            counted[name][year] = known if is_kept else makers
    return tables, counted


def changed(makers: Makers, known: Makers) -> Set[str]:
    """The makers of whom something else is said now. Nothing was known before the first time, so nothing changed."""
    if not known:
        return set()
    return {maker for maker in makers.keys() | known.keys() if _fields(makers, maker) != _fields(known, maker)}


def _fields(makers: Makers, maker: str) -> tuple[Any, ...]:
    return tuple(makers.get(maker, ()))


def _table(makers: Makers, known: Makers, different: Set[str], day: date, *, is_open: bool = False) -> dict[str, Any]:
    total = _cell(makers, makers, different)
    is_shown = is_open or is_safe([total])
    table: dict[str, Any] = {"day": day.isoformat(), "total": total.value if is_shown else None}
    for place, grouping in enumerate(GROUPINGS):
        cells = _cells(makers, known, different, place)
        unseen = set() if is_open else hidden(cells) if is_shown else cells.keys()
        table[grouping] = {name: None if name in unseen else cell.value for name, cell in sorted(cells.items())}
    return table


def _cells(makers: Makers, known: Makers, different: Set[str], place: int) -> dict[str, Cell]:
    """The sums by one of the groupings; who has moved or gone counts as a change where she was, too."""
    names = {fields[place] for fields in (*makers.values(), *known.values())} - {None}
    members = {name: {m for m, fields in makers.items() if fields[place] == name} for name in names}
    left = {name: {m for m in different if _fields(known, m)[place : place + 1] == (name,)} for name in names}
    return {name: _cell(makers, members[name], (different & members[name]) | left[name]) for name in names}


def _cell(makers: Makers, members: Iterable[str], different: Collection[str]) -> Cell:
    numbers = [makers[maker][2] for maker in members]
    return Cell(sum(numbers), len(numbers), sum(number > 0 for number in numbers), len(different))
