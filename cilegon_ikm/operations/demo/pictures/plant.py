"""What industry buys for its plants: valves, pipes, motors."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import arc, at, box, gear, oval, path, placed, smooth
from .places import workshop, yard


def valve(c: Canvas, *, colour: str = "chili", body: str = "steel", count: str = "1") -> None:
    """Gate valves with a hand wheel in a pipe line."""
    workshop(c)
    spots = [(800, 800, 1.25)] if count == "1" else [(480, 800, 0.92), (1120, 800, 0.92)]
    pipe_half = 96 * spots[0][2]
    c.soft(box(-50, 1010, 1700, 40), (40, 22, 20), 26, 0.4)
    c.round(box(-20, 800 - pipe_half, 1640, pipe_half * 2), tone(body), 0.42, lying=True)
    for x, y, k in spots:
        _valve(c, x + c.rng.uniform(-40, 40), y, k, tone(colour), tone(body))


def _valve(c: Canvas, x: float, y: float, k: float, colour: Colour, body: Colour) -> None:
    for side in (-1, 1):
        for place, shade in ((212, 0.0), (250, 0.14)):
            c.round(placed(box(side * place - 19, -160, 38, 320, 8), x, y, k), darker(body, shade), 0.4, lying=True)
        for row in (-128, -44, 44, 128):
            c.round(placed(box(side * 231 - 56, row - 13, 112, 26, 5), x, y, k), lighter(body, 0.25), 0.4, lying=True)
    c.round(
        placed(
            smooth(path("-200,-110 -90,-130 90,-130 200,-110 200,110 110,150 0,176 -110,150 -200,110"), steps=5),
            x,
            y,
            k,
        ),
        colour,
        0.36,
    )
    c.round(placed(path("-84,-120 -60,-330 60,-330 84,-120"), x, y, k), colour, 0.36)
    c.round(placed(box(-110, -230, 220, 40, 8), x, y, k), darker(colour, 0.15), 0.36)
    c.round(placed(box(-20, -480, 40, 160), x, y, k), lighter(body, 0.3), 0.5)
    for dy, width in ((10, 58), (0, 52)):
        c.outline(
            placed(oval(0, -440, 230, 74, corners=60), x, y + dy, k),
            width * k * 0.8,
            darker(colour, 0.45 if dy else 0.05),
        )
    c.outline(placed(oval(0, -446, 230, 74, corners=60), x, y, k), 10, lighter(colour, 0.45))
    for turn in (20, 92, 164, 236, 308):
        c.line([(x, y - 440 * k), at(x, y - 440 * k, 214 * k, turn, 0.32)], 26 * k, darker(colour, 0.12))
    c.round(placed(oval(0, -446, 46, 30), x, y, k), lighter(body, 0.2), 0.4)
    c.lay(placed(oval(0, 10, 66, 66), x, y, k), darker(colour, 0.2), 6)
    c.shine(placed(oval(-110, -60, 50, 20), x, y, k), 14, 0.5)


def pipes(c: Canvas, *, colour: str = "galvanised", count: str = "10") -> None:
    """A pyramid of pipes seen from their ends, in a yard."""
    yard(c, 800)
    many, rows = int(count), 1
    while rows * (rows + 1) / 2 < many:
        rows += 1
    radius = min(150, 560 / rows)
    c.soft(oval(820, 1060, radius * rows * 1.25, 60), (40, 22, 20), 34, 0.5)
    c.round(box(800 - radius * rows * 1.12, 1046, radius * rows * 2.24, 36, 4), tone("pine"), 0.2)
    left_over = many
    for row in range(rows):
        for column in range(min(rows - row, left_over)):
            x = 800 + (column - (rows - row - 1) / 2) * radius * 2.02
            _pipe(
                c,
                x,
                1046 - radius - row * radius * 1.76,
                radius * 0.98,
                mix(tone(colour), tone("sky"), 0.2 * ((row + column) % 2)),
            )
        left_over -= min(rows - row, left_over)


def _pipe(c: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    c.shadow(oval(x, y, radius, radius), 8, 12, 14, 0.35)
    c.round(oval(x, y, radius, radius, corners=60), colour, 0.4)
    c.outline(oval(x, y, radius * 0.93, radius * 0.93, corners=60), 5, lighter(colour, 0.6))
    c.shade(oval(x, y, radius * 0.8, radius * 0.8, corners=60), darker(colour, 0.88), darker(colour, 0.6))
    with c.inside(oval(x, y, radius * 0.8, radius * 0.8, corners=60)):
        c.fill(oval(x + radius * 0.1, y - radius * 0.1, radius * 0.5, radius * 0.5), mix(tone("sky"), colour, 0.4), 150)
        c.soft(arc(x, y, radius * 0.8, radius * 0.8, 40, 140), (255, 255, 255), 14, 0.4)


def motor(c: Canvas, *, colour: str = "sea", base: str = "iron") -> None:
    """An electric motor with its pump on a frame."""
    workshop(c)
    x, y, shade, iron = 800, 760, tone(colour), tone(base)
    c.soft(oval(x + 30, 1030, 650, 46), (40, 22, 20), 26, 0.5)
    c.round(box(x - 640, 976, 1280, 54, 6), iron, 0.35, lying=True)
    for px in (-560, -200, 200, 520):
        c.round(box(x + px, 1026, 70, 30), darker(iron, 0.3), 0.3)
    for px in (-470, -60):
        c.round(placed(path("-60,-10 60,-10 90,110 -90,110"), x + px, 870), darker(shade, 0.2), 0.3)
    c.round(box(x - 560, y - 200, 560, 400, 40), shade, 0.4, lying=True)
    for step in range(11):
        c.round(box(x - 520, y - 210 + step * 40, 480, 17, 8), lighter(shade, 0.1), 0.4, lying=True)
    c.round(box(x - 640, y - 176, 100, 352, 44), darker(shade, 0.2), 0.4, lying=True)
    c.lay(box(x - 400, y - 300, 210, 130, 14), lighter(shade, 0.08), 10)
    c.line(
        smooth([(x - 300, y - 300), (x - 300, y - 420), (x - 480, y - 470), (x - 800, y - 440)], closed=False),
        22,
        tone("charcoal"),
    )
    c.round(box(x, y - 40, 170, 80), lighter(tone("silver"), 0.1), 0.5, lying=True)
    c.round(box(x + 40, y - 92, 84, 184, 12), tone("safety"), 0.35, lying=True)
    c.round(box(x + 330, y - 440, 130, 300, 8), darker(shade, 0.1), 0.4)
    c.round(box(x + 290, y - 470, 210, 50, 8), iron, 0.4)
    volute = oval(x + 350, y + 10, 240, 230, corners=60)
    c.lay(volute, darker(shade, 0.05), 16, 0.35)
    c.lay(oval(x + 350, y + 10, 170, 164), lighter(shade, 0.12), 8, 0.35)
    for turn in range(0, 360, 45):
        c.round(oval(*at(x + 350, y + 10, 204, turn, 0.96), 17, 17), lighter(iron, 0.35), 0.4)
    c.lay(oval(x + 350, y + 10, 84, 84), iron, 8, 0.4)
    c.fill(gear(x + 350, y + 10, 52, 6, 16), lighter(iron, 0.4))
    c.round(placed(path("-90,0 90,0 120,80 -120,80"), x + 350, 900), darker(shade, 0.25), 0.3)
    c.shine(box(x - 500, y - 150, 380, 14, 7), 12, 0.6)


SCENES: dict[str, Scene] = {"valve": valve, "pipes": pipes, "motor": motor}
