"""Small or medium: computed from what the register holds, never chosen by anybody."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

BILLION = 1_000_000_000


class SizeClass(models.TextChoices):
    SMALL = "small", _("Small industry")
    MEDIUM = "medium", _("Medium industry")
    LARGE = "large", _("Large industry")


class SizeRule(NamedTuple):
    """A business belongs to ``size`` when both its figures lie in these ranges, ends included; None has no end."""

    size: SizeClass
    workers: tuple[int, int | None]
    investment: tuple[int, int | None]


# Peraturan Menteri Perindustrian 64/M-IND/PER/7/2016, articles 3 to 5; investment in Rupiah without land and buildings.
RULES = (
    SizeRule(SizeClass.SMALL, workers=(0, 19), investment=(0, BILLION - 1)),
    SizeRule(SizeClass.MEDIUM, workers=(0, 19), investment=(BILLION, None)),
    SizeRule(SizeClass.MEDIUM, workers=(20, None), investment=(0, 15 * BILLION)),
    SizeRule(SizeClass.LARGE, workers=(20, None), investment=(15 * BILLION + 1, None)),
)


def size_class(workers: int | None, investment: int | None) -> SizeClass | None:
    """The class by Permenperin 64/M-IND/PER/7/2016, or None while one of the two figures is unknown.

    Small: at most 19 workers and an investment under Rp 1 billion. Medium: at most 19 workers and at least Rp 1
    billion, or at least 20 workers and at most Rp 15 billion. Large: anything above.
    """
    if workers is None or investment is None:
        return None
    fits = (rule.size for rule in RULES if _within(workers, rule.workers) and _within(investment, rule.investment))
    return next(fits, None)


def size_filter(size: str, *, workers: str, investment: str) -> models.Q:
    """The same rules as a condition on two columns of a queryset, named by ``workers`` and ``investment``."""
    condition = models.Q(pk__in=[])
    for rule in RULES:
        if rule.size == size:
            condition |= _between(workers, rule.workers) & _between(investment, rule.investment)
    return condition


def _within(number: int, ends: tuple[int, int | None]) -> bool:
    least, most = ends
    return number >= least and (most is None or number <= most)


def _between(column: str, ends: tuple[int, int | None]) -> models.Q:
    least, most = ends
    condition = models.Q(**{f"{column}__gte": least})
    return condition if most is None else condition & models.Q(**{f"{column}__lte": most})
