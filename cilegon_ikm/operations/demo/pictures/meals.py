"""Prepared food: grilled fish, soups, cakes, bread, boxes for a feast."""

import math

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, box, heap, leaf, moved, oval, path, pebble, placed, smooth, turned
from .rooms import banana_leaf, plate, surface


def satay(c: Canvas, *, colour: str = "caramel", count: str = "3", glaze: str = "amber") -> None:
    """Whole fish grilled between bamboo skewers, on a banana leaf."""
    surface(c)
    banana_leaf(c, 800, 610, 1460, 860, -5)
    many = int(count)
    for index in range(many):
        _fish(
            c,
            760,
            610 + (index - (many - 1) / 2) * 640 / many,
            470,
            150 * 3.4 / (many + 1.4),
            tone(colour),
            tone(glaze),
        )
    _wedges(c)


def _fish(c: Canvas, cx: float, cy: float, half: float, thick: float, colour: Colour, glaze: Colour) -> None:
    angle = c.rng.uniform(-9, 1)
    stick = turned(box(cx - half * 1.25, cy - 11, half * 2.9, 22, 11), angle, (cx, cy))
    c.shadow(stick, 8, 14, 10, 0.4)
    c.shade(stick, lighter(tone("bamboo"), 0.2), darker(tone("bamboo"), 0.2))
    body = smooth(
        path("-1,0 -0.72,-0.52 0,-0.66 0.6,-0.36 0.82,-0.1 1.06,-0.5 1,0 1.06,0.5 0.82,0.1 0.6,0.36 0,0.66 -0.72,0.52")
    )
    shape = placed(body, cx, cy, half, angle, thick)
    c.shadow(shape, 12, 20, 18, 0.45)
    c.shade(shape, lighter(colour, 0.22), darker(colour, 0.28))
    with c.inside(shape):
        for step in range(-7, 8):
            x = cx + step * half / 8
            c.line(turned([(x, cy - thick), (x + 26, cy + thick)], angle, (cx, cy)), 15, darker(colour, 0.55), 110)
        c.soft(
            turned(oval(cx - half * 0.1, cy - thick * 0.3, half * 0.75, thick * 0.14), angle, (cx, cy)),
            lighter(glaze, 0.7),
            16,
            0.6,
        )
        c.fill(
            turned(
                [
                    (cx - half, cy - thick),
                    (cx - half * 0.66, cy - thick),
                    *arc(cx - half * 0.78, cy, half * 0.15, thick * 0.6, -90, 90),
                    (cx - half, cy + thick),
                ],
                angle,
                (cx, cy),
            ),
            darker(colour, 0.3),
            150,
        )
    ((ex, ey),) = turned([(cx - half * 0.84, cy - thick * 0.12)], angle, (cx, cy))
    c.fill(oval(ex, ey, 16, 16), tone("milk"))
    c.fill(oval(ex + 2, ey + 1, 8, 8), tone("ink"))


def _wedges(c: Canvas) -> None:
    """Lime, chilli and shallots beside the food."""
    for x, y in ((1390, 300), (1450, 400)):
        lime(c, x, y, 58)
    for x, y in ((190, 960), (290, 1010), (230, 1050)):
        c.shade(pebble(c.rng, x, y, 44, 36, 0.08), lighter(tone("plum"), 0.3), tone("plum"))
        c.fill(oval(x - 12, y - 12, 12, 7, -30), lighter(tone("plum"), 0.7))


def lime(c: Canvas, x: float, y: float, radius: float, colour: str = "lime") -> None:
    """A slice of citrus."""
    shade = tone(colour)
    c.shadow(oval(x, y, radius, radius), 6, 10, 8, 0.4)
    c.fill(oval(x, y, radius, radius), darker(shade, 0.25))
    c.fill(oval(x, y, radius * 0.9, radius * 0.9), lighter(shade, 0.75))
    for step in range(8):
        ray = placed(moved(leaf(radius * 0.74, radius * 0.46), radius * 0.45, 0), x, y, 1, step * 45)
        c.fill(ray, lighter(shade, 0.2))


