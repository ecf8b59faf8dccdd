"""Which figures may be shown: no sum of a few makers, nor one that follows from what is shown beside it."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

FEWEST = 3  # makers behind any figure that is shown


class Cell(NamedTuple):
    """A sum over makers with how many stand behind it."""

    value: int
    makers: int  # who said anything at all
    givers: int  # who said more than nothing
    changed: int = 0  # of whom something else was said when these figures were last shown


def is_safe(cells: Iterable[Cell]) -> bool:
    """Whether the sum of these may be known: on each count nobody stands behind it, or at least three do.

    The change since the last time counts as well, or the difference of two publications would tell of one maker.
    """
    counts = zip(*(cell[1:] for cell in cells), strict=True)
    return all(not 0 < sum(count) < FEWEST for count in counts)


def hidden(cells: Mapping[str, Cell]) -> Collection[str]:
    """The names of the cells that are not shown when their total is.

    First those of a few makers. What remains of the total is the sum of the hidden cells, so the smallest of the
    others are hidden with them until that sum is safe, too.
    """
    found = {name for name, cell in cells.items() if not is_safe([cell])}
    others = sorted(cells.keys() - found, key=lambda name: (cells[name].makers, name))
    while found and others and not is_safe(cells[name] for name in found):
        found.add(others.pop(0))
    return found
