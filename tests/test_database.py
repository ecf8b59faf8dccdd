import os
import socket
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest

from cilegon_ikm import database

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.xdist_group("start")


@pytest.fixture
def no_url(monkeypatch):
    monkeypatch.delenv("DATABASE_URL")


def test_a_named_server_is_used(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://budi:secret@db.example:5433/market")
    found = database.config()
    assert (found["ENGINE"], found["HOST"], found["PORT"]) == ("cilegon_ikm.postgresql", "db.example", 5433)
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("market", "budi", "secret")
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (600, True)


@pytest.mark.usefixtures("no_url")
def test_without_a_named_server_it_is_the_one_in_our_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    found = database.config()
    assert (found["NAME"], found["USER"], found["OPTIONS"]) == ("cilegon", "postgres", {"host": str(tmp_path / "pg")})


@pytest.mark.usefixtures("no_url")
def test_the_folder_lies_in_the_project_unless_said_otherwise(monkeypatch):
    monkeypatch.delenv("VAR_DIR")
    assert database.var_dir() == ROOT / "var"


@pytest.mark.parametrize(
    ("pid_file", "folder"),
    [
        (None, "{data}"),
        ("1\n/data\n0\n5432\n/tmp/sockets\n\n", "/tmp/sockets"),
        ("1\n/data\n0\n5432\n\n\n", "{data}"),
        ("", "{data}"),
    ],
    ids=["not-running", "elsewhere", "no-socket", "empty"],
)
def test_a_running_server_says_where_its_socket_lies(tmp_path, pid_file, folder):
    if pid_file is not None:
        (tmp_path / "postmaster.pid").write_text(pid_file)
    expected = f"postgresql://postgres:@/cilegon?host={folder.format(data=tmp_path)}"
    assert database.socket_url(tmp_path) == expected


def run(*arguments, **environment):
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "cilegon_ikm.database", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**clean, **environment}, capture_output=True, text=True, timeout=120)


TALK = """
import os, psycopg2
with psycopg2.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
    cursor.execute("SHOW server_encoding"); print(cursor.fetchone()[0])
    cursor.execute("SELECT to_tsvector('indonesian', 'makanan') || to_tsvector('english', 'crates')")
    print(cursor.fetchone()[0])
    cursor.execute("SHOW fsync"); print(cursor.fetchone()[0])
    cursor.execute("CREATE TABLE IF NOT EXISTS kept (n int)"); cursor.execute("INSERT INTO kept VALUES (1)")
    cursor.execute("SELECT count(*) FROM kept"); print(cursor.fetchone()[0])
"""


def test_the_embedded_server_lives_as_long_as_the_command_and_keeps_the_data(tmp_path):
    data = tmp_path / "pg"
    first = run("--dir", str(data), "--", sys.executable, "-c", TALK)
    assert (first.stdout.split("\n"), first.returncode) == (["UTF8", "'crate':2 'makan':1", "on", "1", ""], 0)
    assert not (data / "postmaster.pid").exists()
    data.joinpath("postmaster.pid").write_text(f"{os.getpid()}\n{data}\n")  # a power cut, then another program's number
    second = run("--dir", str(data), "--fast", "--", sys.executable, "-c", f"{TALK}\nraise SystemExit(7)")
    assert (second.stdout.split("\n"), second.returncode) == (["UTF8", "'crate':2 'makan':1", "off", "2", ""], 7)
    assert not (data / "postmaster.pid").exists()


def test_a_named_server_is_neither_started_nor_stopped(tmp_path):
    url = os.environ["DATABASE_URL"]
    done = run(
        "--dir",
        str(tmp_path),
        "--",
        sys.executable,
        "-c",
        "import os; print(os.environ['DATABASE_URL'])",
        DATABASE_URL=url,
    )
    assert (done.stdout, done.returncode) == (f"{url}\n", 0)
    assert list(tmp_path.iterdir()) == []
    psycopg2.connect(url).close()


def test_a_server_that_cannot_be_reached_is_one_line_without_its_password(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"postgresql://budi:secret@127.0.0.1:{port}/market"
    done = run("--dir", str(tmp_path), "--", "true", DATABASE_URL=url)
    assert done.returncode == 1
    assert done.stderr.startswith("The database at DATABASE_URL cannot be reached: ")
    assert (done.stderr.count("\n"), done.stdout) == (1, "")
    assert "secret" not in done.stderr


@pytest.mark.usefixtures("no_url")
def test_the_data_of_another_version_is_one_line(tmp_path):
    data = tmp_path / "pg"
    data.mkdir()
    (data / "PG_VERSION").write_text("9\n")
    done = run("--dir", str(data), "--", "true")
    why = f"Version mismatch: expecting version 18 but found version 9: {data}"
    assert (done.stderr, done.stdout) == (f"The embedded PostgreSQL cannot be used. {why}\n", "")
    assert done.returncode == 1


@pytest.mark.usefixtures("no_url")
def test_a_server_that_does_not_start_is_one_line_with_the_place_to_look(tmp_path):
    data = tmp_path / "pg"
    run("--dir", str(data), "--", "true")
    (data / "postgresql.conf").write_text("nonsense = 1\ninclude 'cilegon.conf'\n")
    done = run("--dir", str(data), "--", "true")
    assert done.stderr.startswith("The embedded PostgreSQL did not start: ")
    assert done.stderr.endswith(f"(log: {data / 'log'})\n")
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (1, 1, "")


class Library:
    """The library as it is while a server repairs its data after a power cut."""

    def __init__(self):
        self.answers = [subprocess.TimeoutExpired("pg_ctl", 10), AssertionError(), None]

    def ensure_postgres_running(self):
        if error := self.answers.pop(0):
            raise error


def test_a_server_that_repairs_its_data_is_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    library = Library()
    with psycopg2.connect(os.environ["DATABASE_URL"]) as session:
        (tmp_path / "postmaster.pid").write_text(f"{session.info.backend_pid}\n")
        database._wait_until_ready(library, tmp_path)
    assert library.answers == []


def test_a_server_that_died_meanwhile_is_not_waited_for(tmp_path):
    with pytest.raises(subprocess.TimeoutExpired):
        database._wait_until_ready(Library(), tmp_path)
