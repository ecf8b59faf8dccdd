"""Hand tools of smiths, and what repair and maintenance work with."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, lighter, mix, tone
from .geometry import at, box, oval, path, placed, smooth, star
from .places import bench_top, workshop
from .stage import foot_shadow

HEADS = {  # the head about the top end of a handle that runs from y -330 to 470
    "hoe": "-40,-350 40,-350 60,-300 170,-270 190,-30 -190,-30 -170,-270 -60,-300",
    "sickle": "-26,-320 26,-320 40,-430 150,-560 300,-540 360,-420 330,-300 270,-400 190,-440 100,-400 30,-300",
    "machete": "-34,-240 34,-240 52,-600 30,-690 -60,-640 -76,-560 -50,-400",
    "hammer": "-190,-430 120,-430 190,-390 190,-310 120,-290 -190,-290 -210,-360",
    "axe": "-60,-420 40,-420 70,-380 220,-450 250,-330 220,-200 70,-290 -60,-290",
    "fork": "-150,-640 -118,-640 -112,-420 -24,-400 -18,-640 18,-640 24,-400 112,-420 118,-640 150,-640 "
    "150,-380 40,-300 -40,-300 -150,-380",
}
SMOOTH_HEADS = {"sickle", "machete"}


def tools(c: Canvas, *, of: str = "hoe+sickle+machete+hammer", colour: str = "oak") -> None:
    """Forged tools with wooden handles side by side, from above."""
    bench_top(c)
    kinds = of.split("+")
    c.rng.shuffle(kinds)
    gap = min(400, 1360 / len(kinds))
    for index, kind in enumerate(kinds):
        x = 800 + (index - (len(kinds) - 1) / 2) * gap
        low = 800 if kind == "machete" else 690
        if len(kinds) > 1:
            _tool(c, kind, x, low, 0.92, c.rng.uniform(-7, 7), tone(colour))
        else:
            _tool(c, kind, x - 60, low, 1.1, 34, tone(colour))


def _tool(c: Canvas, kind: str, x: float, y: float, k: float, angle: float, wood: Colour) -> None:
    short = 70 if kind == "machete" else 470
    low = 100 if kind == "machete" else short
    grip = smooth([(-28, -340), (28, -340), (30, 0), (36, low - 60), (24, low), (-24, low), (-36, low - 60), (-30, 0)])
    c.lay(placed(grip, x, y, k, angle), wood, 16)
    c.shine(placed(box(-14, -240, 10, 200 + low), x, y, k, angle), 8, 0.35)
    for row in (low - 40, low - 20):
        c.line(placed([(-32, row), (32, row)], x, y, k, angle), 6, darker(wood, 0.45))
    head = path(HEADS[kind])
    shape = placed(smooth(head, steps=4) if kind in SMOOTH_HEADS else head, x, y, k, angle)
    c.lay(shape, mix(tone("steel"), tone("iron"), 0.3), 18, 0.4)
    with c.inside(shape):
        for _streak in range(16):
            px, py = c.rng.uniform(-200, 360), c.rng.uniform(-680, -40)
            c.line(placed([(px, py), (px + 60, py + 12)], x, y, k, angle), 4, lighter(tone("silver"), 0.3), 110)
        edges = {"hoe": "-200,-76 200,-76 200,-20 -200,-20", "axe": "190,-470 260,-470 260,-180 190,-190"}
        if kind in edges:
            c.fill(placed(path(edges[kind]), x, y, k, angle), lighter(tone("silver"), 0.5))
    if kind in SMOOTH_HEADS:
        c.outline(shape, 6, lighter(tone("silver"), 0.55))
    if kind != "machete":
        c.lay(placed(box(-42, -380, 84, 70, 10), x, y, k, angle), tone("iron"), 6)
    else:
        c.lay(placed(box(-46, -262, 92, 40, 10), x, y, k, angle), tone("gold"), 6)


def toolbox(c: Canvas, *, colour: str = "chili", trim: str = "iron") -> None:
    """An open toolbox with spanners and screwdrivers on a workshop's bench."""
    workshop(c)
    x, base, shade = 800 + c.rng.uniform(-50, 50), 1010, tone(colour)
    foot_shadow(c, x, base, 470)
    hues = ["sun", "sea", "chili", "safety", "leaf"]
    c.rng.shuffle(hues)
    for index, px in enumerate((-350, -250, -150, -40, 60)):
        _screwdriver(c, x + px, base - 330, 1.0 + 0.12 * (index % 2), c.rng.uniform(-9, 9), tone(hues[index]))
    for px, angle, k in ((180, 8, 1.0), (280, 14, 1.15), (370, 20, 0.95)):
        spanner(c, x + px, base - 430, k, angle, tone("silver"))
    for side in (-1, 1):
        c.line([(x + side * 330, base - 330), (x + side * 330, base - 560)], 20, darker(tone(trim), 0.2))
    c.round(box(x - 350, base - 590, 700, 44, 22), tone(trim), 0.4, lying=True)
    c.shade(box(x - 460, base - 340, 920, 340, 18), lighter(shade, 0.28), darker(shade, 0.22))
    c.round(box(x - 480, base - 356, 960, 40, 14), darker(shade, 0.15), 0.3, lying=True)
    c.fill(box(x - 460, base - 120, 920, 10), darker(shade, 0.35), 150)
    for side in (-1, 1):
        c.lay(box(x + side * 300 - 44, base - 330, 88, 110, 10), lighter(tone(trim), 0.3), 8)
        c.fill(box(x + side * 300 - 22, base - 300, 44, 30, 5), darker(tone(trim), 0.3))
    c.lay(star(x, base - 190, 74, 52, 10), lighter(tone("silver"), 0.3), 6)
    c.fill(oval(x, base - 190, 30, 30), shade)
    spanner(c, 330, 1120, 0.8, 74, tone("silver"))
    for px, py in ((1230, 1110), (1330, 1140), (1280, 1160)):
        c.lay(star(px, py, 36, 31, 6)[::2], tone("steel"), 6)
        c.fill(oval(px, py, 14, 14), tone("ink"))


