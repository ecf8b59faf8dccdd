"""Opening hours as kept: ``{"0": ["08:00", "17:00"]}``, Monday is 0; a day that is not there is closed."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

DAYS = range(7)
Hours = Mapping[str, Sequence[str]]


def in_words(hours: Hours) -> list[tuple[str, str]]:
    """Days and times as people say them, equal neighbours together; nothing when no day is open."""
    if not hours:
        return []
    groups = groupby(DAYS, key=lambda day: _times(hours.get(str(day))))
    return [(_days(list(days)), times) for times, days in groups]


def _times(span: Sequence[str] | None) -> str:
    return f"{span[0]}–{span[1]}".replace(":", ".") if span else _("closed")


def _days(days: list[int]) -> str:
    first, last = str(WEEKDAYS[days[0]]), str(WEEKDAYS[days[-1]])
    return first if len(days) == 1 else f"{first}–{last}"
