"""Drinks that are ready: cups, glasses, iced glasses, and water by the gallon."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, box, heap, lathe, moved, oval, path, pebble, placed, smooth, turned
from .meals import lime
from .rooms import spray
from .stage import foot_shadow, stage


def cup(
    c: Canvas, *, colour: str = "coffee", of: str = "cup", ware: str = "milk", count: str = "1", garnish: str = "beans"
) -> None:
    """A steaming cup on its saucer, tea in a glass, or an iced glass with a straw; ``garnish`` lies before it."""
    for x, base, k in stage(c, int(count)):
        CUPS[of](c, x, base, k, tone(colour), tone(ware))
    if garnish != "none":
        GARNISHES[garnish](c)


def steam(c: Canvas, x: float, y: float, k: float) -> None:
    """Three wisps that rise from a hot thing."""
    for dx, height in ((-60, 200), (10, 270), (70, 190)):
        wisp = smooth(
            [(x + dx * k + (26 if step % 2 else -26) * k, y - step * height * k / 4) for step in range(5)], closed=False
        )
        ribbon = [(px - 11 * k, py) for px, py in wisp] + [(px + 11 * k, py) for px, py in reversed(wisp)]
        c.soft(ribbon, (255, 255, 255), 12, 0.6)


def _cup(c: Canvas, x: float, base: float, k: float, colour: Colour, ware: Colour) -> None:
    c.soft(oval(x + 20, base + 10, 360 * k, 66 * k), (40, 22, 20), 22, 0.5)
    for rx, ry, dy, shade in ((330, 62, 4, 0.22), (326, 58, -10, 0.0)):
        c.round(oval(x, base - 30 * k + dy, rx * k, ry * k, corners=70), darker(ware, shade), 0.16)
    c.fill(oval(x, base - 38 * k, 210 * k, 34 * k), darker(ware, 0.18))
    handle = placed(smooth(path("180,-280 290,-300 340,-230 280,-140 150,-110")), x, base, k)
    c.outline(handle, 34 * k, darker(ware, 0.14))
    c.outline(moved(handle, -3, -5), 11 * k, lighter(ware, 0.5))
    c.round(lathe("1,0 0.99,0.3 0.84,0.72 0.5,0.96 0.44,1", x, base - 350 * k, 220 * k, 310 * k), ware, 0.2)
    accent = (tone("sea"), tone("chili"), tone("leaf"), tone("navy"))[c.brand % 4]
    c.line(arc(x, base - 296 * k, 218 * k, 40 * k, 2, 178), 14 * k, accent)
    c.line(arc(x, base - 272 * k, 215 * k, 40 * k, 3, 177), 5 * k, accent)
    c.shade(oval(x, base - 350 * k, 220 * k, 46 * k), lighter(ware, 0.5), darker(ware, 0.12))
    c.shade(oval(x, base - 344 * k, 198 * k, 36 * k), darker(colour, 0.15), lighter(colour, 0.22))
    c.outline(oval(x, base - 344 * k, 190 * k, 32 * k), 6, mix(colour, tone("honey"), 0.5), 150)
    c.shine(placed(box(-170, -280, 22, 140, 10), x, base, k), 10, 0.5)
    steam(c, x, base - 390 * k, k)


def _glass(c: Canvas, x: float, base: float, k: float, colour: Colour, ware: Colour) -> None:
    foot_shadow(c, x, base, 170 * k)
    shape = lathe("1,0 0.94,0.5 0.86,0.94 0.8,1", x, base - 440 * k, 180 * k, 440 * k)
    c.outline(
        placed(smooth(path("150,-330 270,-340 290,-230 250,-130 130,-130")), x, base, k),
        22 * k,
        mix(tone("sky"), tone("white"), 0.5),
        190,
    )
    c.round(shape, mix(tone("sky"), tone("white"), 0.6), 0.14)
    with c.inside(shape):
        c.round(lathe("0.94,0 0.88,0.5 0.8,1", x, base - 370 * k, 176 * k, 340 * k), colour, 0.3)
        c.shade(oval(x, base - 370 * k, 166 * k, 30 * k), lighter(colour, 0.35), lighter(colour, 0.1))
        c.shine(placed(box(-130, -400, 28, 340, 14), x, base, k), 10, 0.7)
        c.shine(placed(box(104, -380, 12, 300, 6), x, base, k), 7, 0.5)
    c.outline(oval(x, base - 440 * k, 178 * k, 30 * k), 6, tone("white"), 210)
    steam(c, x, base - 450 * k, k * 0.9)


def _iced(c: Canvas, x: float, base: float, k: float, colour: Colour, ware: Colour) -> None:
    foot_shadow(c, x, base, 140 * k)
    c.line(
        placed([(30, -120), (110, -720), (190, -760)], x, base, k),
        26 * k,
        tone(c.rng.choice(("chili", "sun", "leaf", "sea"))),
    )
    shape = lathe("1,0 0.94,0.4 0.8,0.96 0.74,1", x, base - 580 * k, 180 * k, 580 * k)
    c.round(shape, mix(tone("sky"), tone("white"), 0.6), 0.14)
    with c.inside(shape):
        c.round(lathe("0.97,0 0.9,0.4 0.75,1", x, base - 510 * k, 176 * k, 490 * k), colour, 0.26)
        for px, py in heap(c.rng, x, base - 440 * k, 110 * k, 90 * k, 7):
            cube = turned(box(px - 42 * k, py - 42 * k, 84 * k, 84 * k, 14), c.rng.uniform(0, 80), (px, py))
            c.fill(cube, lighter(colour, 0.6), 150)
            c.outline(cube, 5, tone("white"), 170)
        for _bead in range(26):
            px, py = x + c.rng.uniform(-160, 160) * k, base - c.rng.uniform(30, 480) * k
            c.fill(oval(px, py, 6, 8, corners=10), tone("white"), 120)
        c.shine(placed(box(-128, -540, 28, 460, 14), x, base, k), 10, 0.6)
    c.outline(oval(x, base - 580 * k, 178 * k, 30 * k), 6, tone("white"), 220)
    lime(c, x - 165 * k, base - 580 * k, 70 * k, "lime")


CUPS = {"cup": _cup, "glass": _glass, "ice": _iced}


def _beans(c: Canvas) -> None:
    for x, y in [*heap(c.rng, 300, 1100, 190, 50, 26), *heap(c.rng, 1400, 1120, 120, 36, 10)]:
        angle, shade = c.rng.uniform(0, 180), mix(tone("coffee"), tone("cocoa"), c.rng.random())
        bean = oval(x, y, 34, 23, angle, 18)
        c.fill(moved(bean, 5, 8), (40, 24, 20), 80)
        c.shade(bean, lighter(shade, 0.3), shade)
        c.line(turned([(x - 26, y), (x, y + 5), (x + 26, y)], angle, (x, y)), 5, darker(shade, 0.5))


def _leaves(c: Canvas) -> None:
    spray(c, 110, 1130, -14, 330, tone("leaf"))
    spray(c, 1500, 1120, 196, 250, tone("moss"))


def _roots(c: Canvas) -> None:
    """Ginger and turmeric, one cut."""
    for x, y, hue in ((270, 1090, "sand"), (1360, 1110, "turmeric")):
        for dx, dy, rx, ry, angle in (
            (0, 0, 110, 46, -8),
            (-70, -44, 50, 34, 50),
            (70, -40, 60, 34, -40),
            (110, 10, 50, 32, 20),
        ):
            c.lay(pebble(c.rng, x + dx, y + dy, rx, ry, 0.1, angle), mix(tone(hue), tone("caramel"), 0.3), 7)
        for step in range(6):
            c.line(arc(x - 60 + step * 26, y, 10, 38, 110, 250), 3, darker(tone(hue), 0.35), 150)
        c.lay(oval(x + 170, y + 26, 44, 36), lighter(tone("sun" if hue == "sand" else "orange"), 0.3), 6)


def _limes(c: Canvas) -> None:
    for x, y, size in ((240, 1090, 84), (390, 1125, 66), (1400, 1110, 78)):
        lime(c, x, y, size)


GARNISHES = {"beans": _beans, "leaves": _leaves, "roots": _roots, "lime": _limes}


def gallon(c: Canvas, *, colour: str = "sky", count: str = "2") -> None:
    """Large water bottles with a glass of water before them."""
    for x, base, k in stage(c, int(count)):
        shade, half = tone(colour), 230 * k
        foot_shadow(c, x, base, half)
        shape = lathe(
            "0.24,0 0.24,0.07 0.8,0.18 1,0.28 1,0.5 0.95,0.53 1,0.57 1,0.72 0.95,0.75 1,0.79 1,0.97 0.9,1",
            x,
            base - 660 * k,
            half,
            660 * k,
        )
        c.round(shape, mix(shade, tone("white"), 0.12), 0.3)
        with c.inside(shape):
            c.soft(box(x - half * 0.5, base - 460 * k, half, 400 * k), lighter(shade, 0.8), 60, 0.5)
            for row in (0.53, 0.75):
                c.line(arc(x, base - 660 * k * (1 - row), half, 26 * k, 0, 180), 9, darker(shade, 0.35), 190)
            c.shine(box(x - half * 0.82, base - 480 * k, 30 * k, 420 * k, 14), 10, 0.75)
            c.shine(box(x + half * 0.6, base - 440 * k, 14 * k, 360 * k, 7), 8, 0.45)
        c.round(box(x - 72 * k, base - 690 * k, 144 * k, 80 * k, 14), darker(shade, 0.45), 0.35)
    x, base = 1330 if c.rng.random() < 0.7 else 250, 1110
    foot_shadow(c, x, base, 80)
    tumbler = lathe("1,0 0.84,1", x, base - 230, 92, 230)
    c.round(tumbler, mix(tone("sky"), tone("white"), 0.75), 0.14)
    with c.inside(tumbler):
        c.round(lathe("0.94,0 0.82,1", x, base - 180, 88, 176), lighter(tone("sky"), 0.25), 0.2)
        c.shine(box(x - 64, base - 210, 16, 180, 8), 7, 0.8)
    c.outline(oval(x, base - 230, 91, 16), 5, tone("white"), 230)


SCENES: dict[str, Scene] = {"cup": cup, "gallon": gallon}
