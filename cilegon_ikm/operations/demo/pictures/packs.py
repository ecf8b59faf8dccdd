"""Dry goods in what they are sold in: jars, pouches, sacks, gift tins."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, box, heap, lathe, oval, path, pebble, placed, smooth
from .rooms import spray
from .snacks import PIECES, piece
from .stage import emblem, foot_shadow, label, stage


def jar(
    c: Canvas, *, colour: str = "chili", lid: str = "iron", of: str = "paste", count: str = "2", speck: str = "sun"
) -> None:
    """Glass jars filled with a paste, a liquid or with pieces as on a tray."""
    for x, base, scale in stage(c, int(count)):
        _jar(c, x, base, 215 * scale, 470 * scale, tone(colour), tone(lid), of, tone(speck))
    _garnish(c, colour)


def _jar(
    c: Canvas, x: float, base: float, half: float, height: float, colour: Colour, lid: Colour, of: str, speck: Colour
) -> None:
    top = base - height
    foot_shadow(c, x, base, half)
    glass = lathe("0.8,0 0.82,0.055 1,0.19 1,0.9 0.86,1", x, top, half, height)
    c.round(glass, mix(colour, tone("milk"), 0.35 if of == "paste" else 0.6), 0.2)
    body = box(x - half * 0.94, top + 80, half * 1.88, height - 92, half * 0.2)
    c.round(body, colour, 0.26)
    with c.inside(body):
        _contents(c, x, base, half, height, colour, of, speck)
    label(c, x, base - height * 0.42, half * 1.42, height * 0.5, mix(colour, darker(colour, 0.5), 0.5))
    c.soft(box(x - half * 0.82, top + 110, half * 0.2, height - 190, 20), (255, 255, 255), 10, 0.6)
    cap = box(x - half * 0.9, top - 66, half * 1.8, 84, 18)
    c.round(cap, lid, 0.34)
    c.fill(box(x - half * 0.9, top - 4, half * 1.8, 12, 6), darker(lid, 0.4))
    c.soft(box(x - half * 0.7, top - 54, half * 0.5, 14, 7), (255, 255, 255), 6, 0.55)


def _contents(
    c: Canvas, x: float, base: float, half: float, height: float, colour: Colour, of: str, speck: Colour
) -> None:
    """What shows through the glass."""
    if of == "paste":
        for px, py in heap(c.rng, x, base - height / 2, half * 0.9, height * 0.46, 46):
            c.fill(oval(px, py, 11, 8, c.rng.uniform(0, 180), 10), mix(speck, colour, c.rng.uniform(0.1, 0.6)), 210)
    elif of != "liquid":
        size = PIECES[of] * half / 190
        places = [(x + c.rng.uniform(-0.9, 0.9) * half, base - 20 - height * 0.84 * step / 44) for step in range(44)]
        for px, py in places:
            piece(c, of, px, py, size, colour)


def _garnish(c: Canvas, colour: str) -> None:
    """A few raw things before the pack: chillies for red, leaves for the rest."""
    if colour in {"chili", "tomato", "paprika"}:
        for x, y, angle in ((250, 1090, -12), (380, 1130, 14), (1330, 1100, 24)):
            _chili(c, x, y, angle, tone(colour))
    else:
        spray(c, 120, 1120, -14, 330, tone("moss"))


def _chili(c: Canvas, x: float, y: float, angle: float, colour: Colour) -> None:
    body = smooth([(-110, 4), (-60, -24), (30, -20), (125, 22), (30, 18), (-60, 22)])
    shape = placed(body, x, y, 1, angle)
    c.shadow(shape, 8, 14, 10, 0.4)
    c.shade(shape, lighter(colour, 0.3), darker(colour, 0.25))
    c.line(placed([(-106, 0), (-150, -22)], x, y, 1, angle), 14, tone("leaf"))


def pouch(c: Canvas, *, colour: str = "gold", of: str = "", inside: str = "butter", count: str = "2") -> None:
    """Standing pouches with a sealed top; ``of`` shows the pieces through a window."""
    for x, base, scale in stage(c, int(count)):
        _pouch(c, x, base, 225 * scale, 600 * scale, tone(colour), of, tone(inside))
    if of:
        for step in range(4):
            piece(
                c, of, 170 + step * 96 + c.rng.uniform(-20, 20), 1090 + c.rng.uniform(-26, 26), PIECES[of], tone(inside)
            )


def _pouch(
    c: Canvas, x: float, base: float, half: float, height: float, colour: Colour, of: str, inside: Colour
) -> None:
    top = base - height
    foot_shadow(c, x, base, half)
    shape = lathe("0.94,0 0.95,0.1 0.9,0.45 1,0.88 0.92,1", x, top, half, height)
    c.round(shape, colour, 0.24)
    with c.inside(shape):
        c.fill(box(x - half, top, half * 2, 54), darker(colour, 0.16))
        for step in range(16):
            c.fill(box(x - half + step * half / 7.5, top, half / 20, 54), lighter(colour, 0.2), 150)
        c.fill([(x - half, base), *arc(x, base - 64, half, 40, 180, 0), (x + half, base)], darker(colour, 0.2), 120)
        c.fill(box(x - half, top + height * 0.2, half * 2, height * 0.028), lighter(colour, 0.75))
    if of:
        _window(c, x, top + height * 0.66, half * 0.66, height * 0.2, of, inside, colour)
    emblem(c, x, top + height * (0.34 if of else 0.42), half * 0.34, lighter(colour, 0.85))
    if not of:
        c.fill(box(x - half * 0.55, top + height * 0.66, half * 1.1, 22, 11), lighter(colour, 0.7))
        c.fill(box(x - half * 0.35, top + height * 0.72, half * 0.7, 14, 7), lighter(colour, 0.5))
    c.soft(box(x - half * 0.78, top + 90, half * 0.14, height - 200, 12), (255, 255, 255), 12, 0.45)


def _window(c: Canvas, x: float, y: float, rx: float, ry: float, of: str, inside: Colour, frame: Colour) -> None:
    hole = oval(x, y, rx, ry, corners=60)
    c.fill(oval(x, y, rx + 12, ry + 12, corners=60), lighter(frame, 0.7))
    c.fill(hole, darker(inside, 0.35))
    with c.inside(hole):
        for px, py in heap(c.rng, x, y, rx, ry, 26):
            piece(c, of, px, py, PIECES[of] * 0.85, inside)


def sack(c: Canvas, *, colour: str = "straw", mark: str = "leaf", count: str = "3", spill: str = "soil") -> None:
    """Woven sacks, one open, with some of what is in them before."""
    for x, base, scale in stage(c, int(count)):
        _sack(c, x, base, 245 * scale, 560 * scale, tone(colour), tone(mark))
    mound = tone(spill)
    c.lay(smooth(path("60,1150 180,1060 330,1030 470,1075 580,1150 320,1180")), mound)
    for px, py in heap(c.rng, 320, 1115, 220, 50, 70):
        c.fill(pebble(c.rng, px, py, 12, 9, 0.3), mix(lighter(mound, 0.3), darker(mound, 0.3), c.rng.random()))


def _sack(c: Canvas, x: float, base: float, half: float, height: float, colour: Colour, mark: Colour) -> None:
    top = base - height
    foot_shadow(c, x, base, half)
    shape = lathe("0.45,0 0.28,0.12 0.8,0.23 1,0.5 0.98,0.88 0.86,1", x, top, half, height)
    c.round(shape, colour, 0.22)
    with c.inside(shape):
        for step in range(26):
            y = top + step * height / 26
            c.line([(x - half, y), (x + half, y)], 3, darker(colour, 0.25), 70)
        for step in range(20):
            px = x - half + step * half / 10
            c.line([(px, top + 90), (px, base)], 3, darker(colour, 0.25), 70)
    c.line([(x - half * 0.3, top + 66), (x + half * 0.3, top + 66)], 18, mark)
    emblem(c, x, base - height * 0.42, half * 0.42, mark)
    c.fill(box(x - half * 0.45, base - height * 0.2, half * 0.9, 18, 9), mark)


def tin(c: Canvas, *, colour: str = "maroon", of: str = "cookie", inside: str = "butter") -> None:
    """A gift tin with its lid leaning against it and pieces before it."""
    ((x, base, _scale),) = stage(c, 1)
    shade = tone(colour)
    lid = oval(x + 300, base - 170, 250, 250, corners=80)
    c.shadow(lid, 14, 16, 16, 0.4)
    c.shade(lid, lighter(shade, 0.25), darker(shade, 0.15))
    c.outline(oval(x + 300, base - 170, 205, 205, corners=70), 9, tone("gold"))
    emblem(c, x + 300, base - 170, 95, tone("gold"))
    foot_shadow(c, x - 130, base, 300)
    c.round([*arc(x - 130, base - 330, 300, 70, 180, 360), *arc(x - 130, base - 30, 300, 60, 0, 180)], shade, 0.28)
    c.fill(oval(x - 130, base - 330, 300, 76, corners=70), darker(shade, 0.5))
    with c.inside([(x - 430, 0), (x + 170, 0), *arc(x - 130, base - 330, 296, 72, 0, 180)]):
        for px, py in heap(c.rng, x - 130, base - 350, 260, 66, 26):
            piece(c, of, px, py, PIECES[of], tone(inside))
    label(c, x - 130, base - 130, 300, 190, darker(shade, 0.1))
    for step in range(4):
        piece(c, of, 1060 + step * 120, 1100 + (step % 2) * 36, PIECES[of] * 1.1, tone(inside))


SCENES: dict[str, Scene] = {"jar": jar, "pouch": pouch, "sack": sack, "tin": tin}
