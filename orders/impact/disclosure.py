"""Which figures may be shown: no sum of a few makers, nor one that follows from what else is or was shown."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

FEWEST = 3  # makers behind any figure that is shown

Numbers = Mapping[str, tuple[str | None, int]]  # by the maker's id: the cell in which she counts, and her number


def changed(now: Mapping[str, Any], known: Mapping[str, Any]) -> Collection[str]:
    """The makers of whom something else is said now."""
    return {maker for maker in now.keys() | known.keys() if now.get(maker) != known.get(maker)}


def is_safe(now: Numbers, known: Numbers, cells: Collection[str | None] | None = None) -> bool:
    """Whether the sum of these cells, or of all, may be known: no count of who stands behind it is one or two.

    Counted are who said anything, who said more than nothing, and of whom something else was ``known`` the last
    time: the difference of two editions tells of one maker, too.
    """
    numbers, before = (
        {maker: number for maker, (cell, number) in each.items() if cells is None or cell in cells}
        for each in (now, known)
    )
    counts = (len(numbers), sum(number > 0 for number in numbers.values()), len(changed(numbers, before)))
    return all(not 0 < count < FEWEST for count in counts)


def hidden(now: Numbers, known: Numbers, *, closed: Collection[str | None] = ()) -> Collection[str | None]:
    """The cells that are not shown when their total is.

    First those of a few makers and the ``closed`` ones. What remains of the total is the sum of the hidden cells, so
    the smallest of the others are hidden with them until that sum is safe, too.
    """
    cells = {cell for cell, _number in (*now.values(), *known.values())}
    found = {cell for cell in cells if cell in closed or not is_safe(now, known, {cell})}
    sizes = Counter(cell for cell, _number in now.values())
    others = sorted(cells - found, key=lambda cell: (sizes[cell], str(cell)))
    while others and not is_safe(now, known, found):
        found.add(others.pop(0))
    return found
