"""The figures as people read them: columns in a terminal, or a table of Markdown."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

import psutil

from .figures import Comparison, Reading, Target, Weight

HEAD = ("page", "requests/s", "p50 ms", "p99 ms", "of the floor", "queries", "HTML kB", "gzip kB")
Row = Sequence[str]


def rows(targets: Sequence[Target], weights: Sequence[Weight], found: Comparison) -> list[Row]:
    """The floor first, then each page."""
    lines: list[Row] = [[*_figures("floor", found.floor(), 1.0), "1", "", ""]]
    for number, (target, weight) in enumerate(zip(targets, weights, strict=True)):
        figures = _figures(target.name, found.pages[number], found.ratio(number))
        lines.append([*figures, str(weight.queries), f"{weight.size / 1000:.1f}", f"{weight.compressed / 1000:.1f}"])
    return lines


def _figures(name: str, reading: Reading, ratio: float) -> list[str]:
    return [name, f"{reading.rate:,.0f}", f"{reading.p50:.1f}", f"{reading.p99:.1f}", f"{ratio:.2f}"]


def as_text(lines: Sequence[Row]) -> str:
    """Columns: names to the left, figures to the right."""
    table = [HEAD, *lines]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEAD))]
    return "\n".join(_aligned(row, widths) for row in table)


def _aligned(row: Row, widths: Sequence[int]) -> str:
    figures = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([row[0].ljust(widths[0]), *figures])


def as_markdown(lines: Sequence[Row]) -> str:
    rule = ["---", *["--:"] * (len(HEAD) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [HEAD, rule, *lines])


def steadiness(found: Comparison) -> str:
    """How far the same page, the floor, was from itself during the run: less than this is no difference."""
    rates = [floor.rate for floor in found.floors]
    return f"The floor did {min(rates):,.0f} to {max(rates):,.0f} requests/s in its {len(rates)} turns."


def machine(*, server_version: str, listings: int, client: str, seconds: int) -> str:
    """On what it was measured, in one line."""
    memory = psutil.virtual_memory().total / 1024**3
    return (
        f"{listings:,} listings; {_processor()}, {os.cpu_count()} cores, {memory:.0f} GB; "
        f"Python {platform.python_version()}, PostgreSQL {server_version}; "
        f"{client}, {seconds} s for each page, all on the same machine."
    )


def _processor() -> str:
    """The processor's name as Linux tells it, else what Python knows."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
