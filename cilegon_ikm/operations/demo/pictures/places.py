"""Larger places than a table: a room with a floor, a yard under the sky, a workshop's bench, a rail for clothes."""

from .canvas import HEIGHT, WIDTH, Canvas
from .colours import Colour, darker, lighter, mix, rgb, tone
from .geometry import arc, box, moved, oval, path, pebble, placed, smooth
from .rooms import floor, planks, spray, wall

SKIES = (("#9CCBE0", "#EAF3EC"), ("#F3C9A0", "#FBEBD2"), ("#B8D3DE", "#F7E7D3"), ("#8FBFD6", "#FBE9CF"))
FLOORS = ("oak", "sand", "pine", "stone", "clay", "teak")


def room(c: Canvas, horizon: float = 930) -> float:
    """A living room's wall and floor; where the floor begins."""
    wall(c)
    floor(c, tone(c.rng.choice(FLOORS)), horizon)
    return horizon


def yard(c: Canvas, horizon: float = 850) -> float:
    """A paved yard with hills, palms and a low sun behind; where the ground begins."""
    top, low = (rgb(code) for code in c.rng.choice(SKIES))
    c.shade(box(0, 0, WIDTH, horizon), top, low)
    x = c.rng.choice((320, 1180))
    c.glow(x, 300, 420, 420, (255, 246, 214), 0.7)
    c.fill(oval(x, 300, 110, 110), lighter(low, 0.7))
    haze = mix(tone("teal"), low, 0.55)
    peak = c.rng.uniform(200, 1400)
    c.shade(
        placed(smooth(path("-900,0 -420,-90 0,-330 420,-90 900,0"), closed=False), peak, horizon),
        mix(haze, low, 0.35),
        mix(haze, low, 0.7),
    )
    hills = [(-100, horizon + 20)]
    hills += [(step * 200, horizon - c.rng.uniform(30, 130)) for step in range(9)]
    c.shade(
        smooth([*hills, (1800, horizon + 20)], closed=False), mix(tone("moss"), low, 0.45), mix(tone("moss"), low, 0.2)
    )
    ground = tone(c.rng.choice(("sand", "stone", "cement")))
    c.shade(box(0, horizon, WIDTH, HEIGHT - horizon), lighter(ground, 0.2), darker(ground, 0.12))
    for row in range(1, 5):
        y = horizon + row * row * 17
        c.line([(0, y), (WIDTH, y)], 2 + row / 2, darker(ground, 0.2), 110)
    for step in range(-10, 11):
        c.line([(800 + step * 120, horizon), (800 + step * 320, HEIGHT)], 3, darker(ground, 0.2), 90)
    return horizon


def workshop(c: Canvas, horizon: float = 810) -> float:
    """A workshop's panelled wall with a lamp, and a workbench; where the bench begins."""
    colour = rgb(c.rng.choice(("#D6DEDB", "#E4DCCB", "#CAD8DE", "#E3D3BF", "#D3DAC4")))
    c.shade(box(0, 0, WIDTH, HEIGHT), lighter(colour, 0.2), darker(colour, 0.12))
    for x in range(0, WIDTH, 160):
        c.fill(box(x, 0, 5, horizon), darker(colour, 0.22), 120)
        c.fill(box(x + 5, 0, 4, horizon), lighter(colour, 0.5), 150)
    c.fill(box(0, 120, WIDTH, 12), darker(colour, 0.18), 120)
    _hanging_lamp(c, c.rng.choice((360, 560, 1060, 1240)), tone(c.rng.choice(("chili", "sea", "forest", "sun"))))
    bench = tone(c.rng.choice(("oak", "walnut", "iron", "teak")))
    c.soft(box(-50, horizon - 26, WIDTH + 100, 40), darker(bench, 0.6), 20, 0.3)
    c.shade(box(0, horizon, WIDTH, HEIGHT - horizon), lighter(bench, 0.25), darker(bench, 0.12))
    c.fill(box(0, horizon, WIDTH, 9), lighter(bench, 0.5))
    for _scratch in range(14):
        left, y = c.rng.uniform(0, WIDTH), c.rng.uniform(horizon + 30, HEIGHT)
        c.line([(left, y), (left + c.rng.uniform(60, 240), y + c.rng.uniform(-5, 5))], 3, darker(bench, 0.3), 90)
    return horizon


