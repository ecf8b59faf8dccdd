"""What became of each public listing in the last days: how often it was looked at and asked for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce, TruncDate

from catalog import charts
from catalog.models import Listing, ListingDay
from cilegon_ikm.clock import WIB, today
from producers.models import Producer

from .models import EnquiryLine

DAYS = 30
MOST = 50  # listings


@dataclass(frozen=True, kw_only=True)
class ListingNumbers:
    """One number for each of the days, the oldest first."""

    listing: Listing
    views: list[int]
    enquiries: list[int]

    @property
    def total_views(self) -> int:
        return sum(self.views)

    @property
    def total_enquiries(self) -> int:
        return sum(self.enquiries)

    @property
    def view_bars(self) -> str:
        return charts.bars(self.views, height=30, base=30)

    @property
    def enquiry_marks(self) -> str:
        return charts.marks(self.enquiries, top=33)


def listing_numbers(producer: Producer) -> list[ListingNumbers]:
    """The maker's most viewed public listings; three queries, however many there are."""
    days = [today() - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1)]
    seen = Sum("days__views", filter=Q(days__day__gte=days[0]))
    listings = list(
        Listing.objects.visible()
        .filter(producer=producer)
        .only("pk", "title", "slug")
        .annotate(seen=Coalesce(seen, 0))
        .order_by("-seen", "-published_at", "-pk")[:MOST]
    )
    viewed = ListingDay.objects.since(days[0]).filter(listing__in=listings).values_list("listing", "day", "views")
    views, enquiries = _by_listing(viewed), _by_listing(_asked(listings, days[0]))
    return [
        ListingNumbers(
            listing=listing,
            views=[views[listing.pk].get(day, 0) for day in days],
            enquiries=[enquiries[listing.pk].get(day, 0) for day in days],
        )
        for listing in listings
    ]


def _asked(listings: Sequence[Listing], first: date) -> Iterable[Any]:
    """Product, day in Cilegon and how many enquiries named it."""
    day = TruncDate("enquiry__created_at", tzinfo=WIB)
    lines = EnquiryLine.objects.filter(product__in=[listing.pk for listing in listings]).annotate(day=day)
    counted = lines.filter(day__gte=first).order_by().values("product", "day")
    return counted.annotate(asked=Count("enquiry", distinct=True)).values_list("product", "day", "asked")


def _by_listing(rows: Iterable[Any]) -> dict[int, dict[date, int]]:
    found: dict[int, dict[date, int]] = defaultdict(dict)
    for listing_id, day, number in rows:
        found[listing_id][day] = number
    return found