def bundles(c: Canvas, *, colour: str = "leaf", inside: str = "cream", count: str = "6", char: str = "coffee") -> None:
    """Parcels in banana leaf pinned with bamboo, one of them open: otak-otak, pepes, lontong."""
    surface(c)
    plate(c, 800, 600, 540, tone(c.rng.choice(("milk", "paper", "sky"))))
    many = int(count)
    for index in range(many):
        x, y = 800 + (index - (many - 1) / 2) * 118, 600 + (26 if index % 2 else -26)
        _bundle(c, x, y, 104, 560, tone(colour), tone(inside), tone(char), opened=index == many // 2)
    lime(c, 1370, 240, 66)


def _bundle(
    c: Canvas,
    x: float,
    y: float,
    width: float,
    length: float,
    colour: Colour,
    inside: Colour,
    char: Colour,
    *,
    opened: bool,
) -> None:
    shape = turned(box(x - width / 2, y - length / 2, width, length, 18), c.rng.uniform(6, 14), (x, y))
    c.shadow(shape, 10, 16, 12, 0.45)
    c.shade(shape, lighter(colour, 0.3), darker(colour, 0.15), across=True)
    with c.inside(shape):
        for _scorch in range(4):
            c.soft(oval(x + c.rng.uniform(-40, 40), y + c.rng.uniform(-0.4, 0.4) * length, 26, 60), char, 18, 0.45)
        for step in range(-3, 4):
            c.line(
                [(x + step * 16 + 40, y - length / 2), (x + step * 16 - 40, y + length / 2)],
                3,
                lighter(colour, 0.4),
                110,
            )
    for end in (-1, 1):
        px, py = x - end * 0.1 * length / 2, y + end * length * 0.43
        c.line([(px - width * 0.3, py), (px + width * 0.3, py - 12)], 8, tone("bamboo"))
    if opened:
        core = turned(box(x - width * 0.36, y - length * 0.3, width * 0.72, length * 0.6, 34), 10, (x, y))
        c.shade(core, lighter(inside, 0.4), darker(inside, 0.15), across=True)
        for _fleck in range(9):
            c.fill(
                oval(x + c.rng.uniform(-24, 24), y + c.rng.uniform(-0.24, 0.24) * length, 6, 4),
                mix(tone("leaf"), inside, 0.3),
            )


def bowl(
    c: Canvas,
    *,
    colour: str = "milk",
    soup: str = "amber",
    of: str = "balls",
    inside: str = "meat",
    green: str = "leaf",
) -> None:
    """A bowl of soup, stew or sauce seen from above, with what swims in it."""
    surface(c)
    cx, cy = 800, 600
    _dish(c, cx, cy, 470, tone(colour))
    pool = oval(cx, cy, 392, 392, corners=80)
    c.shade(pool, lighter(tone(soup), 0.15), darker(tone(soup), 0.25))
    with c.inside(pool):
        FILLINGS[of](c, cx, cy, tone(inside), tone(soup))
        for _leaf in range(14):
            x, y = cx + c.rng.uniform(-280, 280), cy + c.rng.uniform(-280, 280)
            c.fill(placed(leaf(46, 22), x, y, 1, c.rng.uniform(0, 180)), lighter(tone(green), c.rng.uniform(0, 0.3)))
        for _drop in range(16):
            x, y = cx + c.rng.uniform(-320, 320), cy + c.rng.uniform(-320, 320)
            c.fill(oval(x, y, 17, 13), lighter(tone(soup), 0.5), 120)
    _spoon(c, 1420, 640)
    _sambal_dish(c, 190, 300)


def _dish(c: Canvas, cx: float, cy: float, radius: float, colour: Colour) -> None:
    outer = oval(cx, cy, radius, radius, corners=90)
    c.shadow(outer, 20, 30, 28, 0.45)
    c.shade(outer, lighter(colour, 0.5), darker(colour, 0.12))
    accent = (tone("sea"), tone("chili"), tone("leaf"), tone("navy"))[c.brand % 4]
    for step in range(28):
        petal = placed(moved(leaf(58, 26), radius * 0.935, 0), cx, cy, 1, step * 360 / 28)
        c.fill(petal, mix(accent, colour, 0.2))
    c.shade(oval(cx, cy, radius * 0.87, radius * 0.87, corners=80), darker(colour, 0.22), lighter(colour, 0.2))


def _balls(c: Canvas, cx: float, cy: float, colour: Colour, soup: Colour) -> None:
    for strand in range(16):
        y = cy - 260 + strand * 34
        wave = [(cx - 380 + step * 95, y + (22 if (step + strand) % 2 else -22)) for step in range(9)]
        c.line(smooth(wave, closed=False), 13, lighter(tone("butter"), 0.2 if strand % 2 else 0.4))
    for x, y in heap(c.rng, cx, cy, 265, 250, 9):
        radius = c.rng.uniform(74, 92)
        c.fill(oval(x + 8, y + 12, radius, radius), darker(soup, 0.5), 110)
        c.shade(oval(x, y, radius, radius), lighter(colour, 0.4), darker(colour, 0.15))
        c.soft(oval(x - radius * 0.3, y - radius * 0.35, radius * 0.26, radius * 0.18), (255, 255, 255), 9, 0.55)


def _chunks(c: Canvas, cx: float, cy: float, colour: Colour, soup: Colour) -> None:
    for x, y in heap(c.rng, cx, cy, 290, 280, 20):
        shape = pebble(c.rng, x, y, c.rng.uniform(66, 96), c.rng.uniform(48, 66), 0.16, c.rng.uniform(0, 180))
        c.fill(moved(shape, 7, 12), darker(soup, 0.6), 120)
        shade = mix(colour, darker(colour), c.rng.random())
        c.shade(shape, lighter(shade, 0.25), darker(shade, 0.2))
        c.fill(oval(x - 18, y - 14, 26, 9, c.rng.uniform(-40, 10)), lighter(shade, 0.5), 150)


def _shreds(c: Canvas, cx: float, cy: float, colour: Colour, soup: Colour) -> None:
    """Floss: a soft heap of short fibres."""
    for x, y in heap(c.rng, cx, cy, 360, 350, 330):
        angle, size = c.rng.uniform(0, 180), c.rng.uniform(34, 60)
        shade = mix(lighter(colour, 0.3), darker(colour, 0.35), c.rng.random())
        bend = [(x - size, y), (x, y + c.rng.uniform(-16, 16)), (x + size, y)]
        c.line(turned(bend, angle, (x, y)), 8, shade)


def _slices(c: Canvas, cx: float, cy: float, colour: Colour, soup: Colour) -> None:
    """Thin dried slices, overlapping in rows."""
    for row in range(5):
        for column in range(5):
            x, y = cx - 290 + column * 145 + (row % 2) * 60, cy - 290 + row * 140
            shape = pebble(c.rng, x, y, 112, 78, 0.08, c.rng.uniform(-30, 10))
            c.fill(moved(shape, 7, 12), darker(colour, 0.7), 120)
            c.shade(shape, lighter(colour, 0.25), darker(colour, 0.25))
            for _seed in range(7):
                c.fill(oval(x + c.rng.uniform(-70, 70), y + c.rng.uniform(-40, 40), 7, 5), lighter(tone("cream"), 0.2))


def _powder(c: Canvas, cx: float, cy: float, colour: Colour, soup: Colour) -> None:
    """A heap of ground spice with soft ridges."""
    for ring in range(5):
        radius = 340 - ring * 62
        shape = pebble(c.rng, cx, cy, radius, radius, 0.05)
        c.shade(shape, lighter(colour, 0.08 + ring * 0.06), darker(colour, 0.14 - ring * 0.02))
    for _grain in range(160):
        turn, reach = c.rng.uniform(0, 2 * math.pi), 360 * math.sqrt(c.rng.random())
        grain = mix(lighter(colour, 0.4), darker(colour, 0.4), c.rng.random())
        c.fill(oval(cx + reach * math.cos(turn), cy + reach * math.sin(turn), 6, 5, 0, 8), grain)


FILLINGS = {"balls": _balls, "chunks": _chunks, "shreds": _shreds, "slices": _slices, "powder": _powder}


def _spoon(c: Canvas, x: float, y: float) -> None:
    handle, head = box(x - 16, y - 60, 32, 430, 16), oval(x, y - 160, 70, 112)
    for part in (handle, head):
        c.shadow(part, 10, 16, 12, 0.4)
        c.shade(part, lighter(tone("silver"), 0.5), darker(tone("steel"), 0.05), across=True)
    c.shade(oval(x, y - 164, 54, 92), darker(tone("silver"), 0.15), lighter(tone("silver"), 0.5))


def _sambal_dish(c: Canvas, x: float, y: float) -> None:
    c.shadow(oval(x, y, 118, 118), 10, 16, 14, 0.42)
    c.shade(oval(x, y, 118, 118), lighter(tone("clay"), 0.25), darker(tone("clay"), 0.2))
    c.shade(oval(x, y, 92, 92), tone("chili"), darker(tone("chili"), 0.3))
    for px, py in heap(c.rng, x, y, 78, 78, 20):
        c.fill(oval(px, py, 9, 6, c.rng.uniform(0, 90), 9), mix(tone("sun"), tone("chili"), c.rng.uniform(0, 0.6)))


SCENES: dict[str, Scene] = {"satay": satay, "bundles": bundles, "bowl": bowl}
