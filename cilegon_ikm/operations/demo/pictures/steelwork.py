"""Steel fabrication: tanks and frames of buildings."""

from itertools import pairwise

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, box, oval, path, placed
from .ironwork import GROUND, bar
from .places import pebbles, yard


def tank(c: Canvas, *, colour: str = "galvanised", trim: str = "safety", of: str = "upright", count: str = "1") -> None:
    """Steel tanks in a yard, upright with a ladder or lying on saddles."""
    yard(c)
    spots = {1: [(800, 1.0)]}.get(int(count), [(470, 0.86), (1150, 0.94)])
    for x, k in spots:
        (_upright if of == "upright" else _lying)(c, x, k, tone(colour), tone(trim))


def _upright(c: Canvas, x: float, k: float, colour: Colour, trim: Colour) -> None:
    half, top, low = 300 * k, GROUND - 830 * k, GROUND - 70 * k
    c.soft(oval(x + 90, GROUND, half * 1.3, 50), (40, 22, 20), 30, 0.5)
    for px in (-0.8, -0.25, 0.25, 0.8):
        c.round(box(x + px * half - 18, low - 20, 36, 110 * k, 4), darker(colour, 0.4), 0.3)
    body = [*arc(x, top, half, 100 * k, 180, 360), *arc(x, low, half, 50 * k, 0, 180)]
    c.round(body, colour, 0.4)
    with c.inside(body):
        for share in (0.02, 0.34, 0.66, 0.98):
            y = top + (low - top) * share
            c.line(arc(x, y, half, 50 * k, 0, 180), 7, darker(colour, 0.3), 170)
            c.line(arc(x, y + 7, half, 50 * k, 0, 180), 4, lighter(colour, 0.5), 170)
        c.line(arc(x, top + (low - top) * 0.5, half, 50 * k, 0, 180), 70 * k, trim)
    c.round(box(x - 60 * k, top - 130 * k, 120 * k, 44 * k, 8), darker(colour, 0.15), 0.4)
    ladder = x + half * 0.58
    for px in (-36, 36):
        bar(c, (ladder + px * k, top - 60 * k), (ladder + px * k, GROUND - 20), 12, trim)
    for step in range(13):
        y = top + step * (GROUND - top) / 13.5
        bar(c, (ladder - 36 * k, y), (ladder + 36 * k, y), 9, trim)
    c.round(box(x - half * 1.28, low - 90 * k, half * 0.4, 40 * k, 6), darker(colour, 0.2), 0.35, lying=True)
    c.round(oval(x - half * 1.28, low - 70 * k, 22 * k, 46 * k), darker(colour, 0.1), 0.35)
    c.round(oval(x - half * 0.3, low - 120 * k, 66 * k, 66 * k), darker(colour, 0.12), 0.35)
    for turn in range(0, 360, 45):
        bolt = placed([(50, 0)], x - half * 0.3, low - 120 * k, k, turn)[0]
        c.fill(oval(*bolt, 8 * k, 8 * k), lighter(colour, 0.6))


def _lying(c: Canvas, x: float, k: float, colour: Colour, trim: Colour) -> None:
    k *= 0.8 if k < 1 else 1.0
    half, tall, mid = 470 * k, 230 * k, GROUND - 370 * k
    c.soft(oval(x + 40, GROUND, half * 1.15, 50), (40, 22, 20), 30, 0.5)
    for px in (-0.55, 0.55):
        saddle = placed(path("-80,130 80,130 110,370 -110,370"), x + px * half, mid, k)
        c.round(saddle, trim, 0.25)
    body = [*arc(x + half, mid, 130 * k, tall, -90, 90), *arc(x - half, mid, 130 * k, tall, 90, 270)]
    c.shadow(body, 16, 30, 30, 0.3)
    c.round(body, colour, 0.42, lying=True)
    with c.inside(body):
        for px in (-0.98, -0.33, 0.33, 0.98):
            c.line(arc(x + px * half, mid, 40 * k, tall, -90, 90), 7, darker(colour, 0.3), 160)
            c.line(arc(x + px * half + 7, mid, 40 * k, tall, -90, 90), 4, lighter(colour, 0.5), 160)
        c.fill(box(x - half * 2, mid - 16 * k, half * 4, 46 * k), trim, 210)
    c.round(box(x - 76 * k, mid - tall - 70 * k, 152 * k, 80 * k, 8), darker(colour, 0.1), 0.4)
    c.round(box(x - 100 * k, mid - tall - 92 * k, 200 * k, 32 * k, 6), darker(colour, 0.2), 0.4)
    c.round(box(x + half * 0.6, mid - tall - 60 * k, 44 * k, 80 * k, 6), darker(colour, 0.2), 0.4)
    pebbles(c, x - half * 0.9, GROUND + 30, 120, tone("stone"))


def structure(c: Canvas, *, colour: str = "molten", of: str = "hall") -> None:
    """A steel frame under the sky: a hall, a lattice tower, outdoor stairs."""
    yard(c)
    STRUCTURES[of](c, tone(colour))


