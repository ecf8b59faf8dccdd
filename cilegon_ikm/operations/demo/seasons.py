"""Seasons of this year for the home page."""

import tomllib
from datetime import date

from catalog.models import Category, Season
from cilegon_ikm.clock import today

from .content import DATA


def make() -> None:
    """Those of the file, around today, unless somebody has written any."""
    if Season.objects.exists():
        return
    for row in tomllib.loads((DATA / "seasons.toml").read_text())["season"]:
        starts, ends = _around_today(row["starts"], row["ends"])
        season = Season.objects.create(title=row["title"], title_en=row["title_en"], starts_on=starts, ends_on=ends)
        season.categories.set(Category.objects.filter(slug__in=row["categories"]))


def _around_today(starts: str, ends: str) -> tuple[date, date]:
    """The dates of the season that ends next; one that goes over New Year's begins the year before."""
    day, year = today(), today().year
    end = date.fromisoformat(f"{year}-{ends}")
    if end < day:
        end = end.replace(year=year + 1)
    start = date.fromisoformat(f"{end.year}-{starts}")
    return (start if start <= end else start.replace(year=end.year - 1)), end
