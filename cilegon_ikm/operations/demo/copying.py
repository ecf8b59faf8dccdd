"""Made-up products and listings as rows, and writing them by COPY."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils.text import slugify

from catalog.models import Attribute, Availability, Category, Listing, PriceKind, PriceTier, Product, Unit, Variant
from catalog.snapshots import producer_part
from producers.models import Producer

from .cards import CardPatterns
from .vocabulary import names, prose

PER_MAKER = 100  # listings
FIRST = datetime(2023, 1, 2, tzinfo=UTC)  # the first of them was published then, a further one every minute
SIZES = ("100 g", "250 g", "500 g", "1 kg", "isi 10", "isi 12", "ukuran besar", "ukuran kecil", "istimewa")
MINIMA, UNITS = (1, 1, 1, 2, 5, 10, 20, 100), Unit.values
SAME = (
    "description", "description_en", "price_kind", "price", "price_to", "unit", "minimum_order", "lead_time_days",
    "availability", "stock", "monthly_capacity", "weight", "length", "width", "height", "options", "attributes",
)  # fmt: skip
PRODUCT = (
    "id", "producer_id", "category_id", "name", "name_en", *SAME, "state", "version", "submitted_at", "created_at", "updated_at"
)  # fmt: skip
LISTING = (
    "product_id", "version", "producer_id", "category_id", "group_id", "village_id", "title", "title_en", "slug", *SAME,
    "district_id", "tiers", "variants", "badges", "latitude", "longitude",
    "producer_name", "producer_slug", "village_name", "whatsapp", "words", "photos", "card", "card_en",
    "is_offered", "is_visible", "published_at", "changed_at", "approved_price", "rating_total", "rating_count",
    "newest_reviews",
)  # fmt: skip
TIER, VARIANT = ("product_id", "quantity", "price"), ("product_id", "position", "values", "price", "is_available")
ESCAPES = (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"))
Fields = dict[str, Any]
NUMBERS = (50, 100, 250, 500, 1_000)  # what attributes measure


class Writer:
    """Makes and writes made-up products with their listings; number n always has the same texts."""

    def __init__(self, makers: Sequence[Producer], photos: Sequence[dict[str, Any]], numbers: range) -> None:
        self._makers, self._photos = makers, photos
        self._categories = list(Category.objects.leaves())
        self._patterns, self._product = CardPatterns(), Product()
        self._asked: dict[int, list[Attribute]] = {}
        for attribute in Attribute.objects.filter(is_active=True).exclude(kind=Attribute.Kind.TEXT):
            self._asked.setdefault(attribute.group_id, []).append(attribute)
        self._ids = reserve_ids(Product, len(numbers)) - numbers.start

    def rows(self, numbers: range) -> list[Fields]:
        """The columns of both tables for these; asks the database nothing."""
        return [self._row(number, self._ids + number) for number in numbers]

    def write(self, rows: Sequence[Fields]) -> None:
        copy_rows(Product._meta.db_table, PRODUCT, rows)
        copy_rows(Listing._meta.db_table, LISTING, rows)
        copy_rows(PriceTier._meta.db_table, TIER, (tier for row in rows for tier in _tier_rows(row)))
        copy_rows(Variant._meta.db_table, VARIANT, (variant for row in rows for variant in _variant_rows(row)))

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
            **dict.fromkeys(("name_en", "title_en", "description_en"), ""),
            "attributes": self._facts(rng, category),
        }
        fields |= _offer(rng, fields)
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
            "badges": "{}",
            **{name: json.dumps(fields[name]) for name in ("photos", "tiers", "options", "variants", "attributes")},
            "state": Product.State.PUBLISHED,
            "is_offered": True,
            "is_visible": True,
            "approved_price": fields["price"],
            "rating_total": 0,
            "rating_count": 0,
            "newest_reviews": "[]",
            **dict.fromkeys(("published_at", "changed_at", "submitted_at", "created_at", "updated_at"), at),
        }

    def _facts(self, rng: Random, category: Category) -> Fields:
        """A value of every number and list that its group asks for."""
        asked = self._asked.get(category.parent_id or category.pk, [])
        values = {each: [value for value, _words in each.options] or NUMBERS for each in asked}
        return {each.slug: rng.choice(choices) for each, choices in values.items()}


def _offer(rng: Random, fields: Fields) -> Fields:
    """One price for most, and some of everything else."""
    kind = rng.choices(PriceKind.values, weights=(80, 8, 9, 3))[0]
    price, start = fields["price"], fields["minimum_order"] * 5 + 5
    sizes = rng.choices(([], ["S", "M", "L"], ["Asin", "Manis", "Pedas", "Asli"]), weights=(85, 8, 7))[0]
    made = Availability.READY if fields["lead_time_days"] == 0 else Availability.TO_ORDER
    availability = rng.choices((made, Availability.SOLD_OUT), weights=(97, 3))[0]
    return {
        "price_kind": kind,
        "price": None if kind == PriceKind.ON_REQUEST else price,
        "price_to": price * 3 // 2 if kind == PriceKind.RANGE else None,
        "tiers": [[start, price * 9 // 10], [start * 10, price * 8 // 10]] if kind == PriceKind.TIERS else [],
        "options": [{"name": "Pilihan", "values": sizes}] if sizes else [],
        "variants": [{"values": [value], "price": None, "available": rng.random() < 0.9} for value in sizes],
        "availability": availability,
        "stock": rng.choice((None, fields["minimum_order"] * 20)) if availability == Availability.READY else None,
        "monthly_capacity": rng.choice((None, None, fields["minimum_order"] * 100)),
        "weight": rng.choice((None, 100, 250, 500, 1000, 12_500)),
        **dict.fromkeys(("length", "width", "height"), rng.choice((None, None, 150))),
    }


def _tier_rows(row: Fields) -> Iterator[Fields]:
    for quantity, price in json.loads(row["tiers"]):
        yield {"product_id": row["id"], "quantity": quantity, "price": price}


def _variant_rows(row: Fields) -> Iterator[Fields]:
    for position, variant in enumerate(json.loads(row["variants"]), start=1):
        yield {
            "product_id": row["id"],
            "position": position,
            "values": json.dumps(variant["values"]),
            "price": variant["price"],
            "is_available": variant["available"],
        }


def _title(rng: Random) -> str:
    words = [*names().some(rng, 1), *prose().some(rng, rng.randint(1, 3)), rng.choice(SIZES)]
    return " ".join(words)[:100].strip().capitalize()


def _description(rng: Random) -> str:
    sentences = (prose().some(rng, rng.randint(5, 14)) for _sentence in range(rng.randint(2, 4)))
    return " ".join(f"{' '.join(words).capitalize()}." for words in sentences)


def reserve_ids(model: type[Model], count: int) -> int:
    """The first of ``count`` ids that no other row of this model will get."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [model._meta.db_table])
        (sequence,) = cursor.fetchone()
        cursor.execute("SELECT nextval(%s)", [sequence])
        (first,) = cursor.fetchone()
        cursor.execute("SELECT setval(%s, %s)", [sequence, first + count - 1])
    return first


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Fields]) -> None:
    """Write these columns of the rows by COPY."""
    lines = ("\t".join(_escaped(row[name]) for name in columns) + "\n" for row in rows)
    names = ", ".join(f'"{name}"' for name in columns)  # one of them, values, is a word of SQL
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", _Stream(lines))


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
