"""A few listings beside each other, row by row of what a buyer weighs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from producers.models import Credential

from .models import Attribute, Listing
from .prices import offer_of, unit_price
from .templatetags.figures import grouped, price_words, size, weight

MOST = 4  # columns


@dataclass(frozen=True, kw_only=True)
class Row:
    """One question and what each listing answers; ``best`` are the places of the answers that are better."""

    label: str
    cells: Sequence[str]
    best: frozenset[int] = frozenset()
    best_label: str = ""


def rows(listings: Sequence[Listing], papers: Iterable[Credential], attributes: Iterable[Attribute]) -> list[Row]:
    """The rows in which at least one of the listings says something."""
    names: dict[int, list[str]] = {}
    for paper in papers:
        names.setdefault(paper.producer_id, []).append(paper.name)
    costs = [unit_price(offer_of(each), quantity=each.minimum_order).amount for each in listings]
    days = [None if offer_of(each).is_sold_out else each.lead_time_days for each in listings]
    found = [
        Row(
            label=_("Price"),
            cells=[f"{price_words(each)} / {each.get_unit_display()}" for each in listings],
            best=_least(costs if len({each.unit for each in listings}) == 1 else []),
            best_label=_("lowest"),
        ),
        _row(_("Minimum order"), listings, lambda each: f"{grouped(each.minimum_order)} {each.get_unit_display()}"),
        _row(_("Availability"), listings, lambda each: each.get_availability_display()),
        Row(label=_("Ready in"), cells=[_ready(each) for each in listings], best=_least(days), best_label=_("soonest")),
        _row(_("Capacity in a month"), listings, lambda each: grouped(each.monthly_capacity)),
        _row(_("Weight"), listings, lambda each: weight(each.weight) if each.weight else ""),
        _row(_("Size"), listings, size),
        *(_row(str(each), listings, partial(_attribute, each)) for each in attributes),
        _row(_("Papers"), listings, lambda each: ", ".join(dict.fromkeys(names.get(each.producer_id, [])))),
        _row(_("Place"), listings, lambda each: each.village_name),
    ]
    return [row for row in found if any(row.cells)]


def _row(label: str, listings: Sequence[Listing], cell: Callable[[Listing], object]) -> Row:
    return Row(label=label, cells=[str(cell(each)) for each in listings])


def _least(numbers: Sequence[int | None]) -> frozenset[int]:
    """The places of the smallest number, or none where all are equal or unknown."""
    known = [number for number in numbers if number is not None]
    if len(set(known)) < 2:
        return frozenset()
    return frozenset(place for place, number in enumerate(numbers) if number == min(known))


def _ready(listing: Listing) -> str:
    if not listing.lead_time_days:
        return _("ready stock")
    text = ngettext("%(days)d day", "%(days)d days", listing.lead_time_days)
    return text % {"days": listing.lead_time_days}


def _attribute(attribute: Attribute, listing: Listing) -> str:
    if listing.group_id != attribute.group_id:
        return ""
    value = listing.attributes.get(attribute.slug)
    return "" if value is None else attribute.words(value)
