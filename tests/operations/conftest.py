"""A database of its own with a small part of the demo, filled once; and copies of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings

from cilegon_ikm.operations.demo import content, seed
from tests.conftest import template_name, use_database

TINY = 96  # pixels
OTHERS = {
    "anyaman-pandan-pabean",
    "bakso-lele-pak-jumadi",
    "batik-laras-pesisir",
    "kompos-lumbung-hijau",
    "kulit-langkah-jaya",
    "roti-tungku-mekarsari",
}


def some_makers() -> list[content.Maker]:
    """The maker who signs in, and some who show every other state; of these only a product in each state."""
    return [
        maker if maker.slug == content.DEMO_MAKER else replace(maker, items=one_of_each_state(maker))
        for maker in content.makers()
        if maker.slug in {content.DEMO_MAKER, *OTHERS}
    ]


def one_of_each_state(maker: content.Maker) -> list[content.Item]:
    return list({item.state: item for item in maker.items}.values())


@dataclass(frozen=True)
class Demo:
    database: str
    var: Path


def create_database(name: str, template: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def drop_database(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def using(name: str, var: Path) -> Iterator[None]:
    """Another database than the worker's, with the files that belong to it."""
    before = connection.settings_dict["NAME"]
    use_database(name)
    with override_settings(VAR_DIR=var):
        yield
    use_database(before)


@pytest.fixture(scope="session")
def demo(django_db_setup, django_db_blocker, media_root, tmp_path_factory) -> Iterator[Demo]:
    filled = Demo(f"demo_{os.getpid()}", tmp_path_factory.mktemp("demo"))
    with django_db_blocker.unblock():
        create_database(filled.database, template_name())
        with using(filled.database, filled.var):
            seed.seed(among=some_makers(), width=TINY, say=lambda line: None)
    yield filled
    with django_db_blocker.unblock():
        drop_database(filled.database)


@pytest.fixture
def _in_demo(demo, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), using(demo.database, demo.var):
        yield


@pytest.fixture
def demo_db(_in_demo, db) -> None:
    """The demo, in a transaction that is rolled back as always."""


@pytest.fixture(scope="module")
def demo_copy(demo, django_db_blocker) -> Iterator[None]:
    """A copy of the demo to fill with real transactions."""
    name = f"{demo.database}_copy"
    with django_db_blocker.unblock():
        create_database(name, demo.database)
        with using(name, demo.var):
            yield
        drop_database(name)
