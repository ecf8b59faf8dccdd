"""Shapes as lists of points, in a plane of 1600 × 1200 units with y growing downwards."""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from random import Random

Point = tuple[float, float]
Points = Sequence[Point]
Spot = tuple[float, float, float]  # where a thing is, and its scale or radius

AROUND = 44  # corners of a circle; enough that nobody sees them


def oval(cx: float, cy: float, rx: float, ry: float, angle: float = 0, corners: int = AROUND) -> list[Point]:
    """An ellipse, turned by ``angle`` degrees."""
    steps = (2 * math.pi * step / corners for step in range(corners))
    return turned([(cx + rx * math.cos(step), cy + ry * math.sin(step)) for step in steps], angle, (cx, cy))


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float, corners: int = 24) -> list[Point]:
    """Points along an ellipse from ``start`` to ``end`` degrees, clockwise from three o'clock."""
    angles = [math.radians(start + (end - start) * step / corners) for step in range(corners + 1)]
    return [(cx + rx * math.cos(angle), cy + ry * math.sin(angle)) for angle in angles]


def at(cx: float, cy: float, reach: float, angle: float, squash: float = 1) -> Point:
    """The point ``reach`` away in the direction ``angle``, on a ring pressed flat by ``squash``."""
    turn = math.radians(angle)
    return cx + reach * math.cos(turn), cy + reach * squash * math.sin(turn)


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> list[Point]:
    """A rectangle from its upper left corner, with rounded corners if wanted."""
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    corners = [(x + width - r, y + r, -90), (x + width - r, y + height - r, 0), (x + r, y + height - r, 90)]
    corners.append((x + r, y + r, 180))
    return [point for cx, cy, start in corners for point in arc(cx, cy, r, r, start, start + 90, 8)]


def turned(points: Iterable[Point], angle: float, centre: Point) -> list[Point]:
    """The points turned clockwise by ``angle`` degrees about a centre."""
    if not angle:
        return list(points)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    cx, cy = centre
    return [(cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos) for x, y in points]


def moved(points: Iterable[Point], dx: float, dy: float) -> list[Point]:
    return [(x + dx, y + dy) for x, y in points]


def placed(
    points: Iterable[Point], cx: float, cy: float, scale: float = 1, angle: float = 0, tall: float | None = None
) -> list[Point]:
    """A shape drawn about (0, 0), brought to its place; ``tall`` is the scale of its height, if another."""
    tall = scale if tall is None else tall
    return turned([(cx + x * scale, cy + y * tall) for x, y in points], angle, (cx, cy))


def path(text: str) -> list[Point]:
    """Points written as SVG writes them: ``"0,0 10,-4"``."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


def lathe(profile: str, x: float, top: float, half: float, height: float) -> list[Point]:
    """A body as turned on a lathe, from its right edge: shares of the half width and of the height, from the top."""
    return mirrored(smooth(placed(path(profile), x, top, half, tall=height), closed=False), x)


def mirrored(right: Sequence[Point], x: float = 0) -> list[Point]:
    """A symmetrical outline from its right half, listed from top to bottom."""
    return [*right, *((2 * x - px, py) for px, py in reversed(right) if px != x)]


def smooth(points: Points, closed: bool = True, steps: int = 8) -> list[Point]:
    """A soft curve through the points (Catmull-Rom)."""
    count = len(points)
    curve: list[Point] = []
    for index in range(count if closed else count - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (points[_index(index + step, count, closed)] for step in (-1, 0, 1, 2))
        curve += [
            (a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy) for a, b, c, d in _weights(steps)
        ]
    return curve if closed else [*curve, points[-1]]


def _index(index: int, count: int, closed: bool) -> int:
    return index % count if closed else min(max(index, 0), count - 1)


@cache
def _weights(steps: int) -> list[tuple[float, float, float, float]]:
    """How much each of four neighbouring points counts on the way from the second to the third."""
    shares = [step / steps for step in range(steps)]
    return [
        (
            (-t + 2 * t * t - t**3) / 2,
            (2 - 5 * t * t + 3 * t**3) / 2,
            (t + 4 * t * t - 3 * t**3) / 2,
            (t**3 - t * t) / 2,
        )
        for t in shares
    ]


def pebble(
    rng: Random, cx: float, cy: float, rx: float, ry: float, rough: float = 0.1, angle: float = 0
) -> list[Point]:
    """An irregular round: a chip, a stone, a spoonful."""
    corners = []
    for step in range(9):
        turn, reach = 2 * math.pi * step / 9, 1 + rng.uniform(-rough, rough)
        corners.append((cx + rx * reach * math.cos(turn), cy + ry * reach * math.sin(turn)))
    return turned(smooth(corners, steps=5), angle, (cx, cy))


def leaf(length: float, width: float) -> list[Point]:
    """A pointed leaf about (0, 0), lying along the x axis."""
    half = [(-length / 2, 0), (-length / 5, -width / 2), (length / 5, -width / 2.3), (length / 2, 0)]
    return [*smooth(half, closed=False), *smooth([(x, -y) for x, y in reversed(half)], closed=False)]


def star(cx: float, cy: float, outer: float, inner: float, tips: int, angle: float = 0) -> list[Point]:
    """A star, a flower or a gear, by its radii."""
    points = []
    for step in range(tips * 2):
        radius, turn = (outer, inner)[step % 2], math.radians(angle - 90 + 180 * step / tips)
        points.append((cx + radius * math.cos(turn), cy + radius * math.sin(turn)))
    return points


def gear(cx: float, cy: float, radius: float, teeth: int, depth: float, angle: float = 0) -> list[Point]:
    """A toothed wheel."""
    points = []
    for step in range(teeth * 4):
        reach = radius if step % 4 in (1, 2) else radius - depth
        turn = math.radians(angle) + 2 * math.pi * (step + (0.3 if step % 4 in (0, 2) else -0.3)) / (teeth * 4)
        points.append((cx + reach * math.cos(turn), cy + reach * math.sin(turn)))
    return points


def heap(rng: Random, cx: float, cy: float, rx: float, ry: float, count: int) -> list[Point]:
    """Places spread evenly over an ellipse, the outer ones first so that later ones lie on top."""
    golden = math.pi * (3 - math.sqrt(5))
    places = []
    for step in range(count, 0, -1):
        reach, turn = math.sqrt((step - 0.5) / count), step * golden + rng.uniform(-0.3, 0.3)
        places.append((cx + rx * reach * math.cos(turn), cy + ry * reach * math.sin(turn)))
    return places


def bounds(points: Points) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return min(xs), min(ys), max(xs), max(ys)
