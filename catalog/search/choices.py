"""Facets and chosen filters in words, as the pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from producers.areas import district_names, village_names
from producers.models import Credential

from ..models import Availability
from ..pagination import AFTER, BEFORE
from ..templatetags.figures import grouped, rupiah
from .facets import Counts, Row
from .filters import (
    ATTRIBUTE,
    AVAILABILITIES,
    AVAILABILITY,
    CAPACITY,
    CATEGORY,
    DISTRICT,
    GROUP,
    MINIMUM,
    PAPER,
    PRICE,
    PRICES,
    VILLAGE,
    Filters,
    price_range,
)

MOST_OPTIONS = 12
OF_AVAILABILITY = {stored: word for word, stored in AVAILABILITIES.items()}
STEPS = (PRICE, MINIMUM, CAPACITY)  # in the order of their values; the others begin with the most frequent

YES_NO = {"true": gettext_lazy("Yes"), "false": gettext_lazy("No")}  # as the database writes them


@dataclass(frozen=True, kw_only=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One question with its answers."""

    name: str
    title: str
    options: list[Option]
    is_multiple: bool = False


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One chosen filter, and the address without it."""

    label: str
    url: str


def facets(counts: Counts, filters: Filters) -> list[Facet]:
    """What can be chosen, without questions that have one answer at most that changes nothing."""
    by_name: dict[str, list[Row]] = {}
    for row in counts.rows:
        by_name.setdefault(row.name, []).append(row)
    titles = _titles()
    found = [
        _facet(name, titles.get(name) or _in_language(rows[0].title, rows[0].title_en), rows, counts, filters)
        for name, rows in sorted(by_name.items(), key=lambda item: _place(item[0], titles))
    ]
    return [facet for facet in found if facet.options]


def chips(counts: Counts, filters: Filters, request: HttpRequest) -> list[Chip]:
    """The chosen filters, each with the address that does without it."""
    names = {(row.name, _value(row)): _label(row) for row in (*counts.chosen, *counts.rows)}
    found = []
    for name, value in filters.pairs():
        params = request.GET.copy()
        for word in (AFTER, BEFORE):
            params.pop(word, None)
        params.setlist(name, [each for each in params.getlist(name) if each != value])
        if name == DISTRICT:
            params.pop(VILLAGE, None)  # lies in it
        if name == GROUP:
            params.pop(CATEGORY, None)
        url = f"{request.path}?{params.urlencode()}" if params else request.path
        found.append(Chip(label=names.get((name, value)) or _label(_row_of(name, value)), url=url))
    return found


def _titles() -> dict[str, str]:
    return {
        GROUP: _("Category"),
        CATEGORY: _("Kind"),
        PRICE: _("Price"),
        PAPER: _("Checked papers"),
        AVAILABILITY: _("Availability"),
        DISTRICT: _("Kecamatan"),
        VILLAGE: _("Kelurahan"),
        MINIMUM: _("Minimum order"),
        CAPACITY: _("Monthly capacity"),
    }


def _place(name: str, titles: dict[str, str]) -> tuple[int, str]:
    return (list(titles).index(name) if name in titles else len(titles), name)


def _facet(name: str, title: str, rows: Iterable[Row], counts: Counts, filters: Filters) -> Facet:
    chosen = set(filters.papers) if name == PAPER else {filters.chosen.get(name)}
    options = [
        Option(value=value, label=_label(row), count=row.number, is_chosen=value in chosen)
        for row in rows
        if (value := _value(row))
    ]
    if name in STEPS:
        options.sort(key=lambda option: int(option.value.split("-")[0] or 0))
    else:
        options.sort(key=lambda option: (-option.count, option.label))
    if not any(option.is_chosen or option.count < counts.total for option in options):
        options = []
    return Facet(name=name, title=title, options=options[:MOST_OPTIONS], is_multiple=name == PAPER)


def _value(row: Row) -> str:
    """As it stands in an address."""
    if row.name == AVAILABILITY:
        return OF_AVAILABILITY.get(Availability(row.value), "")
    if row.name == PRICE and "-" not in row.value:
        ends = ["", *map(str, PRICES), ""]
        return "-".join(ends[int(row.value) : int(row.value) + 2])
    return row.value


def _label(row: Row) -> str:
    if row.name.startswith(ATTRIBUTE) and row.value in YES_NO:
        return str(YES_NO[row.value])
    if row.label:
        return _in_language(row.label, row.label_en)
    return str(_words(row.name, row.value, _value(row)))


def _words(name: str, stored: str, value: str) -> Any:
    if name == PRICE:
        low, high = price_range(value)
        if low is None:
            return _("below %(price)s") % {"price": rupiah(high)}
        if high is None:
            return _("from %(price)s") % {"price": rupiah(low)}
        return f"{rupiah(low)} – {rupiah(high)}"
    if name == PAPER:
        return Credential.Kind(stored).label
    if name == AVAILABILITY:
        return Availability(stored).label
    if name == MINIMUM:
        return _("%(number)s or fewer") % {"number": grouped(int(stored))} if stored != "1" else _("from one piece")
    if name == CAPACITY:
        return _("%(number)s or more") % {"number": grouped(int(stored))}
    return {DISTRICT: district_names(), VILLAGE: village_names()}.get(name, {}).get(stored, stored.replace("-", " "))


def _row_of(name: str, value: str) -> Row:
    """A chosen filter that no listing fits."""
    stored = AVAILABILITIES[value] if name == AVAILABILITY else value
    label = value if name.startswith(ATTRIBUTE) else ""
    return Row(name, stored, label, label, "", "", 0)


def _in_language(text: str, text_en: str) -> str:
    return text_en if get_language() == "en" else text
