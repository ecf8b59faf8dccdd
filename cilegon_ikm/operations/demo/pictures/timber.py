"""Sawn wood that carries goods: pallets and crates."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import Point, box, heap, oval
from .places import yard

GROUND = 1070


def board(c: Canvas, corners: list[Point], colour: Colour) -> None:
    """One sawn board, by its four corners, with two veins."""
    c.shade(corners, lighter(colour, 0.25), darker(colour, 0.06))
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    for share in (0.32, 0.7):
        start, end = (ax + (dx - ax) * share, ay + (dy - ay) * share), (bx + (cx - bx) * share, by + (cy - by) * share)
        c.line([start, end], 3, darker(colour, 0.28), 120)
    c.line([corners[3], corners[2]], 4, darker(colour, 0.45), 170)


def pallet(c: Canvas, *, colour: str = "pine", count: str = "3") -> None:
    """A stack of wooden pallets in a yard."""
    yard(c, 800)
    many = int(count)
    tall = min(170, 780 / many)
    c.soft(oval(860, GROUND + 10, 760, 70), (40, 22, 20), 36, 0.5)
    for index in range(many):
        _pallet(
            c,
            800 + c.rng.uniform(-18, 18),
            GROUND - index * tall,
            tall,
            mix(tone(colour), tone("oak"), 0.3 * c.rng.random()),
        )


def _pallet(c: Canvas, x: float, low: float, tall: float, colour: Colour) -> None:
    left, right, deep = x - 600, x + 420, 190
    rise = deep * 0.5
    c.fill(
        [
            (left, low),
            (right, low),
            (right + deep, low - rise),
            (right + deep, low - rise - tall * 0.8),
            (left, low - tall * 0.8),
        ],
        darker(colour, 0.75),
    )
    for share in (0.0, 0.45, 0.86):
        px = left + (right - left) * share
        c.round(box(px, low - tall * 0.8, 140, tall * 0.66), darker(colour, 0.12), 0.15)
        c.fill(oval(px + 70, low - tall * 0.46, 20, 16), darker(colour, 0.35), 120)
    for share in (0.0, 0.5, 0.84):
        px, py = right + deep * share, low - rise * share
        c.shade(
            [(px, py - tall * 0.8), (px + 30, py - tall * 0.8 - 15), (px + 30, py - 15), (px, py)],
            darker(colour, 0.2),
            darker(colour, 0.4),
        )
    board(c, box(left, low - tall * 0.16, right - left, tall * 0.16), darker(colour, 0.06))
    board(c, box(left, low - tall * 0.86, right - left, tall * 0.14), colour)
    for low_share in (0.16, 0.86):
        y = low - tall * low_share
        board(
            c,
            [(right, y), (right + deep, y - rise), (right + deep, y - rise + tall * 0.14), (right, y + tall * 0.14)],
            darker(colour, 0.3),
        )
    top = low - tall * 0.86
    for step in range(6):
        near, far = step / 6, step / 6 + 0.125
        a, b = (left + deep * near, top - rise * near), (right + deep * near, top - rise * near)
        board(
            c,
            [(left + deep * far, top - rise * far), (right + deep * far, top - rise * far), b, a],
            lighter(colour, 0.16),
        )


def crate(c: Canvas, *, colour: str = "pine", trim: str = "iron", of: str = "closed", count: str = "2") -> None:
    """Wooden crates, nailed shut or open with straw."""
    spots = {1: [(800, GROUND - 20, 1.25)], 2: [(470, GROUND - 70, 0.92), (1090, GROUND, 1.0)]}
    yard(c, 800)
    for x, base, k in spots.get(
        int(count), [(450, GROUND - 40, 0.78), (1090, GROUND - 20, 0.8), (770, GROUND - 500, 0.72)]
    ):
        _crate(c, x, base, k, tone(colour), tone(trim), opened=of == "open")


def _crate(c: Canvas, x: float, base: float, k: float, colour: Colour, trim: Colour, *, opened: bool) -> None:
    half, tall, deep = 330 * k, 520 * k, 130 * k
    c.soft(oval(x + 70 * k, base + 6, half * 1.35, 40 * k), (40, 22, 20), 26, 0.5)
    top = base - tall
    roof = [(x - half, top), (x + half, top), (x + half + deep, top - deep * 0.5), (x - half + deep, top - deep * 0.5)]
    c.shade(
        roof,
        darker(colour, 0.7) if opened else lighter(colour, 0.4),
        darker(colour, 0.5) if opened else lighter(colour, 0.2),
    )
    if opened:
        for px, py in heap(c.rng, x + deep * 0.5, top - 10 * k, half * 0.92, 54 * k, 110):
            c.line(
                [(px - 40 * k, py), (px, py - c.rng.uniform(0, 50) * k), (px + 40 * k, py)],
                5,
                mix(tone("straw"), tone("honey"), c.rng.random()),
            )
        for place, hue in ((-0.5, "leaf"), (0.05, "amber"), (0.55, "leaf")):
            c.round(box(x + place * half, top - 150 * k, 50 * k, 170 * k, 18), tone(hue), 0.3)
            c.round(box(x + place * half + 12 * k, top - 220 * k, 26 * k, 84 * k, 8), darker(tone(hue), 0.15), 0.3)
    else:
        for step in range(1, 5):
            share = step / 5
            c.line(
                [
                    (x - half + deep * share, top - deep * 0.5 * share),
                    (x + half + deep * share, top - deep * 0.5 * share),
                ],
                4,
                darker(colour, 0.35),
                150,
            )
    c.shade(
        [(x + half, top), (x + half + deep, top - deep * 0.5), (x + half + deep, base - deep * 0.5), (x + half, base)],
        darker(colour, 0.22),
        darker(colour, 0.45),
    )
    for row in range(5):
        y = top + row * tall / 5
        board(
            c,
            [(x - half, y), (x + half, y), (x + half, y + tall / 5 - 7 * k), (x - half, y + tall / 5 - 7 * k)],
            darker(colour, 0.06 * (row % 2)),
        )
        c.line([(x + half, y), (x + half + deep, y - deep * 0.5)], 4, darker(colour, 0.6), 150)
    width = 70 * k
    if not opened:
        board(
            c,
            [
                (x - half + 20, base - 30),
                (x + half - 100 * k, top + 10),
                (x + half - 20, top + 60 * k),
                (x - half + 90 * k, base - 6),
            ],
            lighter(colour, 0.05),
        )
    for px in (x - half, x + half - width):
        c.round(box(px, top, width, tall), lighter(colour, 0.1), 0.14)
    for py in (top, base - width):
        board(c, box(x - half, py, half * 2, width), lighter(colour, 0.1))
    for px in (x - half, x + half - width):
        for py in (top, base - width):
            c.lay(box(px, py, width, width, 6), trim, 4, 0.3)
            c.fill(oval(px + width / 2, py + width / 2, 9 * k, 9 * k), lighter(trim, 0.6))


SCENES: dict[str, Scene] = {"pallet": pallet, "crate": crate}
