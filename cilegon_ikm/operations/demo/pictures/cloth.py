"""Cloth: batik and woven pieces, folded textiles, embroidery, knitting."""

import math

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .garments import SHIRT, cut
from .geometry import Point, arc, bounds, box, leaf, mirrored, moved, oval, path, placed, smooth, star, turned
from .motifs import fill_with
from .places import hanger, rail
from .rooms import surface
from .stage import foot_shadow, stage


def batik(
    c: Canvas, *, colours: str = "palm+cream", motif: str = "kawung", of: str = "folded", count: str = "3"
) -> None:
    """Patterned cloth, folded on a table, hung over a rod, or sewn to a shirt; each piece in a shade of its own."""
    tints = [tone(each) for each in colours.split("+")]
    grounds = [tints[0], tints[2] if len(tints) > 2 else mix(tints[0], tone("navy"), 0.55), darker(tints[0], 0.4)]
    grounds.append(mix(tints[0], tone("maroon"), 0.55))
    BATIK[of](c, int(count), motif, grounds, tints[1] if len(tints) > 1 else lighter(tints[0], 0.7))


def _folded_batik(c: Canvas, count: int, motif: str, grounds: list[Colour], ink: Colour) -> None:
    surface(c)
    tilt = c.rng.uniform(-12, -4)
    for index in range(count):
        x = 800 + (index - (count - 1) / 2) * min(330, 900 / count)
        y = 600 + (index - (count - 1) / 2) * 70
        _pack(c, x, y, 560 - 34 * count, 820 - 30 * count, tilt + index * 5, motif, grounds[index], ink)


def _pack(
    c: Canvas, x: float, y: float, width: float, height: float, angle: float, motif: str, ground: Colour, ink: Colour
) -> None:
    """A folded piece: the layers of its fold at one side."""
    for layer in range(4, -1, -1):
        edge = turned(box(x - width / 2 + layer * 7, y - height / 2 + layer * 8, width, height, 26), angle, (x, y))
        if layer in {0, 4}:
            c.lay(edge, darker(ground, 0.1 * layer), 10, 0.14)
        else:
            c.fill(edge, darker(ground, 0.5 if layer % 2 else 0.25))
    with c.inside(edge):
        fill_with(c, motif, bounds(edge), ink, ground)
        border = turned(box(x - width / 2, y + height * 0.32, width, height * 0.2), angle, (x, y))
        c.fill(border, darker(ground, 0.25))
        for step in range(10):
            spot = ((step - 4.5) * width / 9, height * 0.4)
            c.fill(placed(star(*spot, 34, 16, 4), x, y, 1, angle), ink)
        c.line(placed([(-width, height * 0.32), (width, height * 0.32)], x, y, 1, angle), 9, lighter(ink, 0.2))
        c.soft(placed(box(width * 0.12, -height / 2, 26, height), x, y, 1, angle), darker(ground, 0.7), 16, 0.5)
        c.soft(placed(box(-width * 0.3, -height / 2, 90, height), x, y, 1, angle), (255, 250, 235), 40, 0.28)


def _hung_batik(c: Canvas, count: int, motif: str, grounds: list[Colour], ink: Colour) -> None:
    rail(c, 3)
    width = 1330 / count
    for index in range(count):
        left = 135 + index * width + 12
        _drape(c, left, width - 24, 960 + (index % 2) * 70 - c.rng.uniform(0, 60), motif, grounds[index], ink)


def _drape(c: Canvas, left: float, width: float, low: float, motif: str, ground: Colour, ink: Colour) -> None:
    waves = 2 * round(width / 200) + 2
    hem = [(left + width - width * step / waves, low + (16 if step % 2 else -16)) for step in range(waves + 1)]
    shape = [(left, 92), (left + width, 92), *smooth(hem, closed=False)]
    c.lay(shape, ground, 24, 0.16)
    with c.inside(shape):
        fill_with(c, motif, (left, 92, left + width, low - 190), ink, ground, 130)
        c.fill(box(left, low - 190, width, 260), darker(ground, 0.3))
        for step in range(int(width / 62) + 2):
            c.fill(
                [(left + step * 62 - 31, low - 60), (left + step * 62, low - 176), (left + step * 62 + 31, low - 60)],
                ink,
            )
        c.line([(left, low - 190), (left + width, low - 190)], 10, lighter(ink, 0.2))
        c.line([(left, low - 46), (left + width, low - 46)], 8, ink)
        for step in range(1, waves, 2):
            x = left + width * step / waves
            c.soft(box(x - 22, 110, 36, low), darker(ground, 0.8), 26, 0.38)
            c.soft(box(x + width / waves - 20, 110, 40, low), (255, 250, 235), 28, 0.22)
        c.soft(box(left, 80, width, 46), (255, 250, 235), 14, 0.35)


