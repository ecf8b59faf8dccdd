"""Soap, cleaners, cosmetics, essential oils."""

from .bottles import BOTTLES
from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .decoration import flower
from .drinks import GARNISHES
from .geometry import arc, box, heap, lathe, oval, path, placed, smooth
from .rooms import banana_leaf, board, plate, surface
from .rooms import spray as twig
from .stage import emblem, foot_shadow, label, stage


def soap(c: Canvas, *, colours: str = "mint+blush+honey", count: str = "5", on: str = "board") -> None:
    """Bars of soap with flowers and foam, from above."""
    surface(c)
    if on == "board":
        board(c, 770, 610, 1120, 800, c.rng.uniform(-5, 5))
    elif on == "plate":
        plate(c, 800, 610, 540, tone("milk"))
    else:
        banana_leaf(c, 800, 610, 1400, 860, -5)
    tints = [tone(each) for each in colours.split("+")]
    for index, (x, y) in enumerate(heap(c.rng, 780, 610, 350, 230, int(count))):
        _bar(c, x, y, 1.0 if int(count) > 3 else 1.25, c.rng.uniform(-24, 24), tints[index % len(tints)])
    for x, y, size, hue in ((1420, 250, 70, "rose"), (1360, 400, 50, "lilac"), (200, 1010, 64, "milk")):
        flower(c, x, y, size, tone(hue))
    for x, y in heap(c.rng, 230, 230, 120, 90, 16):
        c.fill(oval(x, y, c.rng.uniform(16, 44), c.rng.uniform(16, 44)), tone("white"), 150)
        c.fill(oval(x - 8, y - 8, 7, 7), tone("white"))


def _bar(c: Canvas, x: float, y: float, k: float, angle: float, colour: Colour) -> None:
    c.lay(placed(box(-150, -100, 300, 216, 44), x, y + 14, k, angle), darker(colour, 0.25), 16)
    c.lay(placed(box(-150, -108, 300, 208, 44), x, y, k, angle), colour, 4, 0.4)
    c.outline(placed(box(-116, -78, 232, 148, 30), x, y, k, angle), 5, darker(colour, 0.16), 190)
    for _fleck in range(12):
        spot = placed([(c.rng.uniform(-130, 130), c.rng.uniform(-84, 84))], x, y, k, angle)[0]
        c.fill(oval(*spot, 6, 4, corners=10), darker(colour, 0.3), 130)
    emblem(c, x, y, 46 * k, darker(colour, 0.22))
    c.shine(placed(oval(-70, -84, 60, 9), x, y, k, angle), 8, 0.7)


def pump(c: Canvas, *, colour: str = "mint", cap: str = "milk", count: str = "2", tint: str = "") -> None:
    """Bottles with a pump; ``tint`` gives each further bottle another colour."""
    tints = [tone(each) for each in [colour, *(tint.split("+") if tint else [])]]
    for index, (x, base, k) in enumerate(stage(c, int(count))):
        shade, top = tints[index % len(tints)], tone(cap)
        c.round(placed(box(-14, -600, 28, 130), x, base, k), darker(top, 0.1), 0.3)
        nozzle = placed(
            smooth(path("-60,-650 20,-650 60,-610 56,-590 10,-604 -130,-604 -166,-560 -190,-566 -170,-628")), x, base, k
        )
        c.lay(nozzle, top, 6)
        _labelled(c, x, base, 170 * k, 480 * k, shade, "0.36,0 0.4,0.04 0.9,0.12 1,0.2 1,0.95 0.94,1")
        c.round(placed(box(-66, -520, 132, 62, 10), x, base, k), top, 0.3)
    _foam(c)


def _labelled(c: Canvas, x: float, base: float, half: float, height: float, colour: Colour, profile: str) -> None:
    """A coloured bottle with a label and a line of light."""
    foot_shadow(c, x, base, half)
    c.round(lathe(profile, x, base - height, half, height), colour, 0.28)
    label(c, x, base - height * 0.4, half * 1.5, height * 0.46, darker(colour, 0.45))
    c.shine(box(x - half * 0.84, base - height * 0.72, half * 0.14, height * 0.6, 10), 9, 0.6)


def _foam(c: Canvas) -> None:
    for x, y in [*heap(c.rng, 250, 1110, 170, 36, 16), *heap(c.rng, 1400, 1130, 120, 30, 10)]:
        size = c.rng.uniform(18, 46)
        c.fill(oval(x, y, size, size), mix(tone("white"), tone("sky"), 0.25), 150)
        c.outline(oval(x, y, size, size), 4, tone("white"), 230)
        c.fill(oval(x - size * 0.3, y - size * 0.3, size * 0.2, size * 0.2), tone("white"))


