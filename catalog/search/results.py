"""What a search finds among all that is public, best first and counted, at a bounded cost even for common words."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db import connection
from django.db.models import F, QuerySet

from ..models import SearchEntry
from . import facets, log
from .facets import Counts, Row
from .filters import Filters
from .meaning import WordQuery

MOST_RANKED = 240  # listings: 10 pages, after which a person changes the words or the order instead
MOST_SCORED = 96  # of them, the newest: 4 pages
NAMES = facets.names_for(filters=Filters())
STORED = f"listing_id, published_at, {facets.LISTED}, vector"
RANKED, PARTLY = "ranked", "partly"
# Those with the words in the title come first, then those with the words anywhere. Weighing every match of a common
# word would read them all; so it takes the first it comes across, and weighs the newest of these. A word with minus
# (``has_exclusion``) must not stand outside the title either. As a function, it is planned once for each connection
# instead of each time.
FIND = f"""
    CREATE FUNCTION catalog_find(query tsquery, has_exclusion boolean, most integer, partly tsquery)
    RETURNS TABLE (
        name text, value text, label text, label_en text, title text, title_en text, number bigint
    ) LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $find$
    #variable_conflict use_column
    BEGIN
        RETURN QUERY WITH titled AS MATERIALIZED (
            SELECT {STORED} FROM catalog_searchentry
            WHERE title_vector @@ query AND (NOT has_exclusion OR vector @@ query) LIMIT least({MOST_RANKED}, most + 1)
        ), others AS MATERIALIZED (
            SELECT {STORED} FROM catalog_searchentry
            WHERE vector @@ query AND listing_id NOT IN (SELECT listing_id FROM titled)
            LIMIT most + 1 - (SELECT count(*) FROM titled)
        ), rows AS MATERIALIZED (
            SELECT {facets.LISTED} FROM titled UNION ALL SELECT {facets.LISTED} FROM others
        ), ranked AS (
            SELECT tier, listing_id, published_at,
                CASE WHEN place <= {MOST_SCORED} THEN ts_rank(vector, query) END AS score
            FROM (
                SELECT *, row_number() OVER (ORDER BY tier, published_at DESC, listing_id DESC) AS place
                FROM (SELECT 1 AS tier, * FROM titled UNION ALL SELECT 2, * FROM others) AS found
            ) AS placed
        )
        {facets.parts_of(NAMES)}
        UNION ALL
        SELECT '{RANKED}', string_agg(
            listing_id::text, ' ' ORDER BY tier, score DESC NULLS LAST, published_at DESC, listing_id DESC
        ), '', '', '', '', count(*) FROM ranked HAVING count(*) > 0;
        IF NOT FOUND AND partly IS NOT NULL THEN
            RETURN QUERY SELECT '{PARTLY}', value, '', '', '', '', number
            FROM catalog_find(partly, false, {MOST_RANKED}, NULL) WHERE name = '{RANKED}';
        END IF;
    END $find$
"""  # noqa: S608 (constants only)


@dataclass(frozen=True, kw_only=True)
class Found:
    """Numbers of listings, best first: those that fit (all, unless counts are capped), else those that partly do."""

    counts: Counts = field(default_factory=Counts)
    ranked: list[int] = field(default_factory=list)
    partly: list[int] = field(default_factory=list)


def find(
    query: WordQuery, *, has_exclusion: bool = False, partly: WordQuery | None = None, searched: str = ""
) -> Found:
    """Costs one query. ``partly`` is asked for when ``query`` finds nothing; ``searched`` are words to be logged."""
    partly = partly or WordQuery("NULL", ())
    tables = [f"found AS MATERIALIZED (SELECT * FROM catalog_find({query.sql}, %s, %s, {partly.sql}))"]  # noqa: S608
    params: list[Any] = [*query.values, has_exclusion, facets.MOST_FOUND, *partly.values]
    if searched:
        expression, values = log.part(searched)
        tables.append(expression)
        params += values
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(tables)} SELECT * FROM found", params)  # noqa: S608 (from here)
        rows = [Row(*row) for row in cursor.fetchall()]
    numbers = {row.name: [int(each) for each in row.value.split()] for row in rows if row.name in {RANKED, PARTLY}}
    counted = facets.read((row for row in rows if row.name not in numbers), most=facets.MOST_FOUND)
    return Found(counts=counted, ranked=numbers.get(RANKED, []), partly=numbers.get(PARTLY, []))


def best_first(entries: "QuerySet[Any]", query: Any, *, has_exclusion: bool = False) -> list["QuerySet[Any]"]:
    """The same among some entries only, as tiers for ``ranked_page``."""
    scored = entries.annotate(score=SearchRank(F("vector"), query))
    by_title = scored.filter(title_vector=query)
    return [
        by_title.filter(vector=query) if has_exclusion else by_title,
        scored.filter(vector=query).exclude(title_vector=query),
    ]


def count(query: Any) -> int:
    """How many match, counted no further than MOST_FOUND + 1."""
    return SearchEntry.objects.filter(vector=query)[: facets.MOST_FOUND + 1].count()
