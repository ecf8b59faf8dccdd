"""How many listings a buyer would find with each further choice, counted among a bounded number of them."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from .filters import (
    ATTRIBUTE,
    AVAILABILITY,
    CAPACITIES,
    CAPACITY,
    CATEGORY,
    DISTRICT,
    GROUP,
    MINIMA,
    MINIMUM,
    PAPER,
    PRICE,
    PRICES,
    VILLAGE,
    Filters,
)

MOST_COUNTED = 1000  # listings
MOST_FOUND = 500  # the same among those with some words, which are all read when somebody asks
ALWAYS = (PRICE, PAPER, AVAILABILITY, MINIMUM, CAPACITY, DISTRICT)
TOTAL = "total"
COLUMNS = (
    "group_id", "category_id", "district_id", "village_id", "price", "badges", "availability", "minimum_order",
    "monthly_capacity", "attributes",
)  # fmt: skip
LISTED = ", ".join(COLUMNS)
TOTALS = "SELECT 'total', '', '', '', '', '', count(*) FROM rows HAVING count(*) > 0"
OF_CATEGORY = """
    SELECT '{name}', node.slug::text, node.name::text, node.name_en::text, '', '', number
    FROM (SELECT {column} AS id, count(*) AS number FROM {rows} GROUP BY 1) AS counted
    JOIN catalog_category AS node USING (id)
"""
OF_COLUMN = """
    SELECT '{name}', value::text, '', '', '', '', number
    FROM (SELECT {column} AS value, count(*) AS number FROM {rows} GROUP BY 1) AS counted WHERE value IS NOT NULL
"""
OF_STEPS = """
    SELECT '{name}', step::text, '', '', '', '', number
    FROM (SELECT ARRAY[{numbers}] AS numbers FROM {rows}) AS counted,
    unnest(ARRAY{steps}, numbers) AS each (step, number) WHERE number > 0
"""


def _of_steps(condition: str, steps: Sequence[int]) -> str:
    """How many fulfil the condition with each step; those of a narrower step are among those of a wider one."""
    numbers = ", ".join(f"count(*) FILTER (WHERE {condition} {step})" for step in steps)
    return OF_STEPS.replace("{numbers}", numbers).replace("{steps}", str(list(steps)))


COUNTS = {
    GROUP: OF_CATEGORY.replace("{column}", "group_id"),
    CATEGORY: OF_CATEGORY.replace("{column}", "category_id"),
    DISTRICT: OF_COLUMN.replace("{column}", "district_id"),
    VILLAGE: OF_COLUMN.replace("{column}", "village_id"),
    AVAILABILITY: OF_COLUMN.replace("{column}", "availability"),
    PRICE: OF_COLUMN.replace("{column}", f"width_bucket(price, ARRAY{list(PRICES)}::bigint[])"),
    PAPER: """
        SELECT '{name}', kind, '', '', '', '', count(*) FROM {rows}, unnest(badges) AS kind
        WHERE badges <> '{{}}' GROUP BY kind
    """,
    MINIMUM: _of_steps("minimum_order <=", MINIMA),
    CAPACITY: _of_steps("monthly_capacity >=", CAPACITIES),
    ATTRIBUTE: """
        SELECT '{name}' || fact.slug, said.value,
            said.value, coalesce(min(pair ->> 1), said.value), fact.name, fact.name_en, count(*)
        FROM {rows} CROSS JOIN jsonb_each_text({rows}.attributes) AS said
        JOIN catalog_attribute AS fact
            ON fact.group_id = {rows}.group_id AND fact.slug = said.key AND fact.is_facet AND fact.is_active
        LEFT JOIN LATERAL jsonb_array_elements(fact.choices) AS pair ON pair ->> 0 = said.value
        GROUP BY fact.id, said.value
    """,
}
# what chosen values are called, for those that no listing has
NAMED_CATEGORY = "SELECT %s, slug, name, name_en, '', '', 0 FROM catalog_category WHERE slug = %s"
NAMED_ATTRIBUTE = """
    SELECT %s, pair ->> 0, min(pair ->> 0), min(coalesce(pair ->> 1, pair ->> 0)), '', '', 0
    FROM catalog_attribute, jsonb_array_elements(choices) AS pair
    WHERE slug = %s AND is_facet AND is_active AND pair ->> 0 = %s GROUP BY 2
