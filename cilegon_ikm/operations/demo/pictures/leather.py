"""Bags, wallets, shoes and sandals."""

from itertools import pairwise

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import Point, arc, box, mirrored, oval, path, placed, smooth, turned
from .places import bench_top
from .rooms import surface
from .stage import emblem, foot_shadow, stage


def bag(c: Canvas, *, colour: str = "teak", trim: str = "gold", of: str = "tote", count: str = "1") -> None:
    """Bags that stand on a table."""
    for index, (x, base, k) in enumerate(stage(c, int(count))):
        foot_shadow(c, x, base, 300 * k)
        BAGS[of](c, x, base, k, lighter(tone(colour), 0.18 * index), tone(trim))


def stitches(c: Canvas, points: list[Point], colour: Colour, width: float = 5) -> None:
    """A seam: every second step of a line."""
    dense = [
        (a[0] + (b[0] - a[0]) * part / 4, a[1] + (b[1] - a[1]) * part / 4)
        for a, b in pairwise(points)
        for part in range(4)
    ]
    for start, end in zip(dense[::2], dense[1::2], strict=False):
        c.line([start, end], width, colour)


def _tote(c: Canvas, x: float, base: float, k: float, colour: Colour, trim: Colour) -> None:
    for dx, shade in ((26, darker(colour, 0.5)), (0, darker(colour, 0.2))):
        c.line(placed(arc(dx, -490, 150, 260, 180, 360), x, base, k), 32 * k, shade)
    shape = placed(smooth(path("-300,-520 0,-516 300,-520 322,-260 300,-8 0,0 -300,-8 -322,-260")), x, base, k)
    c.lay(shape, colour, 14)
    with c.inside(shape):
        c.soft(placed(box(90, -520, 60, 520), x, base, k), darker(colour, 0.8), 40, 0.3)
        c.soft(placed(box(-240, -500, 90, 440), x, base, k), (255, 246, 230), 44, 0.35)
        c.fill(placed(box(-340, -120, 680, 130), x, base, k), darker(colour, 0.35))
        stitches(c, placed([(step * 40, -132) for step in range(-8, 9)], x, base, k), lighter(colour, 0.6))
        stitches(c, placed([(step * 40, -494) for step in range(-8, 9)], x, base, k), lighter(colour, 0.6))
    for side in (-1, 1):
        c.lay(placed(box(side * 150 - 30, -505, 60, 90, 14), x, base, k), darker(colour, 0.25), 6)
        c.fill(placed(oval(side * 150, -456, 13, 13), x, base, k), trim)
    emblem(c, x, base - 300 * k, 62 * k, trim)


def _handbag(c: Canvas, x: float, base: float, k: float, colour: Colour, trim: Colour) -> None:
    c.line(placed(arc(0, -400, 180, 210, 180, 360), x, base, k), 30 * k, darker(colour, 0.35))
    c.line(placed(arc(0, -406, 180, 206, 190, 290), x, base, k), 8 * k, lighter(colour, 0.4))
    shape = placed(smooth(path("-270,-420 270,-420 360,-60 320,0 0,6 -320,0 -360,-60")), x, base, k)
    c.round(shape, colour, 0.24)
    flap = placed(smooth(path("-280,-430 280,-430 300,-260 150,-170 0,-150 -150,-170 -300,-260")), x, base, k)
    c.lay(flap, lighter(colour, 0.08), 14)
    edge = placed(smooth(path("-280,-268 -145,-192 0,-172 145,-192 280,-268"), closed=False), x, base, k)
    stitches(c, edge, lighter(colour, 0.6), 4)
    c.lay(placed(box(-46, -206, 92, 72, 18), x, base, k), trim, 8)
    c.fill(placed(oval(0, -170, 15, 15), x, base, k), darker(trim, 0.4))
    for side in (-1, 1):
        c.round(placed(oval(side * 180, -404, 32, 32), x, base, k), trim, 0.3)
    c.shine(placed(oval(-150, -350, 110, 22), x, base, k), 16, 0.4)


