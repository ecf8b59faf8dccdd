"""Pictures of the demo's products, drawn so that no real maker's photo is needed."""

from . import (
    bottles,
    building,
    cakes,
    care,
    cloth,
    decoration,
    drinks,
    feasts,
    furniture,
    garden,
    garments,
    ironwork,
    kitchen,
    leather,
    machining,
    market,
    meals,
    packaging,
    packs,
    plant,
    printing,
    safety,
    snacks,
    souvenirs,
    steelwork,
    storage,
    timber,
    tools,
    weaving,
)
from .canvas import WIDTH, Canvas, Scene

MODULES = (
    snacks, packs, bottles, meals, cakes, feasts, drinks,
    garments, cloth, leather, weaving, souvenirs, decoration, furniture, storage, kitchen,
    ironwork, steelwork, machining, tools, plant, timber, packaging, printing, safety,
    care, building, garden, market,
)  # fmt: skip
SCENES: dict[str, Scene] = {name: scene for module in MODULES for name, scene in module.SCENES.items()}


def draw(key: str, wish: str, width: int = WIDTH) -> bytes:
    """A JPEG of ``width`` pixels, 4:3, of what ``wish`` says: a scene's name and its options.

    The same key and wish give the same picture; another key gives another arrangement.
    """
    name, *options = wish.split()
    canvas = Canvas(key, width)
    SCENES[name](canvas, **dict(option.split("=") for option in options))
    return canvas.jpeg()
