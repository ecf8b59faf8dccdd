"""Clothes on hangers: t-shirts, work clothes, Muslim wear, headscarves."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import Point, arc, at, box, leaf, mirrored, moved, oval, path, placed, smooth, star
from .places import hanger, rail
from .stage import emblem, foot_shadow, stage

SHIRT = "60,100 150,128 212,160 340,322 250,402 186,330 190,430 196,760"
BODY = "58,100 150,128 214,166 202,330 198,760"
SLEEVE = "150,128 214,160 262,240 318,640 226,664 196,352"
COVERALL = "58,100 150,128 214,166 198,330 190,480 206,930 24,940 8,620"
DRESS = "58,104 144,128 204,166 182,330 200,480 312,960"
WIDE_SLEEVE = "144,128 204,160 262,250 356,560 250,612 186,360"


def tshirt(
    c: Canvas,
    *,
    colours: str = "sea+milk+safety",
    print: str = "emblem",  # noqa: A002  the product data says print=
    count: str = "2",
) -> None:
    """T-shirts with a print on the chest."""
    tints = [tone(each) for each in colours.split("+")]
    for index, (x, y, k) in enumerate(rail(c, int(count))):
        colour, ink = tints[index % len(tints)], tints[(index + 1) % len(tints)]
        ink = ink if ink != colour else tone("gold")
        k *= 1.12
        hanger(c, x, y, k)
        shape = cut(c, SHIRT, x, y, k, colour)
        with c.inside(shape):
            for side in (-1, 1):
                c.line(placed([(side * 212, 160), (side * 186, 334)], x, y, k), 4, darker(colour, 0.3), 150)
                c.line(placed([(side * 330, 308), (side * 240, 388)], x, y, k), 4, darker(colour, 0.3), 150)
            c.line(placed([(-220, 742), (220, 742)], x, y, k), 4, darker(colour, 0.3), 150)
            PRINTS[print](c, x, y + 400 * k, 110 * k, ink)
        _neck(c, x, y + 102 * k, 62 * k, colour)


def cut(c: Canvas, right: str, x: float, y: float, k: float, colour: Colour) -> list[Point]:
    """A symmetrical piece of cloth with soft folds, by its right edge; its outline."""
    shape = placed(mirrored(path(right)), x, y, k)
    c.lay(shape, colour, 22, 0.16)
    with c.inside(shape):
        for step in (-150, -60, 70, 160):
            fold = path("-8,250 14,420 -10,640 10,960 34,960 20,640 34,420 6,250")
            px = x + (step + c.rng.uniform(-20, 20)) * k
            c.soft(placed(fold, px, y, k), darker(colour, 0.6), 12, 0.3)
            c.soft(placed(fold, px + 30 * k, y, k), lighter(colour, 0.8), 12, 0.3)
    return shape


def _neck(c: Canvas, x: float, y: float, half: float, colour: Colour) -> None:
    c.fill([*arc(x, y, half, half * 0.3, 180, 360), *arc(x, y, half, half * 0.95, 0, 180)], darker(colour, 0.5))
    c.line(arc(x, y, half, half * 0.95, 0, 180), half * 0.24, lighter(colour, 0.1))
    c.line(arc(x, y, half * 1.1, half * 1.06, 0, 180), 3, darker(colour, 0.3), 150)


def _waves(c: Canvas, x: float, y: float, size: float, ink: Colour) -> None:
    for row in range(-2, 3):
        wave = [
            (x + step * size / 3, y + row * size * 0.38 + (14 if step % 2 else -14) * size / 110)
            for step in range(-3, 4)
        ]
        c.line(smooth(wave, closed=False), size * 0.16, mix(ink, tone("milk"), 0.12 * (row + 2)))


def _sunrise(c: Canvas, x: float, y: float, size: float, ink: Colour) -> None:
    c.fill(star(x, y, size * 1.15, size * 0.86, 18), ink)
    c.fill(oval(x, y, size * 0.7, size * 0.7), lighter(ink, 0.55))
    mountain = path("-0.62,0.36 -0.2,-0.2 -0.05,-0.06 0.14,-0.34 0.62,0.36")
    c.fill(placed(mountain, x, y, size), darker(ink, 0.45))


def _stripe(c: Canvas, x: float, y: float, size: float, ink: Colour) -> None:
    for row in range(4):
        c.fill(box(x - size * 3, y - size * 0.8 + row * size * 0.6, size * 6, size * (0.34 - 0.06 * row)), ink)


def _nothing(c: Canvas, x: float, y: float, size: float, ink: Colour) -> None:
    """A plain shirt has a small sign on the breast only."""
    emblem(c, x + size * 0.8, y - size * 0.9, size * 0.26, ink)


PRINTS = {"emblem": emblem, "waves": _waves, "sun": _sunrise, "stripe": _stripe, "none": _nothing}


def workshirt(c: Canvas, *, colour: str = "navy", trim: str = "safety", of: str = "shirt", count: str = "2") -> None:
    """Uniforms: a shirt with two pockets, a coverall or a jacket with bright bands."""
    for x, y, k in rail(c, int(count)):
        hanger(c, x, y, k)
        _workwear(c, of, x, y, k, tone(colour), tone(trim))


def _workwear(c: Canvas, of: str, x: float, y: float, k: float, colour: Colour, trim: Colour) -> None:
    banded = {"shirt": False, "coverall": True, "jacket": True}[of]
    for side in (-1, 1):
        _sleeve(c, SLEEVE, side, x, y, k, colour, [(0.66, 0.76, trim)] if banded else [(0.9, 1, trim)])
    shape = cut(c, COVERALL if of == "coverall" else BODY, x, y, k, colour)
    with c.inside(shape):
        c.shade(placed(mirrored(path("40,90 220,110 230,236 0,262")), x, y, k), lighter(trim, 0.15), darker(trim, 0.1))
        if banded:
            _band(c, x, y + 440 * k, 230 * k, 46 * k, trim)
        if of == "coverall":
            _band(c, x, y + 820 * k, 230 * k, 40 * k, trim)
        c.line(placed([(0, 130), (0, 760 if of != "coverall" else 620)], x, y, k), 7 * k, darker(colour, 0.4))
        for step in range(6):
            c.fill(oval(x + 14 * k, y + (250 + step * 84) * k, 8 * k, 8 * k), lighter(colour, 0.6))
    for side in (-1, 1):
        _pocket(c, x + side * 100 * k, y + 300 * k, 62 * k, colour)
    emblem(c, x + 100 * k, y + 210 * k, 30 * k, lighter(trim, 0.75))
    _collar(c, x, y + 100 * k, 72 * k, colour)


def _sleeve(
    c: Canvas,
    right: str,
    side: int,
    x: float,
    y: float,
    k: float,
    colour: Colour,
    bands: list[tuple[float, float, Colour]],
) -> None:
    outline = [(px * side, py) for px, py in path(right)]
    shape = placed(outline, x, y, k)
    c.lay(shape, darker(colour, 0.08), 16, 0.18)
    top, low = outline[2], outline[3]
    with c.inside(shape):
        for start, end, hue in bands:
            y1, y2 = (top[1] + (low[1] + 20 - top[1]) * share for share in (start, end))
            c.shade(
                placed(box(low[0] - 260, y1, 520, y2 - y1), x, y, k, -8 * side), lighter(hue, 0.2), darker(hue, 0.1)
            )


def _band(c: Canvas, x: float, y: float, half: float, tall: float, colour: Colour) -> None:
    """A bright band with a silver strip that throws light back."""
    c.shade(box(x - half, y, half * 2, tall), lighter(colour, 0.15), darker(colour, 0.1))
    c.shade(
        box(x - half, y + tall * 0.28, half * 2, tall * 0.44), tone("silver"), lighter(tone("silver"), 0.5), across=True
    )


def _pocket(c: Canvas, x: float, y: float, half: float, colour: Colour) -> None:
    c.fill(box(x - half, y, half * 2, half * 2.2, half * 0.2), darker(colour, 0.18))
    c.shade(box(x - half, y, half * 2, half * 0.66, half * 0.12), lighter(colour, 0.24), lighter(colour, 0.08))
    c.fill(oval(x, y + half * 0.44, half * 0.12, half * 0.12), lighter(colour, 0.7))


def _collar(c: Canvas, x: float, y: float, half: float, colour: Colour) -> None:
    c.fill(oval(x, y, half * 0.86, half * 0.3), darker(colour, 0.55))
    for side in (-1, 1):
        c.lay(
            [(x + side * px * half, y + py * half) for px, py in path("0.95,-0.2 1.15,0.3 0.66,1.15 0,0.5 0.5,0.26")],
            colour,
            6,
        )


def robe(c: Canvas, *, colour: str = "teal", trim: str = "gold", of: str = "gamis", count: str = "2") -> None:
    """A long Muslim dress, or a collarless shirt for men, with embroidery."""
    for x, y, k in rail(c, int(count)):
        hanger(c, x, y, k)
        ROBES[of](c, x, y, k, tone(colour), tone(trim))


def _gamis(c: Canvas, x: float, y: float, k: float, colour: Colour, trim: Colour) -> None:
    for side in (-1, 1):
        _sleeve(c, WIDE_SLEEVE, side, x, y, k, colour, [(0.9, 0.99, trim)])
    shape = cut(c, DRESS, x, y, k, colour)
    with c.inside(shape):
        c.fill(placed(box(-340, 905, 680, 26), x, y, k), trim)
        for step in range(-9, 10):
            petal = placed(moved(leaf(46, 24), 0, 0), x + step * 36 * k, y + 880 * k, k, 90 if step % 2 else 50)
            c.fill(petal, lighter(trim, 0.15))
        c.soft(placed(box(-190, 452, 380, 14), x, y, k), darker(colour, 0.6), 9, 0.5)
    _front(c, x, y, k, colour, trim, 430)


def _koko(c: Canvas, x: float, y: float, k: float, colour: Colour, trim: Colour) -> None:
    for side in (-1, 1):
        _sleeve(c, SLEEVE, side, x, y, k, colour, [(0.92, 1.02, trim)])
    shape = cut(c, "58,104 150,128 214,166 206,330 216,800", x, y, k, colour)
    with c.inside(shape):
        for side in (-1, 1):
            c.fill(placed(box(side * 118 - 12, 150, 24, 700), x, y, k), trim, 150)
    _front(c, x, y, k, colour, trim, 520)


def _front(c: Canvas, x: float, y: float, k: float, colour: Colour, trim: Colour, low: float) -> None:
    """An embroidered strip from the neck down, and a standing collar."""
    c.shade(placed(box(-34, 120, 68, low - 100, 14), x, y, k), lighter(trim, 0.25), darker(trim, 0.1))
    for step in range(int((low - 150) / 56)):
        c.fill(placed(star(0, 176 + step * 56, 20, 9, 8), x, y, k), colour)
        c.fill(placed(oval(0, 176 + step * 56, 6, 6), x, y, k), lighter(trim, 0.8))
    c.fill(oval(x, y + 106 * k, 58 * k, 22 * k), darker(colour, 0.55))
    c.line(arc(x, y + 108 * k, 58 * k, 36 * k, 0, 180), 18 * k, trim)


ROBES = {"gamis": _gamis, "koko": _koko}


def veil(
    c: Canvas, *, colours: str = "blush+lilac+mint", of: str = "scarf", trim: str = "gold", count: str = "3"
) -> None:
    """Headscarves on faceless stands, or the wide garment for prayer on hangers."""
    tints = [tone(each) for each in colours.split("+")]
    if of == "scarf":
        for index, (x, base, k) in enumerate(stage(c, int(count))):
            _scarf(c, x, base, k, tints[index % len(tints)], tone(trim))
    else:
        for index, (x, y, k) in enumerate(rail(c, int(count))):
            VEILS[of](c, x, y, k, tints[index % len(tints)], tone(trim))


def _scarf(c: Canvas, x: float, base: float, k: float, colour: Colour, trim: Colour) -> None:
    y = base - 640 * k
    foot_shadow(c, x, base, 200 * k)
    c.round(placed(box(-24, 480, 48, 150), x, y, k), tone("oak"))
    c.round(placed(box(-150, 606, 300, 34, 17), x, y, k), tone("oak"))
    drape = smooth(mirrored(path("0,0 110,30 150,130 136,240 190,330 232,520 0,570")))
    c.lay(placed(drape, x, y, k), colour, 14, 0.2)
    with c.inside(placed(drape, x, y, k)):
        for bend in (330, 400, 470):
            c.soft(placed(arc(0, bend - 120, 210, 150, 20, 160), x, y, k), darker(colour, 0.5), 9, 0.35)
            c.line(placed(arc(0, bend - 120, 200, 150, 25, 155), x, y, k), 5, lighter(colour, 0.5), 150)
        c.line(placed(arc(0, 470, 240, 92, 0, 180), x, y, k), 12 * k, trim)
    c.fill(placed(oval(0, 158, 92, 118), x, y, k), darker(colour, 0.4))
    c.shade(placed(oval(0, 166, 80, 108), x, y, k), lighter(tone("pine"), 0.55), tone("pine"))
    c.line(placed(arc(0, 158, 92, 118, 150, 390), x, y, k), 16 * k, lighter(colour, 0.22))
    c.lay(placed(star(64, 290, 22, 12, 8), x, y, k), trim, 4)


def _mukena(c: Canvas, x: float, y: float, k: float, colour: Colour, trim: Colour) -> None:
    hanger(c, x, y, k)
    shape = placed(smooth(mirrored(path("0,86 90,92 150,150 240,420 330,820 0,900"))), x, y, k)
    c.lay(shape, colour, 22, 0.16)
    with c.inside(shape):
        for step in range(-3, 4):
            c.soft(
                placed([(step * 30, 330), (step * 100 - 12, 960), (step * 100 + 22, 960)], x, y, k),
                darker(colour, 0.5),
                10,
                0.35,
            )
        for row, width in ((760, 22), (800, 9), (700, 9)):
            c.line(placed(arc(0, row - 90, 400, 150, 5, 175), x, y, k), width * k, trim)
    for step in range(15):
        px, py = at(x, y + 760 * k, 330 * k, 168 - step * 11.2, 0.42)
        c.lay(oval(px, py, 25 * k, 25 * k), lighter(colour, 0.2), 5)
        c.fill(oval(px, py, 10 * k, 10 * k), trim)
    c.fill(placed(oval(0, 212, 84, 104), x, y, k), darker(colour, 0.45))
    for step in range(26):
        px, py = at(x, y + 212 * k, 94 * k, step * 360 / 26, 1.21)
        c.shade(oval(px, py, 17 * k, 17 * k), lighter(trim, 0.35), trim)


VEILS = {"mukena": _mukena}
SCENES: dict[str, Scene] = {"tshirt": tshirt, "workshirt": workshirt, "robe": robe, "veil": veil}
