"""Kitchenware: pots, woks, steamers, knives, stoves."""

import math

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, box, lathe, leaf, moved, oval, path, placed, smooth
from .rooms import board, surface
from .stage import foot_shadow, stage


def pan(c: Canvas, *, colour: str = "silver", of: str = "wok", count: str = "1") -> None:
    """Cookware on a table: a wok, pots with a lid, a tall rice steamer."""
    for index, (x, base, k) in enumerate(stage(c, int(count))):
        shade = darker(tone(colour), 0.14 * index)
        PANS[of](c, x, base, k, shade)


def _ear(c: Canvas, x: float, y: float, side: int, k: float, colour: Colour) -> None:
    c.line(
        placed(smooth([(0, -34), (side * 74, -40), (side * 84, 6), (side * 70, 34), (0, 34)], closed=False), x, y, k),
        24 * k,
        darker(colour, 0.3),
    )


def _wok(c: Canvas, x: float, base: float, k: float, colour: Colour) -> None:
    foot_shadow(c, x, base, 250 * k)
    half, rim = 440 * k, base - 330 * k
    for side in (-1, 1):
        _ear(c, x + side * half * 0.97, rim + 20 * k, side, k * 1.1, colour)
    bowl = [(x + half, rim), *arc(x, rim, half, 326 * k, 0, 180, 40)]
    c.round(bowl, colour, 0.42)
    with c.inside(bowl):
        c.soft(oval(x - 150 * k, rim + 130 * k, 40 * k, 110 * k, 24), (255, 255, 255), 22, 0.6)
    c.shade(oval(x, rim, half, 84 * k, corners=70), lighter(colour, 0.6), colour)
    c.shade(oval(x, rim + 6, half * 0.95, 72 * k, corners=70), darker(colour, 0.55), lighter(colour, 0.15))
    c.line([(x + 60 * k, rim + 30 * k), (x + 360 * k, rim - 330 * k)], 26 * k, tone("teak"))
    c.line([(x + 60 * k, rim + 30 * k), (x + 190 * k, rim - 126 * k)], 18 * k, lighter(tone("steel"), 0.3))


def _pot(c: Canvas, x: float, base: float, k: float, colour: Colour) -> None:
    foot_shadow(c, x, base, 270 * k)
    _pot_body(c, x, base, k, colour)


def _pot_body(c: Canvas, x: float, base: float, k: float, colour: Colour) -> None:
    half, top = 270 * k, base - 330 * k
    for side in (-1, 1):
        _ear(c, x + side * half, top + 90 * k, side, k, colour)
    c.round(
        [
            (x - half, top),
            (x + half, top),
            *arc(x + half - 50 * k, base - 40 * k, 50 * k, 40 * k, 0, 90),
            *arc(x - half + 50 * k, base - 40 * k, 50 * k, 40 * k, 90, 180),
        ],
        colour,
        0.42,
    )
    c.fill(box(x - half, top + 40 * k, half * 2, 9 * k), darker(colour, 0.25), 120)
    c.round(
        [*arc(x, top, half * 1.02, 90 * k, 180, 360), (x + half * 1.04, top + 20 * k), (x - half * 1.04, top + 20 * k)],
        lighter(colour, 0.15),
        0.42,
    )
    c.round(lathe("1,0 1,0.5 0.4,0.7 0.5,1", x, top - 146 * k, 46 * k, 66 * k), tone("coffee"), 0.4)
    c.shine(box(x - half * 0.7, top + 70 * k, 24 * k, 190 * k, 12), 10, 0.7)


def _steamer(c: Canvas, x: float, base: float, k: float, colour: Colour) -> None:
    k *= 0.84
    foot_shadow(c, x, base, 250 * k)
    for side in (-1, 1):
        _ear(c, x + side * 220 * k, base - 330 * k, side, k, colour)
    c.round(
        lathe("0.86,0 0.62,0.3 0.6,0.36 1,0.72 0.92,0.96 0.84,1", x, base - 480 * k, 250 * k, 480 * k), colour, 0.42
    )
    cone = placed(path("-236,-800 236,-800 120,-470 -120,-470"), x, base, k)
    c.round(cone, tone("bamboo"), 0.2)
    with c.inside(cone):
        for step in range(-9, 10):
            for side in (-1, 1):
                c.line(
                    placed([(step * 30, -810), (step * 30 + side * 150, -460)], x, base, k),
                    8 * k,
                    darker(tone("bamboo"), 0.25),
                    150,
                )
    c.round(placed(box(-246, -826, 492, 40, 16), x, base, k), tone("teak"), 0.3)
    for dx in (-90, 10, 100):
        wisp = [(x + dx * k + (24 if step % 2 else -24), base - (840 + step * 52) * k) for step in range(5)]
        c.soft(
            [
                *[(px - 14, py) for px, py in smooth(wisp, closed=False)],
                *[(px + 14, py) for px, py in reversed(smooth(wisp, closed=False))],
            ],
            (255, 255, 255),
            14,
            0.5,
        )


