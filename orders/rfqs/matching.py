"""Which makers fit a request, best first, and why: one bounded statement finds them, the points are given here.

The statement reads at most MOST_LISTINGS listings for each way to be found, so its cost does not grow with the market.
"""

import math
from dataclasses import dataclass
from typing import Any

from django.db import connection

from catalog.search.text import FILLERS, plain_words
from cilegon_ikm.clock import today
from orders.models import Rfq

from .weights import (
    FAR_KM,
    FEWEST_POINTS,
    MISSING_PAPERS,
    NEAR_KM,
    QUICK_MINUTES,
    SLOW_MINUTES,
    WEIGHTS,
)

MOST_LISTINGS, MOST_MAKERS, MOST_WORDS = 1_000, 200, 10
EARTH_KM = 6371.0
MONTH = 30  # days
ASK = """
    WITH words AS (
        SELECT word, plainto_tsquery('indonesian', word) || plainto_tsquery('english', word) AS query
        FROM unnest(%(words)s::text[]) AS word
    ), asked AS (
        SELECT coalesce(string_agg(nullif(query::text, ''), ' | '), '')::tsquery AS query FROM words
    ), found AS (
        (SELECT product_id FROM catalog_listing WHERE is_visible AND category_id = %(category)s
            ORDER BY published_at DESC, product_id DESC LIMIT %(listings)s)
        UNION
        (SELECT product_id FROM catalog_listing WHERE is_visible AND group_id = %(group)s
            ORDER BY published_at DESC, product_id DESC LIMIT %(listings)s)
        UNION
        (SELECT listing_id FROM catalog_searchentry, asked WHERE title_vector @@ asked.query
            LIMIT %(listings)s)
    ), judged AS (
        SELECT listing.producer_id, listing.title, listing.unit, listing.monthly_capacity, listing.category_id,
            listing.group_id,
            (SELECT count(*) FROM words WHERE entry.title_vector @@ words.query) AS in_title,
            (SELECT count(*) FROM words WHERE entry.vector @@ words.query) AS anywhere
        FROM found JOIN catalog_listing AS listing USING (product_id)
        JOIN catalog_searchentry AS entry ON entry.listing_id = product_id AND entry.part = catalog_part(product_id)
    ), sellers AS (
        SELECT producer_id,
            bool_or(category_id = %(category)s) AS in_category,
            bool_or(group_id = %(group)s) AS in_group,
            max(in_title) AS in_title,
            max(anywhere) AS anywhere,
            max(monthly_capacity) FILTER (
                WHERE (category_id = %(category)s OR in_title > 0) AND unit = %(unit)s
            ) AS capacity,
            (array_agg(title ORDER BY in_title DESC, anywhere DESC))[1] AS best_title
        FROM judged GROUP BY producer_id
    ), branches AS (
        SELECT owned.producer_id, min(kbli.code) AS code
        FROM producers_kblicode AS kbli JOIN producers_producer_kbli AS owned ON owned.kblicode_id = kbli.id, asked
        WHERE to_tsvector('indonesian', kbli.title) @@ asked.query
        GROUP BY owned.producer_id LIMIT %(makers)s
    )
    SELECT maker.id, maker.latitude::float, maker.longitude::float, maker.village_id, village.district_id,
        maker.response_minutes, sellers.in_category, sellers.in_group, coalesce(sellers.in_title, 0) AS in_title,
        coalesce(sellers.anywhere, 0) AS anywhere, sellers.capacity, sellers.best_title, branches.code AS kbli,
        ARRAY(
            SELECT DISTINCT kind FROM producers_credential WHERE producer_id = maker.id AND state = 'verified'
            AND (expires_on IS NULL OR expires_on >= %(today)s)
        ) AS papers,
        past.told, past.offered
    FROM sellers FULL JOIN branches USING (producer_id)
    JOIN producers_producer AS maker ON maker.id = producer_id AND maker.state IN ('verified')
    JOIN producers_village AS village ON village.code = maker.village_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS told, count(enquiry_id) AS offered
        FROM (
            SELECT enquiry_id FROM orders_candidate WHERE orders_candidate.producer_id = maker.id
            ORDER BY id DESC LIMIT 20
        ) AS latest
    ) AS past
    ORDER BY sellers.in_title DESC NULLS LAST, sellers.in_category DESC NULLS LAST, maker.id LIMIT %(makers)s
"""


@dataclass(frozen=True, kw_only=True)
class Match:
    """A maker who fits; ``reasons`` are pairs of a word of ``reasons.py`` and its details, the weightiest first."""

    producer_id: int
    score: float
    reasons: list[list[Any]]


