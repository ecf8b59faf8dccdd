"""What is welded and put up: fences, gates, canopies, tanks, steel frames."""

from .canvas import WIDTH, Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import Point, at, box, leaf, moved, oval, path, placed, smooth
from .places import pebbles, yard
from .rooms import wall

GROUND = 1040  # where things stand in a yard


def bar(c: Canvas, start: Point, end: Point, width: float, colour: Colour) -> None:
    """A straight steel bar with light along its left or upper edge."""
    c.line([start, end], width, darker(colour, 0.12))
    dx, dy = (-0.26 * width, 0.0) if abs(start[0] - end[0]) < abs(start[1] - end[1]) else (0.0, -0.26 * width)
    c.line([(start[0] + dx, start[1] + dy), (end[0] + dx, end[1] + dy)], width * 0.3, lighter(colour, 0.42))


def scroll(c: Canvas, x: float, y: float, size: float, side: int, colour: Colour, turn: float = 0) -> None:
    """A curl of wrought iron; ``side`` -1 winds it the other way."""
    curl = []
    for step in range(34):
        reach, around = size * (1 - step / 40), -90 + step * 13.5
        px, py = at(0, 0, reach, around)
        curl.append((px * side * 0.8, py))
    c.line(placed(curl, x, y, 1, turn), max(9, size * 0.13), colour)
    c.line(placed(moved(curl, -2, -2), x, y, 1, turn), 3, lighter(colour, 0.5))


def fence(c: Canvas, *, colour: str = "charcoal", trim: str = "gold", of: str = "fence") -> None:
    """A fence, a double gate, a window grille or the railing of stairs."""
    FENCES[of](c, tone(colour), tone(trim))


def _pillar(c: Canvas, x: float, top: float, colour: Colour) -> None:
    c.soft(oval(x + 30, GROUND, 150, 26), (40, 22, 20), 16, 0.5)
    c.round(box(x - 90, top, 180, GROUND - top), colour, 0.2)
    for row in range(int((GROUND - top) / 62)):
        y = top + 20 + row * 62
        c.line([(x - 90, y), (x + 90, y)], 4, darker(colour, 0.25), 150)
        for px in (-40, 44) if row % 2 else (0,):
            c.line([(x + px, y), (x + px, y + 62)], 4, darker(colour, 0.25), 150)
    c.round(box(x - 112, top - 44, 224, 48, 8), lighter(colour, 0.35), 0.2)


