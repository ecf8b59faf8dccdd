"""Walking a table of any size in pieces that cost the same each."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def filled_ranges(rows: "QuerySet[Any]", size: int) -> list[int]:
    """The numbers of the ranges of ``size`` ids in which there is such a row; one look into the index for each."""
    filled: list[int] = []
    ids = rows.order_by("pk").values_list("pk", flat=True)
    while (first := ids.filter(pk__gte=(filled[-1] + 1) * size if filled else 0).first()) is not None:
        filled.append(first // size)
    return filled


def in_range(rows: "QuerySet[Row]", number: int, size: int) -> "QuerySet[Row]":
    """The rows of one such range, by their ids."""
    return rows.filter(pk__gte=number * size, pk__lt=(number + 1) * size).order_by("pk")
