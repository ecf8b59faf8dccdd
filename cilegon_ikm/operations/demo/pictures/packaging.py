"""Cartons and paper bags."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, box, oval, path, placed
from .stage import emblem, foot_shadow, stage

CARTONS = {  # how many: where each stands
    1: [(800, 1010, 1.35)],
    2: [(500, 960, 0.95), (1090, 1020, 1.05)],
    3: [(470, 990, 0.9), (1100, 1000, 0.95), (760, 586, 0.7)],
    4: [(420, 970, 0.8), (1130, 960, 0.8), (520, 590, 0.66), (840, 1040, 0.7)],
    5: [(370, 960, 0.76), (890, 960, 0.72), (1290, 1010, 0.6), (450, 590, 0.66), (860, 610, 0.56)],
}


def cartons(c: Canvas, *, colour: str = "toast", mark: str = "leaf", count: str = "3") -> None:
    """Carton boxes, the last one open."""
    stage(c, 1)
    many = int(count)
    for index, (x, base, k) in enumerate(CARTONS[many]):
        _carton(
            c,
            x + c.rng.uniform(-14, 14),
            base,
            k,
            mix(tone(colour), tone("sand"), 0.3 * (index % 2)),
            tone(mark),
            opened=index == many - 1,
        )


def _carton(c: Canvas, x: float, base: float, k: float, colour: Colour, mark: Colour, *, opened: bool) -> None:
    half, tall, deep = 250 * k, 390 * k, 150 * k
    c.soft(oval(x + 70 * k, base + 4, half * 1.4, 34 * k), (40, 22, 20), 22, 0.5)
    top, back = base - tall, base - tall - deep * 0.5
    roof = [(x - half, top), (x + half, top), (x + half + deep, back), (x - half + deep, back)]
    c.shade(roof, lighter(colour, 0.4), lighter(colour, 0.25))
    side = [(x + half, top), (x + half + deep, back), (x + half + deep, base - deep * 0.5), (x + half, base)]
    if opened:
        c.shade(roof, darker(colour, 0.6), darker(colour, 0.4))
        c.lay(
            [
                (x - half + deep, back),
                (x + half + deep, back),
                (x + half + deep * 1.2, back - 110 * k),
                (x - half + deep * 1.2, back - 110 * k),
            ],
            lighter(colour, 0.1),
            4,
        )
    else:
        c.fill(placed(path("-36,0 36,0 186,-75 114,-75"), x, top, k), lighter(mark, 0.35), 220)
    c.shade(side, darker(colour, 0.14), darker(colour, 0.36))
    front = box(x - half, top, half * 2, tall)
    c.shade(front, lighter(colour, 0.22), darker(colour, 0.04))
    if opened:
        c.lay(
            [(x - half, top), (x + half, top), (x + half - 30 * k, top + 96 * k), (x - half - 40 * k, top + 96 * k)],
            lighter(colour, 0.32),
            8,
        )
        c.lay(
            [
                (x + half, top),
                (x + half + deep, back),
                (x + half + deep * 1.9, back + 60 * k),
                (x + half + deep * 0.9, top + 70 * k),
            ],
            lighter(colour, 0.2),
            6,
        )
    else:
        c.fill(box(x - 36 * k, top, 72 * k, 84 * k), lighter(mark, 0.35), 220)
    emblem(c, x, base - tall * 0.42, 76 * k, mark)
    c.fill(box(x - 110 * k, base - tall * 0.17, 220 * k, 18 * k, 8), mark, 190)
    for step in range(3):
        px = x + half * 0.42 + step * 44 * k
        c.fill(
            placed(path("0,-26 16,0 6,0 6,26 -6,26 -6,0 -16,0"), px, top + 52 * k + (90 * k if opened else 0), k),
            darker(colour, 0.45),
            190,
        )


def paperbags(c: Canvas, *, colours: str = "toast+milk+leaf", count: str = "3") -> None:
    """Paper carrier bags with a printed sign."""
    tints = [tone(each) for each in colours.split("+")]
    for index, (x, base, k) in enumerate(stage(c, int(count))):
        colour, ink = tints[index % len(tints)], tints[(index + 1) % len(tints)]
        foot_shadow(c, x, base, 190 * k)
        for dx in (24, 0):
            c.line(
                placed(arc(dx, -560, 80, 130, 180, 360), x, base, k),
                13 * k,
                darker(ink if len(tints) > 1 else colour, 0.4),
            )
        c.shade(placed(path("190,-560 240,-590 240,-30 190,0"), x, base, k), darker(colour, 0.12), darker(colour, 0.3))
        c.shade(
            placed(path("215,-575 240,-590 240,-30 215,-90"), x, base, k), darker(colour, 0.25), darker(colour, 0.4)
        )
        front = placed(box(-190, -560, 380, 560), x, base, k)
        c.shade(front, lighter(colour, 0.3), darker(colour, 0.05))
        with c.inside(front):
            c.fill(placed(box(-190, -130, 380, 60), x, base, k), ink)
            c.fill(placed(box(-190, -52, 380, 16), x, base, k), ink)
            c.fill(placed(box(-190, -560, 380, 40), x, base, k), darker(colour, 0.12), 130)
        emblem(c, x, base - 320 * k, 92 * k, ink if ink != colour else darker(colour, 0.5))


SCENES: dict[str, Scene] = {"cartons": cartons, "paperbags": paperbags}
