"""The listings that a search finds, best first, at a cost that stays bounded for common words."""

from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import BooleanField, ExpressionWrapper, F, Q

from ..models.listing import ListingQuerySet

MOST_RANKED = 480  # listings: 20 pages, after which a person changes the words instead
MOST_COUNTED = 1000
SHORT = 1  # SearchRank divides by 1 + the logarithm of the length, so that long texts do not win by length alone


def matching(listings: ListingQuerySet, query: Any) -> ListingQuerySet:
    """Those with the words anywhere."""
    return listings.filter(vector=query)


def best_first(listings: ListingQuerySet, query: Any) -> ListingQuerySet:
    """Words in the title first, then anywhere; the newest breaks ties.

    Ranking every match of a common word would read them all, so only the first MOST_RANKED by title and as many by
    any word are ranked.
    """
    # asked of the whole too, for a word with minus must not stand outside the title either
    by_title = listings.filter(title_vector=query, vector=query).values("pk")[:MOST_RANKED]
    by_any = matching(listings, query).values("pk")[:MOST_RANKED]
    return (
        # a union, since PostgreSQL reads the whole table for two subqueries joined by OR
        listings.model._default_manager.filter(pk__in=by_title.union(by_any))
        .annotate(
            in_title=ExpressionWrapper(Q(title_vector=query), output_field=BooleanField()),
            rank=SearchRank(F("vector"), query, normalization=SHORT),
        )
        .order_by("-in_title", "-rank", "-published_at", "-pk")
    )


def count(listings: ListingQuerySet, query: Any) -> int:
    """How many match, counted no further than MOST_COUNTED + 1."""
    return matching(listings, query)[: MOST_COUNTED + 1].count()
