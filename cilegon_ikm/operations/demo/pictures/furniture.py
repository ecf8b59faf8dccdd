"""Chairs and tables in a room, and the parts furniture is made of."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, box, lathe, leaf, moved, oval, path, placed, smooth
from .places import room

FLOOR = 1060  # where furniture stands
ROW = {1: ((800, 1.2),), 2: ((490, 0.98), (1110, 0.98)), 3: ((310, 0.76), (800, 0.82), (1290, 0.76))}


def places(c: Canvas, count: str) -> list[tuple[float, float]]:
    """A room, and where ``count`` pieces of furniture stand in it: x, scale."""
    room(c, c.rng.choice((880, 920, 960)))
    aside = c.rng.uniform(-90, 90) / int(count)
    return [(x + aside + c.rng.uniform(-24, 24), k * c.rng.uniform(0.92, 1.02)) for x, k in ROW[int(count)]]


def _legs(c: Canvas, x: float, spread: float, top: float, width: float, colour: Colour) -> None:
    """Two legs in front and two, darker and shorter, behind."""
    for px, low, shade in ((spread * 0.84, FLOOR - 46, 0.35), (spread, FLOOR, 0.0)):
        for side in (-1, 1):
            at = x + side * px - width / 2
            if not shade:
                c.soft(oval(at + width * 0.7, low, width * 1.4, 14), (40, 22, 20), 9, 0.5)
            c.round(box(at, top, width, low - top, 5), darker(colour, shade), 0.26)


def plank(c: Canvas, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    """A board with its grain."""
    shape = box(x, y, width, height, 8)
    c.shade(shape, lighter(colour, 0.28), darker(colour, 0.12))
    with c.inside(shape):
        for row in range(max(2, int(height / 26))):
            vein = [(x + width * step / 6, y + (row + 0.6) * 26 + c.rng.uniform(-5, 5)) for step in range(7)]
            c.line(smooth(vein, closed=False), 3, darker(colour, 0.25), 100)


def tube(c: Canvas, points: list[tuple[float, float]], width: float, colour: Colour) -> None:
    """A bent steel tube with light along it."""
    c.line([(px + 5, py + 8) for px, py in points], width, darker(colour, 0.7), 80)
    c.line(points, width, darker(colour, 0.15))
    c.line([(px - width * 0.18, py - width * 0.18) for px, py in points], width * 0.3, lighter(colour, 0.5))


def chair(c: Canvas, *, colour: str = "teak", seat: str = "cream", of: str = "chair", count: str = "1") -> None:
    """Wooden seats: chairs with a back, benches, stools."""
    for x, k in places(c, count):
        c.soft(oval(x + 30, FLOOR, 330 * k, 40), (40, 22, 20), 28, 0.4)
        CHAIRS[of](c, x, k, tone(colour), tone(seat))


def _chair(c: Canvas, x: float, k: float, colour: Colour, seat: Colour) -> None:
    high, sit = FLOOR - 760 * k, FLOOR - 370 * k
    _legs(c, x, 200 * k, sit, 42 * k, colour)
    for side in (-1, 1):
        c.round(box(x + side * 172 * k - 20 * k, high, 40 * k, sit - high, 12), colour, 0.26)
    for step in range(5):
        c.round(
            box(x + (step - 2) * 66 * k - 13 * k, high + 90 * k, 26 * k, sit - high - 90 * k),
            darker(colour, 0.08),
            0.26,
        )
    top = placed(smooth(path("-215,0 -120,-54 0,-66 120,-54 215,0 190,86 0,60 -190,86"), steps=5), x, high + 30 * k, k)
    c.lay(top, colour, 8)
    plank(c, x - 190 * k, sit - 120 * k, 380 * k, 34 * k, colour)
    c.lay(placed(path("-200,-40 200,-40 236,24 -236,24"), x, sit, k), colour, 8)
    cushion = placed(smooth(path("-190,-64 190,-64 224,-10 200,6 -200,6 -224,-10"), steps=5), x, sit, k)
    c.lay(cushion, seat, 6)
    c.shade(placed(box(-236, 20, 472, 50, 8), x, sit, k), lighter(colour, 0.12), darker(colour, 0.22))
    c.round(box(x - 190 * k, FLOOR - 160 * k, 380 * k, 26 * k), darker(colour, 0.2), 0.2, lying=True)


def _bench(c: Canvas, x: float, k: float, colour: Colour, seat: Colour) -> None:
    sit, half = FLOOR - 330 * k, 430 * min(k, 1.1)
    _legs(c, x, half * 0.9, sit, 46 * k, colour)
    for side in (-1, 1):
        c.round(box(x + side * half * 0.92 - 22 * k, sit - 350 * k, 44 * k, 360 * k, 12), colour, 0.26)
    for row in range(3):
        plank(c, x - half * 0.95, sit - (330 - row * 92) * k, half * 1.9, 62 * k, colour)
    c.lay(
        [
            (x - half * 0.92, sit - 30 * k),
            (x + half * 0.92, sit - 30 * k),
            (x + half, sit + 24 * k),
            (x - half, sit + 24 * k),
        ],
        colour,
        8,
    )
    for place in (-0.5, 0.5):
        pillow = placed(smooth(path("-120,-150 120,-150 140,0 -140,0"), steps=6), x + place * half, sit, k)
        c.lay(pillow, seat if place < 0 else mix(seat, tone("clay"), 0.45), 8)
    c.shade(box(x - half, sit + 18 * k, half * 2, 46 * k, 8), lighter(colour, 0.12), darker(colour, 0.22))


def _stool(c: Canvas, x: float, k: float, colour: Colour, seat: Colour) -> None:
    sit = FLOOR - 460 * k
    for low, high, shade in ((120, 110, 0.35), (230, 150, 0.0)):
        for side in (-1, 1):
            leg = placed(
                [
                    (px * side, py)
                    for px, py in (
                        (high - 24, 0),
                        (high + 24, 0),
                        (low + 20, 460 - shade * 100),
                        (low - 20, 460 - shade * 100),
                    )
                ],
                x,
                sit,
                k,
            )
            c.round(leg, darker(colour, shade), 0.26)
    c.round(box(x - 190 * k, FLOOR - 200 * k, 380 * k, 28 * k, 8), darker(colour, 0.15), 0.2, lying=True)
    c.round(
        [*arc(x, sit, 220 * k, 60 * k, 180, 360), *arc(x, sit + 40 * k, 220 * k, 60 * k, 0, 180)],
        darker(colour, 0.05),
        0.26,
    )
    c.shade(oval(x, sit, 220 * k, 60 * k), lighter(colour, 0.35), lighter(colour, 0.05))
    c.shade(oval(x, sit - 6 * k, 180 * k, 44 * k), lighter(seat, 0.35), darker(seat, 0.05))


CHAIRS = {"chair": _chair, "bench": _bench, "stool": _stool}


def woodtable(c: Canvas, *, colour: str = "oak", of: str = "dining") -> None:
    """A wooden table with something on it."""
    ((x, _k),) = places(c, "1")
    shade = tone(colour)
    half, height, thick = {"dining": (600, 520, 46), "coffee": (520, 330, 54), "desk": (560, 560, 40)}[of]
    top = FLOOR - height
    c.soft(oval(x + 30, FLOOR, half * 1.05, 60), (40, 22, 20), 34, 0.42)
    if of == "coffee":
        c.round(box(x - half * 0.8, FLOOR - 130, half * 1.6, 30, 6), darker(shade, 0.2), 0.2, lying=True)
    _legs(c, x, half * 0.86, top, 62, shade)
    plank(c, x - half * 0.86, top + 40, half * 1.72, 96 if of != "desk" else 150, darker(shade, 0.12))
    if of == "desk":
        for place in (-0.58, 0, 0.58):
            c.lay(box(x + place * half - 150, top + 62, 300, 110, 8), lighter(shade, 0.05), 5)
            c.lay(oval(x + place * half, top + 117, 18, 18), tone("gold"), 4)
    c.shade(
        [(x - half * 0.94, top - 50), (x + half * 0.94, top - 50), (x + half, top + 6), (x - half, top + 6)],
        lighter(shade, 0.4),
        lighter(shade, 0.15),
    )
    plank(c, x - half, top, half * 2, thick, shade)
    _fruit(c, x + c.rng.choice((-1, 1)) * half * 0.3, top - 20)
    plant(c, x + c.rng.choice((-0.66, 0.7)) * half, top - 24, 0.62)


def _fruit(c: Canvas, x: float, y: float) -> None:
    for dx, dy, hue in (
        (-50, -96, "sun"),
        (40, -100, "chili"),
        (0, -130, "orange"),
        (80, -84, "lime"),
        (-90, -80, "leaf"),
    ):
        c.round(oval(x + dx, y + dy, 46, 44), tone(hue), 0.3)
    c.soft(oval(x + 10, y, 110, 14), (40, 22, 20), 8, 0.45)
    c.round(
        [(x - 150, y - 80), (x + 150, y - 80), *arc(x, y - 80, 150, 84, 0, 180)],
        tone(c.rng.choice(("milk", "sea", "clay"))),
        0.24,
    )


def plant(c: Canvas, x: float, base: float, k: float) -> None:
    """A leafy plant in a pot."""
    for turn in range(-160, -10, 20):
        blade = placed(moved(leaf(330 * k, 96 * k), 180 * k, 0), x, base - 190 * k, 1, turn + c.rng.uniform(-6, 6))
        c.shade(blade, mix(tone("leaf"), tone("pandan"), c.rng.random()), darker(tone("leaf"), 0.2))
    c.round(
        lathe("1,0 0.98,0.15 0.76,1", x, base - 210 * k, 110 * k, 210 * k),
        tone(c.rng.choice(("clay", "milk", "teal"))),
        0.26,
    )


def metalchair(c: Canvas, *, colour: str = "iron", seat: str = "safety", count: str = "1") -> None:
    """Chairs of steel tube with a coloured seat and back."""
    for x, k in places(c, count):
        shade, sit = tone(colour), FLOOR - 380 * k
        c.soft(oval(x + 30, FLOOR, 300 * k, 36), (40, 22, 20), 26, 0.42)
        for side in (-1, 1):
            tube(
                c,
                placed([(side * 150, -360), (side * 160, -20), (side * 170, 340)], x, sit, k),
                24 * k,
                darker(shade, 0.3),
            )
            tube(c, placed([(side * 150, -420), (side * 165, 10), (side * 215, 380)], x, sit, k), 28 * k, shade)
        tube(c, placed([(-190, 230), (190, 230)], x, sit, k), 20 * k, shade)
        back = placed(smooth(path("-170,-430 0,-456 170,-430 176,-270 0,-250 -176,-270"), steps=5), x, sit, k)
        c.lay(back, tone(seat), 8)
        c.lay(
            placed(smooth(path("-180,-40 180,-40 226,30 190,52 -190,52 -226,30"), steps=5), x, sit, k), tone(seat), 10
        )
        c.shine(placed(oval(-60, -380, 70, 12), x, sit, k), 12, 0.4)


SCENES: dict[str, Scene] = {"chair": chair, "woodtable": woodtable, "metalchair": metalchair}
