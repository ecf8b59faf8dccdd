"""Where goods stand before a wall, and what makers put on them: a sign and a label."""

from .canvas import Canvas
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, box, leaf, moved, oval, placed, smooth, star
from .rooms import table, wall

BASE = 985  # where things in the front row stand
PLACES = {
    1: ((800, 20, 1.22),),
    2: ((560, -40, 1.08), (1040, 20, 1.18)),
    3: ((420, -60, 0.96), (1190, -50, 0.96), (800, 30, 1.18)),
    4: ((330, -60, 0.9), (1270, -60, 0.9), (600, 20, 1.04), (1000, 30, 1.04)),
}


def stage(c: Canvas, count: int) -> list[tuple[float, float, float]]:
    """A wall and a table, and where ``count`` things stand on it from the back to the front: x, base, scale."""
    wall(c)
    table(c, horizon=c.rng.choice((750, 790, 830)))
    spread = c.rng.uniform(0.93, 1.05)
    aside = c.rng.uniform(-120, 120) / count
    return [
        (800 + aside + (x - 800) * spread + c.rng.uniform(-16, 16), BASE + dy, scale) for x, dy, scale in PLACES[count]
    ]


def foot_shadow(c: Canvas, x: float, base: float, half: float) -> None:
    """Where a standing thing meets the table."""
    c.soft(oval(x + half * 0.35, base, half * 1.25, half * 0.2), (40, 22, 20), 22, 0.5)
    c.soft(oval(x + 4, base, half * 0.98, 14), (30, 16, 16), 7, 0.55)


def emblem(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """A sign as brands have one, without any letters."""
    kind = c.brand % 5
    pale = lighter(colour, 0.82) if sum(colour) < 560 else darker(colour, 0.5)
    if kind == 0:
        c.fill(oval(x, y, size, size, corners=40), colour)
        c.fill(placed(leaf(size * 1.3, size * 0.6), x, y, 1, -35), pale)
    elif kind == 1:
        for row in (-0.45, 0, 0.45):
            bend = size / 6
            wave = [(x + step * size / 2, y + row * size + (bend if step % 2 else -bend)) for step in range(-2, 3)]
            c.line(smooth(wave, closed=False), size * 0.17, colour)
    elif kind == 2:
        c.fill(star(x, y, size, size * 0.72, 12), colour)
        c.fill(oval(x, y, size * 0.45, size * 0.45), pale)
    elif kind == 3:
        for turn in (0, 90, 180, 270):
            petal = placed(moved(leaf(size, size * 0.55), size / 2, 0), x, y, 1, turn + 45)
            c.fill(petal, colour)
        c.fill(oval(x, y, size * 0.2, size * 0.2), pale)
    else:
        c.fill([*arc(x, y + size * 0.35, size, size, 180, 360), (x + size, y + size * 0.35)], colour)
        for ray in (-0.5, 0, 0.5):
            c.fill(oval(x + ray * size, y + size * 0.62, size * 0.13, size * 0.13), colour)


def label(c: Canvas, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    """A paper label about (x, y) with a sign and two quiet bars where words would be."""
    paper = tone(("milk", "cream", "paper")[c.brand % 3])
    c.shade(box(x - width / 2, y - height / 2, width, height, 16), lighter(paper, 0.3), darker(paper, 0.08))
    c.fill(box(x - width / 2, y + height * 0.34, width, height * 0.09), colour)
    emblem(c, x, y - height * 0.14, min(width, height) * 0.22, colour)
    c.fill(box(x - width * 0.24, y + height * 0.17, width * 0.48, height * 0.045, 6), mix(colour, paper, 0.35))
    c.fill(box(x - width * 0.15, y + height * 0.25, width * 0.3, height * 0.03, 6), mix(colour, paper, 0.6))
