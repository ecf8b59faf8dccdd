"""Made-up products and listings as rows, and writing them by COPY."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.db import connection
from django.utils.text import slugify

from catalog.models import Availability, Category, Listing, PriceKind, Product, Unit
from catalog.snapshots import producer_part
from producers.models import Producer

from .cards import CardPatterns
from .vocabulary import names, prose

PER_MAKER = 100  # listings
FIRST = datetime(2023, 1, 2, tzinfo=UTC)  # the first of them was published then, a further one every minute
SIZES = ("100 g", "250 g", "500 g", "1 kg", "isi 10", "isi 12", "ukuran besar", "ukuran kecil", "istimewa")
MINIMA, UNITS = (1, 1, 1, 2, 5, 10, 20, 100), Unit.values
SAME = (
    "description", "description_en", "price_kind", "price", "unit", "minimum_order", "lead_time_days", "availability",
    "monthly_capacity", "options", "attributes",
)  # fmt: skip
PRODUCT = (
    "id", "producer_id", "category_id", "name", "name_en", *SAME, "state", "version", "submitted_at", "created_at", "updated_at"
)  # fmt: skip
LISTING = (
    "product_id", "version", "producer_id", "category_id", "group_id", "village_id", "district_id", "title", "title_en",
    "slug", *SAME, "tiers", "variants", "badges", "latitude", "longitude", "producer_name", "producer_slug", "village_name", "whatsapp", "words", "photos", "card", "card_en",
    "is_offered", "is_visible", "published_at",
)  # fmt: skip
AVAILABILITIES = (*Availability.values, Availability.READY, Availability.TO_ORDER)
CAPACITIES = (None, None, 50, 200, 1000, 5000, 20_000)
NOTHING: dict[str, Any] = {
    **dict.fromkeys(("name_en", "title_en", "description_en"), ""),
    **dict.fromkeys(("options", "tiers", "variants"), "[]"),
    "attributes": "{}",
    "badges": "{}",
    "price_kind": PriceKind.FIXED,
}
ESCAPES = (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"))
Fields = dict[str, Any]


class Writer:
    """Makes and writes made-up products with their listings; number n always has the same texts."""

    def __init__(self, makers: Sequence[Producer], photos: Sequence[dict[str, Any]], numbers: range) -> None:
        self._makers, self._photos = makers, photos
        self._categories = list(Category.objects.leaves())
        self._patterns, self._product = CardPatterns(), Product()
        self._ids = _reserve_ids(len(numbers)) - numbers.start

    def rows(self, numbers: range) -> list[Fields]:
        """The columns of both tables for these; asks the database nothing."""
        return [self._row(number, self._ids + number) for number in numbers]

    def write(self, rows: Sequence[Fields]) -> None:
        _copy(Product._meta.db_table, PRODUCT, rows)
        _copy(Listing._meta.db_table, LISTING, rows)

    def _row(self, number: int, pk: int) -> Fields:
        rng, producer = Random(number), self._makers[number // PER_MAKER]
        category = self._categories[int(len(self._categories) * rng.random() ** 2)]  # some are much fuller than others
        at, title = (FIRST + timedelta(minutes=number)).isoformat(), _title(rng)
        photos = rng.choices(self._photos, k=rng.randint(1, 3))
        self._product.producer, self._product.category = producer, category
        fields = {
            **producer_part(self._product),
            "title": title,
            "name": title,
            "slug": slugify(title),
            "description": _description(rng),
            "price": 500 + int(rng.lognormvariate(10.5, 1.2)) // 500 * 500,
            "unit": rng.choice(UNITS),
            "minimum_order": rng.choice(MINIMA),
            "lead_time_days": rng.randint(0, 21),
            "photos": photos,
            "availability": rng.choice(AVAILABILITIES),
            "monthly_capacity": rng.choice(CAPACITIES),
            **NOTHING,
        }
        del fields["village"], fields["district"]
        return {
            **fields,
            **self._patterns.cards(pk, fields),
            "id": pk,
            "product_id": pk,
            "version": 1,
            "producer_id": producer.pk,
            "category_id": category.pk,
            "group_id": category.parent_id,
            "village_id": producer.village_id,
            "district_id": producer.village.district_id,
            "photos": json.dumps(photos),
            "state": Product.State.PUBLISHED,
            "is_offered": True,
            "is_visible": True,
            **dict.fromkeys(("published_at", "submitted_at", "created_at", "updated_at"), at),
        }


def _title(rng: Random) -> str:
    words = [*names().some(rng, 1), *prose().some(rng, rng.randint(1, 3)), rng.choice(SIZES)]
    return " ".join(words)[:100].strip().capitalize()


def _description(rng: Random) -> str:
    sentences = (prose().some(rng, rng.randint(5, 14)) for _sentence in range(rng.randint(2, 4)))
    return " ".join(f"{' '.join(words).capitalize()}." for words in sentences)


def _reserve_ids(count: int) -> int:
    """The first of ``count`` ids that no other product will get."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [Product._meta.db_table])
        (sequence,) = cursor.fetchone()
        cursor.execute("SELECT nextval(%s)", [sequence])
        (first,) = cursor.fetchone()
        cursor.execute("SELECT setval(%s, %s)", [sequence, first + count - 1])
    return first


def _copy(table: str, columns: Sequence[str], rows: Iterable[Fields]) -> None:
    lines = ("\t".join(_escaped(row[name]) for name in columns) + "\n" for row in rows)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", _Stream(lines))


def _escaped(value: object) -> str:
    """A value as COPY's text format writes it."""
    if value is None:
        return r"\N"
    text = str(value)
    for sign, written in ESCAPES:
        text = text.replace(sign, written)
    return text


class _Stream:
    """A file that psycopg2 reads the lines from, some hundred kilobytes at a time."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines

    def read(self, _size: int) -> str:
        return "".join(islice(self._lines, 100))