def _spear(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    c.shade(placed(path("0,-2.2 0.8,-0.6 0,0.4 -0.8,-0.6"), x, y, size), lighter(colour, 0.4), darker(colour, 0.1))


def _shrubs(c: Canvas) -> None:
    for _bush in range(12):
        x, y, size = c.rng.uniform(-60, 1660), c.rng.uniform(800, 900), c.rng.uniform(90, 170)
        green = mix(tone("leaf"), tone("pandan"), c.rng.random())
        c.shade(oval(x, y, size, size * 0.8), lighter(green, 0.15), darker(green, 0.25))
    c.shade(box(0, 880, WIDTH, 70), darker(tone("leaf"), 0.25), darker(tone("moss"), 0.3))


def _fence(c: Canvas, colour: Colour, trim: Colour) -> None:
    yard(c, 900)
    _shrubs(c)
    c.soft(box(0, GROUND - 20, WIDTH, 36), (40, 22, 20), 16, 0.4)
    brick = tone(c.rng.choice(("brick", "sand", "stone", "clay")))
    for row in range(2):
        for column in range(-1, 13):
            part = box(column * 140 + row * 70, GROUND - 130 + row * 64, 134, 58, 5)
            c.shade(part, lighter(brick, 0.16 + 0.1 * (column % 2)), darker(brick, 0.1))
    for y in (430, 540, 860):
        bar(c, (0, y), (WIDTH, y), 22, colour)
    for step in range(21):
        x = 20 + step * 78
        bar(c, (x, 370 if step % 2 else 410), (x, GROUND - 130), 18, colour)
        _spear(c, x, 352 if step % 2 else 392, 22, trim)
        if step % 2:
            c.outline(oval(x, 485, 28, 28), 9, colour)
            scroll(c, x - 2, 700, 62, 1, colour)
            scroll(c, x - 2, 700, 62, -1, colour, 180)
    for x in (60, 800, 1540):
        _pillar(c, x, 380, lighter(brick, 0.2))


def _gate(c: Canvas, colour: Colour, trim: Colour) -> None:
    yard(c, 900)
    _shrubs(c)
    brick = tone(c.rng.choice(("brick", "sand", "stone", "clay")))
    _pillar(c, 150, 300, brick)
    _pillar(c, 1450, 300, brick)
    c.soft(box(240, GROUND - 16, 1120, 30), (40, 22, 20), 16, 0.45)
    for side in (-1, 1):
        _leaf_of_gate(c, 800 + side * 280, side, colour, trim)
    c.lay(box(770, 690, 60, 90, 12), trim, 8)
    pebbles(c, 240, 1090, 140, tone("stone"))


def _leaf_of_gate(c: Canvas, x: float, side: int, colour: Colour, trim: Colour) -> None:
    left, right, low = x - 268, x + 268, GROUND - 16
    arch = [
        (px, 520 - 210 * ((px - left) / 536 if side < 0 else (right - px) / 536) ** 1.4)
        for px in range(int(left), int(right) + 1, 30)
    ]
    c.shade(box(left, 800, 536, low - 800), lighter(colour, 0.22), darker(colour, 0.15))
    for step in range(1, 8):
        c.fill(box(left + step * 67, 812, 5, low - 824), darker(colour, 0.4))
    for px, py in arch[1:-1:2]:
        bar(c, (px, py), (px, 800), 16, colour)
        _spear(c, px, py - 10, 20, trim)
    c.line(arch, 24, colour)
    for edge in (left, right):
        bar(c, (edge, 510 if (edge == left) == (side < 0) else 300), (edge, low), 26, colour)
    for y in (640, 800, low - 10):
        bar(c, (left, y), (right, y), 22, colour)
    for step in range(3):
        for turn in (-1, 1):
            scroll(c, x - 170 + step * 170, 722, 52, turn, trim, 90 if turn > 0 else -90)


def _grille(c: Canvas, colour: Colour, trim: Colour) -> None:
    wall(c)
    c.lay(box(300, 150, 1000, 880, 8), tone("milk"), 20)
    c.shade(box(360, 210, 880, 760), lighter(tone("sky"), 0.2), lighter(tone("sea"), 0.35))
    c.fill([(420, 210), (680, 210), (470, 970), (360, 970), (360, 430)], tone("white"), 70)
    c.fill(box(790, 210, 20, 760), tone("milk"))
    c.shadow(box(370, 560, 860, 20), 24, 30, 14, 0.3)
    for x in range(400, 1220, 100):
        bar(c, (x, 190), (x, 990), 17, colour)
    for y in (210, 400, 780, 970):
        bar(c, (350, y), (1250, y), 20, colour)
    for x in range(450, 1200, 100):
        c.outline(oval(x, 305, 36, 36), 10, trim)
        c.outline(oval(x, 875, 36, 36), 10, trim)
    for turn in range(0, 360, 45):
        c.line(placed(smooth(path("0,0 60,-50 150,-40 170,20"), closed=False), 800, 590, 1, turn), 15, colour)
        c.lay(placed(moved(leaf(90, 44), 110, 0), 800, 590, 1, turn), trim, 5)
    c.outline(oval(800, 590, 176, 176, corners=60), 16, colour)
    c.round(oval(800, 590, 40, 40), trim, 0.3)
    c.lay(box(260, 1010, 1080, 54, 8), lighter(tone("stone"), 0.3), 14)


def _railing(c: Canvas, colour: Colour, trim: Colour) -> None:
    wall(c)
    stone = tone(c.rng.choice(("stone", "sand", "clay")))
    for step in range(8):
        x, y = step * 215 - 40, 1130 - step * 104
        c.shade(box(x, y, WIDTH, 1200 - y), lighter(stone, 0.3), darker(stone, 0.1))
        c.shade(box(x - 14, y - 26, WIDTH, 30), lighter(stone, 0.55), lighter(stone, 0.2))
        c.soft(box(x, y + 6, WIDTH, 14), (40, 22, 20), 10, 0.3)
    for step in range(8):
        for share in (0.25, 0.75):
            at_x, y = step * 215 - 40 + share * 215, 1110 - step * 104
            rail = 790 - (at_x + 40) * 0.484
            bar(c, (at_x, y), (at_x, rail), 16, colour)
            scroll(c, at_x, (y + rail) / 2 - 30, 40, 1, trim if share < 0.5 else colour)
            scroll(c, at_x, (y + rail) / 2 + 34, 40, -1, trim if share < 0.5 else colour, 180)
    for dy, width in ((0, 40), (80, 16)):
        bar(
            c,
            (-40, 790 + dy),
            (1640, 790 + dy - 1680 * 0.484),
            width,
            mix(colour, tone("teak"), 0.7) if width == 40 else colour,
        )


FENCES = {"fence": _fence, "gate": _gate, "grille": _grille, "railing": _railing}


def canopy(c: Canvas, *, colour: str = "iron", roof: str = "teal") -> None:
    """A carport: steel posts and a curved roof before a house."""
    yard(c, 880)
    house = tone(c.rng.choice(("cream", "blush", "mint", "sand", "sky")))
    c.shade(box(430, 330, 1230, 560), lighter(house, 0.35), darker(house, 0.08))
    c.shade(path("360,350 560,120 1700,120 1700,350"), lighter(tone("clay"), 0.1), darker(tone("clay"), 0.2))
    for row in range(5):
        c.line([(520 - row * 36, 165 + row * 40), (WIDTH, 165 + row * 40)], 4, darker(tone("clay"), 0.35), 130)
    c.lay(box(1180, 480, 250, 270, 6), tone("milk"), 8)
    c.shade(box(1204, 504, 202, 222), lighter(tone("sky"), 0.2), tone("denim"))
    c.lay(box(560, 470, 210, 420, 4), tone("teak"), 8)
    c.fill(oval(742, 690, 12, 12), tone("gold"))
    c.soft(oval(800, 1050, 720, 70), (40, 22, 20), 40, 0.4)
    shade = tone(colour)
    for x, low, width in ((330, 930, 22), (1330, 930, 22)):
        bar(c, (x, 470), (x, low), width, darker(shade, 0.2))
    _roof(c, tone(roof), shade)
    for x in (200, 1420):
        bar(c, (x, 500), (x, GROUND + 40), 36, shade)
        c.round(box(x - 48, GROUND + 24, 96, 28, 4), darker(shade, 0.2), 0.3)
        for side in (-1, 1):
            bar(c, (x, 640), (x + side * 110, 520), 18, shade)


def _roof(c: Canvas, colour: Colour, steel: Colour) -> None:
    front = smooth([(70, 520), (420, 400), (800, 360), (1180, 400), (1540, 520)], closed=False)
    back = smooth([(250, 390), (500, 262), (800, 220), (1130, 262), (1400, 390)], closed=False)
    sheet = [*front, *reversed(back)]
    c.shadow(sheet, 10, 60, 30, 0.3)
    c.shade(sheet, lighter(colour, 0.45), colour)
    for step in range(0, len(front), 2):
        other = back[min(step, len(back) - 1)]
        c.line([front[step], other], 5, lighter(colour, 0.6), 170)
    c.line(front, 30, steel)
    c.line([(x, y - 8) for x, y in front], 8, lighter(steel, 0.45))
    bar(c, (90, 540), (1520, 540), 22, steel)
    for step in range(3, len(front) - 3, 3):
        x, y = front[step]
        bar(c, (x, y), (x, 540), 12, steel)


SCENES: dict[str, Scene] = {"fence": fence, "canopy": canopy}
