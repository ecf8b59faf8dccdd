"""The real server in a real browser: gunicorn on this worker's database, and the system's Chromium."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from cilegon_ikm import database
from cilegon_ikm.operations.browser import FLAGS, find
from tests.sizes import IS_FULL

WITH_AND_WITHOUT = ["with-javascript", "without-javascript"]
ROOT = Path(__file__).resolve().parent.parent.parent
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    return {"executable_path": find(), "args": FLAGS}


@pytest.fixture(scope="session", autouse=True)
def _orm_beside_the_browser() -> Iterator[None]:
    """The browser's library runs an event loop in this thread; the tests still look into the database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database_url() -> str:
    """The address of this worker's clone."""
    url = os.environ.get("DATABASE_URL") or database.socket_url(settings.VAR_DIR / "pg")
    return urlsplit(url)._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@pytest.fixture(scope="session")
def server(django_db_setup, media_root, private_root) -> Iterator[str]:
    """The address of gunicorn serving the product as ``make run`` does."""
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": database_url(), "MEDIA_ROOT": str(media_root), "PORT": str(port)}
    environment["PRIVATE_ROOT"] = str(private_root)
    environment["VAR_DIR"] = str(settings.VAR_DIR)
    command = [sys.executable, "-m", "gunicorn", "cilegon_ikm.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    process = subprocess.Popen([*command, "--log-level", "warning", "--no-control-socket"], cwd=ROOT, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/health/live")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def wait_for(url: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.fixture(autouse=True)
def _real_hashes(real_hashes) -> None:
    """The server knows no others."""


@pytest.fixture
def run_jobs():
    """Do what waits for the worker, as the worker does it."""
    return lambda: call_command("db_worker", batch=True, startup_delay=False, queue_name="*", reload=False, verbosity=0)


@pytest.fixture(params=[True, False] if IS_FULL else [True], ids=WITH_AND_WITHOUT if IS_FULL else ["with-javascript"])
def javascript(request) -> bool:
    """Every story with it; without it all of them in the full size, and the main story always."""
    return request.param


@pytest.fixture
def person(browser, server, javascript):
    """Opens a phone of its own for each person of the story."""
    contexts = []

    def open_phone(**options):
        context = browser.new_context(base_url=server, **{"java_script_enabled": javascript, **PHONE, **options})
        context.set_default_timeout(15000)
        contexts.append(context)
        return context.new_page()

    yield open_phone
    for context in contexts:
        context.close()
