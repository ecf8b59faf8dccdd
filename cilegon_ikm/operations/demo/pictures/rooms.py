"""Where things stand or lie: walls, tables, floors and what they are served on."""

from .canvas import HEIGHT, WIDTH, Canvas
from .colours import Colour, darker, lighter, mix, rgb, tone
from .geometry import arc, box, leaf, moved, oval, pebble, placed, smooth, turned

WALLS = ("#F3DFC1", "#EBD3C4", "#DCE6DD", "#D5E4E6", "#F2E3D5", "#E7DFEA", "#F5E6B8", "#DDE3C8", "#F0D2B6", "#CFE0DA")
TABLES = ("teak", "oak", "pine", "walnut")


def wall(c: Canvas, colour: Colour | None = None) -> Colour:
    """A painted wall with an arch, a sun or a pane of light; the colour it got."""
    colour = colour or rgb(c.rng.choice(WALLS))
    c.shade(box(0, 0, WIDTH, HEIGHT), lighter(colour, 0.15), darker(colour, 0.06))
    (_arch, _sun, _panes, _waves)[c.rng.randrange(4)](c, colour)
    return colour


def _arch(c: Canvas, colour: Colour) -> None:
    x, width = c.rng.choice((300, 430, 540)), c.rng.choice((620, 700, 780))
    shape = [*arc(x + width / 2, 420, width / 2, 330, 180, 360), (x + width, HEIGHT), (x, HEIGHT)]
    c.soft(moved(shape, 10, 14), darker(colour, 0.5), 18, 0.16)
    c.shade(shape, lighter(colour, 0.55), lighter(colour, 0.2))


def _sun(c: Canvas, colour: Colour) -> None:
    x = c.rng.choice((480, 800, 1120))
    c.fill(oval(x, 470, 430, 430, corners=90), lighter(colour, 0.3))
    c.fill(oval(x, 470, 350, 350, corners=90), lighter(colour, 0.5))


def _panes(c: Canvas, colour: Colour) -> None:
    for column in range(2):
        for row in range(2):
            x, y = 700 + column * 300 + row * 90, 20 + row * 330
            c.fill([(x, y), (x + 265, y + 35), (x + 345, y + 335), (x + 80, y + 300)], lighter(colour, 0.6), 130)
    spray(c, 1480, 120, 150, 420, mix(colour, darker(colour, 0.5), 0.35))


