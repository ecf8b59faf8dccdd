"""Whether programmes help: workers and production of a year and of the next, of who took part and of who did not."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

JOINED, OTHERS, WITHOUT = "joined", "others", "without"  # the last have no report of the other year to compare with
WHEN = ("before", "after")
COMPARED = ("workers", "production")
NAMES = ("compared_makers", *(f"{what}_{when}" for what in COMPARED for when in WHEN))


class Change(NamedTuple):
    """Two sums with what lies between them; None is hidden."""

    before: int | None
    after: int | None

    @property
    def percent(self) -> int | None:
        """By how much of a hundred it grew."""
        if not self.before or self.after is None:
            return None
        return round(100 * (self.after - self.before) / self.before)


class Comparison(NamedTuple):
    """One group of makers in one year and the next."""

    year: str
    group: str
    makers: int | None
    workers: Change
    production: Change


def compared(found: Any, joined: Collection[tuple[int, int]]) -> Iterator[tuple[str, list[Any]]]:
    """What each maker contributes to these sums, with her group in the place of her branch.

    Compared are those with an accepted report of both years, which say everything. The rest stand beside them as a
    group of their own: with the sums of all makers it can be worked out, so it must be safe, too.
    ``found`` is what the reports say so far; ``joined`` the year and the id of each maker who took part.
    """
    rows: dict[str, list[Any]] = {name: [] for name in NAMES}
    for year in found["makers"]:
        said = [_said(found, each) for each in (year, str(int(year) + 1))]
        both = {maker for maker in said[0].keys() & said[1].keys() if None not in said[0][maker] + said[1][maker]}
        took_part = {maker for maker in both if (int(year), int(maker)) in joined}
        if not took_part:
            continue
        for when, makers in zip(WHEN, said, strict=True):
            for maker, numbers in makers.items():
                group = JOINED if maker in took_part else OTHERS if maker in both else WITHOUT
                if when == "before":
                    rows["compared_makers"].append((year, maker, group, None, 1))
                rows[f"workers_{when}"].append((year, maker, group, None, _sum(numbers[:2])))
                rows[f"production_{when}"].append((year, maker, group, None, numbers[2]))
    yield from rows.items()


def _said(found: Any, year: str) -> dict[str, list[int | None]]:
    """Of each maker with a report of the year: her workers, men and women, and her production."""
    told = [found[name].get(year, {}) for name in ("workers_male", "workers_female", "production_value")]
    return {
        maker: [each[maker][2] if maker in each else None for each in told] for maker in found["makers"].get(year, {})
    }


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def comparisons(tables: Any) -> Sequence[Comparison]:
    """The latest year first; a year in which nobody took part compares nothing."""
    titles = {JOINED: _("Took part"), OTHERS: _("Did not")}
    return [
        Comparison(year, title, *_of_group(tables, year, group))
        for year in sorted(tables.get("compared_makers", {}), reverse=True)
        for group, title in titles.items()
    ]


def _of_group(tables: Any, year: str, group: str) -> tuple[int | None, Change, Change]:
    makers, *sums = (tables[name].get(year, {"branch": {}})["branch"].get(group, 0) for name in NAMES)
    return makers, Change(*sums[:2]), Change(*sums[2:])
