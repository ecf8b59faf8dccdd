"""Two worker processes of a real server, and what the database tells them."""

import http.client
import os
import re
import subprocess
import sys
import time
from contextlib import closing

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from catalog import workflow as catalog
from catalog.models import Listing
from cilegon_ikm.page_cache.changes import Changes
from producers import workflow as producers
from tests.catalog.views.test_public import addresses
from tests.e2e.conftest import ROOT, database_url, free_port, wait_for
from tests.factories import (
    make_bazaar,
    make_listing,
    make_moderator,
    make_user,
    make_verified_credential,
    make_verified_producer,
)

SOON = 1.0  # second: what the office was promised


@pytest.fixture
def workers(transactional_db):
    """Asks both processes for a page; gives what each shows."""
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": database_url(), "VAR_DIR": str(settings.VAR_DIR)}
    command = [sys.executable, "-m", "gunicorn", "cilegon_ikm.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    process = subprocess.Popen([*command, "--log-level", "warning", "--no-control-socket"], cwd=ROOT, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/health/live")
        yield lambda path: [_get(port, path) for _request in range(8)]
    finally:
        process.terminate()
        process.wait(20)


def _get(port: int, path: str) -> str:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as asking:
        asking.request("GET", path)
        return asking.getresponse().read().decode()


def shown(pages, words) -> set[bool]:
    return {words in page for page in pages}


def approve_price(product, price, *, maker, officer):
    catalog.save_product(product=product, price=price)
    catalog.submit_product(product=product, by=maker)
    catalog.approve_product(product=product, version=product.version, by=officer)


def test_both_processes_show_and_find_each_change_within_a_second(workers):
    dewi, budi = make_moderator("Dewi"), make_user("Budi")
    maker = make_verified_producer(budi, officer=dewi, name="Emping Budi")
    listing = make_listing(maker, officer=dewi, name="Opak Singkong")
    steps = [
        ("Opak Singkong", True, lambda: None),
        ("Opak Singkong", False, lambda: catalog.withdraw_product(product=listing.product, by=budi)),
        ("Opak Singkong", True, lambda: catalog.republish_product(product=listing.product, by=budi)),
        ("Opak Singkong", False, lambda: producers.suspend_producer(producer=maker, by=dewi, note="x")),
        ("Opak Singkong", True, lambda: producers.reinstate_producer(producer=maker, by=dewi, note="x")),
        ("Rp987.000", True, lambda: approve_price(listing.product, 987_000, maker=budi, officer=dewi)),
        ("Opak Singkong", False, lambda: catalog.take_down_product(product=listing.product, by=dewi, note="x")),
    ]
    for words, expected, change in steps:
        workers("/produk/")
        change()
        changed = time.monotonic()
        while shown(pages := [*workers("/produk/"), *workers("/cari/?q=singkong")], words) != {expected}:
            assert time.monotonic() - changed < SOON, (words, expected, len(pages))


@pytest.mark.django_db
def test_every_table_that_a_public_page_reads_is_watched(client, emping, dewi):
    listing = make_listing(emping, officer=dewi)
    make_verified_credential(emping)
    bazaar = make_bazaar()
    read: set[str] = set()
    with CaptureQueriesContext(connection) as queries, pytest.MonkeyPatch.context() as patch:
        patch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)  # so that the SQL is seen
        for address in [*addresses(listing), "/produsen/lama/", "/sentra/", bazaar.get_absolute_url()]:
            if "/cari/" not in address:  # is not kept
                client.get(address)
    for query in queries:
        read |= set(re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'public_pages'")
        watched = {table for (table,) in cursor.fetchall()}
    assert "catalog_listing" in read
    assert read - watched == set()


def wait_until(condition) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.django_db(transaction=True)
def test_a_change_is_heard_once_it_is_committed():
    changes = Changes()
    assert changes.generation is None
    changes.start()
    wait_until(lambda: changes.generation is not None)
    before = changes.generation
    with transaction.atomic():
        Listing.objects.update(is_visible=False)
        time.sleep(0.2)
        assert changes.generation == before
    wait_until(lambda: changes.generation == before + 1)


@pytest.mark.django_db(transaction=True)
def test_a_line_that_breaks_makes_all_pages_stale_and_is_mended(caplog):
    changes = Changes()
    changes.start()
    wait_until(lambda: changes.generation is not None)
    before = changes.generation
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %'")
    wait_until(lambda: changes.generation not in {None, before})
    assert "Pages are not kept" in caplog.text
