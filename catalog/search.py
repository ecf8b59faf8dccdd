"""Full-text search over listings: title before the rest, and a cost that stays bounded for common words."""

import re
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import BooleanField, ExpressionWrapper, F, Q

if TYPE_CHECKING:
    from .models.listing import ListingQuerySet

MAX_QUERY = 100  # characters; nobody types more, and each word costs
MOST_RANKED = 480  # listings: 20 pages, after which a person changes the words instead
MOST_COUNTED = 1000


def clean_query(text: str) -> str:
    """What the person typed, without surplus spaces and lone minus signs, cut to a sensible length."""
    # PostgreSQL would read a lone minus as "not" the next word, and fails at the 33rd in a row
    return " ".join(re.sub(r'-(?![\w"])', " ", text).split())[:MAX_QUERY]


def word_query(text: str) -> SearchQuery:
    """The words as PostgreSQL stems them in Indonesian or in English; quotes, OR and minus work as on the web."""
    indonesian = SearchQuery(text, config="indonesian", search_type="websearch")
    return indonesian | SearchQuery(text, config="english", search_type="websearch")


def search(listings: "ListingQuerySet", text: str) -> "ListingQuerySet":
    """The best matches first: words in the title, then anywhere; the newest breaks ties.

    Ranking every match of a common word would read them all, so only the first MOST_RANKED by title and as many by
    any word are ranked.
    """
    words = word_query(text)
    # asked of the whole too, for a word with minus must not stand outside the title either
    by_title = listings.filter(title_vector=words, vector=words).values("pk")[:MOST_RANKED]
    by_any = listings.filter(vector=words).values("pk")[:MOST_RANKED]
    return (
        # a union, since PostgreSQL reads the whole table for two subqueries joined by OR
        listings.model._default_manager.filter(pk__in=by_title.union(by_any))
        .annotate(
            in_title=ExpressionWrapper(Q(title_vector=words), output_field=BooleanField()),
            rank=SearchRank(F("vector"), words),
        )
        .order_by("-in_title", "-rank", "-published_at", "-pk")
    )


def count(listings: "ListingQuerySet", text: str) -> int:
    """How many match, counted no further than MOST_COUNTED + 1."""
    return listings.filter(vector=word_query(text))[: MOST_COUNTED + 1].count()