def _batik_shirt(c: Canvas, count: int, motif: str, grounds: list[Colour], ink: Colour) -> None:
    for index, (x, y, k) in enumerate(rail(c, min(count, 3))):
        k *= 1.1
        ground = grounds[index]
        hanger(c, x, y, k)
        shape = cut(c, SHIRT, x, y, k, ground)
        with c.inside(shape):
            fill_with(c, motif, (x - 360 * k, y + 60 * k, x + 360 * k, y + 780 * k), ink, ground, 96 * k)
            for fold in (-130, -40, 90, 150):
                c.soft(box(x + fold * k, y + 260 * k, 14, 520 * k), darker(ground, 0.8), 16, 0.5)
            for side in (-1, 1):
                c.line(placed([(side * 212, 160), (side * 186, 334)], x, y, k), 8, darker(ground, 0.5), 190)
            c.shade(placed(box(-20, 130, 40, 700), x, y, k), darker(ground, 0.1), darker(ground, 0.3))
        for step in range(6):
            c.fill(placed(oval(0, 250 + step * 88, 8, 8), x, y, k), lighter(ink, 0.4))
        c.fill(oval(x, y + 100 * k, 62 * k, 24 * k), darker(ground, 0.6))
        for side in (-1, 1):
            flap = [(px * side * 72, py * 72 + 100) for px, py in path("0.95,-0.2 1.15,0.3 0.66,1.15 0,0.5 0.5,0.26")]
            c.lay(placed(flap, x, y, k), darker(ground, 0.15), 6)


BATIK = {"folded": _folded_batik, "hung": _hung_batik, "shirt": _batik_shirt}


def folded(c: Canvas, *, colours: str = "sky+milk+rose", count: str = "5") -> None:
    """A pile of folded plain textiles on a table."""
    ((x, base, _scale),) = stage(c, 1)
    tints = [tone(each) for each in colours.split("+")]
    many = int(count)
    thick = min(150, 720 / many)
    foot_shadow(c, x, base, 400)
    for index in range(many):
        y = base - (index + 1) * thick
        half = 390 - c.rng.uniform(0, 34)
        _fold(c, x + c.rng.uniform(-14, 14), y, half, thick, tints[index % len(tints)])
    c.soft(oval(x, base - many * thick, 300, 10), (255, 255, 255), 12, 0.3)


def _fold(c: Canvas, x: float, y: float, half: float, thick: float, colour: Colour) -> None:
    """One folded textile, its round fold to us."""
    shape = box(x - half, y, half * 2, thick * 0.98, thick * 0.46)
    c.shadow(shape, 4, 10, 9, 0.4)
    c.round(shape, colour, 0.2, lying=True)
    for layer in (0.36, 0.62):
        c.line(
            [(x - half + thick * 0.5, y + thick * layer), (x + half - 6, y + thick * layer)],
            5,
            darker(colour, 0.28),
            170,
        )
    for step in range(3):
        c.fill(box(x + half * (0.5 + step * 0.1), y + 2, half * 0.045, thick * 0.94), lighter(colour, 0.6), 190)


