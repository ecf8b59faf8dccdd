"""Small charts as the outlines that an SVG path draws; the numbers stand beside them in words."""

from collections.abc import Sequence

STEP, BAR = 5, 4  # units from day to day, and of a bar


def bars(values: Sequence[int], *, height: int, base: int) -> str:
    """A bar for each value that is not zero, the largest ``height`` high, standing on the line ``base``."""
    most = max(values, default=0)
    return "".join(
        f"M{number * STEP} {base}v-{max(1, round(height * value / most))}h{BAR}V{base}z"
        for number, value in enumerate(values)
        if value
    )


def marks(values: Sequence[int], *, top: int) -> str:
    """A small square for each value that is not zero."""
    return "".join(f"M{number * STEP} {top}h{BAR}v{BAR}h-{BAR}z" for number, value in enumerate(values) if value)