def matches(rfq: Rfq) -> list[Match]:
    """The makers who fit, best first. One query."""
    words = telling_words(rfq.title)
    found = [_judged(row, rfq, words) for row in _rows(rfq, words)]
    fitting = [match for match in found if match.score >= FEWEST_POINTS]
    return sorted(fitting, key=lambda match: (-match.score, match.producer_id))


def telling_words(title: str) -> list[str]:
    """The words of a title that say what is needed."""
    words = [word for word in plain_words(title) if word not in FILLERS and not word.isdigit()]
    return list(dict.fromkeys(words))[:MOST_WORDS]


def _rows(rfq: Rfq, words: list[str]) -> list[dict[str, Any]]:
    asked: dict[str, Any] = {
        "words": words,
        "category": rfq.category_id,
        "group": rfq.category.parent_id or rfq.category_id,
        "unit": rfq.unit,
        "listings": MOST_LISTINGS,
        "makers": MOST_MAKERS,
        "today": today(),
    }
    with connection.cursor() as cursor:
        cursor.execute(ASK, asked)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _judged(row: dict[str, Any], rfq: Rfq, words: list[str]) -> Match:
    """The points of one maker. Whoever sells hardly anything of the kind gets none for papers, or for being near."""
    parts: dict[str, tuple[float, list[Any]]] = {
        "words": (_words_part(row, words), [row["best_title"]]),
        "category": (float(bool(row["in_category"])), [str(rfq.category.name), str(rfq.category.name_en)]),
        "group": (float(bool(row["in_group"])), []),
        "kbli": (float(row["kbli"] is not None), [row["kbli"]]),
        "papers": _papers_part(row, rfq),
        "capacity": _capacity_part(row, rfq),
        "area": _area_part(row, rfq),
        "response": _response_part(row),
    }
    about = sum(WEIGHTS[name] * parts[name][0] for name in ("words", "category", "group", "kbli"))
    points = {name: WEIGHTS[name] * part for name, (part, _details) in parts.items()}
    score = sum(points.values()) if about >= FEWEST_POINTS else 0.0
    missing = [kind for kind in rfq.papers if kind not in row["papers"]]
    if missing:
        score *= 1 - MISSING_PAPERS * len(missing) / len(rfq.papers)
    reasons = [[name, *parts[name][1]] for name in sorted(points, key=lambda name: -points[name]) if points[name]]
    reasons = [reason for reason in reasons if reason[0] != "group" or not row["in_category"]]
    return Match(
        producer_id=row["id"],
        score=round(score, 2),
        reasons=[*reasons, *([["missing", *missing]] if missing else [])],
    )


def _words_part(row: dict[str, Any], words: list[str]) -> float:
    """A title tells more than the words around it."""
    if not words:
        return 0.0
    return (0.7 * row["in_title"] + 0.3 * row["anywhere"]) / len(words)


def _papers_part(row: dict[str, Any], rfq: Rfq) -> tuple[float, list[Any]]:
    held = [kind for kind in rfq.papers if kind in row["papers"]]
    return (len(held) / len(rfq.papers) if rfq.papers else 0.0), held


def _capacity_part(row: dict[str, Any], rfq: Rfq) -> tuple[float, list[Any]]:
    """Whether she makes as many as are needed, in a month where it repeats, else until the day it is wanted."""
    if not row["capacity"]:
        return 0.0, []
    days = MONTH if rfq.repeats != Rfq.Repeat.ONCE else max((rfq.wanted_on - today()).days, 1)
    return min(1.0, row["capacity"] * days / MONTH / rfq.quantity), [row["capacity"], rfq.unit]


def _area_part(row: dict[str, Any], rfq: Rfq) -> tuple[float, list[Any]]:
    if rfq.latitude is not None and row["latitude"] is not None:
        km = distance_km((rfq.latitude, rfq.longitude or 0.0), (row["latitude"], row["longitude"]))
        return max(0.0, min(1.0, (FAR_KM - km) / (FAR_KM - NEAR_KM))), ["km", round(km, 1)]
    if rfq.village is None:
        return 0.0, []
    if rfq.village_id == row["village_id"]:
        return 1.0, ["village", rfq.village.name]
    return (0.6, ["district"]) if rfq.village.district_id == row["district_id"] else (0.0, [])


def _response_part(row: dict[str, Any]) -> tuple[float, list[Any]]:
    """How soon she answers buyers, and how often she offered when a request was sent to her."""
    minutes = row["response_minutes"]
    quick = 0.0
    if minutes is not None:
        quick = max(0.0, min(1.0, (SLOW_MINUTES - minutes) / (SLOW_MINUTES - QUICK_MINUTES)))
    if not row["told"]:
        return quick, [minutes]
    return (quick + row["offered"] / row["told"]) / 2, [minutes]


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the earth, between two pairs of latitude and longitude."""
    (lat, lon), (other_lat, other_lon) = ((math.radians(lat), math.radians(lon)) for lat, lon in (one, other))
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
