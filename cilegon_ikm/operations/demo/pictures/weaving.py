"""Woven bamboo and pandan, and things made of what others throw away."""

import math

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import Point, arc, bounds, box, lathe, leaf, moved, oval, path, placed, smooth, star
from .leather import stitches
from .places import bench_top
from .rooms import surface, weave
from .stage import foot_shadow, stage

BASKETS = {  # half width, height, right edge
    "round": (290, 330, "0.96,0 1,0.1 1,0.5 0.9,0.85 0.72,1"),
    "handle": (290, 300, "1,0 0.98,0.4 0.9,0.85 0.78,1"),
    "box": (300, 340, "1,0 1,0.3 1,0.6 1,1"),
    "tall": (225, 560, "1,0 0.97,0.3 0.9,0.7 0.78,1"),
}


def basket(c: Canvas, *, colour: str = "bamboo", trim: str = "teak", of: str = "round", count: str = "2") -> None:
    """Woven baskets: round with a lid, with a handle, square boxes, tall ones."""
    for index, (x, base, k) in enumerate(stage(c, int(count))):
        shade = mix(tone(colour), tone(trim), 0.25 * (index % 2))
        half, height, profile = BASKETS[of]
        _basket(c, of, x, base, half * k, height * k, profile, shade, tone(trim))


def _basket(
    c: Canvas, of: str, x: float, base: float, half: float, height: float, profile: str, colour: Colour, trim: Colour
) -> None:
    top = base - height
    foot_shadow(c, x, base, half * 0.9)
    if of == "handle":
        c.line(arc(x, top + 10, half * 0.86, height * 1.15, 180, 360), half * 0.1, darker(trim, 0.2))
        stitches(c, arc(x, top + 10, half * 0.86, height * 1.15, 182, 358), lighter(trim, 0.5), half * 0.03)
    c.fill(oval(x, top, half * 0.97, half * 0.17), darker(colour, 0.65))
    body = lathe(profile, x, top, half, height)
    wicker(c, body, colour, half / 6)
    with c.inside(body):
        c.fill(box(x - half, top + height * 0.56, half * 2, height * 0.13), trim, 200)
        for step in range(-5, 6):
            c.fill(
                star(x + step * half * 0.2, top + height * 0.625, half * 0.075, half * 0.045, 2), lighter(colour, 0.4)
            )
    _rim(c, x, top, half * (1 if of != "round" else 0.97), half * 0.1, trim)
    if of in {"round", "box"}:
        lid = [
            *arc(x, top - 6, half * 1.03, half * (0.5 if of == "round" else 0.24), 180, 360),
            (x + half * 1.03, top + 14),
            (x - half * 1.03, top + 14),
        ]
        c.shadow(lid, 6, 14, 12, 0.4)
        wicker(c, lid, lighter(colour, 0.1), half / 6)
        c.round(box(x - half * 1.05, top - 8, half * 2.1, half * 0.13, half * 0.06), trim, 0.3)
        c.round(oval(x, top - half * (0.5 if of == "round" else 0.26), half * 0.12, half * 0.1), trim, 0.3)


def wicker(c: Canvas, shape: list[Point], colour: Colour, size: float) -> None:
    """A woven body, lit from the left."""
    c.round(shape, colour, 0.2)
    left, top, right, bottom = bounds(shape)
    with c.inside(shape):
        for row in range(int((bottom - top) / (size * 0.5)) + 1):
            for column in range(int((right - left) / size) + 2):
                x = left + (column - 0.5 * (row % 2)) * size
                y = top + row * size * 0.5
                shade = darker(colour, 0.55 * (x - left) / (right - left) - 0.05)
                c.fill(box(x + 2, y + 2, size * 0.92, size * 0.4, size * 0.16), lighter(shade, 0.22))
                c.fill(box(x + 2, y + size * 0.3, size * 0.92, size * 0.14, size * 0.07), darker(shade, 0.24))


def _rim(c: Canvas, x: float, y: float, half: float, thick: float, colour: Colour) -> None:
    c.round(box(x - half * 1.02, y - thick * 0.3, half * 2.04, thick * 1.3, thick * 0.6), colour, 0.3)
    for step in range(-9, 10):
        c.line(
            [(x + step * half * 0.107, y - thick * 0.2), (x + step * half * 0.107 + 12, y + thick)],
            4,
            lighter(colour, 0.5),
            170,
        )


