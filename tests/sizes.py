"""How much the long tests try: a share of everything in ``make test``, all of it in ``make test-all``."""

import os
from collections.abc import Iterable
from itertools import count
from typing import TypeVar

import pytest

Value = TypeVar("Value")
IS_FULL = os.environ.get("TEST_SIZE") == "full"
full_size_only = pytest.mark.skipif(not IS_FULL, reason="only in make test-all")


class Shares:
    """Deals values out: who asks gets one in ``every``, who asks next gets others, and together they get all."""

    def __init__(self, every: int, *, start: int = 0) -> None:
        self.every, self.turn = 1 if IS_FULL else every, count(start)

    def of(self, values: Iterable[Value]) -> list[Value]:
        turn = next(self.turn)
        return [value for number, value in enumerate(values) if number % self.every == turn % self.every]
