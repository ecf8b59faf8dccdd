"""Data of our own to show and to measure: a folder ``var/bench`` and databases that nobody else uses.

The demo is made once; a catalogue of any size is a copy of it that ``seed_demo --listings`` has filled.
"""

import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import sql

from cilegon_ikm import database

from .processes import ROOT, Failed, run

PREFIX = "cilegon_bench_"
DEMO = f"{PREFIX}demo"
PREPARE = [sys.executable, "-c", "from cilegon_ikm.operations.prepare import prepare; prepare()"]
MANAGE = [sys.executable, "manage.py"]
WORKER = [*MANAGE, "db_worker", "--batch", "--queue-name", "*", "--no-startup-delay", "--no-reload", "--verbosity", "0"]
# as on a fresh machine, whatever the environment of this one says
DEFAULTS = {
    "ALLOWED_HOSTS": "127.0.0.1,localhost",
    "DEBUG": "0",
    "EMAIL_URL": "",
    "HTTPS": "0",
    "SEED_DEMO": "1",
    "SITE_URL": "https://sentra.example",  # stands on the stall card
}
# what the data come from: when one of these changes, they are made anew
SOURCES = (
    "*/migrations/*.py",
    "*/*/migrations/*.py",
    "*/data/*.csv",
    "producers/*.py",
    "producers/models/*.py",
    "producers/register/*.py",
    "catalog/images.py",
    "catalog/snapshots.py",
    "templates/catalog/_card.html",
    "catalog/templatetags/figures.py",
    "catalog/templatetags/photos.py",
    "catalog/templatetags/signs.py",
    "cilegon_ikm/operations/demo/**/*",
    "cilegon_ikm/operations/management/commands/seed_demo.py",
)


@contextmanager
def stage() -> Iterator["Stage"]:
    """The folder and the database server, ours until the block ends. Raises Failed or DatabaseError."""
    folder = database.var_dir() / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError as error:
            raise Failed(f"Another benchmark or screenshot run is using {folder}. Wait for it to end.") from error
        with database.available(folder / "pg") as url:
            yield Stage(folder, url)


@dataclass(frozen=True)
class Stage:
    folder: Path
    server_url: str

    @property
    def logins(self) -> Path:
        return self.folder / "logins.txt"

    def demo(self) -> dict[str, str]:
        """The environment of a process that works on the demo, which is made unless it is there."""
        environment = self._environment(DEMO)
        if not self._is_current(DEMO):
            print("Making a demo of our own (once, a few minutes) …", file=sys.stderr, flush=True)
            self._clear()
            with self._making(DEMO, template="template0"):
                run("Making the demo", PREPARE, environment)
                run("Making the photos' small files", WORKER, environment)
        run("Preparing the demo", PREPARE, environment)  # such as static files that have changed since
        return environment

    def catalogue(self, listings: int) -> dict[str, str]:
        """The environment of a process that works on a copy of the demo topped up to this many listings."""
        self.demo()
        name = f"{PREFIX}{listings}"
        environment = self._environment(name)
        if not self._is_current(name):
            print(f"Filling a catalogue with {listings:,} listings (once) …", file=sys.stderr, flush=True)
            with self._making(name, template=DEMO):
                run("Filling the catalogue", [*MANAGE, "seed_demo", "--listings", str(listings)], environment)
        return environment

    def enquiries(self, number: int) -> dict[str, str]:
        """The environment of a process that works on a copy of the demo with this many enquiries more."""
        self.demo()
        name = f"{PREFIX}enquiries_{number}"
        environment = self._environment(name)
        if not self._is_current(name):
            print(f"Filling a desk with {number:,} enquiries (once) …", file=sys.stderr, flush=True)
            with self._making(name, template=DEMO):
                run("Filling the desk", [*MANAGE, "seed_demo", "--enquiries", str(number)], environment)
        return environment

    def enquiry_path(self) -> str:
        """The path under which a buyer of the demo reads her enquiries, or nothing when there is no buyer."""
        rows = self._execute("SELECT token FROM orders_submission ORDER BY id LIMIT 1", name=DEMO)
        return f"/pesanan/{rows[0][0]}/" if rows else ""

    def _environment(self, name: str) -> dict[str, str]:
        media = {"VAR_DIR": str(self.folder), "MEDIA_ROOT": str(self.folder / "media")}
        return {**DEFAULTS, **media, "DATABASE_URL": self._url(name)}

    def _url(self, name: str) -> str:
        return urlsplit(self.server_url)._replace(path=f"/{name}").geturl()

    def _is_current(self, name: str) -> bool:
        stamp = self._stamp(name)
        return stamp.exists() and stamp.read_text() == sources_digest() and name in self._databases()

    @contextmanager
    def _making(self, name: str, *, template: str) -> Iterator[None]:
        """A fresh copy of the template for the block to fill; a block that fails leaves nothing to be used later."""
        digest = sources_digest()
        self._drop(name)
        self._create(name, template=template)
        yield
        self._stamp(name).write_text(digest)

    def _stamp(self, name: str) -> Path:
        return self.folder / f"{name}.stamp"

    def _clear(self) -> None:
        """Remove the demo and every copy of it: their photos are files that the demo made."""
        for name in self._databases():
            self._drop(name)
        shutil.rmtree(self.folder / "media", ignore_errors=True)
        self.logins.unlink(missing_ok=True)

    def _databases(self) -> list[str]:
        return [name for (name,) in self._execute("SELECT datname FROM pg_database") if name.startswith(PREFIX)]

    def _drop(self, name: str) -> None:
        self._stamp(name).unlink(missing_ok=True)
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _create(self, name: str, *, template: str) -> None:
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'")
        self._execute(words.format(sql.Identifier(name), sql.Identifier(template)))

    def _execute(self, statement: str | sql.Composed, *, name: str = "") -> list[tuple[str, ...]]:
        """The rows of one statement, run outside any transaction. Raises Failed."""
        try:
            with closing(psycopg2.connect(self._url(name) if name else self.server_url)) as connection:
                connection.autocommit = True
                with connection.cursor() as cursor:
                    cursor.execute(statement)
                    return cursor.fetchall() if cursor.description else []
        except psycopg2.Error as error:
            raise Failed(f"The database refused: {str(error).strip().splitlines()[0]}") from error


def sources_digest() -> str:
    """Changes with any file that the data come from."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()
