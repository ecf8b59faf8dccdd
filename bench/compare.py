"""The project's pages and the floor, measured in turn: a machine that slows down meanwhile slows both."""

import http.client
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from urllib.parse import urlsplit

from .figures import Comparison, Reading, Target
from .load import HEADERS, TIMEOUT, Driver
from .processes import Failed

WARM_UP = 1  # seconds
TURNS = 5  # of each page, for the machine may be faster or slower from one second to the next
FLOOR = Target("floor", "/")
Measure = Callable[[], Reading]


def compare(base: str, floor: str, targets: Sequence[Target], drive: Driver, seconds: int) -> Comparison:
    """Drive floor, page, floor, page … floor, each in its turns this long. Raises Failed when an answer is not 200."""
    _warm_up(floor, FLOOR, drive)
    turns = Turns(lambda: drive(_urls(floor, FLOOR), seconds))
    for target in targets:
        _warm_up(base, target, drive)
        turns.take(target.name, partial(drive, _urls(base, target), seconds))
    return turns.comparison


class Turns:
    """Readings of the floor and of one thing after the other, in turn. Raises Failed when an answer was none."""

    def __init__(self, floor: Measure) -> None:
        self._floor = floor
        self.comparison = Comparison([_checked(FLOOR.name, floor())], [], TURNS)

    def take(self, name: str, measure: Measure) -> None:
        """Measure this in its turns, and the floor after each."""
        for _turn in range(TURNS):
            self.comparison.pages.append(_checked(name, measure()))
            self.comparison.floors.append(_checked(FLOOR.name, self._floor()))


def check(base: str, target: Target) -> None:
    """Raises Failed unless the page answers 200."""
    try:
        with closing(http.client.HTTPConnection(urlsplit(base).netloc, timeout=TIMEOUT)) as connection:
            connection.request("GET", target.path, headers=HEADERS)
            status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        raise Failed(f"{target.name}: {target.path} did not answer: {error}") from error
    if status != 200:
        raise Failed(f"{target.name}: {target.path} answered {status}.")


def _urls(base: str, target: Target) -> list[str]:
    return [base + path for path in (target.path, *target.others)]


def _warm_up(base: str, target: Target, drive: Driver) -> None:
    check(base, target)
    drive(_urls(base, target), WARM_UP)


def _checked(name: str, reading: Reading) -> Reading:
    if reading.failures or not reading.rate:
        raise Failed(f"{name}: {reading.failures} answers failed, so the run measures nothing.")
    return reading