def beam(c: Canvas, start: tuple[float, float], end: tuple[float, float], width: float, colour: Colour) -> None:
    """An I-beam seen from the side: a web between two bright flanges."""
    bar(c, start, end, width, colour)
    upright = abs(start[0] - end[0]) < abs(start[1] - end[1])
    dx, dy = (width * 0.42, 0.0) if upright else (0.0, width * 0.42)
    for sign in (-1, 1):
        line = [(px + sign * dx, py + sign * dy) for px, py in (start, end)]
        c.line(line, width * 0.22, darker(colour, 0.25) if sign > 0 else lighter(colour, 0.35))


def _hall(c: Canvas, colour: Colour) -> None:
    c.soft(oval(840, GROUND + 20, 760, 50), (40, 22, 20), 36, 0.45)
    for depth in (3, 2, 1, 0):
        k = 1 - 0.13 * depth
        shade = mix(colour, tone("sky"), 0.16 * depth)
        left, right, foot, eave = (
            800 - 640 * k + depth * 60,
            800 + 640 * k + depth * 60,
            GROUND - depth * 38,
            GROUND - depth * 38 - 520 * k,
        )
        ridge = ((left + right) / 2, eave - 190 * k)
        if depth:
            for share in (0.0, 0.5, 1.0):
                px = left + (ridge[0] - left) * share
                py = eave + (ridge[1] - eave) * share
                nearer = 1 - 0.13 * (depth - 1)
                nl, ne = 800 - 640 * nearer + (depth - 1) * 60, GROUND - (depth - 1) * 38 - 520 * nearer
                nr = (800 + (depth - 1) * 60, ne - 190 * nearer)
                bar(c, (px, py), (nl + (nr[0] - nl) * share, ne + (nr[1] - ne) * share), 12, shade)
                bar(
                    c,
                    (2 * ridge[0] - px, py),
                    (2 * nr[0] - nl - (nr[0] - nl) * share, ne + (nr[1] - ne) * share),
                    12,
                    shade,
                )
        for px in (left, right):
            beam(c, (px, foot), (px, eave), 40 * k, shade)
            beam(c, (px, eave), ridge, 36 * k, shade)
            bar(c, (px, eave + 110 * k), (px + (ridge[0] - px) * 0.22, eave - 42 * k), 18 * k, shade)
            c.round(box(px - 46 * k, foot - 10, 92 * k, 22 * k, 3), darker(shade, 0.25), 0.3)
        for share in (0.25, 0.5, 0.75):
            for side in (-1, 1):
                px = ridge[0] + side * (right - ridge[0]) * share
                py = ridge[1] + (eave - ridge[1]) * share
                c.fill(oval(px, py, 9 * k, 9 * k), lighter(shade, 0.6))


def _tower(c: Canvas, colour: Colour) -> None:
    c.soft(oval(840, GROUND + 10, 420, 44), (40, 22, 20), 30, 0.45)
    levels = [(GROUND, 330), (830, 262), (630, 200), (450, 146), (290, 104), (150, 76)]
    for (low, wide), (high, narrow) in pairwise(levels):
        for side in (-1, 1):
            bar(c, (800 + side * wide, low), (800 - side * narrow, high), 16, darker(colour, 0.12))
        for side in (-1, 1):
            beam(c, (800 + side * wide, low), (800 + side * narrow, high), 34, colour)
        bar(c, (800 - narrow, high), (800 + narrow, high), 24, colour)
    bar(c, (800, 150), (800, 40), 14, colour)
    c.round(oval(800, 40, 16, 16), tone("chili"), 0.3)
    for y in (230, 380):
        c.lay(oval(800, y, 62, 62), lighter(tone("silver"), 0.4), 8)
        c.fill(oval(800, y, 12, 12), tone("iron"))
    for side in (-1, 1):
        c.round(box(800 + side * 330 - 60, GROUND - 14, 120, 40, 4), tone("cement"), 0.2)


def _stairs(c: Canvas, colour: Colour) -> None:
    c.soft(oval(840, GROUND + 20, 700, 50), (40, 22, 20), 34, 0.45)
    for px, high in ((1120, 390), (1480, 390)):
        beam(c, (px, GROUND), (px, high), 38, darker(colour, 0.1))
    bar(c, (1120, 980), (1480, 480), 16, darker(colour, 0.2))
    bar(c, (1480, 980), (1120, 480), 16, darker(colour, 0.2))
    for step in range(10):
        x, y = 190 + step * 93, GROUND - 40 - step * 65
        c.shade(
            [(x, y - 16), (x + 120, y - 16), (x + 150, y + 8), (x - 20, y + 8)],
            lighter(tone("silver"), 0.3),
            tone("steel"),
        )
        c.fill(box(x - 20, y + 8, 170, 10), darker(tone("steel"), 0.3))
    beam(c, (150, GROUND), (1120, 378), 44, colour)
    c.round(box(1080, 376, 440, 40, 4), colour, 0.3, lying=True)
    for step in range(6):
        x, y = 190 + step * 186, GROUND - 40 - step * 126
        bar(c, (x, y), (x, y - 200), 15, tone("sun"))
    for px in (1130, 1320, 1500):
        bar(c, (px, 380), (px, 176), 15, tone("sun"))
    for dy in (-200, -104):
        bar(c, (190, GROUND - 40 + dy), (1125, 376 + dy), 18, tone("sun"))
        bar(c, (1125, 376 + dy), (1500, 376 + dy), 18, tone("sun"))


STRUCTURES = {"hall": _hall, "tower": _tower, "stairs": _stairs}
SCENES: dict[str, Scene] = {"tank": tank, "structure": structure}
