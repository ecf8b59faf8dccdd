"""Keyset pages: every page costs the same however deep it lies, and has real links both ways."""

from dataclasses import dataclass, field
from typing import Any, cast

from django.db.models import Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest

PAGE_SIZE = 24
AFTER, BEFORE = "setelah", "sebelum"  # words in addresses: after, before
MAX_ID = 2**63 - 1


@dataclass(frozen=True, kw_only=True)
class Page:
    """Some rows and the addresses of the neighbouring pages ("" where there is none)."""

    items: list[Any] = field(default_factory=list)
    next_url: str = ""
    previous_url: str = ""


def keyset_page(queryset: "QuerySet[Any]", request: HttpRequest, *, size: int = PAGE_SIZE) -> Page:
    """The page of the queryset that the address asks for, in the queryset's own order. Costs one query.

    The order must be two fields in one direction, the second unique. An address names the row it continues from,
    whose value the database looks up itself. Raises Http404 for a row number that cannot be one.
    """
    after, before = _row(request, AFTER), _row(request, BEFORE)
    rows = queryset
    if before:
        rows = _beyond(queryset.reverse(), queryset, before)
    elif after:
        rows = _beyond(queryset, queryset, after)
    return _page(list(rows[: size + 1]), request, size=size, is_after=bool(after), is_before=bool(before))


def ranked_page(queryset: "QuerySet[Any]", request: HttpRequest, *, size: int = PAGE_SIZE) -> Page:
    """The page of a bounded queryset in an order that no index has. Costs one query, which ranks all its rows.

    An address names the row it continues from; when that has gone from the queryset, the page is empty.
    """
    after, before = _row(request, AFTER), _row(request, BEFORE)
    place = Window(RowNumber(), order_by=list(cast("tuple[Any, ...]", queryset.query.order_by)))
    ranked, params = queryset.annotate(place=place).order_by().values_list("pk", "place").query.sql_with_params()
    model, condition = queryset.model, ""
    if row := before or after:
        condition = f"WHERE place {'<' if before else '>'} (SELECT place FROM ranked WHERE pk = %s)"  # noqa: S608
        params += (row,)
    key = model._meta.pk.column
    rows = model._base_manager.raw(
        f"WITH ranked (pk, place) AS MATERIALIZED ({ranked}) SELECT {key}, card, card_en"  # noqa: S608 (no input)
        f" FROM ranked JOIN {model._meta.db_table} ON {key} = pk {condition}"
        f" ORDER BY place {'DESC' if before else 'ASC'} LIMIT {size + 1}",
        params,
    )
    return _page(list(rows), request, size=size, is_after=bool(after), is_before=bool(before))


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
    for each in (AFTER, BEFORE):
        params.pop(each, None)
    params[word] = str(value)
    return f"{request.path}?{params.urlencode()}"