def embroidery(c: Canvas, *, colours: str = "chili+leaf+sun", ground: str = "milk", of: str = "hoop") -> None:
    """Flowers worked in coloured thread, in a wooden hoop or on a cushion."""
    tints = [tone(each) for each in colours.split("+")]
    if of == "hoop":
        surface(c)
        c.lay(box(270, 130, 1060, 960, 40), lighter(tone(ground), 0.1), 14, 0.06)
        for radius, shade in ((470, tone("oak")), (428, tone(ground))):
            c.lay(oval(800, 610, radius, radius, corners=90), shade, 16 if radius == 470 else 3)
        c.lay(box(752, 96, 96, 60, 14), tone("gold"), 8)
        _bouquet(c, 800, 610, 1, tints)
        for index, shade in enumerate(tints):
            _reel(c, 190 if index % 2 else 1430, 260 + index * 260, shade)
        c.line([(1240, 1090), (1470, 980)], 9, tone("silver"))
    else:
        for x, base, k in stage(c, 1):
            cushion = smooth(
                mirrored(path("0,-640 260,-626 420,-650 448,-630 430,-480 424,-320 430,-160 450,0 424,18 260,-8 0,4"))
            )
            foot_shadow(c, x, base, 420 * k)
            shape = placed(cushion, x, base - 10, k)
            c.lay(shape, tone(ground), 16)
            with c.inside(shape):
                c.soft(oval(x, base + 10, 460 * k, 90 * k), darker(tone(ground), 0.7), 40, 0.5)
                c.soft(oval(x - 60, base - 380 * k, 330 * k, 200 * k), (255, 255, 255), 90, 0.35)
            c.outline(placed(cushion, x, base - 12, k * 0.97), 7, darker(tone(ground), 0.3), 170)
            _bouquet(c, x, base - 330 * k, 0.72 * k, tints)


def _bouquet(c: Canvas, x: float, y: float, k: float, tints: list[Colour]) -> None:
    green = tints[1] if len(tints) > 1 else tone("leaf")
    for turn in range(0, 360, 45):
        stem = placed([(60, 0), (180, 36), (300, 0)], x, y, k, turn)
        c.line(smooth(stem, closed=False), 9 * k, darker(green, 0.1))
        for side in (-1, 1):
            _stitched(c, placed(moved(leaf(110, 48), 200, 60 * side), x, y, k, turn), green)
        bx, by = stem[-1]
        _blossom(c, bx, by, 62 * k, tints[0] if turn % 90 else tints[-1], turn)
    _blossom(c, x, y, 150 * k, tints[0], c.rng.uniform(0, 60))


def _blossom(c: Canvas, x: float, y: float, size: float, colour: Colour, angle: float) -> None:
    for petal in range(6):
        _stitched(c, placed(moved(leaf(size, size * 0.62), size * 0.56, 0), x, y, 1, petal * 60 + angle), colour)
    c.lay(oval(x, y, size * 0.26, size * 0.26), tone("sun"), 4)


def _stitched(c: Canvas, shape: list[Point], colour: Colour) -> None:
    """Satin stitch: threads from the edge to the middle line."""
    c.fill(moved(shape, 3, 5), (50, 26, 20), 60)
    c.fill(shape, darker(colour, 0.12))
    half = len(shape) // 2
    for index in range(1, half):
        c.line([shape[index], shape[-index]], 3, lighter(colour, 0.35 if index % 2 else 0.08))


def _reel(c: Canvas, x: float, y: float, colour: Colour) -> None:
    c.lay(box(x - 62, y - 96, 124, 34, 12), tone("pine"), 10)
    c.lay(box(x - 62, y + 62, 124, 34, 12), tone("pine"), 10)
    c.round(box(x - 50, y - 66, 100, 132, 10), colour, 0.3)
    for row in range(9):
        c.line([(x - 50, y - 56 + row * 14), (x + 50, y - 50 + row * 14)], 3, darker(colour, 0.25), 150)


def knit(c: Canvas, *, colours: str = "rose+sky", of: str = "doll") -> None:
    """Knitted things with balls of yarn and needles."""
    stage(c, 1)
    tints = [tone(each) for each in colours.split("+")]
    first, second = tints[0], tints[-1] if len(tints) > 1 else lighter(tints[0], 0.5)
    for x, y, size, shade in ((270, 905, 150, second), (1370, 950, 130, first), (1230, 1035, 96, lighter(second, 0.3))):
        _yarn(c, x, y, size, shade)
    for dx in (0, 34):
        c.line([(300 + dx, 930), (110 + dx * 2, 560 + dx)], 15, tone("bamboo"))
        c.fill(oval(110 + dx * 2, 560 + dx, 20, 20), tone("oak"))
    foot_shadow(c, 780, 1000, 300)
    KNITS[of](c, 780, first, second)