def mat(c: Canvas, *, colour: str = "bamboo", stripes: str = "chili+leaf", of: str = "flat") -> None:
    """Pandan mats: one laid flat, or rolls that stand."""
    tints = [tone(each) for each in stripes.split("+")]
    if of == "rolled":
        for index, (x, base, k) in enumerate(stage(c, 3)):
            _roll(c, x, base, 130 * k, 560 * k, tone(colour), tints[index % len(tints)])
        return
    surface(c)
    angle = c.rng.uniform(-9, 9)
    sheet = placed(box(-580, -400, 1160, 800), 800, 600, 1, angle)
    for step in range(59):
        for end in (-1, 1):
            c.line(
                placed([(end * 575, -396 + step * 13.6), (end * 640, -394 + step * 13.6)], 800, 600, 1, angle),
                4,
                lighter(tone(colour), 0.2),
            )
    c.lay(sheet, tone(colour), 18)
    with c.inside(sheet):
        weave(c, 150, 100, 1300, 1000, tone(colour), 34)
        for index, x in enumerate((-520, -380, -60, 60, 380, 520)):
            shade = tints[index % len(tints)]
            c.fill(placed(box(x - 44, -420, 88, 840), 800, 600, 1, angle), shade, 190)
            for step in range(11):
                c.fill(placed(star(x, -390 + step * 78, 40, 20, 2), 800, 600, 1, angle), lighter(tone(colour), 0.4))
        c.outline(placed(box(-572, -392, 1144, 784), 800, 600, 1, angle), 16, darker(tints[0], 0.2))


def _roll(c: Canvas, x: float, base: float, half: float, height: float, colour: Colour, stripe: Colour) -> None:
    foot_shadow(c, x, base, half)
    top = base - height
    body = [*arc(x, top, half, half * 0.34, 180, 360), *arc(x, base - 14, half, half * 0.3, 0, 180)]
    wicker(c, body, colour, half / 3)
    with c.inside(body):
        for share in (0.12, 0.78):
            c.round(
                [
                    *arc(x, top + height * share, half, half * 0.3, 180, 0),
                    *arc(x, top + height * (share + 0.08), half, half * 0.3, 0, 180),
                ],
                stripe,
                0.3,
            )
    c.shade(oval(x, top, half, half * 0.34), lighter(colour, 0.3), colour)
    spiral = [
        (x + half * 0.9 * turn / 90 * math.cos(turn / 4), top + half * 0.3 * turn / 90 * math.sin(turn / 4))
        for turn in range(10, 90)
    ]
    c.line(spiral, 5, darker(colour, 0.5))
    band = arc(x, top + height * 0.42, half * 1.02, half * 0.3, 0, 180)
    c.line(band, 14, darker(tone("teak"), 0.1))


def hat(c: Canvas, *, colour: str = "bamboo", band: str = "chili", count: str = "1") -> None:
    """Pointed farmers' hats of bamboo."""
    for index, (x, base, k) in enumerate(stage(c, int(count))):
        half, height = (440 * k, 400 * k) if count == "1" else (390 * k, 340 * k)
        foot_shadow(c, x, base, half)
        c.shade(oval(x, base - 22, half, half * 0.13), darker(tone(colour), 0.3), darker(tone(colour), 0.6))
        cone = [
            *smooth(
                [
                    (x - half, base - 22),
                    (x - half * 0.5, base - height * 0.46),
                    (x, base - height),
                    (x + half * 0.5, base - height * 0.46),
                    (x + half, base - 22),
                ],
                False,
            ),
            *arc(x, base - 22, half, half * 0.13, 0, 180),
        ]
        shade = mix(tone(colour), tone("teak"), 0.25 * (index % 2))
        wicker(c, cone, shade, half / 9)
        with c.inside(cone):
            for share in (0.3, 0.62, 0.9):
                c.line(
                    arc(x, base - 22 - height * (0.95 - share), half * share, half * 0.13 * share, 0, 180),
                    half * 0.04,
                    tone(band),
                )
            c.soft([(x, base - height), (x + half * 0.2, base), (x + half, base)], darker(shade, 0.7), 40, 0.3)
        c.round(oval(x, base - height + 12, half * 0.06, half * 0.05), tone(band), 0.3)


def recycled(c: Canvas, *, colours: str = "chili+sky+sun+leaf", of: str = "bag") -> None:
    """Bright things of old packaging: a woven bag, bottle flowers, painted bottle pots, a tray of paper rolls."""
    RECYCLED[of](c, [tone(each) for each in colours.split("+")])


def _sachet_bag(c: Canvas, tints: list[Colour]) -> None:
    ((x, base, _scale),) = stage(c, 1)
    foot_shadow(c, x, base, 360)
    c.line(arc(x, base - 560, 190, 260, 180, 360), 44, darker(tints[0], 0.25))
    shape = placed(smooth(path("-350,-580 350,-580 380,-300 350,0 -350,0 -380,-300"), steps=4), x, base)
    c.lay(shape, tints[0], 14)
    with c.inside(shape):
        for row in range(9):
            for column in range(-6, 7):
                px, py = x + column * 72 + (row % 2) * 36, base - 600 + row * 72
                shade = tints[(row + column) % len(tints)]
                c.shade(
                    [(px, py - 48), (px + 44, py), (px, py + 48), (px - 44, py)],
                    lighter(shade, 0.4),
                    darker(shade, 0.1),
                )
                c.line([(px - 20, py - 18), (px + 14, py - 26)], 7, lighter(shade, 0.7), 200)
        c.soft(box(x + 150, base - 600, 150, 640), (46, 26, 24), 50, 0.26)
    c.round(box(x - 362, base - 604, 724, 56, 24), darker(tints[0], 0.2), 0.3, lying=True)


