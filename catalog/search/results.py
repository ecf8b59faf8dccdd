"""The listings that a search finds, best first, at a cost that stays bounded for common words."""

from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import F

from ..models import Listing
from ..models.listing import ListingQuerySet
from ..pagination import RANKED, Statement
from . import shapes
from .meaning import WordQuery

MOST_RANKED = 240  # listings: 10 pages, after which a person changes the words or the order instead
MOST_COUNTED = 1000
TIERS = 2


def matching(listings: ListingQuerySet, query: Any) -> ListingQuerySet:
    """Those with the words anywhere."""
    return listings.filter(vector=query)


def best_first(listings: ListingQuerySet, query: Any, *, has_exclusion: bool = False) -> list[ListingQuerySet]:
    """Tiers for ``ranked_page``: those with the words in the title, then those with the words anywhere.

    Ranking every match of a common word would read them all; so it ranks only the first it comes across. A word with
    minus (``has_exclusion``) must not stand outside the title either.
    """
    scored = listings.annotate(score=SearchRank(F("vector"), query))
    by_title = scored.filter(title_vector=query)
    return [
        matching(by_title, query) if has_exclusion else by_title,
        matching(scored, query).exclude(title_vector=query),
    ]


def statements(query: WordQuery, *, has_exclusion: bool = False) -> list[Statement]:
    """The same among all that is public, for ``ranked_rows``."""
    return [shapes.statement(_tier, query, number, has_exclusion) for number in range(TIERS)]


def _tier(query: WordQuery, number: int, has_exclusion: bool) -> Any:
    return best_first(Listing.objects.visible(), query, has_exclusion=has_exclusion)[number].values_list(*RANKED)


def count(listings: ListingQuerySet, query: Any) -> int:
    """How many match, counted no further than MOST_COUNTED + 1."""
    return matching(listings, query)[: MOST_COUNTED + 1].count()
