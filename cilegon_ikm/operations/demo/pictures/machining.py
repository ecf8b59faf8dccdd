"""Turned and milled parts: gears, flanges, shafts, bolts."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import Spot, arc, at, box, gear, heap, oval, path, placed, star
from .places import bench_top

GEARS = {
    2: [(560, 560, 350), (1130, 690, 250)],
    3: [(520, 500, 320), (1060, 470, 230), (930, 890, 210)],
    4: [(480, 430, 280), (990, 380, 220), (560, 900, 190), (1130, 830, 260)],
    5: [(440, 420, 260), (900, 330, 190), (1260, 640, 250), (800, 800, 200), (380, 890, 150)],
}


def gears(c: Canvas, *, colour: str = "steel", count: str = "3") -> None:
    """Gear wheels of several sizes, from above."""
    bench_top(c)
    for index, (x, y, radius) in enumerate(GEARS[int(count)]):
        shade = (tone(colour), mix(tone(colour), tone("gold"), 0.55), darker(tone(colour), 0.25))[index % 3]
        _gear(c, x + c.rng.uniform(-24, 24), y + c.rng.uniform(-24, 24), radius, shade)


def _gear(c: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    teeth = int(radius / 12)
    wheel = gear(x, y, radius, teeth, radius * 0.13, c.rng.uniform(0, 30))
    c.shadow(wheel, 16, 24, 20, 0.5)
    c.fill([(px + 7, py + 11) for px, py in wheel], darker(colour, 0.5))
    c.shade(wheel, lighter(colour, 0.45), darker(colour, 0.2))
    _turned_face(c, x, y, radius * 0.8, colour)
    for turn in range(0, 360, 60):
        hole = oval(*at(x, y, radius * 0.54, turn), radius * 0.13, radius * 0.13)
        _hole(c, hole, colour)
    c.lay(oval(x, y, radius * 0.32, radius * 0.32, corners=60), lighter(colour, 0.12), 8, 0.4)
    _hole(c, oval(x, y, radius * 0.17, radius * 0.17), colour)
    _hole(c, box(x - radius * 0.05, y - radius * 0.23, radius * 0.1, radius * 0.1), colour)


def _turned_face(c: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    """A face with the fine rings and the light of the lathe."""
    c.shade(oval(x, y, radius, radius, corners=70), darker(colour, 0.12), lighter(colour, 0.3))
    for ring in range(7):
        c.outline(
            oval(x, y, radius * (0.97 - ring * 0.09), radius * (0.97 - ring * 0.09), corners=60),
            3,
            lighter(colour, 0.5) if ring % 2 else darker(colour, 0.3),
            110,
        )
    for turn in (35, 215):
        c.soft([(x, y), *arc(x, y, radius, radius, turn - 14, turn + 14)], (255, 255, 255), 14, 0.5)


def _hole(c: Canvas, shape: list[tuple[float, float]], colour: Colour) -> None:
    c.fill(shape, darker(colour, 0.75))
    c.outline(shape, 5, lighter(colour, 0.5), 190)


def flange(c: Canvas, *, colour: str = "silver", count: str = "2") -> None:
    """Pipe flanges with their bolt holes, from above."""
    bench_top(c)
    spots: dict[int, list[Spot]] = {
        1: [(800, 600, 450)],
        2: [(500, 540, 350), (1130, 700, 290)],
        3: [(430, 430, 290), (1130, 400, 250), (830, 860, 240)],
    }
    for cx, cy, radius in spots.get(int(count), [(430, 360, 230), (1060, 350, 250), (520, 860, 240), (1160, 860, 210)]):
        x, y = cx + c.rng.uniform(-40, 40), cy + c.rng.uniform(-24, 24)
        shade = tone(colour)
        c.shadow(oval(x, y, radius, radius), 20, 30, 24, 0.5)
        c.fill(oval(x + 8, y + 16, radius, radius, corners=70), darker(shade, 0.5))
        c.shade(oval(x, y, radius, radius, corners=70), lighter(shade, 0.3), darker(shade, 0.2))
        _turned_face(c, x, y, radius * 0.96, shade)
        for turn in range(0, 360, 45):
            _hole(c, oval(*at(x, y, radius * 0.76, turn + 22), radius * 0.09, radius * 0.09), shade)
        c.lay(oval(x, y, radius * 0.56, radius * 0.56, corners=60), shade, 12, 0.35)
        c.shade(oval(x, y, radius * 0.5, radius * 0.5, corners=60), darker(shade, 0.2), lighter(shade, 0.4))
        c.shade(oval(x, y, radius * 0.38, radius * 0.38, corners=60), darker(shade, 0.85), darker(shade, 0.55))
        c.line(arc(x, y, radius * 0.36, radius * 0.36, 20, 120), 10, lighter(shade, 0.3), 170)


def shaft(c: Canvas, *, colour: str = "steel", count: str = "3") -> None:
    """Turned shafts with steps, a keyway and a thread, from above."""
    bench_top(c)
    many = int(count)
    angle = c.rng.uniform(-16, 16)
    for index in range(many):
        k = (1.7, 1.3, 1.1, 0.9, 0.75)[many - 1]
        y = 600 + (index - (many - 1) / 2) * min(290, 940 / many)
        shade = (tone(colour), lighter(tone(colour), 0.25), mix(tone(colour), tone("gold"), 0.4))[index % 3]
        _shaft(c, 800 + c.rng.uniform(-30, 30), y, k, shade, flip=index % 2 == 1, angle=angle)
    for x, y in heap(c.rng, 800, 600, 720, 540, 9):
        curl = arc(x, y, 22, 14, c.rng.uniform(0, 180), c.rng.uniform(260, 420), 14)
        c.line(curl, 5, lighter(tone(colour), 0.4))


def _shaft(c: Canvas, x: float, y: float, k: float, colour: Colour, *, flip: bool, angle: float) -> None:
    sections = [
        (-640, -520, 46),
        (-520, -250, 70),
        (-250, 90, 96),
        (90, 130, 124),
        (130, 420, 80),
        (420, 560, 56),
        (560, 640, 40),
    ]
    sign = -1 if flip else 1
    length = 1.0 if k < 1.2 else 0.96
    for start, end, half in sections:
        left, right = sorted((start * sign * length, end * sign * length))
        part = placed(path(f"{left},{-half} {right},{-half} {right},{half} {left},{half}"), x, y, 1, angle, tall=k)
        c.shadow(part, 8, 20, 14, 0.4)
    for start, end, half in sections:
        left, right = sorted((start * sign * length, end * sign * length))
        strips = 9
        for strip in range(strips):
            top, low = -half + 2 * half * strip / strips, -half + 2 * half * (strip + 1) / strips + 2
            light = (0.0, 0.4, 0.75, 0.5, 0.2, 0.0, -0.2, -0.4, -0.55)[strip]
            shade = lighter(colour, light) if light >= 0 else darker(colour, -light)
            c.fill(placed([(left, top), (right, top), (right, low), (left, low)], x, y, 1, angle, tall=k), shade)
        for px in (left, right):
            c.line(placed([(px, -half), (px, half)], x, y, 1, angle, tall=k), 4, darker(colour, 0.45), 150)
    for step in range(13):
        px = (430 + step * 10) * sign * length
        c.line(placed([(px, -54), (px + 5, 54)], x, y, 1, angle, tall=k), 3, darker(colour, 0.5), 170)
    key = sorted((-180 * sign, 10 * sign))
    c.fill(placed(box(key[0], -17, key[1] - key[0], 34, 17), x, y, 1, angle, tall=k), darker(colour, 0.55))


def bolts(c: Canvas, *, colour: str = "galvanised", count: str = "12") -> None:
    """Bolts, nuts and washers in rows, from above."""
    bench_top(c)
    many = int(count)
    columns = 4 if many > 8 else 3
    rows = -(-many // columns)
    k = min(1.25, 3.6 / max(rows, 3), 4.4 / columns)
    for index in range(many):
        x = 800 + (index % columns - (columns - 1) / 2) * (1300 / columns)
        y = 600 + (index // columns - (rows - 1) / 2) * (1040 / rows)
        shade = mix(tone(colour), tone("gold"), 0.4 * (index % 3 == 1))
        kind = (index + index // columns) % 3
        (_bolt, _nut, _bolt)[kind](c, x, y, k if kind != 2 else k * 0.8, c.rng.uniform(-30, 30), shade)


def _bolt(c: Canvas, x: float, y: float, k: float, angle: float, colour: Colour) -> None:
    stem = placed(box(-60, -32, 220, 64, 10), x, y, k, angle)
    c.shadow(stem, 8, 14, 10, 0.45)
    for strip in range(6):
        band = placed(box(-60, -32 + strip * 10.7, 220, 11.5), x, y, k, angle)
        c.fill(
            band,
            (
                lighter(colour, 0.15),
                lighter(colour, 0.65),
                lighter(colour, 0.35),
                colour,
                darker(colour, 0.2),
                darker(colour, 0.4),
            )[strip],
        )
    for step in range(11):
        c.line(placed([(40 + step * 11, -33), (46 + step * 11, 33)], x, y, k, angle), 4, darker(colour, 0.4), 190)
    c.lay(placed(box(-150, -76, 96, 152, 12), x, y, k, angle), colour, 9, 0.4)
    c.fill(placed(box(-150, -28, 96, 58), x, y, k, angle), lighter(colour, 0.5), 150)
    c.lay(placed(box(-56, -88, 18, 176, 6), x, y, k, angle), darker(colour, 0.15), 5)


def _nut(c: Canvas, x: float, y: float, k: float, angle: float, colour: Colour) -> None:
    six = star(0, 0, 112, 97, 6)[::2]
    c.lay(placed(oval(0, 0, 132, 132), x + 12, y + 16, k), darker(colour, 0.2), 8, 0.3)
    c.lay(placed(six, x, y, k, angle), colour, 10, 0.45)
    c.shade(placed(oval(0, 0, 88, 88), x, y, k), lighter(colour, 0.5), darker(colour, 0.05))
    c.shade(placed(oval(0, 0, 56, 56), x, y, k), darker(colour, 0.8), darker(colour, 0.5))
    for ring in (50, 40):
        c.line(placed(arc(0, 0, ring, ring, 20, 150), x, y, k), 4, lighter(colour, 0.3), 170)


SCENES: dict[str, Scene] = {"gears": gears, "flange": flange, "shaft": shaft, "bolts": bolts}
