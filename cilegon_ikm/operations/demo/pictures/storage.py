"""Cupboards, shelves and racks in a room, with things on them."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, tone
from .furniture import FLOOR, places, plank, plant, tube
from .geometry import arc, box, lathe, oval, path, placed


def cupboard(c: Canvas, *, colour: str = "teak", trim: str = "gold", of: str = "wardrobe") -> None:
    """A wooden wardrobe, an open shelf or a chest of drawers."""
    ((x, _k),) = places(c, "1")
    shade = tone(colour)
    half, height = {"wardrobe": (390, 900), "shelf": (430, 840), "drawers": (470, 600)}[of]
    top = FLOOR - height
    c.soft(oval(x + 50, FLOOR, half * 1.15, 46), (40, 22, 20), 30, 0.5)
    for side in (-1, 1):
        c.round(box(x + side * half * 0.86 - 34, FLOOR - 60, 68, 60, 6), darker(shade, 0.3), 0.26)
    c.shadow(box(x - half, top, half * 2, height - 40), 30, 20, 30, 0.3)
    c.round(box(x - half, top, half * 2, height - 40, 10), shade, 0.12)
    CUPBOARDS[of](c, x, top, half, height - 40, shade, tone(trim))
    c.lay(box(x - half - 26, top - 40, half * 2 + 52, 48, 10), lighter(shade, 0.08), 8)


def _wardrobe(c: Canvas, x: float, top: float, half: float, height: float, colour: Colour, trim: Colour) -> None:
    for side in (-1, 1):
        left = x + (side - 1) * half / 2 + 18
        c.lay(box(left, top + 30, half - 36, height - 60, 8), lighter(colour, 0.07), 4)
        for y, tall in ((0.07, 0.36), (0.5, 0.4)):
            c.shade(
                box(left + 44, top + height * y, half - 124, height * tall, 6),
                darker(colour, 0.32),
                darker(colour, 0.08),
            )
            plank(c, left + 58, top + height * y + 14, half - 152, height * tall - 28, colour)
        c.lay(box(x + side * 40 - 9, top + height * 0.44, 18, 110, 9), trim, 6)


def _shelf(c: Canvas, x: float, top: float, half: float, height: float, colour: Colour, trim: Colour) -> None:
    c.shade(box(x - half + 30, top + 30, half * 2 - 60, height - 60), darker(colour, 0.5), darker(colour, 0.3))
    room_height = (height - 60) / 4
    hues = ["sea", "chili", "sun", "milk", "leaf", "plum", "sky", "clay"]
    for row in range(4):
        low = top + 30 + (row + 1) * room_height
        place = x - half + 60
        while place < x + half - 130:
            wide, tall = c.rng.uniform(26, 50), room_height * c.rng.uniform(0.55, 0.82)
            if c.rng.random() < 0.16:
                place += 26
                c.round(
                    lathe("0.5,0 0.4,0.2 1,0.6 0.7,1", place + 50, low - tall, 50, tall),
                    tone(c.rng.choice(("clay", "milk", "teal"))),
                    0.28,
                )
                place += 120
                continue
            c.round(box(place, low - tall, wide, tall, 3), tone(c.rng.choice(hues)), 0.2)
            place += wide + 3
        c.shade(box(x - half + 18, low - 4, half * 2 - 36, 28), lighter(colour, 0.3), colour)


def _drawers(c: Canvas, x: float, top: float, half: float, height: float, colour: Colour, trim: Colour) -> None:
    for row in range(3):
        for side in (-1, 1):
            left, y = x + (side - 1) * half / 2 + 20, top + 28 + row * (height - 40) / 3
            c.lay(box(left, y, half - 40, (height - 40) / 3 - 26, 8), lighter(colour, 0.08), 6)
            plank(c, left + 16, y + 16, half - 72, (height - 40) / 3 - 58, colour)
            c.lay(oval(left + half / 2 - 20, y + (height - 40) / 6 - 12, 24, 24), trim, 6)
    plant(c, x - half * 0.55, top - 36, 0.9)
    c.lay(box(x + 60, top - 250, 250, 212, 6), tone("walnut"), 8)
    c.shade(box(x + 84, top - 226, 202, 166), lighter(tone("sky"), 0.3), lighter(tone("sun"), 0.5))


CUPBOARDS = {"wardrobe": _wardrobe, "shelf": _shelf, "drawers": _drawers}


def rack(c: Canvas, *, colour: str = "iron", of: str = "shelf") -> None:
    """Steel-tube racks: a shelf with boxes, a clothes rail, a flower-stand of steps."""
    ((x, _k),) = places(c, "1")
    c.soft(oval(x + 40, FLOOR, 480, 44), (40, 22, 20), 30, 0.42)
    RACKS[of](c, x, tone(colour))


def _metal_shelf(c: Canvas, x: float, colour: Colour) -> None:
    for side in (-1, 1):
        tube(c, [(x + side * 350, FLOOR - 70), (x + side * 350, 260)], 20, darker(colour, 0.3))
    for row in range(4):
        y = FLOOR - 90 - row * 220
        if row < 4:
            _goods(c, x, y, row)
        c.shade(
            [(x - 370, y), (x + 370, y), (x + 420, y + 40), (x - 420, y + 40)],
            lighter(colour, 0.5),
            lighter(colour, 0.2),
        )
        c.round(box(x - 424, y + 36, 848, 30, 6), colour, 0.2, lying=True)
    for side in (-1, 1):
        tube(c, [(x + side * 412, FLOOR), (x + side * 412, 240)], 30, colour)


def _goods(c: Canvas, x: float, y: float, row: int) -> None:
    hues = ("toast", "sky", "clay", "leaf", "sun", "milk", "rose")
    place = x - 340.0
    while place < x + 250:
        wide, tall = c.rng.uniform(90, 190), c.rng.uniform(80, 160 if row < 3 else 120)
        hue = tone(c.rng.choice(hues))
        c.lay(box(place, y + 22 - tall, wide, tall, 6), hue, 5)
        c.fill(box(place + wide * 0.3, y + 22 - tall * 0.66, wide * 0.4, tall * 0.3, 5), lighter(hue, 0.6))
        place += wide + c.rng.uniform(8, 40)


def _clothes_rack(c: Canvas, x: float, colour: Colour) -> None:
    for side in (-1, 1):
        tube(c, [(x + side * 460 - 110, FLOOR - 20), (x + side * 460 + 110, FLOOR)], 24, colour)
    tube(c, [(x - 460, FLOOR - 10), (x - 460, 250), (x + 460, 250), (x + 460, FLOOR - 10)], 28, colour)
    tube(c, [(x - 460, FLOOR - 190), (x + 460, FLOOR - 190)], 20, colour)
    hues = ["sea", "blush", "milk", "sun", "clay", "mint", "navy", "rose"]
    c.rng.shuffle(hues)
    for index, hue in enumerate(hues[:6]):
        px = x - 360 + index * 142
        c.line(arc(px, 244, 18, 22, 150, 380), 7, tone("steel"))
        cloth = placed(path("-16,40 16,40 104,100 92,260 104,580 -104,580 -92,260 -104,100"), px, 236)
        c.lay(cloth, tone(hue), 10, 0.2)
        c.soft(box(px + 10, 400, 18, 380), darker(tone(hue), 0.8), 14, 0.35)
    for place in (-250, 130):
        c.lay(box(x + place, FLOOR - 300, 220, 100, 12), tone("caramel"), 8)


def _steps(c: Canvas, x: float, colour: Colour) -> None:
    for row, half in ((2, 260), (1, 360), (0, 460)):
        y = FLOOR - 110 - row * 270
        for side in (-1, 1):
            tube(c, [(x + side * half, FLOOR - row * 20), (x + side * half, y)], 24, darker(colour, 0.1 * row))
        for place in range(row - 2, 3 - row):
            plant(c, x + place * 190, y + 6, 0.44)
        for bar in range(3):
            tube(c, [(x - half - 10, y + bar * 16), (x + half + 10, y + bar * 16)], 14, colour)


RACKS = {"shelf": _metal_shelf, "clothes": _clothes_rack, "stairs": _steps}


SCENES: dict[str, Scene] = {"cupboard": cupboard, "rack": rack}
