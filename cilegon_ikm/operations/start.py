"""``make run``: one process that holds the database and watches over the web server and the worker."""

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from cilegon_ikm import database

from .supervisor import ChildrenKeepDying, Supervisor

HOST = os.environ.get("HOST", "127.0.0.1")
NEEDED_MB = 200
DEMO_OFFICE = "0812-0000-0001"  # belongs to nobody


class CannotStart(Exception):
    """Its one-line text says what to do."""


def main() -> int:
    """Start, serve until told to stop, stop everything; the exit status."""
    var = database.var_dir()
    try:
        port = _port()
        _make_folder(var)
        with _only_one(var), database.available(var / "pg") as url:
            _check_port(port)
            os.environ["DATABASE_URL"] = url
            if os.environ.get("SEED_DEMO", "1") != "0":
                os.environ.setdefault("OFFICE_WHATSAPP", DEMO_OFFICE)
            return _serve(port)
    except (CannotStart, database.DatabaseError, ChildrenKeepDying) as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"Cannot start: {error.strerror or error} ({error.filename or var})", file=sys.stderr)
        return 1


def _serve(port: int) -> int:
    from .prepare import logins, prepare  # needs the database's address in the environment

    with Supervisor(_children(port)) as supervisor:
        prepare()
        supervisor.start()
        if supervisor.wait_until_up(HOST, port):
            print(f"\nSentra IKM Cilegon: http://{HOST}:{port}/   (Ctrl-C stops it)\n{logins()}", flush=True)
        supervisor.watch()
    return 0


def _children(port: int) -> dict[str, list[str]]:
    gunicorn = [sys.executable, "-m", "gunicorn", "cilegon_ikm.wsgi:application", "--bind", f"{HOST}:{port}"]
    threads = ["--workers", os.environ.get("WEB_WORKERS", "2"), "--threads", "4", "--worker-class", "gthread"]
    quiet = ["--log-level", "warning", "--graceful-timeout", "8", "--no-control-socket"]
    worker = [sys.executable, "manage.py", "db_worker", "--queue-name", "*", "--interval", "0.5", "--no-reload"]
    return {"web": [*gunicorn, *threads, *quiet], "worker": [*worker, "--verbosity", "0"]}


def _port() -> int:
    text = os.environ.get("PORT", "8000")
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise CannotStart(f"PORT must be a number from 1 to 65535, not “{text}”.")
    return int(text)


def _make_folder(var: Path) -> None:
    var.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(var).free // 1024**2
    if free < NEEDED_MB:
        raise CannotStart(f"The disk is full: {free} MB free at {var}, {NEEDED_MB} MB are needed.")


@contextmanager
def _only_one(var: Path) -> Iterator[None]:
    """A second start on the same data is refused."""
    with (var / "run.lock").open("w") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError as error:
            raise CannotStart(f"It is already running on {var}. Stop that one first.") from error
        yield


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CannotStart(f"Port {port} is taken. Choose another: make run PORT={port + 1}") from error


if __name__ == "__main__":
    sys.exit(main())
