"""SQL of searches, made by Django once for each shape: how many words there are and how they hang together.

Making it takes longer than most searches.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..pagination import Statement
from .meaning import WordQuery


@dataclass(frozen=True)
class _Slot:
    """Stands in a shape for the value with this number."""

    number: int


def statement(make: Callable[..., Any], query: WordQuery, *options: Hashable) -> Statement:
    """The SQL of the queryset that ``make`` gives for the query and the options, with its parameters."""
    sql, params = _shape(make, query.sql, len(query.values), *options)
    return sql, [query.values[each.number] if isinstance(each, _Slot) else each for each in params]


@lru_cache(maxsize=500)
def _shape(make: Callable[..., Any], sql: str, size: int, *options: Hashable) -> tuple[str, tuple[Any, ...]]:
    slots: tuple[Any, ...] = tuple(_Slot(number) for number in range(size))
    made, params = make(WordQuery(sql, slots), *options).query.sql_with_params()
    return made, tuple(params)
