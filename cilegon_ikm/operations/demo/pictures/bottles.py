"""Liquids in what they are sold in: bottles and cans."""

from .canvas import Canvas, Scene
from .colours import Colour, darker, mix, tone
from .geometry import box, lathe, moved, path, placed, smooth
from .rooms import spray
from .stage import foot_shadow, label, stage

BOTTLES = {  # right edges: shares of the half width and of the height
    "tall": "0.3,0 0.3,0.2 0.42,0.3 0.92,0.42 1,0.52 1,0.95 0.9,1",
    "round": "0.36,0 0.36,0.16 0.7,0.26 1,0.44 1,0.9 0.82,1",
    "flask": "0.42,0 0.42,0.12 0.9,0.2 1,0.3 1,0.94 0.92,1",
    "small": "0.34,0 0.34,0.22 0.9,0.32 1,0.42 1,0.95 0.94,1",
}


def bottle(
    c: Canvas, *, colour: str = "honey", cap: str = "milk", shape: str = "tall", count: str = "3", tint: str = ""
) -> None:
    """Bottles of a drink, an oil, a soap; ``tint`` gives each further bottle another colour."""
    tints = [colour, *tint.split("+")] if tint else [colour]
    for index, (x, base, scale) in enumerate(stage(c, int(count))):
        half, height = (150, 640) if shape == "tall" else (185, 520)
        _bottle(c, x, base, half * scale, height * scale, tone(tints[index % len(tints)]), tone(cap), BOTTLES[shape])
    spray(c, 110, 1130, -12, 300, tone("leaf"))


def _bottle(
    c: Canvas, x: float, base: float, half: float, height: float, colour: Colour, cap: Colour, profile: str
) -> None:
    top = base - height
    foot_shadow(c, x, base, half)
    shape = lathe(profile, x, top, half, height)
    c.round(shape, mix(colour, tone("milk"), 0.45), 0.2)
    with c.inside(shape):
        c.round(box(x - half * 0.96, top + height * 0.17, half * 1.92, height * 0.81, 30), colour, 0.28)
    label(c, x, base - height * 0.32, half * 1.6, height * 0.36, darker(colour, 0.35))
    c.soft(box(x - half * 0.8, base - height * 0.54, half * 0.16, height * 0.5, 12), (255, 255, 255), 9, 0.65)
    neck = half * path(profile)[0][0]
    c.round(box(x - neck * 1.15, top - height * 0.07, neck * 2.3, height * 0.1, 12), cap, 0.25)
    c.fill(box(x - neck * 1.15, top + height * 0.02, neck * 2.3, 8), darker(cap, 0.3))


def jerrycan(c: Canvas, *, colour: str = "sky", cap: str = "navy", count: str = "2") -> None:
    """Plastic cans with a handle for what is bought by the litre."""
    for x, base, scale in stage(c, int(count)):
        _jerrycan(c, x, base, 230 * scale, 560 * scale, tone(colour), tone(cap))


def _jerrycan(c: Canvas, x: float, base: float, half: float, height: float, colour: Colour, cap: Colour) -> None:
    top = base - height
    foot_shadow(c, x, base, half)
    can = smooth(path("-1,0.3 -0.5,0.08 0.55,0.06 1,0.22 1,0.93 0.9,1 -0.9,1 -1,0.93"))
    c.round(placed(can, x, top, half, tall=height), colour, 0.26)
    hole = placed(smooth(path("-0.3,0.16 0.62,0.14 0.66,0.25 -0.3,0.27")), x, top, half, tall=height)
    c.fill(hole, darker(colour, 0.5))
    c.shade(moved(hole, 0, 14), darker(colour, 0.35), darker(colour, 0.2))
    c.round(box(x - half * 0.86, top - 12, half * 0.5, height * 0.14, 14), cap, 0.3)
    label(c, x, base - height * 0.34, half * 1.5, height * 0.42, cap)
    c.soft(box(x - half * 0.88, top + height * 0.4, half * 0.13, height * 0.46, 14), (255, 255, 255), 9, 0.6)


SCENES: dict[str, Scene] = {"bottle": bottle, "jerrycan": jerrycan}
