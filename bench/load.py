"""Asking a server for pages in turn, again and again: with wrk where it is installed, else with threads of our own."""

import http.client
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle
from types import MappingProxyType
from urllib.parse import urlsplit

from .figures import Reading
from .processes import Failed

CONNECTIONS = 8
TIMEOUT = 30  # seconds for one answer
HEADERS = {"Accept-Encoding": "gzip", "Accept": "text/html"}
NONE: Mapping[str, str] = MappingProxyType({})
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}  # in milliseconds
LATENCY = re.compile(r"^\s+(\d+)%\s+([\d.]+)(us|ms|s|m) *$", re.M)  # seconds have a space behind them
RATE = re.compile(r"^Requests/sec:\s+([\d.]+)$", re.M)
REFUSED = re.compile(r"^\s*Non-2xx or 3xx responses: (\d+)$", re.M)
BROKEN = re.compile(r"^\s*Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)$", re.M)


IN_TURN = """local paths, place = {{{paths}}}, 0
request = function()
  place = place % #paths + 1
  return wrk.format("GET", paths[place])
end
done = function(summary, latency)
  io.write(string.format("     95%%  %.2fus\\n", latency:percentile(95)))
end
"""
Driver = Callable[..., Reading]  # of addresses, for so many seconds, with further headers if any


def driver(*, python_client: bool = False) -> tuple[str, Driver]:
    """The best client on this machine, or the one of our own, with its name."""
    use_wrk = shutil.which("wrk") and not python_client
    return ("wrk", with_wrk) if use_wrk else ("Python threads", with_python)


def with_wrk(urls: Sequence[str], seconds: int, headers: Mapping[str, str] = NONE) -> Reading:
    """Drive the pages of one server for this long. Raises Failed when wrk does."""
    command = ["wrk", "--latency", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", f"--timeout={TIMEOUT}s"]
    for name, value in {**HEADERS, **headers}.items():
        command += ["-H", f"{name}: {value}"]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(IN_TURN.format(paths=", ".join(f'"{_path(url)}"' for url in urls)))
        script.flush()
        # a session of its own: Ctrl-C reaches only us, and subprocess ends the child
        done = subprocess.run(
            [*command, "-s", script.name, urls[0]], capture_output=True, text=True, start_new_session=True
        )
    if done.returncode:
        raise Failed(f"wrk failed: {(done.stderr or done.stdout).strip().splitlines()[-1]}")
    return parse_wrk(done.stdout)


def parse_wrk(text: str) -> Reading:
    """What wrk printed with ``--latency``. Raises Failed when it is something else."""
    latencies = {int(percent): float(value) * UNITS[unit] for percent, value, unit in LATENCY.findall(text)}
    rate, refused, broken = RATE.search(text), REFUSED.search(text), BROKEN.search(text)
    if not rate or not {50, 95, 99} <= latencies.keys():
        raise Failed(f"wrk printed nothing that can be read as a measurement: {' '.join(text.split())[-300:]}")
    failures = int(refused[1]) if refused else 0
    failures += sum(int(count) for count in broken.groups()) if broken else 0
    return Reading(float(rate[1]), latencies[50], latencies[95], latencies[99], failures)


def with_python(urls: Sequence[str], seconds: int, headers: Mapping[str, str] = NONE) -> Reading:
    """Drive the pages for this long with one connection in each thread, kept alive as wrk does."""
    turn, end = cycle(urls), time.monotonic() + seconds
    times: list[float] = []
    failures: list[str] = []
    threads = [
        threading.Thread(target=_ask_until, args=(end, turn, headers, times, failures)) for _each in range(CONNECTIONS)
    ]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return reading(times, time.monotonic() - started, failures=len(failures))


def reading(times: list[float], seconds: float, *, failures: int) -> Reading:
    """The figures of a run that took this long, from the time each answer took in milliseconds."""
    ordered = sorted(times) or [0.0]
    p50, p95, p99 = (percentile(ordered, percent) for percent in (50, 95, 99))
    return Reading(len(times) / seconds, p50, p95, p99, failures)


def percentile(ordered: list[float], percent: int) -> float:
    """The smallest value that at least this part of the values does not exceed."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def ask_in_turn(base: str, paths: Sequence[str], requests: int) -> None:
    """Ask for these paths again and again, so many times in all. Raises Failed when an answer is not 200."""
    numbers, failures = iter(range(requests)), list[str]()

    def ask() -> None:
        connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=TIMEOUT)
        for number in numbers:  # shared by the threads
            connection.request("GET", paths[number % len(paths)], headers=HEADERS)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                failures.append(f"{paths[number % len(paths)]} answered {answer.status}.")
        connection.close()

    threads = [threading.Thread(target=ask) for _each in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise Failed(failures[0])


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _ask_until(
    end: float, turn: Iterator[str], headers: Mapping[str, str], times: list[float], failures: list[str]
) -> None:
    """Ask until the time is up. The threads share the turn; appending to a list is safe between them."""
    connection = http.client.HTTPConnection(urlsplit(next(turn)).netloc, timeout=TIMEOUT)
    while (started := time.monotonic()) < end:
        try:
            connection.request("GET", _path(next(turn)), headers={**HEADERS, **headers})
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            failures.append(str(error))
            connection.close()
            continue
        times.append((time.monotonic() - started) * 1000)
        if answer.status >= 400:
            failures.append(str(answer.status))
    connection.close()