def _knitted(c: Canvas, shape: list[Point], colour: Colour, size: float = 30) -> None:
    """A body of rows of stitches, like small V."""
    c.shadow(shape, 10, 14, 14, 0.4)
    c.round(shape, colour, 0.22)
    left, top, right, bottom = bounds(shape)
    with c.inside(shape):
        for row in range(int((bottom - top) / size) + 1):
            y = top + row * size
            for column in range(int((right - left) / size) + 1):
                x = left + column * size
                c.line([(x, y), (x + size / 2, y + size * 0.7), (x + size, y)], size * 0.18, lighter(colour, 0.35), 130)


def _yarn(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    foot_shadow(c, x, y + size * 0.92, size)
    c.round(oval(x, y, size, size), colour, 0.3)
    with c.inside(oval(x, y, size, size)):
        for turn in (0, 55, 115):
            for step in range(-4, 5):
                strand = arc(0, step * size * 0.2 + size * 0.9, size * 1.3, size * 1.1, 200, 340)
                c.line(placed(strand, x, y, 1, turn), size * 0.06, lighter(colour, 0.3 if step % 2 else 0.1), 150)


def _doll(c: Canvas, x: float, first: Colour, second: Colour) -> None:
    """A bear."""
    for side in (-1, 1):
        _knitted(c, oval(x + side * 150, 950, 110, 90), first)
        _knitted(c, oval(x + side * 190, 700, 70, 130, side * -30), first)
        _knitted(c, oval(x + side * 150, 290, 80, 80), first)
        c.shade(oval(x + side * 150, 294, 42, 42), lighter(second, 0.2), second)
    _knitted(c, oval(x, 780, 190, 220), second)
    _knitted(c, oval(x, 430, 220, 200), first)
    c.shade(oval(x, 490, 96, 76), lighter(first, 0.6), lighter(first, 0.4))
    c.fill(oval(x, 456, 32, 23), tone("coffee"))
    c.line(arc(x, 490, 34, 30, 20, 160), 8, tone("coffee"))
    for side in (-1, 1):
        c.fill(oval(x + side * 84, 400, 20, 22), tone("ink"))
        c.fill(oval(x + side * 84 - 6, 393, 6, 6), tone("milk"))


def _hat(c: Canvas, x: float, first: Colour, second: Colour) -> None:
    """A woollen hat with a bobble."""
    _knitted(c, [*arc(x, 760, 330, 400, 180, 360), (x + 330, 800), (x - 330, 800)], first, 38)
    with c.inside([*arc(x, 760, 330, 400, 180, 360), (x + 330, 800), (x - 330, 800)]):
        for step in range(9):
            c.fill(star(x - 320 + step * 80, 640, 46, 20, 4), second)
    _knitted(c, box(x - 355, 780, 710, 200, 60), second, 38)
    for step in range(40):
        turn = math.radians(step * 9)
        c.line(
            [(x, 330), (x + 112 * math.cos(turn), 330 + 112 * math.sin(turn))],
            16,
            lighter(second, c.rng.uniform(0, 0.4)),
        )


def _knit_bag(c: Canvas, x: float, first: Colour, second: Colour) -> None:
    c.line(arc(x, 560, 210, 330, 180, 360), 40, darker(first, 0.1))
    c.line(arc(x, 560, 210, 330, 185, 355), 12, lighter(first, 0.3))
    shape = smooth(path("-310,540 310,540 350,780 320,990 0,1005 -320,990 -350,780"))
    _knitted(c, moved(shape, x, 0), first, 38)
    with c.inside(moved(shape, x, 0)):
        c.fill(box(x - 400, 700, 800, 30), second)
        c.fill(box(x - 400, 880, 800, 30), second)
        for step in range(8):
            c.fill(star(x - 330 + step * 95, 805, 52, 24, 4), second)


KNITS = {"doll": _doll, "hat": _hat, "bag": _knit_bag}
SCENES: dict[str, Scene] = {"batik": batik, "folded": folded, "embroidery": embroidery, "knit": knit}