def _hanging_lamp(c: Canvas, x: float, colour: Colour) -> None:
    c.glow(x, 330, 700, 560, (255, 240, 200), 0.55)
    c.line([(x, 0), (x, 110)], 7, tone("charcoal"))
    c.fill(oval(x, 205, 70, 34), lighter(tone("sun"), 0.6))
    c.round([*arc(x, 205, 130, 110, 180, 360), (x + 130, 212), (x - 130, 212)], colour, 0.3)


def bench_top(c: Canvas) -> None:
    """A workbench seen from above: boards, a cutting mat or a steel sheet."""
    kind = c.rng.randrange(4)
    if kind == 0:
        planks(c)
        return
    colour = tone(("", "lagoon", "denim", "sand")[kind])
    c.shade(box(0, 0, WIDTH, HEIGHT), lighter(colour, 0.3), mix(colour, darker(colour), 0.35))
    if kind == 1:
        for step in range(0, WIDTH, 100):
            c.fill(box(step, 0, 3, HEIGHT), lighter(colour, 0.55), 120)
            c.fill(box(0, step, WIDTH, 3), lighter(colour, 0.55), 120)
    else:
        for _streak in range(150):
            x, y = c.rng.uniform(-200, WIDTH), c.rng.uniform(0, HEIGHT)
            shade = lighter(colour, 0.6) if c.rng.random() < 0.5 else darker(colour, 0.3)
            c.line([(x, y), (x + c.rng.uniform(120, 420), y)], 2, shade, 80)
    x = c.rng.uniform(200, 1000)
    c.fill([(x, 0), (x + 380, 0), (x - 220, HEIGHT), (x - 600, HEIGHT)], (255, 250, 235), 40)


RAIL = {1: ((800, 1.14),), 2: ((465, 1.02), (1135, 1.02)), 3: ((300, 0.82), (800, 0.9), (1300, 0.82))}


def rail(c: Canvas, count: int) -> list[tuple[float, float, float]]:
    """A wall with a rod, and where ``count`` hangers hang from it: x, y, scale."""
    wall(c)
    wood = tone(c.rng.choice(("oak", "walnut", "iron", "pine")))
    rod = box(60, 96, 1480, 24, 12)
    c.shadow(rod, 14, 26, 16, 0.3)
    c.round(rod, wood, 0.3, lying=True)
    for x in (110, 1490):
        c.round(oval(x, 108, 34, 34), wood, 0.3)
    if count < 3:
        spray(c, c.rng.choice((60, 100)), 1240, -62, 420, tone("moss"))
    aside = c.rng.uniform(-110, 110) / count**2
    return [(x + aside + c.rng.uniform(-18, 18), 108, scale) for x, scale in RAIL[count]]


def hanger(c: Canvas, x: float, y: float, scale: float) -> None:
    """A wooden clothes hanger, hooked on a rod at (x, y); what hangs on it begins 120 below, times the scale."""
    hook = arc(x, y + 2, 26 * scale, 26 * scale, 150, 360)
    c.line(
        [*hook, (x + 20 * scale, y + 40 * scale), (x, y + 64 * scale), (x, y + 112 * scale)], 9 * scale, tone("steel")
    )
    arms = smooth(path("-215,186 -200,160 -20,98 20,98 200,160 215,186 190,190 0,130 -190,190"))
    c.lay(placed(arms, x, y, scale), tone("oak"), 8)


def pebbles(c: Canvas, x: float, y: float, reach: float, colour: Colour) -> None:
    """A few small stones at the foot of something."""
    for _stone in range(7):
        px, py, size = x + c.rng.uniform(-1, 1) * reach, y + c.rng.uniform(-14, 18), c.rng.uniform(12, 26)
        shape = pebble(c.rng, px, py, size, size * 0.6, 0.2)
        c.fill(moved(shape, 5, 7), darker(colour, 0.6), 90)
        c.shade(shape, lighter(colour, 0.3), darker(colour, 0.2))
