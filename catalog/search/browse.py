"""A page of listings as a buyer asked for it: found, narrowed, sorted and counted."""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Value
from django.http import HttpRequest
from django.utils.translation import gettext as _

from producers.areas import village_names

from ..models import SearchEntry
from ..models.listing import ListingQuerySet
from ..pagination import Page, keyset_page, listed_page, ranked_page
from . import choices, facets, results
from .filters import ATTRIBUTE, NAMES, Filters
from .places import Distance, Point

SORT, PLACE = "urut", "posisi"  # words in addresses
READ = (*NAMES, f"{ATTRIBUTE}*", SORT, PLACE)  # all that a choice may put into an address
NEWEST, CHEAPEST, DEAREST, NEAREST = "terbaru", "termurah", "termahal", "posisi"
FROM_VILLAGE = "dekat-"  # before the code of a kelurahan
POSITION = re.compile(r"(-?\d{1,2}(?:\.\d{1,8})?),(\d{1,3}(?:\.\d{1,8})?)")


@dataclass(kw_only=True)
class Browse:
    """What the address asks for among the listings of a scope; each part is asked of the database when it is used.

    ``query`` finds by words, among all that is public, and ``partly`` where that finds nothing; ``kept`` are the counts
    for when nothing is chosen, and ``first`` gives the first page quickly then; ``searched`` are words for the log.
    """

    request: HttpRequest
    scope: Callable[[], ListingQuerySet]
    query: Any = None
    has_exclusion: bool = False
    partly: Any = None
    has_group: bool = False
    has_category: bool = False
    kept: facets.Kept | None = None
    first: Callable[[], list[Any]] | None = None
    searched: str = ""
    filters: Filters = field(init=False)

    def __post_init__(self) -> None:
        self.filters = Filters.of(self.request.GET)

    @cached_property
    def page(self) -> Page:
        """One query. Raises Http404 for a row number that cannot be one, so ask before the template does."""
        if self.first and self.query is None and not (self.filters or self.sort):
            return keyset_page(lambda: self.scope().newest_first().for_cards(), self.request, first=self.first)
        listings = self._chosen
        if self.sort == CHEAPEST:
            return keyset_page(listings.cheapest_first().for_cards(), self.request)
        if self.sort == DEAREST:
            return keyset_page(listings.dearest_first().for_cards(), self.request)
        if self.sort.startswith(FROM_VILLAGE):
            return self._ranked(near_village(listings, self.sort.removeprefix(FROM_VILLAGE)))
        if self.sort == NEAREST and self._position:
            return self._ranked(near_position(listings, *self._position))
        if self.query is None or self.sort == NEWEST:
            return keyset_page(listings.newest_first().for_cards(), self.request)
        if not self.filters:
            return listed_page(self.found.ranked[: results.MOST_RANKED], self.request)
        entries = self.filters.apply(SearchEntry.objects.all())
        return self._ranked(results.best_first(entries, self.query, has_exclusion=self.has_exclusion))

    @cached_property
    def counts(self) -> facets.Counts:
        """One query, or none where the numbers are kept."""
        if self.kept and not self.filters:
            return self.kept.read()
        if self.query is not None and not self.filters:
            return self.found.counts
        names = facets.names_for(filters=self.filters, group=self.has_group, category=self.has_category)
        if self.query is None:
            return facets.count(self.scope().newest_first(), self.filters, names)
        # not the newest, for sorting would read all that match
        return facets.count(SearchEntry.objects.filter(vector=self.query), self.filters, names, most=facets.MOST_FOUND)

    @cached_property
    def found(self) -> results.Found:
        """What the words find when nothing is chosen. One query."""
        return results.find(self.query, has_exclusion=self.has_exclusion, partly=self.partly, searched=self.searched)

    @property
    def key(self) -> Hashable | None:
        """The same for the same questions with the same answers and numbers; None where that is not known."""
        return self.kept.key if self.kept and not self.filters else None

    @cached_property
    def facets(self) -> list[choices.Facet]:
        return choices.facets(self.counts, self.filters)

    @cached_property
    def chips(self) -> list[choices.Chip]:
        return choices.chips(self.counts, self.filters, self.request) if self.filters else []

    @cached_property
    def sort(self) -> str:
        """The chosen order, or nothing for the usual one."""
        sort = self.request.GET.get(SORT, "")
        is_near = sort.startswith(FROM_VILLAGE) and sort.removeprefix(FROM_VILLAGE) in village_names()
        return sort if is_near or sort in {NEWEST, CHEAPEST, DEAREST} or (sort == NEAREST and self._position) else ""

    @property
    def sorts(self) -> list[tuple[str, str]]:
        """The orders with their names; the usual one first."""
        by_words = [("", _("Best match")), (NEWEST, _("Newest"))] if self.query is not None else [("", _("Newest"))]
        chosen = [(NEAREST, _("Nearest to me"))] if self.sort == NEAREST else []
        return [*by_words, (CHEAPEST, _("Lowest price")), (DEAREST, _("Highest price")), *chosen]

    @property
    def position(self) -> str:
        return self.request.GET.get(PLACE, "") if self.sort == NEAREST else ""

    def _ranked(self, tiers: list[Any]) -> Page:
        return ranked_page(tiers, self.request, most=results.MOST_RANKED)

    @cached_property
    def _chosen(self) -> ListingQuerySet:
        """What fits: by number where words find few, for PostgreSQL does not know how few they are."""
        if self.query is None or not self.sort:
            return self.filters.apply(self.scope())
        if self.counts.is_capped:
            return self.filters.apply(self.scope().filter(entry__vector=self.query))
        if not self.filters:
            return self.scope().filter(pk__in=self.found.ranked)
        entries = self.filters.apply(SearchEntry.objects.filter(vector=self.query))
        return self.scope().filter(pk__in=entries.values("pk")[: facets.MOST_FOUND])

    @cached_property
    def _position(self) -> tuple[float, float] | None:
        match = POSITION.fullmatch(self.request.GET.get(PLACE, ""))
        return (float(match[1]), float(match[2])) if match else None


def near_village(listings: ListingQuerySet, village: str) -> list[ListingQuerySet]:
    """Tiers for ``ranked_page``: the kelurahan itself, the rest of its kecamatan, everywhere else."""
    district = village.rpartition(".")[0]
    scored = listings.annotate(score=Value(0)).newest_first()
    return [
        scored.filter(village=village),
        scored.filter(district=district).exclude(village=village),
        scored.exclude(district=district),
    ]


def near_position(listings: ListingQuerySet, latitude: float, longitude: float) -> list[ListingQuerySet]:
    """Tiers for ``ranked_page``: by distance, then those whose place is not known."""
    distance = Distance(Point("longitude", "latitude"), Point(Value(longitude), Value(latitude)))
    placed = listings.filter(longitude__isnull=False).order_by(distance)
    rest = listings.filter(longitude__isnull=True).newest_first()
    return [placed.annotate(score=0.0 - distance), rest.annotate(score=Value(0.0))]
