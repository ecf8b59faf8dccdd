"""What makes a home pleasant: lamps, vases, wreaths, pictures on a wall."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import Point, Spot, arc, at, box, lathe, leaf, moved, oval, pebble, placed, smooth, star
from .rooms import wall
from .stage import foot_shadow, stage
from .weaving import wicker


def lamp(c: Canvas, *, colour: str = "bamboo", base: str = "walnut", of: str = "table", count: str = "1") -> None:
    """Woven lamps that glow, on a table or hanging."""
    if of == "hanging":
        wall(c, darker(tone(c.rng.choice(("teal", "clay", "moss", "plum", "denim"))), 0.3))
        spots: dict[int, list[Spot]] = {1: [(800, 470, 1.5)], 2: [(500, 420, 1.1), (1100, 560, 1.1)]}
        for x, y, k in spots.get(int(count), [(340, 520, 0.82), (800, 380, 1.0), (1260, 560, 0.82)]):
            _hanging_lamp(c, x + c.rng.uniform(-30, 30), y, k, tone(colour))
        return
    for x, foot, k in stage(c, int(count)):
        _table_lamp(c, x, foot, k, tone(colour), tone(base))


def _shade_of_lamp(c: Canvas, shape: list[Point], x: float, y: float, k: float, colour: Colour) -> None:
    """A woven shade with the light in it."""
    wicker(c, shape, mix(colour, tone("sun"), 0.25), 52 * k)
    with c.inside(shape):
        c.glow(x, y + 40 * k, 330 * k, 300 * k, (255, 240, 180), 0.85)


def _hanging_lamp(c: Canvas, x: float, y: float, k: float, colour: Colour) -> None:
    c.line([(x, 0), (x, y - 200 * k)], 7, tone("ink"))
    c.glow(x, y + 60, 760 * k, 700 * k, (255, 226, 160), 0.6)
    shape = lathe("0.16,0 0.4,0.12 0.86,0.5 1,0.86 0.94,1", x, y - 210 * k, 300 * k, 430 * k)
    _shade_of_lamp(c, shape, x, y, k, colour)
    c.round(box(x - 54 * k, y - 230 * k, 108 * k, 40 * k, 12), tone("coffee"), 0.3)
    c.round(oval(x, y + 216 * k, 282 * k, 26 * k), lighter(tone("sun"), 0.75), 0.1)
    c.glow(x, y + 260 * k, 420 * k, 200 * k, (255, 236, 180), 0.5)


def _table_lamp(c: Canvas, x: float, foot: float, k: float, colour: Colour, wood: Colour) -> None:
    foot_shadow(c, x, foot, 170 * k)
    c.glow(x, foot - 480 * k, 760 * k, 640 * k, (255, 232, 170), 0.75)
    c.round(
        lathe("0.2,0 0.16,0.2 0.5,0.42 0.72,0.62 0.5,0.84 1,0.94 1,1", x, foot - 360 * k, 165 * k, 360 * k), wood, 0.36
    )
    shape = lathe("0.56,0 0.78,0.5 1,1", x, foot - 700 * k, 300 * k, 370 * k)
    _shade_of_lamp(c, shape, x, foot - 520 * k, k, colour)
    for top, half in ((-704, 170), (-342, 302)):
        c.round(box(x - half * k, foot + top * k, half * 2 * k, 24 * k, 10), darker(colour, 0.35), 0.3)


def vase(c: Canvas, *, colour: str = "clay", trim: str = "cream", flowers: str = "rose+sun", count: str = "1") -> None:
    """Earthenware vases with flowers."""
    profiles = (
        "0.42,0 0.36,0.14 0.9,0.42 1,0.62 0.76,0.9 0.5,1",
        "0.6,0 0.5,0.12 0.66,0.3 1,0.72 0.8,0.94 0.66,1",
        "0.36,0 0.4,0.3 0.74,0.56 0.9,0.8 0.72,1",
    )
    tints = [tone(each) for each in flowers.split("+")]
    first = c.rng.randrange(3)
    for index, (x, base, k) in enumerate(stage(c, int(count))):
        k *= 0.86
        body, height = mix(tone(colour), tone(trim), 0.4 * (index % 2)), 400 * k
        foot_shadow(c, x, base, 140 * k)
        for step in range(7):
            angle = -90 + (step - 3) * 17 + c.rng.uniform(-6, 6)
            reach = (430 if step % 2 else 350) * k
            tip = at(x, base - height, reach, angle)
            bend = (x + (tip[0] - x) * 0.4, base - height - reach * 0.5)
            c.line(smooth([(x, base - height + 30), bend, tip], closed=False), 10 * k, tone("moss"))
            for side in (-40, 40):
                twig = ((x + tip[0]) / 2, (base - height + tip[1]) / 2)
                c.shade(
                    placed(moved(leaf(130 * k, 44 * k), 66 * k, 0), *twig, 1, angle + side), tone("leaf"), tone("moss")
                )
            flower(c, *tip, 76 * k, tints[step % len(tints)])
        shape = lathe(profiles[(first + index) % 3], x, base - height, 190 * k, height)
        c.round(shape, body, 0.28)
        with c.inside(shape):
            for share, width in ((0.46, 14), (0.52, 6), (0.8, 14)):
                c.line(arc(x, base - height * (1 - share), 200 * k, 26 * k, 0, 180), width * k, tone(trim))
            for step in range(-4, 5):
                c.fill(star(x + step * 50 * k, base - height * 0.34 + 18 * k, 26 * k, 12 * k, 4), tone(trim))
            c.shine(box(x - 120 * k, base - height * 0.7, 26 * k, height * 0.5, 12), 12, 0.45)


def flower(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """One blossom seen from the front."""
    turn = c.rng.uniform(0, 60)
    for ring, reach in ((0, 1.0), (1, 0.66)):
        for petal in range(7):
            part = placed(
                moved(leaf(size * reach, size * reach * 0.6), size * reach * 0.52, 0),
                x,
                y,
                1,
                turn + petal * 51.4 + ring * 25,
            )
            c.fill(moved(part, 3, 5), (50, 26, 20), 60)
            c.fill(part, mix(lighter(colour, 0.25 * ring), darker(colour), 0.12 * (petal % 2)))
    c.fill(oval(x, y, size * 0.24, size * 0.24, corners=20), tone("honey"))
    c.fill(oval(x - size * 0.06, y - size * 0.07, size * 0.1, size * 0.08, corners=12), lighter(tone("sun"), 0.5))


def wreath(c: Canvas, *, colour: str = "leaf", flowers: str = "rose+cream") -> None:
    """A wreath of leaves and flowers on a wall."""
    wall(c)
    tints = [tone(each) for each in flowers.split("+")]
    x, y, reach = 800, 610, 390
    c.line([(800, 60), (800, 220)], 16, tints[0])
    c.round(oval(800, 66, 22, 22), tone("gold"), 0.3)
    for turn in range(0, 360, 24):
        c.soft(oval(*at(x + 22, y + 44, reach, turn), 110, 110), (46, 26, 24), 40, 0.16)
    c.outline(oval(x, y, reach, reach, corners=80), 22, tone("teak"))
    for step in range(84):
        around = step * 360 / 84
        px, py = at(x, y, reach, around)
        size = c.rng.uniform(150, 200)
        blade = placed(moved(leaf(size, size * 0.36), size * 0.4, 0), px, py, 1, around + 90 + (-48, 0, 48)[step % 3])
        c.fill(moved(blade, 5, 8), (40, 30, 20), 70)
        c.shade(blade, lighter(tone(colour), c.rng.uniform(0.1, 0.4)), darker(tone(colour), c.rng.uniform(0.05, 0.3)))
    for step in range(11):
        place = at(x, y, reach + c.rng.uniform(-40, 40), 20 + step * 14)
        flower(c, *place, (66, 96, 78)[step % 3], tints[step % len(tints)])


def wallart(c: Canvas, *, colours: str = "sea+sun+clay", count: str = "3") -> None:
    """Framed pictures on a wall: a mountain by the sea, leaves, arches."""
    wall(c)
    tints = [tone(each) for each in colours.split("+")]
    places = {1: [(800, 590, 1.45)], 2: [(470, 600, 1.08), (1130, 600, 1.08)]}
    makers = [_mountain, _branches, _arches]
    c.rng.shuffle(makers)
    for index, (x, y, k) in enumerate(places.get(int(count), [(300, 620, 0.8), (800, 570, 0.96), (1300, 620, 0.8)])):
        frame = box(x - 270 * k, y - 360 * k, 540 * k, 720 * k, 6)
        c.lay(frame, tone(c.rng.choice(("oak", "walnut", "pine"))), 26)
        c.shade(box(x - 244 * k, y - 334 * k, 488 * k, 668 * k), tone("milk"), tone("paper"))
        sheet = box(x - 190 * k, y - 280 * k, 380 * k, 560 * k)
        c.shade(sheet, lighter(tints[index % len(tints)], 0.7), lighter(tints[index % len(tints)], 0.5))
        with c.inside(sheet):
            makers[index % 3](c, x, y, k, tints)


def _mountain(c: Canvas, x: float, y: float, k: float, tints: list[Colour]) -> None:
    c.fill(oval(x + 60 * k, y - 130 * k, 90 * k, 90 * k), tints[1 % len(tints)])
    c.shade(
        [(x - 260 * k, y + 120 * k), (x - 30 * k, y - 90 * k), (x + 40 * k, y - 60 * k), (x + 240 * k, y + 120 * k)],
        darker(tints[-1], 0.1),
        lighter(tints[-1], 0.2),
    )
    for row in range(6):
        wave = [(x + step * 60 * k, y + (120 + row * 34) * k + (8 if step % 2 else -8)) for step in range(-5, 6)]
        c.line(smooth(wave, closed=False), 30 * k, mix(tints[0], tone("milk"), 0.12 * (5 - row)))


def _branches(c: Canvas, x: float, y: float, k: float, tints: list[Colour]) -> None:
    c.fill(pebble(c.rng, x + 40 * k, y - 40 * k, 150 * k, 180 * k, 0.1), lighter(tints[1 % len(tints)], 0.2))
    c.line([(x - 30 * k, y + 300 * k), (x, y), (x + 20 * k, y - 230 * k)], 8 * k, darker(tints[0], 0.2))
    for step in range(7):
        for side in (-1, 1):
            part = placed(moved(leaf(150 * k, 56 * k), 76 * k, 0), x, y + (220 - step * 66) * k, 1, -90 + side * 58)
            c.shade(part, lighter(tints[0], 0.15), darker(tints[0], 0.1))


def _arches(c: Canvas, x: float, y: float, k: float, tints: list[Colour]) -> None:
    for ring in range(5):
        reach = (180 - ring * 34) * k
        shade = mix(tints[ring % len(tints)], tone("milk"), 0.15)
        c.fill(
            [*arc(x, y + 60 * k, reach, reach * 1.1, 180, 360), (x + reach, y + 300 * k), (x - reach, y + 300 * k)],
            shade,
        )
    c.fill(oval(x - 80 * k, y - 200 * k, 52 * k, 52 * k), tints[1 % len(tints)])


SCENES: dict[str, Scene] = {"lamp": lamp, "vase": vase, "wreath": wreath, "wallart": wallart}
