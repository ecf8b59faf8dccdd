"""What printers make: stickers, name cards, brochures, banners."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import box, moved, oval, path, placed, smooth, star
from .places import bench_top
from .stage import emblem, stage


def stickers(c: Canvas, *, colours: str = "chili+sun+leaf", count: str = "12") -> None:
    """A sheet of label stickers, one of them peeling off."""
    bench_top(c)
    tints = [tone(each) for each in colours.split("+")]
    angle, many = c.rng.uniform(-7, 7), int(count)
    c.lay(placed(box(-620, -470, 1240, 940, 14), 800, 600, 1, angle), tone("white"), 18, 0.04)
    columns = 4 if many > 6 else 3
    rows = -(-many // columns)
    k = min(1.0, 2.9 / rows, 4 / columns)
    shapes = (
        oval(0, 0, 130, 130, corners=60),
        box(-136, -110, 272, 220, 40),
        star(0, 0, 146, 124, 16),
        box(-140, -86, 280, 172, 86),
    )
    for index in range(many):
        cell = (
            (index % columns - (columns - 1) / 2) * 1190 / columns,
            (index // columns - (rows - 1) / 2) * 880 / rows,
        )
        (x, y) = placed([cell], 800, 600, 1, angle)[0]
        shape = placed(shapes[(index // columns + c.brand) % 4], x, y, k, angle)
        shade = tints[(index + index // columns) % len(tints)]
        c.fill(moved(shape, 4, 6), (60, 50, 50), 60)
        c.shade(shape, lighter(shade, 0.14), darker(shade, 0.06))
        c.outline(placed(shapes[(index // columns + c.brand) % 4], x, y, k * 0.88, angle), 5, lighter(shade, 0.7))
        emblem(c, x, y - 10 * k, 50 * k, tone("milk") if sum(shade) < 560 else darker(shade, 0.6))
    corner = placed(path("470,470 620,330 560,300 480,360"), 800, 600, 1, angle)
    c.lay(corner, tone("stone"), 12, 0.3)
    _pen(c, tints[0])


def _pen(c: Canvas, colour: Colour) -> None:
    x, y = (1490, 640)
    c.lay(placed(path("-20,-300 20,-300 20,220 0,300 -20,220"), x, y, 1, 8), colour, 12)
    c.fill(placed(path("-20,220 20,220 0,300"), x, y, 1, 8), tone("pine"))


def printed(c: Canvas, *, colours: str = "sea+sun", of: str = "cards") -> None:
    """Printing work: name cards in a fan, folded brochures, a banner on its stand."""
    tints = [tone(each) for each in colours.split("+")]
    PRINTED[of](c, tints[0], tints[-1] if len(tints) > 1 else lighter(tints[0], 0.5))


def _sheet(
    c: Canvas, x: float, y: float, width: float, height: float, angle: float, first: Colour, second: Colour
) -> None:
    """One printed page: a picture above, quiet bars where words would be."""
    page = placed(box(-width / 2, -height / 2, width, height, 10), x, y, 1, angle)
    c.lay(page, tone("white"), 14, 0.05)
    with c.inside(page):
        c.shade(placed(box(-width / 2, -height / 2, width, height * 0.5), x, y, 1, angle), lighter(first, 0.2), first)
        c.fill(placed(oval(width * 0.2, -height * 0.2, width * 0.16, width * 0.16), x, y, 1, angle), second)
        hills = [
            (-width / 2, 0),
            (-width * 0.2, -height * 0.2),
            (0, -height * 0.06),
            (width * 0.22, -height * 0.16),
            (width / 2, 0),
        ]
        c.fill(
            placed([*smooth(hills, closed=False), (width / 2, 20), (-width / 2, 20)], x, y, 1, angle),
            darker(first, 0.35),
        )
        for row in range(4):
            wide = width * (0.72, 0.6, 0.66, 0.34)[row]
            bar = box(-width * 0.38, height * (0.12 + row * 0.085), wide, height * 0.032, 6)
            c.fill(placed(bar, x, y, 1, angle), first if not row else mix(first, tone("white"), 0.55))


def _cards(c: Canvas, first: Colour, second: Colour) -> None:
    bench_top(c)
    for index in range(5):
        angle = -34 + index * 15
        c.lay(
            placed(box(-60, -430, 520, 300, 16), 640, 900, 1, angle),
            tone("white") if index % 2 else lighter(first, 0.1),
            10,
            0.05,
        )
    angle = -34 + 4 * 15 + 8
    face = placed(box(-60, -430, 520, 300, 16), 640, 900, 1, angle)
    c.lay(face, tone("white"), 12, 0.03)
    with c.inside(face):
        c.fill(placed(path("-60,-430 140,-430 60,-130 -60,-130"), 640, 900, 1, angle), first)
        c.fill(placed(path("140,-430 170,-430 90,-130 60,-130"), 640, 900, 1, angle), second)
        for row, wide in ((-330, 220), (-280, 160), (-230, 190)):
            c.fill(
                placed(box(190, row, wide, 20, 8), 640, 900, 1, angle),
                mix(first, tone("white"), 0.3 if row == -330 else 0.6),
            )
    (x, y) = placed([(30, -290)], 640, 900, 1, angle)[0]
    emblem(c, x, y, 54, tone("milk"))
    for row in range(6):
        c.lay(box(180, 300 - row * 12, 420, 250, 14), tone("white") if row < 5 else first, 3 if row else 16, 0.06)
    emblem(c, 390, 365, 62, second)


def _brochures(c: Canvas, first: Colour, second: Colour) -> None:
    bench_top(c)
    for index, (x, angle) in enumerate(((430, -14), (830, 3), (1190, 13))):
        _sheet(
            c,
            x,
            610 + c.rng.uniform(-24, 24),
            470,
            780,
            angle,
            (first, second, mix(first, second, 0.5))[index],
            (second, first, lighter(first, 0.5))[index],
        )


def _banner(c: Canvas, first: Colour, second: Colour) -> None:
    ((x, base, _k),) = stage(c, 1)
    c.soft(oval(x + 60, base + 70, 380, 36), (40, 22, 20), 22, 0.5)
    _sheet(c, x, 560, 620, 940, 0, first, second)
    emblem(c, x, 900, 54, first)
    c.round(box(x - 330, 66, 660, 34, 12), tone("silver"), 0.4, lying=True)
    c.round(box(x - 360, base + 20, 720, 60, 20), tone("silver"), 0.4, lying=True)


PRINTED = {"cards": _cards, "brochures": _brochures, "banner": _banner}


SCENES: dict[str, Scene] = {"stickers": stickers, "printed": printed}
