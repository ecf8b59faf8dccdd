"""What a page costs in processor time, in Python and in PostgreSQL; others who use the machine disturb it little."""

import importlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import psutil

from .figures import Target

FIRST, REQUESTS, TURNS = 20, 100, 10  # asked before it counts, in one turn, turns of which the least disturbed counts
PROJECT, FLOOR = "cilegon_ikm.wsgi:application", "bench.floor:make_application"
HEAD = ("page", "Python", "PostgreSQL", "floors", "calls of functions")
_application: Any = None  # of this process


@dataclass(frozen=True)
class Cost:
    """Milliseconds of one answer, and how many functions of Python it calls."""

    python: float
    postgresql: float
    calls: int

    @property
    def total(self) -> float:
        return self.python + self.postgresql


def rows(environment: Mapping[str, str], targets: Sequence[Target]) -> Iterator[Sequence[str]]:
    """The floor and each page without the page cache: its cost, and how many floors that is, measured in turn."""
    uncached = {**environment, "PAGE_CACHE_MB": "0"}
    with _process(FLOOR, environment) as floor, _process(PROJECT, uncached) as project:
        for number, target in enumerate(targets):
            turns = [(floor.submit(cost, "/").result(), _cost_of(project, target)) for _turn in range(TURNS)]
            bare, page = (min(each, key=lambda cost: cost.total) for each in zip(*turns, strict=True))
            if not number:
                yield _row("floor", bare, bare)
            yield _row(target.name, page, bare)


def _cost_of(project: ProcessPoolExecutor, target: Target) -> Cost:
    return project.submit(cost, target.path, *target.others[: FIRST + REQUESTS]).result()


def _row(name: str, page: Cost, floor: Cost) -> Sequence[str]:
    floors = page.total / floor.total
    return [name, f"{page.python:.2f}", f"{page.postgresql:.2f}", f"{floors:.1f}", f"{page.calls:,}"]


@contextmanager
def _process(application: str, environment: Mapping[str, str]) -> Iterator[ProcessPoolExecutor]:
    """A process of its own, in which ``cost`` asks this application."""
    with ProcessPoolExecutor(1, get_context("spawn"), _load, (application, dict(environment))) as process:
        yield process


def _load(application: str, environment: dict[str, str]) -> None:
    global _application
    os.environ.update(environment)
    module, _colon, name = application.partition(":")
    found = getattr(importlib.import_module(module), name)
    _application = found() if application == FLOOR else found


def cost(*paths: str) -> Cost:
    """Of these pages, asked for in turn. The database must run on this machine."""
    from django.db import connection

    def ask(number: int) -> None:
        for place in range(number):
            _ask(paths[place % len(paths)])

    ask(FIRST)
    server = connection.connection.info.backend_pid
    before, started = _seconds(server), time.process_time()
    ask(REQUESTS)
    python, postgresql = time.process_time() - started, _seconds(server) - before
    return Cost(python / REQUESTS * 1000, postgresql / REQUESTS * 1000, _calls(lambda: ask(1)))


def _seconds(pid: int) -> float:
    """Of processor time that a process has had; Linux tells it more exactly than in hundredths."""
    exact = Path(f"/proc/{pid}/schedstat")
    if exact.exists():
        return int(exact.read_text().split()[0]) / 1e9
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def _ask(path: str) -> None:
    environ: dict[str, Any] = {"HTTP_HOST": "127.0.0.1", "HTTP_ACCEPT": "text/html"}
    environ["PATH_INFO"], _mark, environ["QUERY_STRING"] = path.partition("?")
    setup_testing_defaults(environ)
    statuses: list[str] = []
    answer = _application(environ, lambda status, headers: statuses.append(status))
    content = b"".join(answer)
    answer.close()
    if not statuses[0].startswith("200") or not content:
        raise RuntimeError(f"{path} answered {statuses[0]}")


def _calls(action: Callable[[], object]) -> int:
    calls = 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(None)
    return calls
