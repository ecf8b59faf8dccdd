"""``make run`` as a person meets it: one process that starts, serves and leaves nothing behind."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from cilegon_ikm.operations import bootstrap

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.xdist_group("start")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def var():
    folder = Path(tempfile.mkdtemp(prefix="cilegon-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


class Run:
    """One ``make run`` without the demo, on a data folder of its own."""

    def __init__(self, var: Path, **environment: str) -> None:
        self.port = int(environment.get("PORT", free_port()))
        clean = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MEDIA_ROOT"}}
        values = {**clean, "VAR_DIR": str(var), "PORT": str(self.port), "SEED_DEMO": "0", **environment}
        command = [sys.executable, "-m", "cilegon_ikm.operations.start"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=values, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.children: list[psutil.Process] = []

    def until_up(self) -> "Run":
        for line in self.process.stdout or ():
            if "Ctrl-C" in line:
                self.children = psutil.Process(self.process.pid).children(recursive=True)
                return self
        raise AssertionError(self.process.stderr.read() if self.process.stderr else "")

    def get(self, path: str) -> dict:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return json.load(answer)

    def end(self, number: int) -> int:
        self.children += psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(number)
        status = self.process.wait(40)
        psutil.wait_procs(self.children, timeout=15)
        return status

    def left_over(self) -> list[str]:
        return [child.name() for child in self.children if child.is_running()]


def postgres_runs(var: Path) -> bool:
    return (var / "pg" / "postmaster.pid").exists()


def test_it_serves_starts_a_dead_web_server_again_and_then_stops_everything(var):
    run = Run(var).until_up()
    assert run.get("/health/ready") == {"status": "ready"}
    assert postgres_runs(var)
    web = next(child for child in run.children if "gunicorn" in " ".join(child.cmdline()))
    serving = [web, *web.children()]
    web.kill()
    psutil.wait_procs(serving, timeout=15)
    assert answer_of(run, "/health/live") == {"status": "live"}
    assert run.end(signal.SIGTERM) == 0
    assert run.left_over() == []
    assert not postgres_runs(var)


def answer_of(run: Run, path: str) -> dict:
    """Asked until it comes."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            return run.get(path)
        except OSError:
            time.sleep(0.1)
    return {}


def test_when_it_is_killed_its_children_end_and_the_next_start_takes_over(var):
    run = Run(var).until_up()
    run.end(signal.SIGKILL)
    assert run.left_over() == []
    again = Run(var).until_up()
    assert again.get("/health/ready") == {"status": "ready"}
    second = Run(var)
    assert refusal(second) == (1, f"It is already running on {var}. Stop that one first.\n")
    assert again.end(signal.SIGINT) == 0
    assert again.left_over() == []
    assert not postgres_runs(var)


def refusal(run: Run) -> tuple[int, str]:
    _output, errors = run.process.communicate(timeout=60)
    return run.process.returncode, errors


def test_a_taken_port_is_named_in_one_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = Run(tmp_path, PORT=str(port), DATABASE_URL=os.environ["DATABASE_URL"])
        expected = f"Port {port} is taken. Choose another: make run PORT={port + 1}\n"
        assert refusal(run) == (1, expected)


def test_a_port_that_is_no_number_is_named_in_one_line(tmp_path):
    run = Run(tmp_path, PORT="0")
    assert refusal(run) == (1, "PORT must be a number from 1 to 65535, not “0”.\n")


def test_an_unreachable_database_is_named_in_one_line(tmp_path):
    run = Run(tmp_path, DATABASE_URL="postgresql://nobody:secret@127.0.0.1:1/none")
    status, errors = refusal(run)
    assert status == 1
    assert errors.startswith("The database at DATABASE_URL cannot be reached: ")
    assert errors.count("\n") == 1
    assert "secret" not in errors


def test_an_old_python_is_named_in_one_line(capsys):
    with pytest.raises(SystemExit) as stop:
        bootstrap.check_python((3, 9, 2))
    assert stop.value.code == 1
    assert capsys.readouterr().err == "make: Python 3.11 or later is needed; python3 here is 3.9.\n"


def test_this_python_is_new_enough(capsys):
    bootstrap.check_python(sys.version_info)
    assert capsys.readouterr().err == ""


def test_a_full_disk_is_named_in_one_line(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(bootstrap, "NEEDED_MB", 10**9)
    with pytest.raises(SystemExit):
        bootstrap.check_disk(str(tmp_path))
    error = capsys.readouterr().err
    assert error.startswith("make: The disk is full: ")
    assert error.count("\n") == 1
