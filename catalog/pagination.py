"""Keyset pages: every page costs the same however deep it lies, and has real links both ways."""

from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from .models.listing import card_field

PAGE_SIZE = 24
AFTER, BEFORE = "setelah", "sebelum"  # words in addresses: after, before
PAGE_WORDS = (AFTER, BEFORE)
MAX_ID = 2**63 - 1
RANKED = ("pk", "score", "published_at")  # what a tier of ranked rows selects
PLAIN: Any = {field: namedtuple("Card", ("pk", field)) for field in ("card", "card_en")}


@dataclass(frozen=True, kw_only=True)
class Page:
    """Some rows and the addresses of the neighbouring pages ("" where there is none)."""

    items: list[Any] = field(default_factory=list)
    next_url: str = ""
    previous_url: str = ""


def keyset_page(
    queryset: "QuerySet[Any] | Callable[[], QuerySet[Any]]",
    request: HttpRequest,
    *,
    size: int = PAGE_SIZE,
    first: Callable[[], list[Any]] | None = None,
) -> Page:
    """The page of the queryset that the address asks for, in the queryset's own order. Costs one query.

    The order must be two fields in one direction, the second unique. An address names the row it continues from,
    whose value the database looks up itself. Raises Http404 for a row number that cannot be one. ``first`` may give
    the rows of the first page and one more, when there is a quicker way to them; a queryset that has yet to be made is
    then not made at all.
    """
    after, before = _row(request, AFTER), _row(request, BEFORE)
    if first and not (after or before):
        items = first()
    else:
        items = list(_rows(queryset() if callable(queryset) else queryset, after, before)[: size + 1])
    return _page(items, request, size=size, is_after=bool(after), is_before=bool(before))


def listed_page(numbers: "Sequence[int]", request: HttpRequest, *, size: int = PAGE_SIZE) -> Page:
    """A page of the rows with these numbers, in their order. Costs one query.

    An address names the row it continues from; when that is not among them, the page is empty.
    """
    after, before = _row(request, AFTER), _row(request, BEFORE)
    row = before or after
    if row and row not in numbers:
        return Page()
    if before:
        numbers = numbers[: numbers.index(before)][::-1]
    elif after:
        numbers = numbers[numbers.index(after) + 1 :]
    items = _cards("SELECT * FROM unnest(%s::bigint[]) WITH ORDINALITY", [list(numbers[: size + 1])])
    return _page(items, request, size=size, is_after=bool(after), is_before=bool(before))


def ranked_page(tiers: "Sequence[QuerySet[Any]]", request: HttpRequest, *, most: int, size: int = PAGE_SIZE) -> Page:
    """A page of the first ``most`` listings in an order that no index has: one tier after the other, and within each
    by its annotation ``score``, then the newest. Costs one query, which ranks no more than ``most`` rows for any page.

    No listing may be in two tiers. An address names the row it continues from; when that has gone, the page is empty.
    """
    after, before = _row(request, AFTER), _row(request, BEFORE)
    names, tables, params = list[str](), list[str](), list[Any]()
    for number, tier in enumerate(tiers):
        rows, values = tier.values_list(*RANKED).query.sql_with_params()
        left = "".join(f" - (SELECT count(*) FROM {name})" for name in names)  # noqa: S608
        names.append(f"tier_{number}")
        tables.append(f"{names[-1]} (pk, score, at) AS MATERIALIZED ({rows} LIMIT greatest(0, {most}{left}))")
        params += values
    found = " UNION ALL ".join(f"SELECT {number} AS tier, * FROM {name}" for number, name in enumerate(names))  # noqa: S608
    condition = ""
    if row := before or after:
        condition = f"WHERE place {'<' if before else '>'} (SELECT place FROM ranked WHERE pk = %s)"  # noqa: S608
        params.append(row)
    direction = "DESC" if before else "ASC"
    statement = f"""
        WITH {", ".join(tables)}, ranked AS (
            SELECT pk, row_number() OVER (ORDER BY tier, score DESC, at DESC, pk DESC) AS place
            FROM ({found}) AS found
        )
        SELECT pk, row_number() OVER (ORDER BY place {direction}) FROM ranked {condition}
        ORDER BY place {direction} LIMIT {size + 1}
    """  # noqa: S608 (every part comes from here or from a queryset)
    return _page(_cards(statement, params), request, size=size, is_after=bool(after), is_before=bool(before))


def _cards(rows: str, params: "Sequence[Any]") -> list[Any]:
    """The cards of the listings whose numbers and places ``rows`` selects, in that order; models would take longer."""
    field = card_field()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT pk, {field} FROM ({rows}) AS page (pk, place)"  # noqa: S608 (from here)
            " JOIN catalog_listing ON product_id = pk ORDER BY place",
            params,
        )
        return [PLAIN[field](*row) for row in cursor.fetchall()]


def _page(items: list[Any], request: HttpRequest, *, size: int, is_after: bool, is_before: bool) -> Page:
    """From one row more than the page holds, which says whether there is another page."""
    has_more = len(items) > size
    items = items[:size]
    if is_before:
        items.reverse()
    has_next, has_previous = (True, has_more) if is_before else (has_more, is_after)
    return Page(
        items=items,
        next_url=_address(request, AFTER, items[-1].pk) if items and has_next else "",
        previous_url=_address(request, BEFORE, items[0].pk) if items and has_previous else "",
    )


def _rows(queryset: "QuerySet[Any]", after: int | None, before: int | None) -> "QuerySet[Any]":
    if before:
        return _beyond(queryset.reverse(), queryset, before)
    return _beyond(queryset, queryset, after) if after else queryset


def _beyond(rows: "QuerySet[Any]", queryset: "QuerySet[Any]", row: int) -> "QuerySet[Any]":
    """The rows that come after this one in the order of ``rows``."""
    first, second = cast("tuple[str, str]", rows.query.order_by or rows.query.get_meta().ordering)
    downward = first.startswith("-") == rows.query.standard_ordering
    first, second = first.lstrip("-"), second.lstrip("-")
    value = queryset.model._base_manager.filter(pk=row).values(first)[:1]
    word = "lt" if downward else "gt"
    # the closed range is implied by the rest, but lets the ordered index start at the right place
    return rows.filter(
        Q(**{f"{first}__{word}e": value}) & (Q(**{f"{first}__{word}": value}) | Q(**{f"{second}__{word}": row}))
    )


def _row(request: HttpRequest, word: str) -> int | None:
    text = request.GET.get(word, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(MAX_ID)) or not 0 < int(text) <= MAX_ID:
        raise Http404
    return int(text)


def _address(request: HttpRequest, word: str, value: int) -> str:
    """This address with only the page word changed."""
    params = request.GET.copy()
    for each in PAGE_WORDS:
        params.pop(each, None)
    params[word] = str(value)
    return f"{request.path}?{params.urlencode()}"
