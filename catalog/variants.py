"""The combinations of a product's options, and what is kept of them when the options change. Pure."""

from collections.abc import Sequence
from itertools import product as every_combination
from typing import Any

Option = dict[str, Any]  # {"name": "Ukuran", "values": ["S", "M"]}
Row = dict[str, Any]  # {"values": ["S", "Merah"], "price": None, "available": True}


def variant_label(values: Sequence[str]) -> str:
    """The one name of a variant; no value holds a comma, so no two variants share it."""
    return ", ".join(values)


def combinations(options: Sequence[Option]) -> list[list[str]]:
    """Every choice of one value of each option, in their order; none without options."""
    return [list(values) for values in every_combination(*(option["values"] for option in options))] if options else []


def carried_over(rows: Sequence[Row], old: Sequence[Option], new: Sequence[Option]) -> list[Row]:
    """A row for every combination of the new options, with price and availability of the old row it comes from.

    A value that was removed or added touches no other; one that was renamed in its place keeps what it had.
    """
    before = _renamed(old, new)
    spoken = [
        ({name: values.get(value, value) for (name, values), value in zip(before, row["values"], strict=True)}, row)
        for row in rows
        if len(row["values"]) == len(before)
    ]
    return [{**_origin(new, values, spoken), "values": values} for values in combinations(new)]


def _origin(options: Sequence[Option], values: Sequence[str], rows: Sequence[tuple[dict[str, str], Row]]) -> Row:
    """The first row that agrees in all options both have."""
    wanted = {option["name"]: value for option, value in zip(options, values, strict=True)}
    for has, row in rows:
        shared = wanted.keys() & has.keys()
        if shared and all(wanted[name] == has[name] for name in shared):
            return row
    return {"price": None, "available": True}


def _renamed(old: Sequence[Option], new: Sequence[Option]) -> list[tuple[str, dict[str, str]]]:
    """For each old option its present name, and the present name of each value that was renamed in its place."""
    names: dict[str, str] = dict(_in_place([option["name"] for option in old], [option["name"] for option in new]))
    present = {option["name"]: option["values"] for option in new}
    now = [names.get(name, name) for name in (str(option["name"]) for option in old)]
    return [
        (name, dict(_in_place(option["values"], present.get(name, [])))) for name, option in zip(now, old, strict=True)
    ]


def _in_place(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Old and new word wherever, in lists of one length, a word that has gone stands for one that has come."""
    if len(old) != len(new):
        return []
    return [(was, now) for was, now in zip(old, new, strict=True) if was not in new and now not in old]
