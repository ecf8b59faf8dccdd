"""Whether programmes help: workers and production of a year and of the next, of who took part and of who did not."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

WHO = ("joined", "others")
COMPARED = ("workers", "production")
WHEN = ("before", "after")
NAMES = (
    *(f"{who}_makers" for who in WHO),
    *(f"{who}_{what}_{when}" for who in WHO for what in COMPARED for when in WHEN),
)


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
    """What each maker contributes to these sums: those with an accepted report of both years, which say everything.

    ``found`` is what the reports say so far; ``joined`` the year and the id of each maker who took part.
    """
    rows: dict[str, list[Any]] = {name: [] for name in NAMES}
    for year, makers in found["makers"].items():
        following = str(int(year) + 1)
        for maker in makers.keys() & found["makers"].get(following, {}).keys():
            who = "joined" if (int(year), int(maker)) in joined else "others"
            both = [_of_maker(found, when, maker) for when in (year, following)]
            if None in (both[0] + both[1]):
                continue
            rows[f"{who}_makers"].append((year, maker, None, None, 1))
            for place, what in enumerate(COMPARED):
                for when, numbers in zip(WHEN, both, strict=True):
                    rows[f"{who}_{what}_{when}"].append((year, maker, None, None, numbers[place]))
    yield from rows.items()


def _of_maker(found: Any, year: str, maker: str) -> list[int | None]:
    male, female, production = (
        found[name].get(year, {}).get(maker, (None, None, None))[2]
        for name in ("workers_male", "workers_female", "production_value")
    )
    return [None if male is None or female is None else male + female, production]


def comparisons(tables: Any) -> Sequence[Comparison]:
    """The latest year first; a year in which nobody took part compares nothing."""
    titles = {"joined": _("Took part"), "others": _("Did not")}
    return [
        Comparison(
            year,
            titles[who],
            _total(tables, f"{who}_makers", year),
            *(Change(*(_total(tables, f"{who}_{what}_{when}", year) for when in WHEN)) for what in COMPARED),
        )
        for year in sorted(tables.get("joined_makers", {}), reverse=True)
        for who in WHO
    ]


def _total(tables: Any, name: str, year: str) -> int | None:
    table = tables.get(name, {}).get(year)
    return table["total"] if table else 0