def _waves(c: Canvas, colour: Colour) -> None:
    for row in range(5):
        y = 150 + row * 150
        crest = [(x, y + 34 * (1 if (x // 200) % 2 else -1)) for x in range(-200, 1900, 200)]
        c.line(smooth(crest, closed=False), 10, lighter(colour, 0.42), 200)


def table(c: Canvas, colour: Colour | None = None, horizon: float = 800) -> None:
    """A table seen from the front, over whatever wall there is."""
    colour = colour or tone(c.rng.choice(TABLES))
    c.soft(box(-50, horizon - 26, WIDTH + 100, 40), darker(colour, 0.6), 20, 0.28)
    c.shade(box(0, horizon, WIDTH, HEIGHT - horizon), lighter(colour, 0.18), darker(colour, 0.16))
    c.fill(box(0, horizon, WIDTH, 7), lighter(colour, 0.42))
    for row in range(5):
        y = horizon + 60 + row * row * 18 + c.rng.uniform(0, 30)
        wave = [(x, y + c.rng.uniform(-5, 5)) for x in range(-100, 1800, 240)]
        c.line(smooth(wave, closed=False), 3, darker(colour, 0.22), 120)


def floor(c: Canvas, colour: Colour, horizon: float = 900) -> None:
    """A room's or a workshop's floor with a skirting."""
    c.shade(box(0, horizon, WIDTH, HEIGHT - horizon), lighter(colour, 0.12), darker(colour, 0.2))
    c.fill(box(0, horizon - 16, WIDTH, 16), lighter(colour, 0.45))
    for x in range(-400, 2100, 250):
        c.line([(x + (x - 800) * 0.12, horizon), (x + (x - 800) * 0.75, HEIGHT)], 3, darker(colour, 0.25), 110)


def planks(c: Canvas, colour: Colour | None = None) -> None:
    """A wooden table seen from above."""
    colour = colour or tone(c.rng.choice(TABLES))
    height = HEIGHT / 5
    for row in range(5):
        shade = mix(colour, darker(colour, 0.3), c.rng.uniform(0, 0.35))
        c.shade(box(0, row * height, WIDTH, height), lighter(shade, 0.12), shade)
        for _vein in range(5):
            y = row * height + c.rng.uniform(18, height - 18)
            vein = [(x, y + c.rng.uniform(-7, 7)) for x in range(-150, 1900, 190)]
            c.line(smooth(vein, closed=False), 3, darker(shade, 0.2), 90)
        c.line([(0, row * height), (WIDTH, row * height)], 6, darker(colour, 0.5), 190)
    _window(c)


def cloth(c: Canvas, colour: Colour) -> None:
    """A woven tablecloth seen from above, with a striped edge."""
    c.shade(box(0, 0, WIDTH, HEIGHT), lighter(colour, 0.2), colour)
    for x in range(0, WIDTH, 40):
        c.fill(box(x, 0, 14, HEIGHT), darker(colour, 0.18), 38)
    for y in range(0, HEIGHT, 40):
        c.fill(box(0, y, WIDTH, 14), darker(colour, 0.18), 38)
    stripe = mix(colour, tone("chili"), 0.65) if c.rng.random() < 0.5 else mix(colour, tone("sea"), 0.65)
    for offset in (0, 44):
        c.fill(turned(box(-300, 1010 + offset, 2400, 22), -14, (800, 1000)), stripe, 210)
    _window(c)


def terrazzo(c: Canvas, colour: Colour) -> None:
    """A speckled stone top seen from above."""
    c.shade(box(0, 0, WIDTH, HEIGHT), lighter(colour, 0.22), darker(colour, 0.05))
    flecks = [lighter(colour, 0.6), darker(colour, 0.3), mix(colour, tone("clay"), 0.6), mix(colour, tone("sea"), 0.4)]
    for _fleck in range(110):
        x, y, size = c.rng.uniform(0, WIDTH), c.rng.uniform(0, HEIGHT), c.rng.uniform(6, 19)
        c.fill(pebble(c.rng, x, y, size, size * 0.7, 0.35, c.rng.uniform(0, 180)), c.rng.choice(flecks), 190)
    _window(c)


def surface(c: Canvas, colour: Colour | None = None) -> None:
    """Any of the tables seen from above."""
    kind = c.rng.randrange(3)
    if kind == 0:
        planks(c)
    else:
        (cloth, terrazzo)[kind - 1](c, colour or rgb(c.rng.choice(WALLS)))


def _window(c: Canvas) -> None:
    """Light through a window lies across the table."""
    x = c.rng.uniform(-100, 300)
    for offset in (0, 420):
        c.fill([(x + offset, 0), (x + offset + 360, 0), (x + offset - 240, HEIGHT), (x + offset - 600, HEIGHT)],
               (255, 246, 224), 34)  # fmt: skip


def spray(c: Canvas, x: float, y: float, angle: float, length: float, colour: Colour) -> None:
    """A twig with leaves, from its root in the direction of ``angle``."""
    stem = turned([(x + length * step / 8, y + 14 * ((step % 4) - 2)) for step in range(9)], angle, (x, y))
    c.line(smooth(stem, closed=False), 7, darker(colour, 0.3))
    for index, (px, py) in enumerate(stem[1:]):
        side = 55 if index % 2 else -55
        size = length * (0.36 - 0.016 * index)
        shape = placed(leaf(size, size * 0.36), px, py, 1, angle + side)
        shape = moved(shape, *_towards(angle + side, size / 2))
        c.shade(shape, lighter(colour, 0.16), darker(colour, 0.1))


def _towards(angle: float, length: float) -> tuple[float, float]:
    ((x, y),) = turned([(length, 0)], angle, (0, 0))
    return x, y


def banana_leaf(c: Canvas, cx: float, cy: float, length: float, width: float, angle: float = -8) -> None:
    """A cut piece of banana leaf to serve on."""
    colour = tone("leaf")
    shape = turned(box(cx - length / 2, cy - width / 2, length, width, width * 0.42), angle, (cx, cy))
    c.shadow(shape, 12, 18, 18, 0.4)
    c.shade(shape, lighter(colour, 0.22), darker(colour, 0.12))
    with c.inside(shape):
        for step in range(-14, 15):
            x = cx + step * length / 28
            for side in (-1, 1):
                rib = [(x, cy), (x + 46, cy + side * width / 2)]
                c.line(turned(rib, angle, (cx, cy)), 4, lighter(colour, 0.35), 120)
        c.line(turned([(cx - length / 2, cy), (cx + length / 2, cy)], angle, (cx, cy)), 14, lighter(colour, 0.45))


def plate(c: Canvas, cx: float, cy: float, radius: float, colour: Colour, squash: float = 1) -> None:
    """A glazed plate; ``squash`` below 1 looks at it from the side."""
    outer = oval(cx, cy, radius, radius * squash, corners=90)
    c.shadow(outer, 18, 28, 26, 0.42)
    c.shade(outer, lighter(colour, 0.35), darker(colour, 0.1))
    c.outline(oval(cx, cy, radius * 0.93, radius * 0.93 * squash, corners=90), 9, mix(colour, tone("sea"), 0.75))
    inner = oval(cx, cy, radius * 0.74, radius * 0.74 * squash, corners=80)
    c.shade(inner, darker(colour, 0.1), lighter(colour, 0.3))


def tampah(c: Canvas, cx: float, cy: float, radius: float) -> None:
    """A round winnowing tray of woven bamboo."""
    colour = tone("bamboo")
    outer = oval(cx, cy, radius, radius, corners=100)
    c.shadow(outer, 20, 30, 28, 0.45)
    c.shade(outer, lighter(colour, 0.25), darker(colour, 0.3))
    inner = oval(cx, cy, radius * 0.92, radius * 0.92, corners=90)
    c.fill(inner, darker(colour, 0.22))
    with c.inside(inner):
        weave(c, cx - radius, cy - radius, radius * 2, radius * 2, colour, 40)
    for step in range(48):
        spot = turned(box(cx + radius * 0.915, cy - 5, radius * 0.09, 10), step * 7.5, (cx, cy))
        c.fill(spot, darker(colour, 0.38), 190)


def weave(c: Canvas, x: float, y: float, width: float, height: float, colour: Colour, size: float) -> None:
    """Strips over and under each other."""
    over, under = lighter(colour, 0.16), darker(colour, 0.12)
    for row in range(int(height / size) + 1):
        for column in range(int(width / size) + 1):
            left, top = x + column * size, y + row * size
            flat = (row + column) % 2 == 0
            strip = box(left, top + size * 0.1, size * 1.05, size * 0.8) if flat else box(
                left + size * 0.1, top, size * 0.8, size * 1.05)  # fmt: skip
            c.fill(strip, over if flat else under)


def board(c: Canvas, cx: float, cy: float, width: float, height: float, angle: float = 0) -> None:
    """A chopping board with a handle."""
    colour = tone(c.rng.choice(("oak", "teak", "walnut")))
    shape = box(cx - width / 2, cy - height / 2, width, height, 60)
    handle = box(cx + width / 2 - 30, cy - 50, 190, 100, 50)
    for part in (handle, shape):
        part = turned(part, angle, (cx, cy))
        c.shadow(part, 14, 22, 20, 0.38)
        c.shade(part, lighter(colour, 0.2), colour)
    c.fill(turned(oval(cx + width / 2 + 110, cy, 18, 18), angle, (cx, cy)), darker(colour, 0.5))
    for row in range(1, 6):
        y = cy - height / 2 + row * height / 6
        c.line(
            turned([(cx - width / 2 + 30, y), (cx + width / 2 - 30, y + 6)], angle, (cx, cy)),
            3,
            darker(colour, 0.2),
            130,
        )