def _backpack(c: Canvas, x: float, base: float, k: float, colour: Colour, trim: Colour) -> None:
    c.line(placed(arc(0, -690, 70, 70, 180, 360), x, base, k), 24 * k, darker(colour, 0.4))
    for side in (-1, 1):
        strap = path("200,-560 330,-420 330,-160 250,-60")
        c.line(
            placed(smooth([(px * side, py) for px, py in strap], closed=False), x, base, k), 40 * k, darker(colour, 0.4)
        )
    shape = placed(smooth(mirrored(path("0,-700 170,-680 262,-540 280,-240 270,-20 0,0"))), x, base, k)
    c.round(shape, colour, 0.24)
    c.line(placed(arc(0, -420, 220, 200, 190, 350), x, base, k), 12 * k, darker(colour, 0.5))
    stitches(c, placed(arc(0, -420, 238, 218, 190, 350), x, base, k), lighter(trim, 0.3))
    pocket = placed(smooth(path("-210,-330 0,-340 210,-330 222,-160 205,-34 0,-26 -205,-34 -222,-160")), x, base, k)
    c.lay(pocket, darker(colour, 0.12), 12)
    c.fill(placed(box(-205, -282, 410, 12, 6), x, base, k), darker(colour, 0.55))
    c.lay(placed(box(-40, -294, 26, 66, 12), x, base, k), trim, 5)
    emblem(c, x, base - 160 * k, 50 * k, trim)
    c.lay(placed(box(-70, -560, 140, 80, 16), x, base, k), trim, 5)
    c.shine(placed(box(-225, -520, 34, 400, 16), x, base, k), 16, 0.35)


def _sling(c: Canvas, x: float, base: float, k: float, colour: Colour, trim: Colour) -> None:
    strap = path("-250,-330 -300,-560 -120,-720 80,-730 300,-600 260,-330")
    c.line(placed(smooth(strap, closed=False), x, base, k), 26 * k, darker(colour, 0.4))
    stitches(c, placed(smooth(strap, closed=False), x, base, k), lighter(colour, 0.5), 4)
    shape = placed(box(-290, -390, 580, 390, 70), x, base, k)
    c.round(shape, colour, 0.24)
    flap = placed(path("-296,-350 -250,-396 250,-396 296,-350 296,-150"), x, base, k)
    flap += placed([*arc(246, -150, 50, 50, 0, 90), *arc(-246, -150, 50, 50, 90, 180)], x, base, k)
    c.lay(flap, lighter(colour, 0.1), 14)
    stitches(c, placed([(step * 36, -122) for step in range(-7, 8)], x, base, k), lighter(colour, 0.6), 4)
    for side in (-1, 1):
        c.lay(placed(box(side * 130 - 26, -170, 52, 120, 12), x, base, k), darker(colour, 0.3), 7)
        c.lay(placed(box(side * 130 - 32, -128, 64, 44, 8), x, base, k), trim, 4)
    emblem(c, x, base - 270 * k, 46 * k, trim)


BAGS = {"tote": _tote, "handbag": _handbag, "backpack": _backpack, "sling": _sling}


def wallet(c: Canvas, *, colour: str = "cocoa", trim: str = "butter", count: str = "2") -> None:
    """Leather wallets from above, one of them open."""
    bench_top(c)
    places = {1: [(800, 600, 1.5)], 2: [(530, 470, 1.15), (1080, 740, 1.15)]}
    spots = places.get(int(count), [(430, 400, 1.0), (1150, 420, 1.0), (800, 860, 1.0)])
    for index, (x, y, k) in enumerate(spots):
        shade = lighter(tone(colour), 0.14 * index)
        (_open_wallet if index == int(count) - 1 else _shut_wallet)(
            c, x, y, k, c.rng.uniform(-14, 10), shade, tone(trim)
        )


def _shut_wallet(c: Canvas, x: float, y: float, k: float, angle: float, colour: Colour, trim: Colour) -> None:
    c.lay(placed(box(-250, -170, 500, 350, 34), x + 8, y + 10, k, angle), darker(colour, 0.4), 18)
    c.lay(placed(box(-250, -178, 500, 350, 34), x, y, k, angle), colour, 4)
    seam = [(step * 37, -150) for step in range(-6, 7)], [(step * 37, 146) for step in range(-6, 7)]
    for line in seam:
        stitches(c, placed(line, x, y, k, angle), lighter(trim, 0.1))
    c.lay(placed(box(140, -60, 130, 110, 30), x, y, k, angle), darker(colour, 0.2), 7)
    c.lay(placed(oval(186, -5, 22, 22), x, y, k, angle), trim, 4)
    ((ex, ey),) = placed([(-110, 20)], x, y, k, angle)
    emblem(c, ex, ey, 54 * k, darker(colour, 0.35))
    c.shine(placed(oval(-110, -110, 120, 14), x, y, k, angle), 12, 0.35)


def _open_wallet(c: Canvas, x: float, y: float, k: float, angle: float, colour: Colour, trim: Colour) -> None:
    note = tone(c.rng.choice(("rose", "sky", "leaf")))
    c.lay(placed(box(-290, -290, 580, 200, 8), x, y, k, angle), lighter(note, 0.35), 6)
    c.lay(placed(oval(-90, -230, 36, 36), x, y, k, angle), lighter(note, 0.6), 2)
    c.lay(placed(box(-330, -220, 660, 430, 34), x, y, k, angle), colour, 20)
    c.line(placed([(0, -214), (0, 204)], x, y, k, angle), 9, darker(colour, 0.5))
    for side in (-1, 1):
        for row in range(3):
            card = placed(box(side * 165 - 130, -130 + row * 84, 260, 150, 16), x, y, k, angle)
            hue = tone(("sky", "butter", "mint")[(row + (side > 0)) % 3])
            c.lay(card, lighter(hue, 0.2), 4)
            slot = placed(box(side * 165 - 146, -96 + row * 84, 292, 250 - row * 74, 14), x, y, k, angle)
            c.lay(slot, darker(colour, 0.06 + 0.05 * row), 4)
    stitches(c, placed([(step * 52, 188) for step in range(-6, 7)], x, y, k, angle), lighter(trim, 0.1))


