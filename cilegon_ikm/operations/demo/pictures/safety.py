"""Protective gear: helmets, vests, gloves, boots."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, box, mirrored, oval, path, placed, smooth
from .leather import stitches
from .places import bench_top, hanger, rail
from .stage import emblem, foot_shadow, stage


def helmet(c: Canvas, *, colours: str = "sun+milk+chili", count: str = "3") -> None:
    """Safety helmets on a bench."""
    tints = [tone(each) for each in colours.split("+")]
    for index, (x, base, k) in enumerate(stage(c, int(count))):
        _helmet(c, x, base, k, tints[index % len(tints)])


def _helmet(c: Canvas, x: float, base: float, k: float, colour: Colour) -> None:
    foot_shadow(c, x, base, 300 * k)
    c.shade(placed(path("-220,-90 200,-90 170,-10 -190,-10"), x, base, k), darker(tone("iron"), 0.2), tone("ink"))
    for px in (-140, 120):
        c.line(placed(smooth([(px, -60), (px * 0.7, 14), (0, 26)], closed=False), x, base, k), 14 * k, tone("charcoal"))
    dome = placed([*arc(0, -120, 300, 370, 180, 360), (300, -70), (-300, -70)], x, base, k)
    c.shadow(dome, 10, 14, 18, 0.35)
    c.round(dome, colour, 0.34)
    with c.inside(dome):
        for px, wide in ((-20, 60), (-150, 34), (110, 34)):
            ridge = [
                (px - wide / 2, -560),
                (px + wide / 2, -560),
                (px * 1.25 + wide / 2, -60),
                (px * 1.25 - wide / 2, -60),
            ]
            c.fill(placed(ridge, x, base, k), lighter(colour, 0.22))
            c.line(
                placed([(px + wide / 2, -560), (px * 1.25 + wide / 2, -60)], x, base, k), 5, darker(colour, 0.25), 170
            )
        c.shine(placed(oval(-160, -330, 40, 90, 22), x, base, k), 24, 0.75)
    brim = placed(
        smooth(path("-330,-100 0,-122 300,-110 400,-60 390,-28 240,-50 0,-58 -320,-44 -350,-70"), steps=6), x, base, k
    )
    c.lay(brim, colour, 8, 0.3)
    emblem(c, x + 30 * k, base - 220 * k, 56 * k, tone("sea") if sum(colour) > 420 else tone("milk"))


def safetyvest(c: Canvas, *, colour: str = "safety", band: str = "silver", count: str = "1") -> None:
    """Bright vests with bands that throw light back."""
    right = "66,100 150,124 206,156 196,260 160,330 176,420 190,760"
    for x, y, k in rail(c, int(count)):
        k *= 1.12
        hanger(c, x, y, k)
        c.shade(
            placed(mirrored(path("60,96 140,120 150,330 150,740")), x, y + 14, k),
            darker(tone(colour), 0.4),
            darker(tone(colour), 0.5),
        )
        for side in (-1, 1):
            half = [(px * side, py) for px, py in [*path(right), (6, 770), (6, 330)]]
            shape = placed(half, x, y, k)
            c.lay(shape, tone(colour), 18, 0.2)
            with c.inside(shape):
                for band_box in (box(-260, 440, 520, 84), box(-260, 600, 520, 84)):
                    _strip(c, placed(band_box, x, y, k), tone(band))
                _strip(
                    c, placed([(px * side, py) for px, py in path("96,90 158,110 158,460 96,460")], x, y, k), tone(band)
                )
                c.outline(shape, 16, darker(tone(colour), 0.5))
                c.soft(placed(box(side * 60, 320, 20, 420), x, y, k), darker(tone(colour), 0.8), 16, 0.3)
        c.line(placed([(0, 330), (0, 768)], x, y, k), 9, darker(tone(colour), 0.6))
        c.lay(placed(box(-11, 350, 22, 46, 8), x, y, k), tone("silver"), 4)


def _strip(c: Canvas, shape: list[tuple[float, float]], colour: Colour) -> None:
    c.fill(shape, mix(tone("neon"), colour, 0.25))
    cx, cy = sum(x for x, _y in shape) / len(shape), sum(y for _x, y in shape) / len(shape)
    inner = [
        (cx + (x - cx) * (0.6 if abs(x - cx) < 60 else 1), cy + (y - cy) * (0.62 if abs(y - cy) < 60 else 1))
        for x, y in shape
    ]
    c.shade(inner, darker(colour, 0.1), lighter(colour, 0.6))


def gloves(c: Canvas, *, colour: str = "milk", cuff: str = "chili", count: str = "2") -> None:
    """Pairs of work gloves from above."""
    bench_top(c)
    many = int(count)
    spots = {1: [(800, 620, 1.5)], 2: [(440, 600, 1.12), (1160, 620, 1.12)]}
    for index, (x, y, k) in enumerate(
        spots.get(many, [(430, 330, 0.72), (1150, 320, 0.72), (450, 900, 0.72), (1160, 900, 0.72)][:many])
    ):
        tilt = c.rng.uniform(-14, 14)
        for side in (-1, 1):
            spot = placed([(side * 150, 0)], x, y, k, tilt)[0]
            _glove(c, *spot, k, tilt + side * 9, side, mix(tone(colour), tone("sand"), 0.3 * (index % 2)), tone(cuff))


def _glove(c: Canvas, x: float, y: float, k: float, angle: float, side: int, colour: Colour, cuff: Colour) -> None:
    thumb = "-92,180 -112,20 -176,-70 -190,-130 -150,-146 -96,-70"
    fingers = "-100,-280 -66,-310 -36,-280 -34,-120 -28,-320 4,-352 36,-320 34,-120 46,-290 76,-316 104,-286 96,-110"
    edge = "112,-220 138,-238 160,-210 140,-20 110,180"
    shape = placed(smooth([(px * -side, py) for px, py in path(f"{thumb} {fingers} {edge}")], steps=5), x, y, k, angle)
    c.lay(shape, colour, 18, 0.2)
    with c.inside(shape):
        for step in range(30):
            row = -360 + step * 19
            c.line(placed([(-210, row), (170, row)], x, y, k, angle), 3, darker(colour, 0.25), 110)
        for px, top, radius in ((-66, -284, 40), (4, -326, 40), (75, -292, 38), (134, -216, 34), (-160, -130, 40)):
            c.soft(placed(oval(px * -side, top, radius, radius * 1.4), x, y, k, angle), cuff, 12, 0.85)
    wrist = placed(smooth(path("-100,150 0,160 106,150 120,290 0,300 -110,290"), steps=4), x, y, k, angle)
    c.lay(wrist, cuff, 10)
    for row in (186, 222, 256):
        stitches(c, placed([(step * 14, row) for step in range(-7, 8)], x, y, k, angle), lighter(cuff, 0.5), 4)


def safetyboots(c: Canvas, *, colour: str = "coffee", sole: str = "ink", count: str = "1") -> None:
    """Boots with a steel toe, in pairs."""
    stage(c, 1)
    pairs = [(0.0, 1.12)] if count == "1" else [(-330, 0.7), (360, 0.76)]
    for dx, k in pairs:
        for back, low in ((190, -70), (-60, 20)):
            x, y = 800 + dx + back * k, 985 + low
            c.soft(oval(x, y + 6, 430 * k, 46 * k), (40, 22, 20), 22, 0.5)
            shade = darker(tone(colour), 0.2 if back > 0 else 0)
            _safetyboot(c, x, y, k, shade, tone(sole))


def _safetyboot(c: Canvas, x: float, y: float, k: float, colour: Colour, sole: Colour) -> None:
    c.fill(placed(oval(-236, -612, 158, 36), x, y, k), darker(colour, 0.6))
    upper = "-392,-612 -80,-612 -66,-430 -10,-300 120,-236 330,-226 420,-140 424,-50 0,-40 -404,-48 -414,-200 -380,-420"
    shape = placed(smooth(path(upper), steps=5), x, y, k)
    c.lay(shape, colour, 12, 0.32)
    with c.inside(shape):
        c.fill(placed(smooth(path("200,-250 260,-140 230,-20 470,-20 470,-260")), x, y, k), darker(colour, 0.3))
        c.fill(placed(path("-420,-250 -320,-236 -280,-30 -430,-30"), x, y, k), darker(colour, 0.3))
        c.fill(placed(box(-420, -640, 400, 90), x, y, k), tone("safety"))
        c.fill(placed(box(-420, -572, 400, 16), x, y, k), darker(colour, 0.5))
        c.shine(placed(oval(330, -176, 66, 20, 22), x, y, k), 14, 0.65)
        c.shine(placed(box(-350, -520, 30, 240, 14), x, y, k), 18, 0.3)
        stitches(c, placed(smooth(path("190,-236 244,-140 216,-40"), closed=False), x, y, k), lighter(colour, 0.55), 4)
    for step in range(5):
        a, b = (-160 + step * 34, -510 + step * 58), (-60 + step * 40, -530 + step * 58)
        c.line(placed([a, b], x, y, k), 15 * k, tone("sun"))
        c.fill(placed(oval(*a, 11, 11), x, y, k), tone("silver"))
    tread = "-420,-70 0,-54 440,-70 446,-6 " + " ".join(
        f"{420 - step * 56},{20 if step % 2 else 0}" for step in range(16)
    )
    c.shade(placed(path(tread), x, y, k), lighter(sole, 0.2), darker(sole, 0.2))
    c.line(placed([(-416, -52), (0, -38), (436, -52)], x, y, k), 7, tone("safety"))


SCENES: dict[str, Scene] = {"helmet": helmet, "safetyvest": safetyvest, "gloves": gloves, "safetyboots": safetyboots}
