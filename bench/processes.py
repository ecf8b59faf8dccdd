"""Child processes that end with the block that started them, whatever happens in it."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
PATIENCE = 10.0  # seconds a child has to stop by itself
START = 60.0  # seconds a server has to answer for the first time


class Failed(Exception):
    """A benchmark or a picture cannot be made; its one-line text says why."""


def stop_cleanly() -> None:
    """Let every request to stop end the program as Ctrl-C does, by leaving each block in order."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)


@contextlib.contextmanager
def child(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A running command in a session of its own, so that Ctrl-C reaches only us and we end it in order."""
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, start_new_session=True)
    try:
        yield process
    finally:
        _end(process)


def run(what: str, command: list[str], environment: dict[str, str]) -> None:
    """Run a command to its end. Raises Failed when it fails; its own output has said why."""
    with child(command, environment) as process:
        if process.wait():
            raise Failed(f"{what} failed; see the messages above.")


@contextlib.contextmanager
def served(application: str, environment: dict[str, str], *, path: str) -> Iterator[str]:
    """The address of a WSGI application behind gunicorn, as ``make run`` serves it, once ``path`` answers."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"{HOST}:{port}", "--no-control-socket"]
    command += [
        "--workers",
        os.environ.get("WEB_WORKERS", "2"),
        "--threads",
        "4",
        "--worker-class",
        "gthread",
    ]
    with child([*command, "--log-level", "warning"], environment) as process:
        _wait_until_up(process, port, path)
        yield f"http://{HOST}:{port}"


def workers_memory(address: str) -> int:
    """Resident bytes of the largest worker of a server of ours."""
    port = address.rpartition(":")[2]
    servers = [each for each in psutil.Process().children() if f"{HOST}:{port}" in each.cmdline()]
    return max(worker.memory_info().rss for server in servers for worker in server.children())


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_until_up(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection(HOST, port, timeout=START)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", path)
            if (status := connection.getresponse().status) != 200:
                raise Failed(f"The server answered {path} with {status}; see its messages above.")
            return
        time.sleep(0.1)
    raise Failed("The server did not start; see its messages above.")
