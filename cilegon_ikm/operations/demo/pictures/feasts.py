"""What is ordered for a feast: boxed meals, a cone of rice, and blocks of sugar or shrimp paste for its kitchen."""

import math

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, box, heap, leaf, moved, oval, path, pebble, placed, smooth
from .meals import lime
from .rooms import banana_leaf, surface
from .stage import stage


def lunchbox(c: Canvas, *, colour: str = "toast", of: str = "rice", count: str = "1") -> None:
    """Meals in boxes with compartments, seen from above."""
    surface(c)
    if count == "1":
        _meal(c, 800, 600, 560, 400, tone(colour), of)
    else:
        for x, y in ((440, 340), (1160, 340), (440, 860), (1160, 860)):
            _meal(c, x, y, 320, 226, tone(colour), of)


def _meal(c: Canvas, x: float, y: float, half: float, tall: float, colour: Colour, of: str) -> None:
    shell = box(x - half, y - tall, half * 2, tall * 2, 40)
    c.shadow(shell, 18, 26, 22, 0.45)
    c.shade(shell, lighter(colour, 0.35), darker(colour, 0.1))
    k = half / 560
    left, right, top = x - half + 40 * k, x + half * 0.22, y - tall + 40 * k
    rooms = [(left, top, half * 1.1, tall * 1.8), (right, top, half * 0.7, tall * 0.84)]
    rooms.append((right, y + 30 * k, half * 0.7, tall * 0.85))
    for room in rooms:
        c.shade(box(*room, 26), darker(colour, 0.28), darker(colour, 0.1))
    _rice(c, rooms[0][0] + rooms[0][2] / 2, rooms[0][1] + rooms[0][3] * 0.4, 230 * k, of)
    _drumstick(c, rooms[0][0] + rooms[0][2] * 0.5, rooms[0][1] + rooms[0][3] * 0.78, 120 * k)
    for px, py in heap(c.rng, rooms[1][0] + rooms[1][2] / 2, rooms[1][1] + rooms[1][3] / 2, 150 * k, 120 * k, 26):
        dice = pebble(c.rng, px, py, 34 * k, 20 * k, 0.2, c.rng.uniform(0, 180))
        c.fill(dice, tone(c.rng.choice(("leaf", "pandan", "orange"))))
    lime(c, rooms[2][0] + rooms[2][2] * 0.3, rooms[2][1] + rooms[2][3] * 0.5, 66 * k, "orange")
    sambal = oval(rooms[2][0] + rooms[2][2] * 0.72, rooms[2][1] + rooms[2][3] * 0.5, 74 * k, 74 * k)
    c.shade(sambal, tone("chili"), darker(tone("chili"), 0.3))


def _rice(c: Canvas, x: float, y: float, size: float, of: str) -> None:
    colour = tone("sun") if of == "yellow" else tone("rice")
    c.shade(oval(x, y, size, size * 0.84), lighter(colour, 0.3), darker(colour, 0.1))
    for px, py in heap(c.rng, x, y, size * 0.92, size * 0.76, 120):
        c.fill(
            oval(px, py, size * 0.05, size * 0.022, c.rng.uniform(0, 180), 8),
            mix(lighter(colour, 0.6), darker(colour, 0.16), c.rng.random()),
        )


def _drumstick(c: Canvas, x: float, y: float, size: float) -> None:
    shade = tone("caramel")
    c.line([(x + size, y), (x + size * 2.1, y - size * 0.34)], size * 0.26, tone("rice"))
    joint = smooth(path("-1,0 -0.4,-0.72 0.5,-0.55 1.3,-0.1 0.4,0.5 -0.5,0.6"))
    meat = placed(joint, x, y, size)
    c.shadow(meat, 8, 12, 10, 0.4)
    c.shade(meat, lighter(shade, 0.25), darker(shade, 0.25))
    c.soft(oval(x - size * 0.2, y - size * 0.36, size * 0.4, size * 0.1, -8), (255, 240, 210), 9, 0.7)


