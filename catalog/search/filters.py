"""What a buyer can choose among listings: the words in the address, checked, and the listings that fit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.lookups import Exact
from django.http import QueryDict

from producers.areas import district_names, village_names

from ..models import Availability, Category
from ..snapshots import BADGES

# words in addresses
GROUP, CATEGORY, DISTRICT, VILLAGE = "kategori", "jenis", "kecamatan", "kelurahan"
PRICE, PAPER, AVAILABILITY, MINIMUM, CAPACITY = "harga", "dokumen", "tersedia", "minimal", "kapasitas"
ATTRIBUTE = "ciri-"  # before the address of an attribute
NAMES = (GROUP, CATEGORY, DISTRICT, VILLAGE, PRICE, PAPER, AVAILABILITY, MINIMUM, CAPACITY)

PRICES = (10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000)  # where one range ends and the next begins
MINIMA = (1, 10, 50, 100)  # units
CAPACITIES = (100, 1000, 10_000)  # units in a month
AVAILABILITIES = {"siap": Availability.READY, "pesanan": Availability.TO_ORDER}
MOST_ATTRIBUTES = 10
SLUG = re.compile(r"[-a-z0-9_]{1,60}")
Rows = TypeVar("Rows", bound="QuerySet[Any]")
RANGE = re.compile(r"(\d{0,12})-(\d{0,12})")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """One chosen value for each name, several only for papers; whatever makes no sense has been left out."""

    chosen: dict[str, str] = field(default_factory=dict)
    papers: tuple[str, ...] = ()

    @classmethod
    def of(cls, params: QueryDict) -> "Filters":
        """What the address asks for."""
        attributes = [name for name in params if name.startswith(ATTRIBUTE)][:MOST_ATTRIBUTES]
        names = [*(name for name in NAMES if name != PAPER), *attributes]
        single = {name: params.get(name, "") for name in names}
        papers = tuple(kind for kind in BADGES if kind in params.getlist(PAPER))
        return cls(chosen={name: value for name, value in single.items() if _fits(name, value)}, papers=papers)

    def __bool__(self) -> bool:
        return bool(self.chosen or self.papers)

    def pairs(self) -> list[tuple[str, str]]:
        """As they stand in an address."""
        return [*self.chosen.items(), *((PAPER, kind) for kind in self.papers)]

    def apply(self, listings: Rows, *, but: str = "") -> Rows:
        """The listings (or their entries for search) that fit, whatever was chosen for the name ``but``."""
        for name, value in self.chosen.items():
            if name != but:
                listings = listings.filter(_condition(name, value))
        if self.papers and but != PAPER:
            listings = listings.filter(badges__contains=list(self.papers))
        return listings


def price_range(value: str) -> tuple[int | None, int | None]:
    """The lower and the upper end in Rupiah; either may be open."""
    low, high = value.split("-")
    return (int(low) if low else None, int(high) if high else None)


def _fits(name: str, value: str) -> bool:
    if name in {GROUP, CATEGORY}:
        return SLUG.fullmatch(value) is not None
    if name in {DISTRICT, VILLAGE}:
        return value in (district_names() if name == DISTRICT else village_names())
    if name == PRICE:
        return RANGE.fullmatch(value) is not None and value != "-"
    if name == AVAILABILITY:
        return value in AVAILABILITIES
    if name in {MINIMUM, CAPACITY}:
        return value in {str(number) for number in (MINIMA if name == MINIMUM else CAPACITIES)}
    return SLUG.fullmatch(name.removeprefix(ATTRIBUTE)) is not None and 0 < len(value) <= 100


def _condition(name: str, value: str) -> Q:
    """The condition on one row of the listings; none needs a second row."""
    if name in {GROUP, CATEGORY}:
        # found first, so that the listings come from an index
        field_name = "group" if name == GROUP else "category"
        return Q(**{field_name: Subquery(Category.objects.filter(slug=value).values("pk"))})
    if name == PRICE:
        low, high = price_range(value)
        ends: Mapping[str, Any] = {"price__gte": low, "price__lt": high}
        return Q(price__isnull=False, **{end: number for end, number in ends.items() if number is not None})
    if name == AVAILABILITY:
        return Q(availability=AVAILABILITIES[value])
    if name == MINIMUM:
        return Q(minimum_order__lte=int(value))
    if name == CAPACITY:
        return Q(monthly_capacity__gte=int(value))
    if name in {DISTRICT, VILLAGE}:
        return Q(**{"district_id" if name == DISTRICT else "village_id": value})
    return Q(Exact(KeyTextTransform(name.removeprefix(ATTRIBUTE), "attributes"), value))
