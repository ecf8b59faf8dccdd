"""Wood craft, plaques, key rings, mugs."""

import math

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import Point, arc, box, lathe, leaf, mirrored, moved, oval, path, placed, smooth, star
from .places import bench_top
from .rooms import wall
from .stage import emblem, foot_shadow, stage


def carving(c: Canvas, *, colour: str = "teak", of: str = "panel") -> None:
    """Carved wood: a wall panel with tendrils, a mask, a set of bowls, a hornbill."""
    CARVINGS[of](c, tone(colour))


def _grain(c: Canvas, shape: list[Point], x: float, y: float, reach: float, colour: Colour) -> None:
    with c.inside(shape):
        for step in range(-7, 8):
            vein = [(x + step * reach / 7 + c.rng.uniform(-9, 9), y + row * reach / 3) for row in range(-4, 5)]
            c.line(smooth(vein, closed=False), 4, darker(colour, 0.3), 90)


def _panel(c: Canvas, colour: Colour) -> None:
    wall(c)
    c.shadow(box(250, 140, 1100, 920, 20), 20, 34, 34, 0.45)
    c.shade(box(250, 140, 1100, 920, 20), lighter(colour, 0.25), darker(colour, 0.2))
    c.shade(box(310, 200, 980, 800, 10), darker(colour, 0.5), darker(colour, 0.35))
    for side in (-1, 1):
        for turn in (-1, 1):
            for reach, size in ((330, 190), (150, 130)):
                _tendril(c, 800 + side * reach, 600 + turn * (size * 0.92), side, turn, size, colour)
    _rosette(c, 800, 600, 170, colour)
    for x, y in ((370, 260), (1230, 260), (370, 940), (1230, 940)):
        _rosette(c, x, y, 52, colour)


def _tendril(c: Canvas, x: float, y: float, side: int, turn: int, size: float, colour: Colour) -> None:
    curl = []
    for step in range(60):
        reach, around = size * (1 - step / 66), step / 60 * 2.3 * math.pi
        curl.append(
            (x - side * reach * math.cos(around) * 0.8, y - turn * (size * 0.3 - reach * math.sin(around) * 0.9))
        )
    c.line([(px + 7, py + 11) for px, py in curl], size * 0.16, darker(colour, 0.75), 150)
    c.line(curl, size * 0.16, colour)
    c.line([(px - 2, py - 4) for px, py in curl], size * 0.06, lighter(colour, 0.4))
    for step in (6, 16, 26, 36):
        (ax, ay), (bx, by) = curl[step], curl[step + 1]
        angle = math.degrees(math.atan2(by - ay, bx - ax)) - 60 * side * turn
        c.lay(placed(moved(leaf(size * 0.5, size * 0.22), size * 0.26, 0), ax, ay, 1, angle), lighter(colour, 0.08), 6)


