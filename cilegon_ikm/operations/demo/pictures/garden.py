"""Plants, compost, seedlings."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .decoration import flower
from .geometry import at, box, heap, lathe, leaf, moved, oval, path, pebble, placed, smooth
from .rooms import surface
from .stage import foot_shadow, stage


def pots(
    c: Canvas, *, colour: str = "clay", plant: str = "leaf", flowers: str = "", count: str = "3", of: str = "leaves"
) -> None:
    """Plants in pots; ``flowers`` gives them blossoms."""
    hues = [tone(each) for each in flowers.split("+")] if flowers else []
    for index, (x, base, k) in enumerate(stage(c, int(count))):
        k *= 0.94
        shade, green = (
            mix(tone(colour), tone("milk"), 0.4 * (index % 2)),
            mix(tone(plant), tone("pandan"), 0.3 * (index % 2)),
        )
        foot_shadow(c, x, base, 150 * k)
        tips = PLANTS[of](c, x, base - 300 * k, k, green)
        for number, (px, py) in enumerate(tips if hues else []):
            flower(c, px, py, 58 * k, hues[number % len(hues)])
        c.round(lathe("0.9,0 0.84,0.4 0.66,1", x, base - 290 * k, 190 * k, 290 * k), shade, 0.28)
        c.round(placed(box(-190, -330, 380, 74, 12), x, base, k), lighter(shade, 0.1), 0.28)
        c.shine(placed(box(-120, -230, 24, 170, 12), x, base, k), 12, 0.35)


def _leaves(c: Canvas, x: float, y: float, k: float, green: Colour) -> list[tuple[float, float]]:
    tips = []
    for ring, count in ((430, 9), (330, 8), (220, 6)):
        for step in range(count):
            angle = -168 + step * 156 / (count - 1) + c.rng.uniform(-6, 6)
            tip = at(x, y, ring * k, angle, 0.94)
            blade = placed(moved(leaf(ring * 0.86, ring * 0.26), ring * 0.52, 0), x, y, k, angle)
            c.lay(blade, mix(green, darker(green, 0.4), c.rng.random()), 5, 0.3)
            c.line([at(x, y, ring * 0.14 * k, angle), at(x, y, ring * 0.8 * k, angle)], 4, lighter(green, 0.5), 150)
            tips.append(tip)
    return tips[::3]


def _cactus(c: Canvas, x: float, y: float, k: float, green: Colour) -> list[tuple[float, float]]:
    for side, low, high in ((-1, -150, -330), (1, -220, -400)):
        arm = [(x, y + low * k), (x + side * 150 * k, y + low * k), (x + side * 160 * k, y + high * k)]
        c.line(smooth(arm, closed=False), 84 * k, darker(green, 0.14))
        c.line([(px - 12, py - 6) for px, py in smooth(arm, closed=False)], 16 * k, lighter(green, 0.3))
    body = lathe("0.5,0 0.9,0.1 1,0.4 0.9,1", x, y - 500 * k, 110 * k, 540 * k)
    c.round(body, green, 0.3)
    with c.inside(body):
        for step in range(-3, 4):
            c.line([(x + step * 32 * k, y - 500 * k), (x + step * 32 * k, y + 40)], 6, darker(green, 0.25), 150)
            for row in range(9):
                c.fill(oval(x + step * 32 * k, y - (460 - row * 56) * k, 6, 6, corners=8), lighter(green, 0.75))
    return [(x, y - 505 * k), (x - 160 * k, y - 370 * k), (x + 160 * k, y - 440 * k)]


def _palm(c: Canvas, x: float, y: float, k: float, green: Colour) -> list[tuple[float, float]]:
    tips = []
    for step in range(9):
        angle = -170 + step * 20
        bend, tip = at(x, y, 300 * k, angle), at(x, y + 60 * k, 470 * k, angle, 0.96)
        stem = smooth([(x, y), bend, tip], closed=False)
        c.line(stem, 8, darker(green, 0.2))
        for number in range(3, len(stem)):
            px, py = stem[number]
            for side in (-1, 1):
                frond = placed(moved(leaf(150 * k, 24 * k), 76 * k, 0), px, py, 1, angle + side * 52)
                c.fill(frond, mix(green, lighter(green, 0.35), c.rng.random()))
        tips.append(tip)
    return tips[::2]


PLANTS = {"leaves": _leaves, "cactus": _cactus, "palm": _palm}


def compost(c: Canvas, *, colour: str = "soil") -> None:
    """A heap of dark compost with a trowel and a young plant."""
    stage(c, 1)
    shade = tone(colour)
    mound = smooth(path("130,1080 260,930 480,790 760,700 1040,760 1280,900 1470,1080 1100,1130 500,1130"))
    c.soft(oval(800, 1090, 760, 60), (40, 22, 20), 30, 0.5)
    c.lay(mound, shade, 20, 0.2)
    with c.inside(mound):
        for x, y in heap(c.rng, 800, 960, 680, 240, 480):
            grain = pebble(c.rng, x, y, c.rng.uniform(8, 26), c.rng.uniform(6, 18), 0.3, c.rng.uniform(0, 180))
            c.fill(grain, mix(lighter(shade, 0.35), darker(shade, 0.6), c.rng.random()))
        for _straw in range(40):
            x, y = c.rng.uniform(250, 1380), c.rng.uniform(780, 1100)
            c.line(
                [(x, y), (x + c.rng.uniform(-46, 46), y + c.rng.uniform(-20, 20))], 5, mix(tone("straw"), shade, 0.3)
            )
    seedling(c, 760, 730, 1.9, tone("leaf"))
    c.lay(placed(path("-26,-60 26,-60 26,60 -26,60"), 1180, 610, 1, 30), tone("silver"), 8)
    c.lay(
        placed(smooth(path("-40,-330 40,-330 44,-90 30,-50 -30,-50 -44,-90")), 1180, 610, 1, 30),
        tone(c.rng.choice(("chili", "sea", "oak", "sun"))),
        10,
    )
    blade = placed(smooth(path("-90,40 90,40 96,200 0,360 -96,200")), 1180, 610, 1, 30)
    c.lay(blade, lighter(tone("steel"), 0.2), 12, 0.4)
    for x, y in heap(c.rng, 1050, 880, 160, 70, 70):
        c.fill(pebble(c.rng, x, y, 20, 14, 0.3), mix(lighter(shade, 0.3), darker(shade, 0.5), c.rng.random()))


def seedling(c: Canvas, x: float, y: float, k: float, green: Colour) -> None:
    """A young plant with four leaves, its foot at (x, y)."""
    c.line(
        smooth([(x, y), (x + 6 * k, y - 60 * k), (x - 4 * k, y - 130 * k)], closed=False), 11 * k, lighter(green, 0.15)
    )
    for height, angle, size in ((-70, -24, 100), (-80, -156, 100), (-128, -50, 110), (-128, -134, 120)):
        blade = placed(moved(leaf(size, size * 0.46), size * 0.5, 0), x, y + height * k, k, angle)
        c.lay(blade, lighter(green, 0.1), 5, 0.3)
        c.line([(x, y + height * k), at(x, y + height * k, size * 0.8 * k, angle)], 3, lighter(green, 0.5), 190)


def seedlings(c: Canvas, *, colour: str = "leaf", tray: str = "charcoal") -> None:
    """A tray of young plants from above."""
    surface(c)
    shade = tone(tray)
    c.lay(box(170, 130, 1260, 960, 40), shade, 24)
    c.fill(box(196, 156, 1208, 908, 26), darker(shade, 0.3))
    for row in range(4):
        for column in range(5):
            x, y = 320 + column * 240, 270 + row * 226
            c.shade(box(x - 104, y - 98, 208, 196, 24), lighter(shade, 0.16), darker(shade, 0.1))
            c.shade(box(x - 86, y - 80, 172, 160, 20), darker(tone("soil"), 0.3), tone("soil"))
            for gx, gy in heap(c.rng, x, y, 74, 68, 14):
                c.fill(
                    oval(gx, gy, 9, 7, corners=8),
                    mix(lighter(tone("soil"), 0.3), darker(tone("soil"), 0.4), c.rng.random()),
                )
            _from_above(c, x, y, c.rng.uniform(0.85, 1.15), mix(tone(colour), tone("pandan"), c.rng.random() * 0.5))


def _from_above(c: Canvas, x: float, y: float, k: float, green: Colour) -> None:
    turn = c.rng.uniform(0, 90)
    for ring, size in ((0, 112), (45, 72)):
        for step in range(4):
            angle = turn + ring + step * 90
            c.lay(
                placed(moved(leaf(size, size * 0.52), size * 0.5, 0), x, y, k, angle),
                lighter(green, 0.15 if ring else 0),
                6,
                0.3,
            )
            c.line([(x, y), at(x, y, size * 0.8 * k, angle)], 3, lighter(green, 0.5), 190)


SCENES: dict[str, Scene] = {"pots": pots, "compost": compost, "seedlings": seedlings}
