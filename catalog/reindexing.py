"""Writing again what listings repeat of their makers, and their search vectors with it, while the site is in use."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from psycopg2.extras import execute_values

from producers.models import Credential, Producer

from .listings import refresh_counts
from .models import Category, Listing, Product
from .search import vocabulary
from .snapshots import BADGES, producer_part

BATCH = 1000  # listings in one transaction: others wait a second for one of them at most
# the title is set, too, for that makes PostgreSQL compute the vectors anew
WRITE = """
    UPDATE catalog_listing AS listing SET title = listing.title, {columns}
    FROM (VALUES %s) AS fresh (product_id, {names}) WHERE listing.product_id = fresh.product_id
"""
CHANGED = " AND ROW({old}) IS DISTINCT FROM ROW({new})"


def reindex(*, everything: bool = False) -> Iterator[int]:
    """Go through all listings and yield how many are done; a run that was interrupted is continued by the next.

    Those that are as they should be are only read, unless ``everything`` is to be written.
    """
    mark = _mark()
    last = int(mark.read_text()) if mark.exists() else 0
    yield Listing.objects.filter(pk__lte=last).count()
    while batch := _after(last):
        _write(batch, everything=everything)
        last = batch[-1]
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(str(last))
        yield len(batch)
    vocabulary.recount()
    refresh_counts()
    mark.unlink(missing_ok=True)


def forget_interrupted() -> None:
    """The next run begins with the first listing."""
    _mark().unlink(missing_ok=True)


def _mark() -> Path:
    """A file that is there only while listings are being written; it holds the number of the last one."""
    return Path(settings.VAR_DIR) / "reindex.position"


def _after(last: int) -> list[int]:
    return list(Listing.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _write(numbers: list[int], *, everything: bool) -> None:
    rows = Listing.objects.filter(pk__in=numbers).order_by("pk").select_for_update(of=("self",))
    keys = list(rows.values_list("pk", "producer", "category"))
    parts = _parts({(producer, category) for _pk, producer, category in keys})
    names = list(next(iter(parts.values())))
    fields: list[Any] = [Listing._meta.get_field(name) for name in names]
    columns = [field.column for field in fields]
    where = {"old": _listed("listing", columns), "new": _listed("fresh", columns)}
    statement = WRITE.format(
        columns=", ".join(f"{column} = fresh.{column}" for column in columns), names=", ".join(columns)
    ) + ("" if everything else CHANGED.format(**where))
    fresh = [(pk, *parts[producer, category].values()) for pk, producer, category in keys]
    template = ", ".join(["%s", *(f"%s::{field.db_type(connection)}" for field in fields)])
    with connection.cursor() as cursor:
        execute_values(cursor.cursor, statement, fresh, template=f"({template})", page_size=BATCH)


def _parts(pairs: set[tuple[int, int]]) -> dict[tuple[int, int], dict[str, Any]]:
    """What the listings of each maker in each category repeat, as the columns hold it."""
    producers = Producer.objects.select_related("village__district").in_bulk({producer for producer, _each in pairs})
    categories = Category.objects.select_related("parent").in_bulk({category for _each, category in pairs})
    kinds: dict[int, set[str]] = defaultdict(set)
    papers = Credential.objects.badges().filter(producer__in=producers, kind__in=BADGES)
    for producer, kind in papers.values_list("producer", "kind"):
        kinds[producer].add(kind)
    found = {}
    for producer, category in pairs:
        part = producer_part(Product(producer=producers[producer], category=categories[category]))
        part |= {"village": part["village"].pk, "district": part["district"].pk, "whatsapp": str(part["whatsapp"])}
        found[producer, category] = {**part, "badges": sorted(kinds[producer])}
    return found


def _listed(table: str, columns: list[str]) -> str:
    return ", ".join(f"{table}.{column}" for column in columns)
