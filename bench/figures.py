"""What is measured and what came of it, as data."""

from dataclasses import dataclass
from statistics import mean, median

SUGGESTIONS = "suggestions"  # the name of their target


@dataclass(frozen=True)
class Target:
    """A page to measure; ``others`` are of the same kind and asked for in turn with it."""

    name: str
    path: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weight:
    """What one answer costs whatever the machine."""

    queries: int
    size: int  # bytes of HTML
    compressed: int  # bytes of the same with brotli, as the page cache sends it


@dataclass(frozen=True)
class Reading:
    """What one run measured; the times are milliseconds from request to answer."""

    rate: float  # requests each second
    p50: float
    p95: float
    p99: float
    failures: int = 0  # answers other than 2xx and 3xx, and connections that broke


@dataclass(frozen=True)
class Comparison:
    """Every page's readings, so many turns of each, with the floor's before and after each; its median turn counts."""

    floors: list[Reading]  # one more than there are readings of pages
    pages: list[Reading]
    turns: int = 1

    def ratio(self, number: int) -> float:
        """The page's requests each second as a part of what the floor did around it."""
        return median(
            self.pages[turn].rate / mean(floor.rate for floor in self.floors[turn : turn + 2])
            for turn in self._turns(number)
        )

    def slowness(self, number: int) -> float:
        """The page's 95th percentile as a multiple of the floor's around it."""
        return median(
            self.pages[turn].p95 / mean(floor.p95 for floor in self.floors[turn : turn + 2])
            for turn in self._turns(number)
        )

    def tail(self, number: int) -> float:
        """The page's 99th percentile as a multiple of its median."""
        return median(self.pages[turn].p99 / self.pages[turn].p50 for turn in self._turns(number))

    def ratios(self) -> list[float]:
        return [self.ratio(number) for number in range(len(self.pages) // self.turns)]

    def _turns(self, number: int) -> range:
        return range(number * self.turns, (number + 1) * self.turns)


@dataclass(frozen=True)
class Result:
    """All that was measured at one size of the catalogue."""

    listings: int
    targets: list[Target]
    weights: list[Weight]
    uncached: Comparison
    warm: Comparison
    memory: int  # bytes of the largest worker after the mixed requests
