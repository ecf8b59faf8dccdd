"""Building materials: paving, blocks, roof tiles, well rings, doors, windows."""

from .canvas import HEIGHT, WIDTH, Canvas, Scene
from .colours import Colour, darker, lighter, mix, rgb, tone
from .geometry import Point, arc, box, leaf, moved, oval, path, pebble, placed, smooth, star
from .places import pebbles, yard
from .rooms import WALLS

GROUND = 1060


def paving(c: Canvas, *, colours: str = "cement+brick", of: str = "hex") -> None:
    """Laid paving seen from above, with grass at its edge."""
    tints = [tone(each) for each in colours.split("+")]
    c.shade(box(0, 0, WIDTH, HEIGHT), darker(tone("soil"), 0.1), darker(tone("soil"), 0.3))
    for index, shape in enumerate(PAVING[of]()):
        shade = tints[c.rng.choice((0, 0, 0, 1)) % len(tints)] if of != "brick" else tints[index // 2 % len(tints)]
        shade = mix(shade, darker(shade), c.rng.uniform(0, 0.3))
        c.fill(moved(shape, 5, 8), (30, 22, 20), 110)
        c.shade(shape, lighter(shade, 0.24), darker(shade, 0.06))
        c.line(shape[: max(3, len(shape) // 2)], 5, lighter(shade, 0.4), 150)
    for _grain in range(420):
        x, y = c.rng.uniform(0, WIDTH), c.rng.uniform(0, HEIGHT)
        c.fill(oval(x, y, 4, 3, corners=8), darker(tone("cement"), 0.4) if c.rng.random() < 0.6 else tone("white"), 90)
    for _blade in range(150):
        x, y = c.rng.uniform(-40, WIDTH), HEIGHT - abs(c.rng.gauss(0, 90))
        c.shade(placed(leaf(130, 20), x, y, 1, c.rng.uniform(-120, -60)), lighter(tone("pandan"), 0.1), tone("leaf"))
    c.fill([(300, 0), (760, 0), (240, HEIGHT), (-220, HEIGHT)], (255, 246, 224), 36)


def _hexagons() -> list[list[Point]]:
    return [
        star(column * 214 + (row % 2) * 107, row * 186, 118, 102, 6)[::2]
        for row in range(-1, 8)
        for column in range(-1, 9)
    ]


def _bricks() -> list[list[Point]]:
    shapes = []
    for row in range(-1, 5):
        for column in range(-1, 6):
            x, y = column * 300, row * 300
            if (row + column) % 2:
                shapes += [box(x, y, 142, 292, 10), box(x + 150, y, 142, 292, 10)]
            else:
                shapes += [box(x, y, 292, 142, 10), box(x, y + 150, 292, 142, 10)]
    return shapes


def _bones() -> list[list[Point]]:
    bone = path("-130,-62 -80,-62 -56,-36 56,-36 80,-62 130,-62 130,62 80,62 56,36 -56,36 -80,62 -130,62")
    return [placed(bone, column * 272 + (row % 2) * 136, row * 112) for row in range(-1, 12) for column in range(-1, 8)]


PAVING = {"hex": _hexagons, "brick": _bricks, "bone": _bones}


def batako(c: Canvas, *, colour: str = "cement", count: str = "9") -> None:
    """A stepped stack of hollow concrete blocks in a yard."""
    yard(c, 820)
    many, columns = int(count), 2
    while columns * (columns + 1) / 2 < many:
        columns += 1
    rows: list[int] = []
    while sum(rows) < many:
        rows.append(min(columns - len(rows), many - sum(rows)))
    k = min(1.05, 3.8 / len(rows), 3.7 / columns)
    c.soft(oval(840, GROUND + 10, 210 * k * columns + 120, 60), (40, 22, 20), 34, 0.5)
    for row, width in enumerate(rows):
        for column in range(width - 1, -1, -1):
            x = 740 + (column - (width - 1) / 2) * 380 * k
            _block(c, x, GROUND - row * 196 * k, k, mix(tone(colour), tone("stone"), c.rng.random() * 0.6))
    pebbles(c, 220, 1110, 130, tone(colour))


def _block(c: Canvas, x: float, low: float, k: float, colour: Colour) -> None:
    half, tall, deep, rise = 186 * k, 190 * k, 150 * k, 76 * k
    top = low - tall
    c.shade(
        [(x - half, top), (x + half, top), (x + half + deep, top - rise), (x - half + deep, top - rise)],
        lighter(colour, 0.5),
        lighter(colour, 0.3),
    )
    c.shade(
        [(x + half, top), (x + half + deep, top - rise), (x + half + deep, low - rise), (x + half, low)],
        darker(colour, 0.2),
        darker(colour, 0.4),
    )
    c.shade(box(x - half, top, half * 2 - 3, tall - 3), lighter(colour, 0.18), darker(colour, 0.06))
    for side in (-1, 1):
        hole = [
            (x + side * half * 0.5 - 80 * k, -14 * k + top),
            (x + side * half * 0.5 + 40 * k, top - 14 * k),
            (x + side * half * 0.5 + 132 * k, top - 60 * k),
            (x + side * half * 0.5 + 14 * k, top - 60 * k),
        ]
        c.shade(hole, darker(colour, 0.7), darker(colour, 0.45))
    for _pore in range(26):
        px, py = x + c.rng.uniform(-0.94, 0.94) * half, top + c.rng.uniform(0.06, 0.92) * tall
        c.fill(
            oval(px, py, 5, 4, corners=8), darker(colour, 0.35) if c.rng.random() < 0.6 else lighter(colour, 0.5), 130
        )


def rooftiles(c: Canvas, *, colour: str = "clay", of: str = "laid") -> None:
    """Roof tiles, laid in rows under the sky or stacked in a yard."""
    yard(c, 800)
    if of == "stack":
        c.soft(oval(830, GROUND + 10, 640, 60), (40, 22, 20), 34, 0.5)
        for place in range(3):
            for row in range(11):
                x, y = 440 + place * 370 + c.rng.uniform(-8, 8), GROUND - 30 - row * 58
                if row < (11, 9, 10)[place]:
                    _stacked(c, x, y, mix(tone(colour), tone("brick"), c.rng.random() * 0.6))
        pebbles(c, 220, 1120, 120, tone(colour))
        return
    c.soft(box(-20, 1090, 1640, 40), (40, 22, 20), 20, 0.4)
    c.round(box(-20, 1076, 1640, 46), tone("walnut"), 0.2, lying=True)
    for row in range(7):
        y = 400 + row * 104
        for column in range(-1, 13):
            _tile(c, column * 142 + (row % 2) * 71 - 30, y, mix(tone(colour), tone("brick"), c.rng.random() * 0.6))
    for column in range(12):
        c.round(
            [*arc(column * 150 + 40, 420, 88, 74, 180, 360), (column * 150 + 128, 450), (column * 150 - 48, 450)],
            mix(tone(colour), darker(tone(colour)), 0.2 * (column % 2)),
            0.3,
        )


def _tile(c: Canvas, x: float, y: float, colour: Colour) -> None:
    shape = [(x, y), (x + 146, y), *arc(x + 73, y + 92, 73, 56, 0, 180)]
    c.shadow(shape, 3, 12, 10, 0.4)
    c.round(shape, colour, 0.3)
    c.fill(moved(arc(x + 73, y + 92, 70, 52, 20, 160), 0, -4), lighter(colour, 0.35), 70)
    c.line([(x + 3, y), (x + 3, y + 96)], 6, darker(colour, 0.5), 130)


def _stacked(c: Canvas, x: float, y: float, colour: Colour) -> None:
    wave = [(x - 170 + step * 34, y + (16 if step % 4 in (1, 2) else -8)) for step in range(11)]
    lower = [(px, py + 44) for px, py in reversed(smooth(wave, closed=False))]
    c.shade([*smooth(wave, closed=False), *lower], lighter(colour, 0.3), darker(colour, 0.25))
    c.line(smooth(wave, closed=False), 6, lighter(colour, 0.45), 190)


def wellring(c: Canvas, *, colour: str = "cement", count: str = "2") -> None:
    """Concrete rings for wells in a yard."""
    yard(c, 820)
    for x, low, k in {1: [(800, GROUND, 1.3)], 2: [(470, GROUND - 30, 0.96), (1110, GROUND, 1.04)]}.get(
        int(count), [(430, GROUND - 20, 0.86), (1160, GROUND, 0.92), (430, GROUND - 326, 0.86)]
    ):
        half, tall, shade = 290 * k, 330 * k, tone(colour)
        c.soft(oval(x + 50, low, half * 1.2, 60 * k), (40, 22, 20), 30, 0.5)
        c.round(
            [*arc(x, low - tall, half, half * 0.3, 180, 360), *arc(x, low - 60 * k, half, half * 0.3, 0, 180)],
            shade,
            0.3,
        )
        for share in (0.36, 0.7):
            c.line(arc(x, low - tall + tall * share * 0.84, half, half * 0.3, 0, 180), 5, darker(shade, 0.3), 120)
        for _pore in range(60):
            turn = c.rng.uniform(-0.95, 0.95)
            c.fill(oval(x + turn * half, low - c.rng.uniform(20, 300) * k, 5, 4, corners=8), darker(shade, 0.3), 110)
        c.shade(oval(x, low - tall, half, half * 0.3, corners=70), lighter(shade, 0.5), lighter(shade, 0.2))
        c.shade(oval(x, low - tall, half * 0.82, half * 0.23, corners=70), darker(shade, 0.75), darker(shade, 0.35))
    pebbles(c, 200, 1120, 120, tone(colour))


def _house_front(c: Canvas) -> None:
    """A plastered wall over a paved step."""
    colour = rgb(c.rng.choice(WALLS))
    c.shade(box(0, 0, WIDTH, HEIGHT), lighter(colour, 0.25), darker(colour, 0.08))
    for _patch in range(9):
        x, y = c.rng.uniform(0, WIDTH), c.rng.uniform(0, 1000)
        c.soft(pebble(c.rng, x, y, 170, 90, 0.3), lighter(colour, 0.6), 50, 0.3)
    c.fill([(1100, 0), (WIDTH, 0), (WIDTH, 700), (1500, 900)], (60, 44, 40), 20)


def door(c: Canvas, *, colour: str = "teak", frame: str = "walnut", of: str = "panel") -> None:
    """A wooden door in its frame: panelled, with glass, or double."""
    _house_front(c)
    c.shade(box(0, 1080, WIDTH, 120), lighter(tone("stone"), 0.3), darker(tone("stone"), 0.1))
    half = 440 if of == "double" else 270
    c.lay(box(800 - half - 60, 70, half * 2 + 120, 1020, 8), tone(frame), 22)
    c.fill(box(800 - half, 126, half * 2, 964), darker(tone(frame), 0.6))
    leaves = (
        [(800 - half + 6, half - 8, 1), (802, half - 8, -1)] if of == "double" else [(800 - half + 6, half * 2 - 12, 1)]
    )
    for left, width, side in leaves:
        _door_leaf(c, left, width, side, tone(colour), glazed=of == "glass")
    c.round(box(800 - half - 110, 1076, half * 2 + 220, 40, 6), lighter(tone("stone"), 0.3), 0.2, lying=True)
    for x in (800 - half - 260, 800 + half + 260):
        if of != "double":
            _potted(c, x)


def _potted(c: Canvas, x: float) -> None:
    c.soft(oval(x + 20, 1100, 130, 24), (40, 22, 20), 14, 0.5)
    for turn in range(-165, -10, 17):
        blade = placed(moved(leaf(300, 80), 160, 0), x, 900, 1, turn + c.rng.uniform(-6, 6))
        c.shade(blade, mix(tone("leaf"), tone("pandan"), c.rng.random()), darker(tone("leaf"), 0.2))
    c.round(
        path(f"{x - 110},880 {x + 110},880 {x + 80},1100 {x - 80},1100"),
        tone(c.rng.choice(("clay", "milk", "teal"))),
        0.26,
    )


def _door_leaf(c: Canvas, left: float, width: float, side: int, colour: Colour, *, glazed: bool) -> None:
    c.shade(box(left, 134, width, 950), lighter(colour, 0.2), darker(colour, 0.14))
    for step in range(int(width / 24)):
        vein = [(left + 12 + step * 24 + c.rng.uniform(-5, 5), 134 + row * 160) for row in range(7)]
        c.line(smooth(vein, closed=False), 3, darker(colour, 0.25), 100)
    margin = 56
    for y, tall in ((190, 330), (570, 130), (750, 280)):
        outer = box(left + margin, y, width - 2 * margin, tall, 6)
        if glazed and y < 600:
            c.shade(outer, lighter(tone("sky"), 0.35), lighter(tone("sea"), 0.3))
            c.fill([(left + margin, y), (left + margin + 90, y), (left + margin, y + 130)], tone("white"), 120)
            c.outline(outer, 9, darker(colour, 0.3))
            c.line([(left + width / 2, y), (left + width / 2, y + tall)], 14, colour)
            continue
        c.shade(outer, darker(colour, 0.38), lighter(colour, 0.12))
        inner = box(left + margin + 20, y + 20, width - 2 * margin - 40, tall - 40, 4)
        c.shade(inner, lighter(colour, 0.24), darker(colour, 0.04))
    x = left + width - 36 if side > 0 else left + 36
    c.lay(box(x - 16, 580, 32, 130, 12), tone("gold"), 7)
    c.lay(box(x - 80 if side > 0 else x - 10, 616, 90, 22, 11), lighter(tone("gold"), 0.2), 7)


def window(c: Canvas, *, colour: str = "teak", glass: str = "sky", of: str = "double") -> None:
    """A wooden window: two casements, or slats above glass."""
    _house_front(c)
    wood, pane = tone(colour), tone(glass)
    c.lay(box(300, 170, 1000, 800, 8), darker(wood, 0.2), 24)
    c.fill(box(356, 226, 888, 690), darker(wood, 0.6))
    for left in (362, 804):
        c.shade(box(left, 232, 434, 678), lighter(wood, 0.22), darker(wood, 0.12))
        top = 290 if of == "double" else 560
        if of == "jalousie":
            c.fill(box(left + 54, 286, 326, 236), darker(wood, 0.6))
            for row in range(7):
                c.round(box(left + 54, 290 + row * 34, 326, 28, 4), lighter(wood, 0.1), 0.3, lying=True)
        sheet = box(left + 54, top, 326, 858 - top)
        c.shade(sheet, lighter(pane, 0.4), mix(pane, tone("sea"), 0.3))
        with c.inside(sheet):
            c.fill([(left + 80, top), (left + 210, top), (left + 60, 860), (left - 70, 860)], tone("white"), 100)
            c.soft(oval(left + 330, 860, 170, 120), tone("leaf"), 20, 0.6)
        c.outline(sheet, 8, darker(wood, 0.35))
        c.line([(left + 217, top), (left + 217, 858)], 14, wood)
        c.line([(left + 54, (top + 858) / 2), (left + 380, (top + 858) / 2)], 14, wood)
    for side in (-1, 1):
        c.lay(box(800 + side * 34 - 11, 540, 22, 100, 10), tone("gold"), 6)
    c.lay(box(250, 952, 1100, 60, 8), lighter(wood, 0.1), 16)
    for index in range(9):
        x = 360 + index * 110
        c.shade(placed(leaf(120, 44), x - 20, 920, 1, -60), tone("pandan"), tone("leaf"))
        c.shade(placed(leaf(120, 44), x + 24, 920, 1, -120), tone("pandan"), tone("leaf"))
        c.fill(star(x, 890, 40, 26, 6), tone(("rose", "sun", "milk")[index % 3]))
        c.fill(oval(x, 890, 11, 11), tone("honey"))
    c.round(box(290, 930, 1020, 110, 12), tone(c.rng.choice(("clay", "milk", "teal"))), 0.22, lying=True)


SCENES: dict[str, Scene] = {
    "paving": paving, "batako": batako, "rooftiles": rooftiles, "wellring": wellring, "door": door, "window": window,
}  # fmt: skip
