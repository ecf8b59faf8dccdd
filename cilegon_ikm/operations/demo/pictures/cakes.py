"""Cakes and bread."""

import math
from collections.abc import Sequence

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import box, heap, leaf, moved, oval, path, placed, smooth, turned
from .rooms import banana_leaf, board, plate, spray, surface
from .stage import foot_shadow, stage


def layers(c: Canvas, *, colours: str = "butter+caramel", count: str = "12", pieces: str = "6") -> None:
    """Slices of a layer cake on a board: kue engkak, lapis, wajik."""
    surface(c)
    board(c, 760, 620, 1060, 780, c.rng.uniform(-5, 5))
    tints = [tone(each) for each in colours.split("+")]
    many = int(pieces)
    across = 3 if many > 4 else 2
    for index in range(many):
        x = 760 + (index % across - (across - 1) / 2) * (320 if across == 3 else 440)
        y = 620 + (index // across - (math.ceil(many / across) - 1) / 2) * 300
        _slab(c, x, y, 270 if across == 3 else 380, 190, tints, int(count))
    spray(c, 1330, 1120, -35, 300, tone("leaf"))


def _slab(c: Canvas, x: float, y: float, width: float, height: float, tints: list[Colour], count: int) -> None:
    """One slice: its layered cut side to us, its top behind."""
    left, top = x - width / 2, y - height / 2
    c.shadow(box(left, top - 50, width, height + 50, 16), 12, 20, 16, 0.45)
    roof = [(left, top), (left + 34, top - 56), (left + width + 34 - 30, top - 56), (left + width, top)]
    c.shade(roof, lighter(tints[-1], 0.15), tints[-1])
    front = box(left, top, width, height, 10)
    c.fill(front, tints[0])
    with c.inside(front):
        for layer in range(count):
            thick = height / count
            shade = tints[layer % len(tints)]
            c.shade(box(left, top + layer * thick, width, thick + 1), lighter(shade, 0.15), darker(shade, 0.06))
        for _pore in range(22):
            c.fill(
                oval(c.rng.uniform(left, left + width), c.rng.uniform(top, top + height), 5, 3),
                darker(tints[0], 0.3),
                90,
            )


def bites(c: Canvas, *, colours: str = "pandan+blush+cream+palm", on: str = "leaf") -> None:
    """An assortment of small sweet cakes in rows."""
    surface(c)
    if on == "leaf":
        banana_leaf(c, 800, 600, 1400, 900, -4)
    else:
        plate(c, 800, 600, 550, tone("milk"))
    tints = [tone(each) for each in colours.split("+")]
    makers = (_dome, _roll, _cube, _cup)
    wide = on == "leaf"
    for row in range(4 if wide else 3):
        for column in range(6 if wide else 4):
            x, y = 800 + (column - (2.5 if wide else 1.5)) * 186, 600 + (row - (1.5 if wide else 1)) * 182
            makers[(row + c.brand) % 4](
                c, x + c.rng.uniform(-8, 8), y + c.rng.uniform(-8, 8), 74, tints[row % len(tints)]
            )


def _dome(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    c.fill(oval(x + 8, y + 14, size, size), (50, 26, 20), 80)
    c.shade(oval(x, y, size, size), lighter(colour, 0.4), darker(colour, 0.14))
    for _shred in range(12):
        px, py = x + c.rng.uniform(-0.6, 0.6) * size, y + c.rng.uniform(-0.6, 0.6) * size
        c.line([(px - 9, py), (px + 9, py + c.rng.uniform(-8, 8))], 5, tone("milk"))


def _roll(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    shape = turned(box(x - size, y - size * 0.5, size * 2, size, size * 0.42), -24, (x, y))
    c.fill(moved(shape, 8, 14), (50, 26, 20), 80)
    c.shade(shape, lighter(colour, 0.35), darker(colour, 0.18))
    for step in (-0.55, -0.2, 0.15, 0.5):
        c.line(
            turned([(x + step * size, y - size * 0.44), (x + step * size + 14, y + size * 0.44)], -24, (x, y)),
            5,
            lighter(colour, 0.6),
            150,
        )


def _cube(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    s = size * 0.86
    c.fill(box(x - s + 8, y - s + 16, 2 * s, 2 * s, 12), (50, 26, 20), 80)
    c.shade(box(x - s, y - s, 2 * s, 2 * s, 14), lighter(colour, 0.25), darker(colour, 0.12))
    c.shade(box(x - s, y - s, 2 * s, s * 0.8, 14), lighter(tone("milk"), 0.5), darker(tone("milk"), 0.06))


def _cup(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    c.fill(oval(x + 8, y + 14, size, size), (50, 26, 20), 80)
    c.shade(oval(x, y, size, size), lighter(tone("leaf"), 0.3), tone("leaf"))
    c.shade(oval(x, y, size * 0.82, size * 0.82), lighter(colour, 0.3), darker(colour, 0.1))
    for petal in range(4):
        c.fill(
            placed(moved(leaf(size * 0.62, size * 0.34), size * 0.3, 0), x, y, 1, petal * 90 + 45),
            lighter(colour, 0.65),
        )


def sponge(c: Canvas, *, colour: str = "toast", count: str = "7", glaze: str = "butter") -> None:
    """Fluted sponge cakes, as bolu kuwuk is baked: one large on a stand or many small."""
    places: dict[str, list[tuple[float, float, float]]] = {
        "1": [(800, 640, 330)],
        "3": [(470, 560, 210), (1130, 560, 210), (800, 760, 230)],
    }
    surface(c)
    plate(c, 800, 620, 545, tone(c.rng.choice(("milk", "blush", "mint", "sky"))))
    many = [(x, y, 128) for x, y in heap(c.rng, 800, 620, 370, 350, int(count))]
    spots: Sequence[tuple[float, float, float]] = places.get(count, many)
    for x, y, size in sorted(spots, key=lambda spot: spot[1]):
        _flutes(c, x, y, size, tone(colour), tone(glaze), hollow=count == "1")


def _flutes(c: Canvas, x: float, y: float, size: float, colour: Colour, glaze: Colour, *, hollow: bool) -> None:
    c.soft(oval(x + 16, y + 24, size * 1.05, size * 1.05), (40, 22, 18), 20, 0.5)
    for step in range(12):
        turn = math.radians(step * 30)
        px, py = x + size * 0.78 * math.cos(turn), y + size * 0.78 * math.sin(turn)
        c.shade(oval(px, py, size * 0.27, size * 0.27), lighter(colour, 0.2), darker(colour, 0.28))
    c.shade(oval(x, y, size * 0.86, size * 0.86), lighter(colour, 0.35), darker(colour, 0.12))
    c.shade(
        oval(x - size * 0.03, y - size * 0.05, size * 0.6, size * 0.58), lighter(glaze, 0.25), mix(glaze, colour, 0.5)
    )
    if hollow:
        c.shade(oval(x, y, size * 0.26, size * 0.26), darker(colour, 0.65), darker(colour, 0.35))
    c.soft(oval(x - size * 0.35, y - size * 0.42, size * 0.2, size * 0.1, -30), (255, 255, 255), 12, 0.6)


def loaf(c: Canvas, *, colour: str = "caramel", filling: str = "", count: str = "2") -> None:
    """Bread on the table: golden loaves with scores, or filled buns."""
    for x, base, scale in stage(c, int(count)):
        _loaf(c, x, base, 330 * scale, 300 * scale, tone(colour), tone(filling) if filling else None)


def _loaf(c: Canvas, x: float, base: float, half: float, height: float, colour: Colour, filling: Colour | None) -> None:
    foot_shadow(c, x, base, half)
    dough = smooth(path("-1,-0.3 -0.8,-0.86 -0.3,-1 0.3,-1 0.8,-0.86 1,-0.3 0.92,-0.03 0,0 -0.92,-0.03"))
    crust = placed(dough, x, base, half, tall=height)
    c.shade(crust, lighter(colour, 0.28), darker(colour, 0.22))
    with c.inside(crust):
        c.soft(oval(x, base, half, height * 0.22), lighter(tone("butter"), 0.3), 24, 0.7)
        for step in (-0.5, -0.08, 0.34):
            cut = placed(leaf(height * 0.62, height * 0.16), x + step * half + 30, base - height * 0.62, 1, -62)
            c.shade(cut, filling or lighter(tone("butter"), 0.4), filling or tone("butter"))
        c.soft(oval(x - half * 0.3, base - height * 0.88, half * 0.4, height * 0.07), (255, 255, 255), 14, 0.5)


SCENES: dict[str, Scene] = {"layers": layers, "bites": bites, "sponge": sponge, "loaf": loaf}