def shoes(c: Canvas, *, colour: str = "charcoal", sole: str = "caramel", of: str = "loafer") -> None:
    """One pair, from the side."""
    stage(c, 1)
    back = c.rng.uniform(150, 190)
    for dx, dy, k, shade in ((back, -84, 1.05, 0.16), (-90, 20, 1.22, 0.0)):
        x, y = 800 + dx, 985 + dy
        c.soft(oval(x, y + 6, 430 * k, 46 * k), (40, 22, 20), 22, 0.5)
        SHOES[of](c, x, y, k, darker(tone(colour), shade), darker(tone(sole), shade))


def _sole(c: Canvas, x: float, y: float, k: float, colour: Colour, heel: bool) -> None:
    tread = smooth(path("-400,-60 0,-44 300,-60 420,-40 410,-6 300,4 -60,-6 -160,-12 -390,2"), steps=5)
    c.shade(placed(tread, x, y, k), lighter(colour, 0.25), darker(colour, 0.2))
    if heel:
        block = placed(path("-404,-40 -170,-40 -190,10 -396,10"), x, y, k)
        c.shade(block, darker(colour, 0.25), darker(colour, 0.5))


def _loafer(c: Canvas, x: float, y: float, k: float, colour: Colour, sole: Colour) -> None:
    _sole(c, x, y, k, sole, heel=True)
    inner = placed(smooth(path("-390,-300 -200,-330 60,-260 40,-200 -360,-220")), x, y, k)
    c.fill(inner, darker(colour, 0.65))
    upper = placed(
        smooth(
            path("-392,-290 -330,-250 -160,-216 20,-236 130,-210 320,-150 424,-90 424,-44 0,-36 -404,-44 -412,-180")
        ),
        x,
        y,
        k,
    )
    c.lay(upper, colour, 12, 0.34)
    with c.inside(upper):
        c.line(
            placed(smooth(path("60,-220 170,-160 330,-140 400,-70"), closed=False), x, y, k), 7, darker(colour, 0.45)
        )
        stitches(
            c,
            placed(smooth(path("50,-200 160,-142 320,-120 390,-60"), closed=False), x, y, k),
            lighter(colour, 0.45),
            4,
        )
        c.fill(placed(path("-30,-260 70,-260 0,-50 -100,-50"), x, y, k), darker(colour, 0.25))
        c.shine(placed(oval(270, -132, 90, 16, 24), x, y, k), 12, 0.55)
        c.shine(placed(oval(-300, -190, 60, 18), x, y, k), 14, 0.3)
    c.lay(placed(box(-50, -210, 84, 36, 12), x, y, k, 0), tone("gold"), 5)


def _sneaker(c: Canvas, x: float, y: float, k: float, colour: Colour, sole: Colour) -> None:
    tongue = placed(smooth(path("-120,-380 0,-400 80,-280 -60,-220")), x, y, k)
    c.lay(tongue, lighter(colour, 0.3), 6)
    upper = placed(
        smooth(
            path("-400,-330 -300,-320 -160,-350 -60,-330 90,-240 290,-170 424,-130 436,-60 0,-40 -410,-50 -420,-200")
        ),
        x,
        y,
        k,
    )
    c.lay(upper, colour, 12, 0.3)
    with c.inside(upper):
        c.fill(placed(smooth(path("260,-220 330,-120 300,-20 460,-20 460,-200")), x, y, k), lighter(colour, 0.55))
        c.fill(placed(path("-430,-350 -330,-350 -290,-30 -430,-30"), x, y, k), darker(colour, 0.35))
        c.line(
            placed(smooth(path("-250,-110 -120,-90 40,-130 160,-200"), closed=False), x, y, k),
            40 * k,
            lighter(sole, 0.6),
        )
    c.shade(placed(smooth(path("-424,-70 0,-56 440,-76 452,-30 420,4 0,0 -400,6 -432,-20"), steps=5), x, y, k),
            lighter(sole, 0.6), sole)  # fmt: skip
    stitches(c, placed([(step * 54, -40) for step in range(-7, 8)], x, y, k), darker(sole, 0.3), 5)
    for step in range(4):
        a, b = (-100 + step * 52, -316 + step * 44), (-20 + step * 52, -352 + step * 44)
        c.line(placed([a, b], x, y, k), 16 * k, tone("milk"))