def _bottle_flowers(c: Canvas, tints: list[Colour]) -> None:
    ((x, base, _scale),) = stage(c, 1)
    foot_shadow(c, x, base, 170)
    heads = [(-300, -640), (-150, -780), (20, -700), (180, -820), (320, -650), (-60, -560), (130, -540)]
    for px, py in heads:
        c.line(
            smooth([(x, base - 200), (x + px * 0.5, base + py * 0.6), (x + px, base + py)], closed=False),
            15,
            tone("leaf"),
        )
    for index, (px, py) in enumerate(heads):
        shade = tints[index % len(tints)]
        for ring, reach in ((0, 118), (1, 78)):
            for petal in range(8):
                part = placed(
                    moved(leaf(reach, reach * 0.5), reach * 0.55, 0), x + px, base + py, 1, petal * 45 + ring * 22
                )
                c.lay(part, lighter(shade, 0.2 * ring), 4, 0.3)
        c.round(oval(x + px, base + py, 34, 34), tone("sun") if shade != tone("sun") else tone("orange"), 0.3)
    pot = lathe("0.9,0 1,0.2 0.86,0.6 1,0.92 0.9,1", x, base - 340, 175, 340)
    c.round(pot, mix(tints[1 % len(tints)], tone("milk"), 0.5), 0.24)
    with c.inside(pot):
        for step in range(5):
            c.fill(box(x - 200, base - 300 + step * 64, 400, 18), lighter(tints[1 % len(tints)], 0.7), 120)
        c.shine(box(x - 130, base - 320, 34, 280, 16), 14, 0.6)


def _bottle_pots(c: Canvas, tints: list[Colour]) -> None:
    for index, (x, base, k) in enumerate(stage(c, 3)):
        shade = tints[index % len(tints)]
        foot_shadow(c, x, base, 180 * k)
        for turn in range(-150, -20, 18):
            blade = placed(moved(leaf(300, 74), 160, 0), x, base - 300 * k, k, turn)
            c.lay(blade, mix(tone("leaf"), tone("pandan"), c.rng.random()), 5)
        pot = [
            (x - 160 * k, base - 330 * k),
            (x + 160 * k, base - 330 * k),
            *arc(x + 130 * k, base - 40 * k, 34 * k, 40 * k, 0, 90),
            *arc(x - 130 * k, base - 40 * k, 34 * k, 40 * k, 90, 180),
        ]
        for side in (-1, 1):
            c.lay([(x + side * px * k, base + py * k) for px, py in path("160,-320 150,-430 60,-330")], shade, 4)
        c.round(pot, shade, 0.24)
        for side in (-1, 1):
            c.fill(oval(x + side * 60 * k, base - 200 * k, 20 * k, 24 * k), tone("ink"))
            c.fill(oval(x + side * 60 * k - 6, base - 208 * k, 7 * k, 7 * k), tone("milk"))
            for whisker in (-14, 6, 26):
                c.line(
                    [(x + side * 60 * k, base - 130 * k), (x + side * 130 * k, base + (whisker - 140) * k)],
                    4,
                    darker(shade, 0.6),
                )
        c.fill([(x - 20 * k, base - 160 * k), (x + 20 * k, base - 160 * k), (x, base - 136 * k)], tone("blush"))
        c.line(arc(x, base - 130 * k, 34 * k, 26 * k, 20, 160), 6, darker(shade, 0.6))


def _paper_tray(c: Canvas, tints: list[Colour]) -> None:
    bench_top(c)
    for ring in range(9):
        radius = 480 - ring * 50
        c.lay(
            oval(800, 600, radius, radius, corners=80),
            mix(tints[ring % len(tints)], tone("paper"), 0.25),
            9 if ring == 0 else 2,
        )
        for step in range(40 - ring * 3):
            turn = 2 * math.pi * step / (40 - ring * 3)
            inner, outer = radius - 50, radius - 4
            c.line(
                [
                    (800 + inner * math.cos(turn), 600 + inner * math.sin(turn)),
                    (800 + outer * math.cos(turn + 0.09), 600 + outer * math.sin(turn + 0.09)),
                ],
                5,
                lighter(tints[(ring + step) % len(tints)], 0.55),
                170,
            )
    c.lay(oval(800, 600, 60, 60), tints[0], 6)


RECYCLED = {"bag": _sachet_bag, "flowers": _bottle_flowers, "pots": _bottle_pots, "tray": _paper_tray}
SCENES: dict[str, Scene] = {"basket": basket, "mat": mat, "hat": hat, "recycled": recycled}
