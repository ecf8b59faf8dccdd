"""The figures as people read them: columns in a terminal, or a table of Markdown."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

import psutil

from .compare import TURNS
from .figures import SUGGESTIONS, Result

HEAD = (
    "page", "warm", "uncached", "cost of size", "p99/p50 warm", "p99/p50 uncached", "queries", "HTML kB", "brotli kB",
)  # fmt: skip
Row = Sequence[str]


def rows(found: Result, small: Result) -> list[Row]:
    """Each page: its requests each second as a share of the floor's, warm and uncached, and what else it costs.

    ``small`` is the same at a smaller catalogue: the cost of size is what an uncached page costs over its cost there.
    """
    smaller = small.uncached.ratios()
    return [
        [
            target.name,
            f"{found.warm.ratio(number):.2f}",
            f"{found.uncached.ratio(number):.2f}",
            f"{smaller[number] / found.uncached.ratio(number):.2f}" if small is not found else "",
            f"{found.warm.tail(number):.1f}",
            f"{found.uncached.tail(number):.1f}",
            str(weight.queries),
            f"{weight.size / 1000:.1f}",
            f"{weight.compressed / 1000:.1f}",
        ]
        for number, (target, weight) in enumerate(zip(found.targets, found.weights, strict=True))
    ]


def as_text(lines: Sequence[Row]) -> str:
    """Columns, the first line above them: names to the left, figures to the right."""
    widths = [max(len(row[column]) for row in lines) for column in range(len(lines[0]))]
    return "\n".join(_aligned(row, widths) for row in lines)


def _aligned(row: Row, widths: Sequence[int]) -> str:
    figures = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([row[0].ljust(widths[0]), *figures])


def as_markdown(lines: Sequence[Row]) -> str:
    head, *rest = lines
    rule = ["---", *["--:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, rule, *rest])


def steadiness(found: Result) -> str:
    """How far the same page, the floor, was from itself during the run: less than this is no difference."""
    rates = [floor.rate for each in (found.uncached, found.warm) for floor in each.floors]
    return f"The floor did {min(rates):,.0f} to {max(rates):,.0f} requests/s in its {len(rates)} turns."


def suggestions(found: Result) -> str:
    """How long the list under the search field takes, at its slower end."""
    number = [target.name for target in found.targets].index(SUGGESTIONS)
    slowness = found.uncached.slowness(number)
    return f"The 95th percentile of suggestions is {slowness:.1f} times that of the floor."


def memory(found: Result, *, requests: int) -> str:
    """What a worker holds after many requests."""
    return f"After {requests:,} mixed requests the largest worker held {found.memory / 1024**2:.0f} MB."


def machine(*, server_version: str, listings: int, client: str, seconds: int) -> str:
    """On what it was measured, in one line."""
    memory = psutil.virtual_memory().total / 1024**3
    return (
        f"{listings:,} listings; {_processor()}, {os.cpu_count()} cores, {memory:.0f} GB; "
        f"Python {platform.python_version()}, PostgreSQL {server_version}; "
        f"{client}, {TURNS} turns of {seconds} s for each page, of which the median counts, all on the same machine."
    )


def _processor() -> str:
    """The processor's name as Linux tells it, else what Python knows."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
