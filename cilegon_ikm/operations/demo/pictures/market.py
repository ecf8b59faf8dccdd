"""Where makers sell and work together: tents of a bazaar, a market hall, a lane with trays in the sun."""

from .canvas import HEIGHT, Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import box, oval, path, placed
from .places import yard

GOODS = ("turmeric", "chili", "leaf", "caramel", "plum", "lagoon", "gold", "clay")


def market(c: Canvas, *, colour: str = "molten", of: str = "bazaar") -> None:
    """Tents, a hall or a lane; the colour is that of the cloth, the roof or the doors."""
    horizon = yard(c, c.rng.uniform(780, 860))
    PLACES[of](c, horizon, tone(colour))


def _goods(c: Canvas, left: float, right: float, y: float) -> None:
    """Heaps on a table, from left to right."""
    x = left
    while x < right:
        size = c.rng.uniform(34, 58)
        heap = tone(c.rng.choice(GOODS))
        c.round(oval(x + size, y - size * 0.45, size, size * 0.62), heap, 0.25)
        x += size * 1.9


def _tent(c: Canvas, x: float, ground: float, size: float, cloth: Colour) -> None:
    half, top = 230 * size, ground - 560 * size
    c.soft(oval(x, ground, half * 1.2, 34 * size), (40, 24, 20), 18, 0.45)
    for px in (x - half, x + half - 14 * size):
        c.round(box(px, top, 14 * size, ground - top), tone("silver"), 0.3)
    c.shade(box(x - half, ground - 220 * size, 2 * half, 220 * size), lighter(cloth, 0.15), darker(cloth, 0.3))
    c.shade(box(x - half * 1.06, ground - 240 * size, half * 2.12, 34 * size), tone("pine"), darker(tone("pine"), 0.3))
    _goods(c, x - half, x + half - 70 * size, ground - 236 * size)
    c.lay(placed(path("-1.1,0 0,-0.62 1.1,0"), x, top, half), lighter(cloth, 0.1), 10)
    for number in range(8):
        strip = cloth if number % 2 else tone("milk")
        left = x - half * 1.1 + number * half * 2.2 / 8
        c.shade(box(left, top, half * 2.2 / 8, 66 * size, 10), lighter(strip, 0.1), darker(strip, 0.15))


def _bazaar(c: Canvas, horizon: float, cloth: Colour) -> None:
    others = [tone(name) for name in c.rng.sample(("teal", "gold", "leaf", "plum", "navy"), 3)]
    for number, other in enumerate(others):
        _tent(c, 240 + number * 560 + c.rng.uniform(-50, 50), horizon + 70, 0.62, other)
    for x, size in ((430, 0.95), (1150, 1.05)):
        _tent(c, x + c.rng.uniform(-40, 40), horizon + 250, size, cloth if x < 800 else darker(cloth, 0.15))


def _hall(c: Canvas, horizon: float, roof: Colour) -> None:
    ground, left, right = horizon + 170, c.rng.uniform(120, 200), c.rng.uniform(1400, 1480)
    wall, middle = tone(c.rng.choice(("cream", "paper", "mint"))), (left + right) / 2
    c.soft(oval(middle, ground, (right - left) * 0.55, 40), (40, 24, 20), 20, 0.45)
    c.shade(box(left, ground - 420, right - left, 420), lighter(wall, 0.2), darker(wall, 0.12))
    c.lay([(left - 70, ground - 410), (middle, ground - 700), (right + 70, ground - 410)], roof, 16)
    for step in range(1, 14):
        x = left - 70 + step * (right - left + 140) / 14
        c.line([(middle, ground - 700), (x, ground - 410)], 4, darker(roof, 0.3), 110)
    for number in range(4):
        width = (right - left) / 4 - 50
        x = left + 25 + number * (right - left) / 4
        c.shade(box(x, ground - 320, width, 320), mix(tone("charcoal"), wall, 0.35), tone("soil"))
        c.shade(box(x, ground - 130, width, 130), tone("teak"), darker(tone("teak"), 0.3))
        _goods(c, x + 4, x + width - 90, ground - 126)
    c.lay(box(middle - 260, ground - 500, 520, 80, 14), tone("milk"), 8)
    c.fill(box(middle - 200, ground - 472, 400, 22, 10), darker(roof, 0.1))


def _lane(c: Canvas, horizon: float, doors: Colour) -> None:
    for number, x in enumerate((120.0, 640.0, 1160.0)):
        ground, width = horizon + 60, 400
        wall = lighter(tone(("blush", "mint", "butter")[number]), 0.25)
        c.shade(box(x, ground - 290, width, 290), lighter(wall, 0.2), darker(wall, 0.15))
        c.lay(
            [(x - 40, ground - 280), (x + width / 2, ground - 450), (x + width + 40, ground - 280)], tone("brick"), 12
        )
        c.shade(box(x + 50, ground - 210, 110, 210), lighter(doors, 0.2), darker(doors, 0.3))
        c.shade(box(x + 230, ground - 200, 110, 100), tone("sky"), tone("denim"))
    for number in range(6):
        left, y = 160 + (number % 3) * 560 + c.rng.uniform(-60, 60), HEIGHT - 250 + (number // 3) * 150
        c.soft(oval(left + 14, y + 24, 210, 62), (40, 24, 20), 14, 0.4)
        c.round(oval(left, y, 210, 62), tone("bamboo"), 0.2, lying=True)
        c.fill(oval(left, y - 6, 188, 50), lighter(tone("straw"), 0.2))
        for _chip in range(26):
            dx, dy = c.rng.uniform(-150, 150), c.rng.uniform(-30, 26)
            c.round(oval(left + dx, y - 8 + dy, 22, 11), mix(tone("gold"), tone("cream"), c.rng.random()), 0.25)


PLACES = {"bazaar": _bazaar, "hall": _hall, "lane": _lane}
SCENES: dict[str, Scene] = {"market": market}
