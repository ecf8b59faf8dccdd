"""Patterns of batik and woven cloth; each fills the rectangle given as left, top, right, bottom."""

from collections.abc import Callable

from .canvas import Canvas
from .colours import Colour, darker, lighter, mix
from .geometry import arc, box, leaf, moved, oval, path, placed, smooth, star

Area = tuple[float, float, float, float]


def fill_with(c: Canvas, motif: str, area: Area, ink: Colour, ground: Colour, size: float = 120) -> None:
    """The pattern ``motif`` in ``ink``; ``size`` is its repeat."""
    MOTIFS[motif](c, area, ink, ground, size)


def _grid(area: Area, size: float, shift: float = 0) -> list[tuple[float, float, int]]:
    """The middles of cells that cover the area, with the number of their row; odd rows moved by ``shift``."""
    left, top, right, bottom = area
    rows, columns = int((bottom - top) / size) + 2, int((right - left) / size) + 2
    return [
        (left + column * size + shift * (row % 2), top + row * size, row)
        for row in range(rows)
        for column in range(columns)
    ]


def _kawung(c: Canvas, area: Area, ink: Colour, ground: Colour, size: float) -> None:
    """Four seeds that meet in a point."""
    seed = leaf(size * 0.62, size * 0.42)
    for x, y, _row in _grid(area, size):
        for turn in (45, 135, 225, 315):
            c.fill(placed(moved(seed, size * 0.36, 0), x, y, 1, turn), ink)
            c.line(placed([(size * 0.2, 0), (size * 0.5, 0)], x, y, 1, turn), size * 0.05, ground)
        c.fill(oval(x + size / 2, y, size * 0.06, size * 0.06, corners=12), lighter(ink, 0.4))
        c.fill(oval(x, y + size / 2, size * 0.06, size * 0.06, corners=12), lighter(ink, 0.4))


def _parang(c: Canvas, area: Area, ink: Colour, ground: Colour, size: float) -> None:
    """Slanting rows of blades."""
    left, top, right, bottom = area
    blade = smooth(path("-0.5,-0.1 -0.1,-0.34 0.34,-0.18 0.5,0.14 0.12,0.04 -0.12,0.3 -0.42,0.22"))
    steps = int((bottom - top + right - left) / size) + 2
    for row in range(steps):
        y = top + row * size
        c.line(
            [(left, y - 0.62 * size), (right, y - 0.62 * size - (right - left) * 0.7)], size * 0.12, lighter(ink, 0.3)
        )
        for column in range(int((right - left) / (size * 0.62)) + 2):
            x = left + column * size * 0.62
            c.fill(placed(blade, x, y - (x - left) * 0.7, size * 0.66, 20), ink)


def _mega(c: Canvas, area: Area, ink: Colour, ground: Colour, size: float) -> None:
    """Rain clouds: arches within arches."""
    for x, y, _row in _grid(area, size * 0.9, size * 0.45):
        for ring in range(4):
            reach = size * (0.62 - 0.14 * ring)
            shade = mix(ink, ground, (0.0, 0.35, 0.65, 0.15)[ring])
            c.fill([*arc(x, y + size * 0.3, reach, reach * 1.05, 180, 360, 14), (x, y + size * 0.42)], shade)


def _flower(c: Canvas, area: Area, ink: Colour, ground: Colour, size: float) -> None:
    """Blossoms and leaves on a winding stem."""
    for x, y, row in _grid(area, size * 1.1, size * 0.55):
        stem = smooth(
            [(x - size * 0.6, y + size * 0.3), (x, y + size * 0.1), (x + size * 0.5, y + size * 0.36)], closed=False
        )
        c.line(stem, size * 0.05, mix(ink, ground, 0.4))
        for turn in (30, 150):
            c.fill(placed(moved(leaf(size * 0.36, size * 0.16), size * 0.48, 0), x, y, 1, turn), mix(ink, ground, 0.3))
        for petal in range(5):
            c.fill(
                placed(oval(size * 0.18, 0, size * 0.15, size * 0.11, corners=16), x, y, 1, petal * 72 + row * 20), ink
            )
        c.fill(oval(x, y, size * 0.09, size * 0.09, corners=14), lighter(ground, 0.5))


def _lurik(c: Canvas, area: Area, ink: Colour, ground: Colour, size: float) -> None:
    """Woven stripes with small diamonds."""
    left, top, right, bottom = area
    for step in range(int((right - left) / size) + 1):
        x = left + step * size
        c.fill(box(x, top, size * 0.3, bottom - top), ink)
        c.fill(box(x + size * 0.42, top, size * 0.08, bottom - top), mix(ink, ground, 0.4))
        c.fill(box(x + size * 0.56, top, size * 0.08, bottom - top), darker(ground, 0.3))
        for row in range(int((bottom - top) / (size * 0.5)) + 1):
            c.fill(star(x + size * 0.15, top + row * size * 0.5, size * 0.13, size * 0.08, 2), lighter(ground, 0.5))


MOTIFS: dict[str, Callable[[Canvas, Area, Colour, Colour, float], None]] = {
    "kawung": _kawung, "parang": _parang, "mega": _mega, "flower": _flower, "lurik": _lurik,
}  # fmt: skip
