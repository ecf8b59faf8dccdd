"""Keyset pages: every page costs the same however deep it lies, and has real links both ways."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

PAGE_SIZE = 24
AFTER, BEFORE, NUMBER = "setelah", "sebelum", "hal"  # words in addresses: after, before, page
PAGE_WORDS = (AFTER, BEFORE, NUMBER)
MAX_ID = 2**63 - 1


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
    has_more = len(items) > size
    items = items[:size]
    if before:
        items.reverse()
    has_next, has_previous = (True, has_more) if before else (has_more, bool(after))
    return Page(
        items=items,
        next_url=_address(request, AFTER, items[-1].pk) if items and has_next else "",
        previous_url=_address(request, BEFORE, items[0].pk) if items and has_previous else "",
    )


def _rows(queryset: "QuerySet[Any]", after: int | None, before: int | None) -> "QuerySet[Any]":
    if before:
        return _beyond(queryset.reverse(), queryset, before)
    return _beyond(queryset, queryset, after) if after else queryset


def numbered_page(queryset: "QuerySet[Any]", request: HttpRequest, *, most: int, size: int = PAGE_SIZE) -> Page:
    """The page with the number in the address, for results that are bounded to ``most`` rows anyway."""
    number = _row(request, NUMBER) or 1
    start = (number - 1) * size
    if start >= most:
        raise Http404
    items = list(queryset[start : start + size + 1])
    has_next = len(items) > size and start + size < most
    return Page(
        items=items[:size],
        next_url=_address(request, NUMBER, number + 1) if has_next else "",
        previous_url=_address(request, NUMBER, number - 1) if number > 1 else "",
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
    for each in PAGE_WORDS:
        params.pop(each, None)
    if not (word == NUMBER and value == 1):
        params[word] = str(value)
    return f"{request.path}?{params.urlencode()}" if params else request.path
