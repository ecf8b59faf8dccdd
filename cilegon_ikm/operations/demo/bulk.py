"""Very many made-up listings for benchmarks. They look like real ones to every public page."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.utils.text import slugify

from catalog import listings
from catalog.models import Listing, Photo, Product, SearchEntry
from catalog.search import vocabulary
from catalog.search.entries import ENTER
from catalog.tasks import make_variants
from cilegon_ikm.accounts.models import User
from producers.models import Producer, Village

from .copying import FIRST, PER_MAKER, Writer

NAME = "Uji Beban"  # "load test": what their makers are called
CHUNK = 10_000  # listings that are in memory at once
PHOTOS = 40  # of the demo, shared by all
Rows = list[dict[str, Any]]


def fill(total: int, *, say: Callable[[str], object] = print) -> None:
    """Top the made-up listings up to ``total``; all or nothing, and the catalogue is locked meanwhile."""
    done = Listing.objects.filter(producer__slug__startswith=slugify(NAME)).count()
    if done >= total:
        say(f"{done} made-up listings are there already")
        return
    started, photos = monotonic(), _photos_with_variants()
    with transaction.atomic(), _rebuilding_indexes(say):
        writer = Writer(_makers(total), photos, range(done, total))
        batches = [range(first, min(first + CHUNK, total)) for first in range(done, total, CHUNK)]
        for batch, rows in zip(batches, _one_ahead(writer.rows, batches), strict=True):
            writer.write(rows)
            say(f"  {batch.stop} of {total} listings, {monotonic() - started:.0f} s")
    vocabulary.recount()
    listings.refresh_counts()
    with connection.cursor() as cursor:
        for model in (Listing, SearchEntry, Product, Producer):
            cursor.execute(f"VACUUM (ANALYZE) {model._meta.db_table}")
    say(f"  finished after {monotonic() - started:.0f} s")


def _photos_with_variants() -> list[dict[str, Any]]:
    """Snapshots of covers of the demo, with the small files made for those that still wait for theirs."""
    covers = list(Photo.objects.filter(position=1).order_by("pk")[:PHOTOS])
    for photo in covers:
        make_variants.call(photo.pk)
        photo.refresh_from_db()
    return [photo.snapshot() for photo in covers]


def _one_ahead(make: Callable[[range], Rows], batches: Iterable[range]) -> Iterator[Rows]:
    """What ``make`` gives for each batch, made while the server is still at work on the one before."""
    upcoming: Future[Rows] | None = None
    with ThreadPoolExecutor(1) as thread:
        for batch in batches:
            ready, upcoming = upcoming, thread.submit(make, batch)
            if ready:
                yield ready.result()
        if upcoming:
            yield upcoming.result()


@contextmanager
def _rebuilding_indexes(say: Callable[[str], object]) -> Iterator[None]:
    """Without the listings' entries and indexes for search: writing and building them at once is far quicker than keeping them."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table whose checks are put off cannot be indexed
    indexes = [(model, index) for model in (Listing, SearchEntry) for index in model._meta.indexes]
    with connection.schema_editor() as editor:
        for model, index in indexes:
            editor.remove_index(model, index)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE catalog_listing DISABLE TRIGGER searchentry")
    yield
    say("  building the indexes …")
    with connection.cursor() as cursor:
        cursor.execute(f"{ENTER} AND NOT EXISTS (SELECT FROM catalog_searchentry WHERE listing_id = product_id)")
        cursor.execute("ALTER TABLE catalog_listing ENABLE TRIGGER searchentry")
    with connection.schema_editor() as editor:
        for model, index in indexes:
            editor.add_index(model, index)


def _makers(total: int) -> list[Producer]:
    """The made-up makers that ``total`` listings need, in their order; missing ones are made."""
    found = Producer.objects.filter(slug__startswith=slugify(NAME))
    villages, branches = list(Village.objects.order_by("pk")), Producer.Branch.values
    missing = range(found.count() + 1, -(-total // PER_MAKER) + 1)
    titles = [f"{NAME} {number:04}" for number in missing]
    owners = User.objects.bulk_create(
        User(name=title, email=f"{slugify(title)}@sentra.example", password=make_password(None)) for title in titles
    )
    Producer.objects.bulk_create(
        Producer(
            owner=owner,
            name=owner.name,
            slug=slugify(owner.name),
            branch=branches[number % len(branches)],
            village=villages[number % len(villages)],
            address=f"Jl. Uji No. {number}",
            latitude=-6.0 - number % 97 / 1000,
            longitude=106.0 + number % 89 / 1000,
            whatsapp="+628120000999",
            story="Usaha rekaan untuk menguji kecepatan katalog.",
            state=Producer.State.VERIFIED,
            submitted_at=FIRST,
        )
        for number, owner in zip(missing, owners, strict=True)
    )
    return list(found.select_related("village__district").order_by("owner__pk"))
