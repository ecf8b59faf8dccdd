"""Dry food: chips, crackers, cookies, nuts; loose on a tray, in a pouch or in a jar."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import box, heap, oval, pebble, placed, turned
from .rooms import banana_leaf, board, plate, surface, tampah

PIECES = {"emping": 118, "kerupuk": 124, "rengginang": 168, "stick": 128, "banana": 136, "leaf": 140, "opak": 180,
          "ceplis": 96, "square": 112, "cookie": 126, "nut": 56, "ring": 118}  # fmt: skip


def chips(c: Canvas, *, of: str = "emping", colour: str = "butter", on: str = "tampah", speck: str = "") -> None:
    """A heap of one kind of chip on a tray, a plate, a board or a leaf, seen from above."""
    surface(c)
    cx, cy = 800 + c.rng.uniform(-50, 50), 605
    _dish(c, on, cx, cy)
    size = PIECES[of]
    reach = 430 if on in {"tampah", "plate"} else 370
    count = min(170, int(5.2 * reach * reach / (size * size)) + 6)
    for x, y in heap(c.rng, cx, cy, reach - size * 0.5, (reach - size * 0.5) * (0.94 if on != "leaf" else 0.62), count):
        piece(c, of, x, y, size * c.rng.uniform(0.85, 1.12), tone(colour), tone(speck) if speck else None)
    for _crumb in range(3):
        x, y = c.rng.choice((170, 1440)) + c.rng.uniform(-60, 60), c.rng.uniform(200, 1040)
        piece(c, of, x, y, size * 0.9, tone(colour), tone(speck) if speck else None)


def _dish(c: Canvas, on: str, cx: float, cy: float) -> None:
    if on == "tampah":
        tampah(c, cx, cy, 520)
    elif on == "plate":
        plate(c, cx, cy, 520, tone(c.rng.choice(("milk", "mint", "sky", "blush"))))
    elif on == "board":
        board(c, cx - 40, cy, 1000, 760, -6)
    else:
        banana_leaf(c, cx, cy, 1240, 760)


def piece(c: Canvas, of: str, x: float, y: float, size: float, colour: Colour, speck: Colour | None = None) -> None:
    """One chip of a kind, anywhere, with its own small shadow."""
    angle, body = c.rng.uniform(0, 360), mix(colour, darker(colour, 0.4), c.rng.uniform(0, 0.22))
    drawn = KINDS.get(of, _emping)(c, x, y, size, angle, body)
    if speck:
        for _fleck in range(5):
            fx, fy = x + c.rng.uniform(-0.5, 0.5) * size * 0.8, y + c.rng.uniform(-0.5, 0.5) * size * 0.6
            c.fill(oval(fx, fy, size * 0.05, size * 0.032, c.rng.uniform(0, 90), 10), speck)
    return drawn


def _drop(c: Canvas, shape: list[tuple[float, float]]) -> None:
    """A hard little shadow, cheap enough for a hundred pieces."""
    c.fill([(px + 7, py + 11) for px, py in shape], (60, 30, 20), 70)


def _emping(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = pebble(c.rng, x, y, size * 0.62, size * 0.52, 0.09, angle)
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.16))
    c.fill(pebble(c.rng, x - 3, y - 4, size * 0.56, size * 0.46, 0.09, angle), lighter(colour, 0.12))
    c.fill(pebble(c.rng, x + 2, y + 2, size * 0.36, size * 0.28, 0.15, angle), mix(colour, darker(colour), 0.2))
    c.fill(oval(x - size * 0.2, y - size * 0.2, size * 0.14, size * 0.07, -35, 14), lighter(colour, 0.7), 200)


def _ceplis(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = pebble(c.rng, x, y, size * 0.6, size * 0.52, 0.12, angle)
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.25))
    c.fill(pebble(c.rng, x - 3, y - 4, size * 0.48, size * 0.4, 0.12, angle), colour)
    c.fill(oval(x - size * 0.16, y - size * 0.18, size * 0.16, size * 0.1, -30, 14), lighter(colour, 0.6), 210)


def _kerupuk(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = pebble(c.rng, x, y, size * 0.7, size * 0.48, 0.16, angle)
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.12))
    c.fill(pebble(c.rng, x - 4, y - 5, size * 0.62, size * 0.4, 0.16, angle), lighter(colour, 0.2))
    for _bubble in range(4):
        bx, by = x + c.rng.uniform(-0.4, 0.4) * size, y + c.rng.uniform(-0.28, 0.28) * size
        c.fill(oval(bx, by, size * 0.11, size * 0.08, angle, 12), darker(colour, 0.1), 150)
        c.fill(oval(bx - 3, by - 3, size * 0.08, size * 0.05, angle, 12), lighter(colour, 0.55))


def _rengginang(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = pebble(c.rng, x, y, size * 0.6, size * 0.55, 0.05, angle)
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.3))
    for gx, gy in heap(c.rng, x, y, size * 0.54, size * 0.5, 34):
        c.fill(
            oval(gx, gy, size * 0.105, size * 0.062, c.rng.uniform(0, 180), 10), darker(colour, c.rng.uniform(0, 0.2))
        )
        c.fill(oval(gx - 2, gy - 3, size * 0.06, size * 0.03, c.rng.uniform(0, 180), 8), lighter(colour, 0.45))


def _opak(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = pebble(c.rng, x, y, size * 0.62, size * 0.6, 0.04, angle)
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.12))
    c.fill(pebble(c.rng, x - 3, y - 4, size * 0.56, size * 0.54, 0.04, angle), lighter(colour, 0.15))
    for _blister in range(7):
        bx, by = x + c.rng.uniform(-0.36, 0.36) * size, y + c.rng.uniform(-0.36, 0.36) * size
        c.fill(oval(bx, by, size * 0.07, size * 0.06, 0, 12), mix(colour, tone("toast"), 0.5), 170)


def _stick(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = turned(box(x - size * 0.85, y - size * 0.13, size * 1.7, size * 0.26, size * 0.1), angle, (x, y))
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.2))
    c.fill(
        turned(box(x - size * 0.82, y - size * 0.13, size * 1.64, size * 0.15, size * 0.07), angle, (x, y)),
        lighter(colour, 0.1),
    )
    for step in (-0.5, -0.1, 0.35):
        c.fill(
            turned(oval(x + step * size, y - size * 0.03, size * 0.09, size * 0.04, 0, 10), angle, (x, y)),
            lighter(colour, 0.45),
        )


def _banana(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = pebble(c.rng, x, y, size * 0.62, size * 0.34, 0.06, angle)
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.3))
    c.fill(pebble(c.rng, x - 2, y - 3, size * 0.55, size * 0.28, 0.06, angle), lighter(colour, 0.15))
    c.line(turned([(x - size * 0.34, y), (x + size * 0.34, y)], angle, (x, y)), 7, mix(colour, tone("amber"), 0.5))


def _leaf(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = pebble(c.rng, x, y, size * 0.68, size * 0.46, 0.2, angle)
    _drop(c, shape)
    c.fill(shape, mix(tone("butter"), darker(colour, 0.1), 0.35))
    c.fill(placed([(px, py) for px, py in pebble(c.rng, 0, 0, size * 0.5, size * 0.26, 0.12)], x, y, 1, angle), colour)
    c.line(turned([(x - size * 0.46, y), (x + size * 0.46, y)], angle, (x, y)), 5, lighter(colour, 0.4))


def _square(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = turned(box(x - size * 0.52, y - size * 0.4, size * 1.04, size * 0.8, size * 0.12), angle, (x, y))
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.3))
    c.fill(turned(box(x - size * 0.5, y - size * 0.4, size, size * 0.7, size * 0.12), angle, (x, y)), colour)
    for gx, gy in heap(c.rng, x, y, size * 0.4, size * 0.28, 14):
        c.fill(
            oval(gx, gy, size * 0.075, size * 0.05, c.rng.uniform(0, 180), 9), lighter(colour, c.rng.uniform(0.3, 0.6))
        )


def _cookie(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = pebble(c.rng, x, y, size * 0.56, size * 0.54, 0.03, angle)
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.25))
    c.fill(oval(x - 3, y - 5, size * 0.52, size * 0.49, angle, 30), colour)
    c.fill(oval(x - 6, y - 9, size * 0.4, size * 0.36, angle, 26), lighter(colour, 0.2))
    c.fill(oval(x, y - 4, size * 0.13, size * 0.12, 0, 16), darker(colour, 0.45))
    c.fill(oval(x - 4, y - 8, size * 0.05, size * 0.04, 0, 10), lighter(colour, 0.6))


def _nut(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = pebble(c.rng, x, y, size * 0.62, size * 0.42, 0.06, angle)
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.22))
    c.fill(pebble(c.rng, x - 2, y - 3, size * 0.5, size * 0.32, 0.06, angle), lighter(colour, 0.14))
    c.fill(oval(x - size * 0.15, y - size * 0.14, size * 0.12, size * 0.06, angle, 10), lighter(colour, 0.7), 220)


def _ring(c: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    shape = pebble(c.rng, x, y, size * 0.58, size * 0.55, 0.05, angle)
    _drop(c, shape)
    c.fill(shape, darker(colour, 0.2))
    c.fill(oval(x - 3, y - 4, size * 0.52, size * 0.48, 0, 30), lighter(colour, 0.12))
    c.fill(oval(x, y, size * 0.27, size * 0.24, 0, 22), darker(colour, 0.45))
    c.fill(oval(x + 3, y + 5, size * 0.24, size * 0.2, 0, 22), darker(colour, 0.25))


KINDS = {
    "emping": _emping, "ceplis": _ceplis, "kerupuk": _kerupuk, "rengginang": _rengginang, "opak": _opak,
    "stick": _stick, "banana": _banana, "leaf": _leaf, "square": _square, "cookie": _cookie, "nut": _nut, "ring": _ring,
}  # fmt: skip
SCENES: dict[str, Scene] = {"chips": chips}