"""


class Row(NamedTuple):
    """One value and how many have it; the title is that of an attribute."""

    name: str
    value: str
    label: str
    label_en: str
    title: str
    title_en: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Rows of every facet; ``total`` stops one after ``most``, and so then do the rows' numbers.

    ``chosen`` are rows without a number that name what was chosen.
    """

    total: int = 0
    most: int = MOST_COUNTED
    rows: list[Row] = field(default_factory=list)
    chosen: list[Row] = field(default_factory=list)

    @property
    def is_capped(self) -> bool:
        return self.total > self.most


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Counts that categories keep, which nobody need ask for; the same key always stands for the same counts."""

    key: Hashable
    read: Callable[[], Counts]


def names_for(*, filters: Filters, group: bool = False, category: bool = False) -> list[str]:
    """What can be chosen; ``group`` and ``category`` say that these are fixed already."""
    has_group = group or GROUP in filters.chosen
    return [
        *([] if group or category else [GROUP]),
        *([CATEGORY] if has_group and not category else []),
        *ALWAYS,
        *([VILLAGE] if DISTRICT in filters.chosen else []),
        *([ATTRIBUTE] if has_group or category else []),
    ]


def count(listings: "QuerySet[Any]", filters: Filters, names: Sequence[str], *, most: int | None = None) -> Counts:
    """The total, and for each name the values there are among the first ``most`` listings (MOST_COUNTED, unless told).
    Costs one query.

    A value's number is that with everything else that is chosen, so the choice itself can still be changed.
    """
    most = MOST_COUNTED if most is None else most
    own = {name for name in filters.chosen if name in names}
    samples = {"rows": filters.apply(listings), **{name: filters.apply(listings, but=name) for name in own}}
    tables: list[str] = []
    params: list[Any] = []
    for name, sample in samples.items():
        statement, values = sample.values_list(*COLUMNS)[: most + 1].query.sql_with_params()
        tables.append(f'"{name}" ({LISTED}) AS MATERIALIZED ({statement})')
        params += values
    parts = [parts_of(names, own=own)]
    for name, value in filters.chosen.items():
        if name in {GROUP, CATEGORY}:
            parts.append(NAMED_CATEGORY)
            params += [name, value]
        elif name.startswith(ATTRIBUTE):
            parts.append(NAMED_ATTRIBUTE)
            params += [name, name.removeprefix(ATTRIBUTE), value]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(tables)} {' UNION ALL '.join(parts)}", params)
        return read(cursor.fetchall(), most=most)


def parts_of(names: Iterable[str], *, own: Collection[str] = ()) -> str:
    """SQL that counts the values of these names among the listings of ``rows``, or of a table of its ``own``."""
    counts = (COUNTS[name].format(name=name, rows=f'"{name}"' if name in own else "rows") for name in names)
    return " UNION ALL ".join([TOTALS, *counts])


def read(rows: Iterable[Sequence[Any]], *, most: int = MOST_COUNTED) -> Counts:
    """Counts from the rows of the query, or of what a category keeps."""
    known = [Row(*row) for row in rows]
    total = sum(row.number for row in known if row.name == TOTAL)
    found = [row for row in known if row.name != TOTAL]
    return Counts(
        total=total,
        most=most,
        rows=[row for row in found if row.number],
        chosen=[row for row in found if not row.number],
    )


def keep(counts: Counts) -> str:
    """The text for the column of a category."""
    return json.dumps([[TOTAL, *[""] * 5, counts.total], *counts.rows], ensure_ascii=False)


def kept_by(category: Any) -> Kept:
    """What the category keeps."""
    return Kept(key=category.facets, read=lambda: read(json.loads(category.facets)))


def kept_together(groups: Iterable[Any]) -> Kept:
    """What the groups keep together."""
    key = tuple((group.slug, group.name, group.name_en, group.listing_count, group.facets) for group in groups)
    return Kept(key=key, read=lambda: _together(groups))


def _together(groups: Iterable[Any]) -> Counts:
    """The sum of what the groups keep, without what only one of them knows."""
    numbers: Counter[tuple[Any, ...]] = Counter()
    for group in groups:
        numbers[GROUP, group.slug, group.name, group.name_en, "", ""] += group.listing_count
        for *key, number in json.loads(group.facets):
            numbers[tuple(key)] += number
    of_one = (CATEGORY, ATTRIBUTE)
    return read([(*key, number) for key, number in numbers.items() if number and not key[0].startswith(of_one)])