PANS = {"wok": _wok, "pot": _pot, "steamer": _steamer}


def cleaver(c: Canvas, *, colour: str = "oak", count: str = "3") -> None:
    """Kitchen knives on a board, from above."""
    surface(c)
    board(c, 760, 600, 1160, 900, c.rng.uniform(-4, 4))
    many = int(count)
    for index in range(many):
        y = 600 + (index - (many - 1) / 2) * (780 / many)
        _blade(c, 760, y, (1.3, 1.12, 1.0, 0.86)[many - 1], c.rng.uniform(-7, 3), index % 3, tone(colour))
    for x, y in ((1400, 200), (1460, 300)):
        c.lay(oval(x, y, 62, 62), tone("chili"), 10, 0.3)
        for turn in range(0, 360, 72):
            c.fill(placed(moved(leaf(40, 14), 18, 0), x, y - 30, 1, turn), tone("leaf"))


def _blade(c: Canvas, x: float, y: float, k: float, angle: float, kind: int, wood: Colour) -> None:
    outlines = (
        "-460,-110 60,-110 80,-40 80,40 40,110 -440,110 -470,60",
        "-480,10 -420,-40 -250,-70 80,-74 80,40 40,66 -240,70 -400,50",
        "-430,0 -330,-34 80,-46 80,34 -300,36",
    )
    shape = placed(path(outlines[kind]), x, y, k, angle)
    c.lay(shape, lighter(tone("silver"), 0.2), 16, 0.35)
    with c.inside(shape):
        c.fill(placed(path("-500,34 80,50 80,140 -500,140"), x, y, k, angle), tone("white"), 130)
        c.line(placed([(-500, 34), (60, 50)], x, y, k, angle), 4, darker(tone("steel"), 0.1), 160)
        c.soft(placed([(-260, -120), (-200, -120), (-290, 120), (-350, 120)], x, y, k, angle), (255, 255, 255), 12, 0.8)
        if kind == 0:
            c.fill(placed(oval(-400, -66, 20, 20), x, y, k, angle), darker(tone("steel"), 0.5))
    grip = placed(smooth(path("74,-42 200,-36 330,-46 400,-20 400,34 340,44 200,34 74,44"), steps=5), x, y, k, angle)
    c.lay(grip, wood, 14)
    for px in (130, 220, 310):
        c.fill(placed(oval(px, 0, 11, 11), x, y, k, angle), lighter(tone("gold"), 0.2))


def stove(c: Canvas, *, colour: str = "silver", flame: str = "sky") -> None:
    """A strong gas stove on legs with a pot over its flame."""
    stage(c, 1)
    x, base, shade = 800 + c.rng.uniform(-30, 30), 1070, tone(colour)
    foot_shadow(c, x, base, 430)
    for side in (-1, 1):
        c.round(box(x + side * 400 - 22, base - 250, 44, 250, 6), darker(shade, 0.35), 0.3)
    c.round(box(x - 450, base - 330, 900, 140, 22), shade, 0.3, lying=True)
    for side in (-1, 1):
        c.lay(oval(x + side * 230, base - 258, 48, 48), tone("charcoal"), 8)
        c.line([(x + side * 230, base - 258), (x + side * 230 + 22, base - 292)], 10, tone("safety"))
    c.round(box(x - 330, base - 368, 660, 42, 12), tone("charcoal"), 0.3)
    for step in range(-7, 8):
        tongue = placed(smooth(path("0,0 -18,-30 0,-92 18,-30")), x + step * 38, base - 366, 1)
        c.shade(tongue, lighter(tone(flame), 0.5), darker(tone(flame), 0.25))
        c.fill(placed(smooth(path("0,0 -8,-16 0,-46 8,-16")), x + step * 38, base - 366), tone("sun"))
    _pot_body(c, x, base - 430, 0.98, mix(shade, tone("steel"), 0.4))
    for side in (-1, 1):
        c.round(box(x + side * 300 - 16, base - 470, 32, 110, 6), tone("charcoal"), 0.3)
    c.round(box(x - 330, base - 466, 660, 28, 10), tone("charcoal"), 0.3)
    hose = [
        (x + 450, base - 260),
        (x + 560, base - 230),
        (x + 600, base - 90),
        (x + 720, base - 40),
        (x + 860, base - 60),
    ]
    c.line(smooth(hose, closed=False), 24, tone("safety"))
    for dx in (-90, 60):
        turn = math.copysign(26, dx)
        c.soft(
            smooth(
                [
                    (x + dx, base - 900),
                    (x + dx + turn, base - 1000),
                    (x + dx + 40, base - 1000),
                    (x + dx + 34, base - 900),
                ]
            ),
            (255, 255, 255),
            22,
            0.4,
        )


SCENES: dict[str, Scene] = {"pan": pan, "cleaver": cleaver, "stove": stove}