def _rosette(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    for ring in range(3):
        for petal in range(8):
            part = moved(leaf(size * (0.9 - 0.24 * ring), size * 0.42), size * (0.55 - 0.16 * ring), 0)
            c.lay(placed(part, x, y, 1, petal * 45 + ring * 22.5), lighter(colour, 0.08 * ring), size * 0.05, 0.3)
    c.lay(oval(x, y, size * 0.17, size * 0.17), lighter(colour, 0.3), size * 0.05)


def _mask(c: Canvas, colour: Colour) -> None:
    wall(c)
    x, y = 800, 600
    crown = smooth(mirrored(path("0,-500 90,-420 170,-470 230,-360 330,-370 330,-240 260,-180 0,-160")))
    c.lay(placed(crown, x, y), tone("gold"), 24)
    for px, py in ((0, -380), (-170, -360), (170, -360), (-270, -270), (270, -270)):
        c.lay(oval(x + px, y + py, 30, 36), tone("chili"), 5)
    face = smooth(mirrored(path("0,-260 210,-240 270,-80 250,120 150,380 0,460")))
    c.lay(placed(face, x, y), colour, 30, 0.3)
    _grain(c, placed(face, x, y), x, y + 60, 280, colour)
    for side in (-1, 1):
        ear = [(px * side, py) for px, py in path("262,-90 330,-110 340,40 300,160 256,110")]
        c.lay(placed(smooth(ear), x, y), darker(colour, 0.1), 10)
        c.lay(oval(x + side * 312, y + 190, 26, 40), tone("gold"), 6)
        c.lay(
            placed(smooth([(px * side, py) for px, py in path("40,-110 120,-170 220,-120 130,-136")]), x, y),
            tone("ink"),
            3,
        )
        c.lay(
            placed(smooth([(px * side, py) for px, py in path("50,-40 120,-86 200,-34 120,0")]), x, y), tone("milk"), 4
        )
        c.fill(oval(x + side * 124, y - 40, 32, 32), tone("ink"))
        c.fill(oval(x + side * 124 - 9, y - 50, 9, 9), tone("milk"))
        c.soft(oval(x + side * 150, y + 110, 70, 60), tone("tomato"), 26, 0.5)
    c.lay(placed(smooth(mirrored(path("0,-60 30,-40 40,90 76,140 40,176 0,166"))), x, y), lighter(colour, 0.1), 12)
    c.lay(placed(smooth(path("-110,262 -40,236 0,250 40,236 110,262 40,310 -40,310")), x, y), tone("chili"), 6)
    c.line(placed(smooth(path("-100,264 0,272 100,264"), closed=False), x, y), 7, darker(tone("chili"), 0.5))
    for step in range(-2, 3):
        c.lay(placed(star(step * 46, -206, 22, 10, 4), x, y), tone("gold"), 4)


def _bowls(c: Canvas, colour: Colour) -> None:
    stage(c, 1)
    for x, base, half, shade in ((520, 930, 330, 0.0), (1130, 960, 270, 0.25)):
        hue = mix(colour, tone("walnut"), shade)
        foot_shadow(c, x, base, half * 0.7)
        bowl = [
            *arc(x, base - half * 0.78, half, half * 0.22, 180, 360),
            *smooth(
                [
                    (x + half, base - half * 0.78),
                    (x + half * 0.84, base - half * 0.3),
                    (x + half * 0.4, base),
                    (x - half * 0.4, base),
                    (x - half * 0.84, base - half * 0.3),
                    (x - half, base - half * 0.78),
                ],
                False,
            ),
        ]
        c.round(bowl, hue, 0.3)
        with c.inside(bowl):
            for ring in range(5):
                c.line(arc(x, base - half * (0.66 - 0.14 * ring), half, half * 0.22, 0, 180), 5, darker(hue, 0.35), 130)
        c.shade(oval(x, base - half * 0.78, half, half * 0.22), lighter(hue, 0.35), hue)
        c.shade(oval(x, base - half * 0.76, half * 0.9, half * 0.18), darker(hue, 0.5), darker(hue, 0.15))
    for dx, angle, width in ((0, -20, 62), (130, -8, 48)):
        spoon = smooth(mirrored(path("0,-250 34,-240 40,-180 14,-110 12,250 0,262")))
        c.lay(placed(spoon, 800 + dx, 780, width / 52, angle), lighter(colour, 0.12), 14)
        bowl_of_spoon = placed(oval(0, -196, 26, 44), 800 + dx, 780, width / 52, angle)
        c.shade(bowl_of_spoon, darker(colour, 0.3), colour)


def _bird(c: Canvas, colour: Colour) -> None:
    """A hornbill on a branch."""
    ((x, base, _scale),) = stage(c, 1)
    foot_shadow(c, x, base, 300)
    c.round(box(x - 260, base - 60, 520, 60, 20), darker(colour, 0.35), 0.3)
    c.round(
        placed(smooth(path("-40,-60 -50,-200 -260,-250 -250,-280 60,-240 300,-300 310,-270 60,-190 40,-60")), x, base),
        darker(colour, 0.2),
        0.3,
    )
    tail = placed(smooth(path("120,-330 300,-150 360,40 300,70 220,-60 60,-250")), x, base - 30)
    c.lay(tail, darker(colour, 0.3), 12)
    body = placed(
        smooth(path("-150,-760 -40,-720 60,-600 190,-400 180,-270 40,-220 -120,-290 -200,-440 -180,-600")), x, base
    )
    c.lay(body, colour, 18, 0.32)
    _grain(c, body, x, base - 480, 240, colour)
    wing = placed(smooth(path("-40,-560 90,-520 210,-340 220,-220 90,-270 -40,-390")), x, base)
    c.lay(wing, darker(colour, 0.16), 12)
    for step in range(4):
        c.lay(
            placed(moved(leaf(230, 62), 60, 0), x + 40 + step * 12, base - 460 + step * 56, 1, 50 - step * 4),
            mix(colour, tone("walnut"), 0.2 + 0.15 * step),
            6,
        )
    beak = placed(smooth(path("-140,-700 -300,-700 -440,-590 -460,-520 -330,-580 -160,-610")), x, base)
    c.lay(beak, tone("honey"), 10, 0.35)
    casque = placed(smooth(path("-90,-790 -220,-830 -330,-760 -300,-730 -170,-720")), x, base)
    c.lay(casque, tone("chili"), 10, 0.3)
    c.fill(oval(x - 120, base - 680, 30, 30), tone("milk"))
    c.fill(oval(x - 124, base - 680, 17, 17), tone("ink"))


CARVINGS = {"panel": _panel, "mask": _mask, "bowl": _bowls, "bird": _bird}


def plaque(c: Canvas, *, colour: str = "sea", trim: str = "gold", of: str = "shield", count: str = "1") -> None:
    """Plaques and trophies that companies give."""
    for x, base, k in stage(c, int(count)):
        foot_shadow(c, x, base, 250 * k)
        c.round(placed(box(-230, -70, 460, 70, 10), x, base, k), tone("walnut"), 0.3)
        c.shade(placed(box(-110, -54, 220, 38, 6), x, base, k), lighter(tone(trim), 0.4), tone(trim), across=True)
        c.shade(
            placed(path("-230,-70 -190,-104 190,-104 230,-70"), x, base, k),
            lighter(tone("walnut"), 0.3),
            tone("walnut"),
        )
        PLAQUES[of](c, x, base - 88 * k, k, tone(colour), tone(trim))


def _shield(c: Canvas, x: float, base: float, k: float, colour: Colour, trim: Colour) -> None:
    outline = smooth(mirrored(path("0,-640 120,-600 270,-620 290,-300 190,-90 0,0")), steps=6)
    c.lay(placed(outline, x, base, k), darker(tone("teak"), 0.1), 16)
    c.lay(placed(outline, x, base - 34 * k, k * 0.89), trim, 6, 0.45)
    c.lay(placed(outline, x, base - 52 * k, k * 0.82), colour, 4)
    emblem(c, x, base - 380 * k, 112 * k, trim)
    _bars(c, x, base - 200 * k, k, trim)


def _bars(c: Canvas, x: float, y: float, k: float, colour: Colour) -> None:
    """Where the engraved words would be."""
    c.fill(placed(box(-110, 0, 220, 20, 10), x, y, k), lighter(colour, 0.2))
    c.fill(placed(box(-70, 38, 140, 14, 7), x, y, k), lighter(colour, 0.2), 190)


def _crystal(c: Canvas, x: float, base: float, k: float, colour: Colour, trim: Colour) -> None:
    pane = placed(path("-190,0 -240,-480 0,-680 240,-480 190,0"), x, base, k)
    c.shadow(pane, 12, 16, 18, 0.3)
    c.shade(pane, mix(tone("milk"), colour, 0.18), mix(tone("sky"), colour, 0.35))
    c.fill(placed(path("-190,0 -240,-480 -150,-440 -120,-30"), x, base, k), lighter(tone("sky"), 0.75), 170)
    c.fill(placed(path("0,-680 240,-480 150,-440 0,-590"), x, base, k), tone("white"), 190)
    c.fill(placed(path("0,-680 -240,-480 -150,-440 0,-590"), x, base, k), lighter(colour, 0.5), 170)
    c.fill(placed(path("190,0 240,-480 150,-440 120,-30"), x, base, k), darker(colour, 0.1), 130)
    c.fill(placed(path("-120,-30 120,-30 190,0 -190,0"), x, base, k), colour, 120)
    emblem(c, x, base - 360 * k, 92 * k, colour)
    _bars(c, x, base - 210 * k, k, colour)
    c.shine(placed(path("-110,-60 -40,-430 0,-430 -70,-60"), x, base, k), 8, 0.5)


def _trophy(c: Canvas, x: float, base: float, k: float, colour: Colour, trim: Colour) -> None:
    for side in (-1, 1):
        c.line(
            placed(arc(side * 180, -440, 110, 120, -100 if side > 0 else 80, 100 if side > 0 else 280), x, base, k),
            30 * k,
            darker(trim, 0.15),
        )
    cup = placed(
        smooth(mirrored(path("205,-580 200,-420 150,-270 40,-200 30,-110 60,-60 130,-30 140,0")), steps=6), x, base, k
    )
    c.round(
        placed(
            mirrored(smooth(path("205,-580 200,-420 150,-270 40,-200 30,-110 60,-60 130,-30 140,0"), closed=False)),
            x,
            base,
            k,
        ),
        trim,
        0.45,
    )
    c.shade(placed(oval(0, -580, 205, 38), x, base, k), lighter(trim, 0.5), darker(trim, 0.2))
    c.shade(placed(oval(0, -574, 180, 28), x, base, k), darker(trim, 0.55), darker(trim, 0.2))
    with c.inside(cup):
        c.shine(placed(box(-130, -540, 34, 240, 16), x, base, k), 10, 0.7)
    emblem(c, x, base - 420 * k, 70 * k, colour)
    for side in (-1, 1):
        ribbon = placed([(px * side, py) for px, py in path("4,-190 60,-190 110,20 70,0 40,40")], x, base, k)
        c.lay(ribbon, colour, 6)


PLAQUES = {"shield": _shield, "crystal": _crystal, "trophy": _trophy}


def keyrings(c: Canvas, *, colours: str = "chili+sea+sun", count: str = "6") -> None:
    """Key rings in several shapes, in rows, from above."""
    bench_top(c)
    tints = [tone(each) for each in colours.split("+")]
    many = int(count)
    columns = 2 if many == 4 else min(many, 4 if many > 6 else 3)
    rows = math.ceil(many / columns)
    first = c.rng.randrange(4)
    for index in range(many):
        x = 800 + (index % columns - (columns - 1) / 2) * (1340 / max(3, columns))
        y = 640 + (index // columns - (rows - 1) / 2) * 520
        shade = tints[index % len(tints)]
        ink = tints[(index + 1) % len(tints)] if len(tints) > 1 else tone("milk")
        _keyring(c, x, y, 0.94 if columns < 4 else 0.86, c.rng.uniform(-18, 18), (first + index) % 4, shade, ink)


def _keyring(c: Canvas, x: float, y: float, k: float, angle: float, kind: int, colour: Colour, ink: Colour) -> None:
    for reach, width in ((70, 15), (64, 5)):
        ring = placed(oval(0, -230, reach, reach), x, y, k, angle)
        c.outline([(px + 8, py + 14) for px, py in ring], 12, (60, 40, 30), 70)
        c.outline(ring, width, darker(tone("silver"), 0.25) if width > 5 else tone("white"))
    for step in range(3):
        c.lay(placed(oval(0, -150 + step * 30, 13, 21), x, y, k, angle), tone("silver"), 5, 0.4)
    shapes = (
        oval(0, 50, 140, 140, corners=60),
        box(-105, -75, 210, 270, 46),
        star(0, 55, 160, 92, 5),
        smooth(mirrored(path("0,-40 60,-92 146,-50 130,70 0,200"))),
    )
    body = placed(smooth(shapes[kind], steps=3) if kind == 2 else shapes[kind], x, y, k, angle)
    c.lay(body, colour, 14, 0.35)
    c.outline(body, 9, lighter(colour, 0.55))
    ((ex, ey),) = placed([(0, 54)], x, y, k, angle)
    emblem(c, ex, ey, 58 * k, lighter(ink, 0.1))
    c.shine(placed(oval(-50, -10, 40, 14, -35), x, y, k, angle), 8, 0.55)


def mug(c: Canvas, *, colour: str = "milk", print: str = "sea", count: str = "2") -> None:  # noqa: A002
    """Printed mugs."""
    for index, (x, base, k) in enumerate(stage(c, int(count))):
        body, ink = tone(colour), lighter(tone(print), 0.45 * (index % 2))
        foot_shadow(c, x, base, 190 * k)
        handle = placed(smooth(path("170,-330 290,-340 330,-220 270,-110 160,-80")), x, base, k)
        c.outline(handle, 44 * k, darker(body, 0.14))
        c.outline([(px - 4, py - 6) for px, py in handle], 14 * k, lighter(body, 0.5))
        shape = lathe("1,0 1,0.5 0.98,0.92 0.88,1", x, base - 430 * k, 190 * k, 430 * k)
        c.round(shape, body, 0.2)
        with c.inside(shape):
            c.round(placed(box(-200, -330, 400, 210), x, base, k), ink, 0.22)
            emblem(c, x - 20 * k, base - 225 * k, 72 * k, lighter(body, 0.5))
        c.shade(oval(x, base - 430 * k, 190 * k, 36 * k), lighter(body, 0.5), darker(body, 0.1))
        c.fill(oval(x, base - 426 * k, 172 * k, 29 * k), darker(body, 0.35))
        c.shade(oval(x, base - 420 * k, 164 * k, 22 * k), tone("coffee"), lighter(tone("coffee"), 0.2))
        c.shine(placed(box(-160, -390, 26, 340, 12), x, base, k), 9, 0.6)


SCENES: dict[str, Scene] = {"carving": carving, "plaque": plaque, "keyrings": keyrings, "mug": mug}