def cone(c: Canvas, *, colour: str = "sun", tall: str = "1") -> None:
    """A festive cone of rice on a leaf-lined tray with side dishes around it."""
    ((x, base, _scale),) = stage(c, 1)
    base -= 60
    c.soft(oval(x, base + 70, 640, 110), (40, 22, 20), 26, 0.5)
    c.shade(oval(x, base + 34, 620, 130, corners=80), lighter(tone("bamboo"), 0.2), darker(tone("bamboo"), 0.3))
    c.shade(oval(x, base + 14, 560, 104, corners=80), tone("leaf"), darker(tone("leaf"), 0.25))
    for step in range(18):
        turn = math.radians(step * 20)
        petal = placed(
            moved(leaf(150, 70), 0, 0), x + 520 * math.cos(turn), base + 14 + 92 * math.sin(turn), 1, step * 20
        )
        c.shade(petal, lighter(tone("leaf"), 0.2), darker(tone("leaf"), 0.1))
    shade, peak = tone(colour), base - 600 * float(tall)
    outline = path("0,0 70,90 300,580 240,640 0,660 -240,640 -300,580 -70,90")
    body = smooth(placed(outline, x, peak, tall=(base - peak) / 600))
    c.round(body, shade, 0.2)
    with c.inside(body):
        for _grain in range(260):
            px, py = x + c.rng.uniform(-300, 300), c.rng.uniform(peak, base + 50)
            c.fill(
                oval(px, py, 13, 6, c.rng.uniform(0, 180), 8),
                mix(lighter(shade, 0.55), darker(shade, 0.18), c.rng.random()),
            )
    c.lay(placed(path("-84,96 0,-24 84,96 0,132"), x, peak), tone("leaf"), 6)
    sides = {-430: "caramel", -340: "chili", 330: "pandan", 440: "butter", -240: "orange", 230: "caramel"}
    for index, (px, hue) in enumerate(sides.items()):
        for gx, gy in heap(c.rng, x + px, base + 30 + index % 2 * 34, 76, 40, 11):
            c.fill(
                pebble(c.rng, gx, gy, 27, 19, 0.18, c.rng.uniform(0, 180)),
                mix(tone(hue), darker(tone(hue)), c.rng.uniform(0, 0.7)),
            )


def blocks(c: Canvas, *, colour: str = "palm", of: str = "round", count: str = "9") -> None:
    """Pressed blocks on a leaf: palm sugar in its mould's shape, shrimp paste, salt, soap bars use it too."""
    surface(c)
    banana_leaf(c, 800, 620, 1380, 860, -5)
    many = int(count)
    for x, y in sorted(heap(c.rng, 800, 620, 420, 250, many), key=lambda place: place[1]):
        size = c.rng.uniform(108, 122)
        (_coin if of == "round" else _brick)(c, x, y, size, tone(colour))


def _coin(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    side = [*arc(x, y - size * 0.5, size, size * 0.62, 180, 360), *arc(x, y + size * 0.16, size, size * 0.62, 0, 180)]
    c.shadow(side, 12, 16, 14, 0.45)
    c.round(side, darker(colour, 0.12), 0.24)
    c.shade(oval(x, y - size * 0.5, size, size * 0.62), lighter(colour, 0.38), lighter(colour, 0.08))
    c.fill(oval(x, y - size * 0.5, size * 0.7, size * 0.42), darker(colour, 0.1), 90)
    c.fill(oval(x - size * 0.3, y - size * 0.68, size * 0.28, size * 0.1, -14), lighter(colour, 0.6), 150)


def _brick(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    left, top = x - size, y - size * 0.6
    c.shadow(box(left, top, size * 2, size * 1.25, 14), 12, 18, 14, 0.45)
    c.shade(box(left, top + size * 0.4, size * 2, size * 0.8, 14), colour, darker(colour, 0.3))
    c.shade(box(left, top, size * 2, size * 0.7, 14), lighter(colour, 0.3), lighter(colour, 0.1))
    for _fleck in range(10):
        c.fill(
            oval(left + c.rng.uniform(0.1, 1.9) * size, top + c.rng.uniform(0.05, 1.05) * size, 6, 4),
            lighter(colour, 0.5),
            150,
        )


SCENES: dict[str, Scene] = {"lunchbox": lunchbox, "cone": cone, "blocks": blocks}