def spray(c: Canvas, *, colour: str = "sky", cap: str = "chili", count: str = "2") -> None:
    """Spray bottles of a cleaner."""
    for x, base, k in stage(c, int(count)):
        head = placed(
            path("-40,-560 -50,-640 -150,-640 -150,-700 60,-716 150,-690 160,-640 70,-600 60,-560"), x, base, k
        )
        c.line(
            placed(smooth(path("-20,-610 -90,-570 -120,-490"), closed=False), x, base, k),
            34 * k,
            darker(tone(cap), 0.15),
        )
        c.lay(head, tone(cap), 8)
        c.round(placed(box(-176, -690, 34, 44, 6), x, base, k), tone("milk"), 0.2)
        _labelled(c, x, base, 180 * k, 540 * k, tone(colour), "0.3,0 0.34,0.1 0.6,0.26 0.94,0.4 1,0.52 1,0.95 0.94,1")
        c.round(placed(box(-66, -580, 132, 66, 10), x, base, k), darker(tone(cap), 0.1), 0.3)
    _foam(c)


def dropper(c: Canvas, *, colour: str = "amber", cap: str = "ink", count: str = "2", garnish: str = "leaves") -> None:
    """Small bottles of essential oil with a rubber dropper."""
    for x, base, k in stage(c, int(count)):
        _labelled(c, x, base, 160 * k, 400 * k, tone(colour), BOTTLES["small"])
        c.round(placed(box(-70, -440, 140, 80, 10), x, base, k), tone(cap), 0.4)
        for step in range(7):
            c.line(
                placed([(-58 + step * 19, -432), (-58 + step * 19, -368)], x, base, k), 4, lighter(tone(cap), 0.3), 130
            )
        c.round(
            lathe("0.5,0 0.9,0.1 1,0.4 0.8,0.8 0.9,1", x, base - 600 * k, 50 * k, 165 * k),
            lighter(tone(cap), 0.08),
            0.4,
        )
    if garnish == "flowers":
        twig(c, 110, 1130, -12, 300, tone("leaf"))
        for x, y, size, hue in ((230, 1090, 80, "lilac"), (390, 1130, 60, "rose"), (1400, 1110, 76, "milk")):
            flower(c, x, y, size, tone(hue))
    else:
        GARNISHES[garnish](c)


def creampot(c: Canvas, *, colour: str = "blush", lid: str = "gold", count: str = "3") -> None:
    """Low pots of cream, scrub or balm, one of them open."""
    places = stage(c, int(count))
    for index, (x, base, k) in enumerate(places):
        half, tall, shade = 210 * k, 210 * k, tone(colour)
        foot_shadow(c, x, base, half)
        body = [*arc(x, base - tall, half, half * 0.2, 180, 360), *arc(x, base - 26, half, half * 0.2, 0, 180)]
        c.round(body, shade, 0.22)
        emblem(c, x, base - tall * 0.42, 44 * k, darker(shade, 0.4))
        if index == len(places) - 1:
            c.shade(oval(x, base - tall, half, half * 0.2), lighter(shade, 0.5), darker(shade, 0.1))
            cream = lighter(tone("cream"), 0.4)
            c.shade(oval(x, base - tall + 4, half * 0.86, half * 0.15), cream, darker(cream, 0.1))
            c.round(
                placed(smooth(path("-90,10 -60,-40 0,-66 20,-100 40,-60 80,-30 96,10 0,24")), x, base - tall, k),
                cream,
                0.12,
            )
            lid_at = (x + 330 * k, base + 30)
            c.soft(oval(lid_at[0] + 10, lid_at[1] + 6, half, 36 * k), (40, 22, 20), 16, 0.5)
            c.round(
                [
                    *arc(*moved_up(lid_at, 60 * k), half * 1.02, half * 0.22, 180, 360),
                    *arc(*lid_at, half * 1.02, half * 0.2, 0, 180),
                ],
                tone(lid),
                0.42,
            )
            c.shade(oval(*moved_up(lid_at, 60 * k), half, half * 0.21), lighter(tone(lid), 0.5), tone(lid))
        else:
            c.round(
                [
                    *arc(x, base - tall - 84 * k, half * 1.03, half * 0.2, 180, 360),
                    *arc(x, base - tall + 4, half * 1.03, half * 0.2, 0, 180),
                ],
                tone(lid),
                0.42,
            )
            c.shade(oval(x, base - tall - 84 * k, half * 1.02, half * 0.2), lighter(tone(lid), 0.5), tone(lid))
    for x, y, size, hue in ((210, 1100, 70, "rose"), (330, 1130, 52, "milk")):
        flower(c, x, y, size, tone(hue))


def moved_up(place: tuple[float, float], height: float) -> tuple[float, float]:
    return place[0], place[1] - height


SCENES: dict[str, Scene] = {"soap": soap, "pump": pump, "spray": spray, "dropper": dropper, "creampot": creampot}