def _boot(c: Canvas, x: float, y: float, k: float, colour: Colour, sole: Colour) -> None:
    k *= 0.94
    c.fill(placed(oval(-230, -560, 165, 34), x, y, k), darker(colour, 0.6))
    upper = path(
        "-392,-560 -66,-560 -60,-400 -20,-280 140,-210 330,-190 424,-120 424,-44 0,-36 -404,-44 -410,-200 -384,-400"
    )
    shape = placed(smooth(upper, steps=5), x, y, k)
    c.lay(shape, colour, 12, 0.3)
    with c.inside(shape):
        c.fill(placed(smooth(path("230,-210 270,-110 240,-20 460,-20 460,-220")), x, y, k), darker(colour, 0.25))
        c.fill(placed(path("-420,-240 -310,-230 -270,-30 -430,-30"), x, y, k), darker(colour, 0.25))
        c.fill(placed(box(-420, -580, 380, 62), x, y, k), darker(colour, 0.35))
        stitches(c, placed(smooth(path("220,-190 254,-110 226,-30"), closed=False), x, y, k), lighter(colour, 0.5), 4)
        c.shine(placed(oval(330, -140, 70, 16, 24), x, y, k), 12, 0.5)
        c.shine(placed(box(-350, -500, 30, 260, 14), x, y, k), 16, 0.3)
    for step in range(6):
        a, b = (-150 + step * 26, -470 + step * 50), (-50 + step * 34, -490 + step * 50)
        c.line(placed([a, b], x, y, k), 15 * k, mix(tone("butter"), colour, 0.2))
        c.fill(placed(oval(*a, 10, 10), x, y, k), tone("gold"))
    _sole(c, x, y, k * 1.02, sole, heel=True)


SHOES = {"loafer": _loafer, "sneaker": _sneaker, "boot": _boot}


def sandals(c: Canvas, *, colour: str = "caramel", sole: str = "oak", count: str = "2") -> None:
    """Pairs of sandals from above."""
    surface(c)
    many = int(count)
    for pair in range(many):
        x = 800 + (pair - (many - 1) / 2) * 490
        tilt, k = c.rng.uniform(-10, 10), (1.35, 1.1, 0.98)[many - 1]
        for side in (-1, 1):
            spot = turned([(x + side * 118 * k, 600)], tilt, (x, 600))[0]
            _sandal(c, *spot, k, tilt + side * 5, side, mix(tone(colour), tone("cocoa"), 0.35 * pair), tone(sole))


def _sandal(c: Canvas, x: float, y: float, k: float, angle: float, side: int, colour: Colour, sole: Colour) -> None:
    footbed = smooth(
        [
            (px * side, py)
            for px, py in path(
                "0,-370 70,-350 108,-220 96,-60 72,100 92,260 40,360 -40,360 -92,260 -70,100 -96,-60 -92,-240 -50,-350"
            )
        ]
    )
    c.lay(placed(footbed, x + 6, y + 12, k, angle), darker(sole, 0.45), 18)
    c.lay(placed(footbed, x, y, k, angle), lighter(sole, 0.12), 3)
    rim = placed(footbed, x, y, k * 0.9, angle)
    c.shade(rim, mix(sole, tone("cream"), 0.45), mix(sole, tone("cream"), 0.2))
    stitches(c, placed(footbed, x, y, k * 0.95, angle), lighter(sole, 0.6), 4)
    for start, end in (((-118, -70), (96, -230)), ((118, -70), (-96, -230))):
        _strap(c, x, y, k, angle, start, end, colour)
    band = smooth([(-104, 62), (-60, 20), (60, 20), (104, 62), (100, 120), (58, 84), (-58, 84), (-100, 120)])
    c.lay(placed(band, x, y, k, angle), darker(colour, 0.1), 10)
    c.lay(placed(box(58 * side - 22, 30, 44, 50, 8), x, y, k, angle), tone("gold"), 4)


def _strap(c: Canvas, x: float, y: float, k: float, angle: float, start: Point, end: Point, colour: Colour) -> None:
    (ax, ay), (bx, by) = start, end
    shape = smooth(
        [(ax, ay - 40), (0, (ay + by) / 2 - 52), (bx, by - 20), (bx, by + 44), (0, (ay + by) / 2 + 28), (ax, ay + 40)]
    )
    c.lay(placed(shape, x, y, k, angle), colour, 10)
    stitches(
        c,
        placed(smooth([(ax * 0.9, ay), (0, (ay + by) / 2 - 12), (bx * 0.9, by + 12)], closed=False), x, y, k, angle),
        lighter(colour, 0.55),
        3,
    )


SCENES: dict[str, Scene] = {"bag": bag, "wallet": wallet, "shoes": shoes, "sandals": sandals}