def _screwdriver(c: Canvas, x: float, y: float, k: float, angle: float, colour: Colour) -> None:
    c.round(placed(box(-10, -160, 20, 220), x, y, k, angle), tone("silver"), 0.4)
    c.round(
        placed(smooth(path("-24,-160 -34,-200 -30,-330 -20,-360 20,-360 30,-330 34,-200 24,-160")), x, y, k, angle),
        colour,
        0.35,
    )
    for px in (-14, 12):
        c.line(placed([(px, -210), (px, -330)], x, y, k, angle), 5, darker(colour, 0.4), 170)


def spanner(c: Canvas, x: float, y: float, k: float, angle: float, colour: Colour) -> None:
    """A spanner, its open jaw up."""
    jaw = "-30,60 -34,-60 -84,-110 -92,-180 -44,-236 -40,-150 0,-128 40,-150 44,-236 92,-180 84,-110 34,-60 30,60"
    foot = "34,200 66,236 70,290 36,334 -36,334 -70,290 -66,236 -34,200"
    c.lay(placed([*path(jaw), *path(foot)], x, y, k, angle), colour, 12, 0.4)
    c.fill(placed(star(0, 284, 40, 34, 6)[::2], x, y, k, angle), darker(colour, 0.7))
    c.shine(placed(box(-14, -60, 10, 240), x, y, k, angle), 7, 0.7)


def welding(c: Canvas, *, colour: str = "navy") -> None:
    """A welder's helmet beside a glowing seam with sparks."""
    workshop(c)
    shade, x = tone(colour), 480
    foot_shadow(c, x, 1010, 300)
    shell = smooth(path("-280,-520 -220,-700 0,-770 220,-700 280,-520 290,-240 200,-30 0,20 -200,-30 -290,-240"))
    c.lay(placed(shell, x, 990), shade, 18, 0.3)
    c.shine(placed(oval(-150, -600, 60, 90, 20), x, 990), 30, 0.4)
    c.lay(placed(box(-210, -540, 420, 230, 30), x, 990), darker(shade, 0.4), 8)
    c.shade(placed(box(-176, -508, 352, 166, 16), x, 990), tone("forest"), darker(tone("forest"), 0.55))
    c.fill(placed(path("-150,-500 -60,-500 -130,-350 -170,-350"), x, 990), lighter(tone("mint"), 0.3), 90)
    for step in range(4):
        c.fill(placed(box(-110 + step * 14, -210 + step * 38, 220 - step * 28, 16, 8), x, 990), darker(shade, 0.35))
    for side in (-1, 1):
        c.lay(placed(oval(side * 286, -470, 36, 48), x, 990), tone("charcoal"), 6)
    _seam(c, 1150, 900)


def _seam(c: Canvas, x: float, y: float) -> None:
    c.lay(path(f"{x - 330},{y + 60} {x + 380},{y + 60} {x + 330},{y + 130} {x - 400},{y + 130}"), tone("steel"), 12)
    c.lay(box(x - 50, y - 200, 46, 290), lighter(tone("steel"), 0.1), 8)
    for step in range(12):
        c.fill(oval(x - 270 + step * 22, y + 74, 16, 12), mix(tone("iron"), tone("molten"), step / 12))
    c.glow(x, y + 60, 420, 380, (255, 190, 90), 0.8)
    c.glow(x, y + 60, 170, 160, (255, 255, 235), 1)
    for _spark in range(70):
        angle, reach = c.rng.uniform(180, 385), c.rng.uniform(80, 430)
        start, end = at(x, y + 60, reach, angle), at(x, y + 60, reach + c.rng.uniform(14, 60), angle)
        c.line([start, end], c.rng.uniform(3, 8), mix(tone("sun"), tone("white"), c.rng.random()))
    c.fill(star(x, y + 60, 90, 20, 8, c.rng.uniform(0, 40)), tone("white"), 230)
    torch = placed(path("0,0 30,-14 240,-210 330,-330 380,-300 290,-170 50,20"), x + 12, y + 44)
    c.lay(torch, tone("charcoal"), 10)
    c.line(smooth([(x + 350, y - 270), (x + 420, y - 420), (x + 560, y - 300)], closed=False), 30, tone("chili"))


SCENES: dict[str, Scene] = {"tools": tools, "toolbox": toolbox, "welding": welding}
