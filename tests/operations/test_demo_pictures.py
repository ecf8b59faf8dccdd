"""The demo's drawn pictures: each scene is a real, lively picture that its key and its options decide."""

import inspect
import io
from functools import cache

import pytest
from PIL import Image, ImageChops, ImageStat

from cilegon_ikm.operations.demo.pictures import MODULES, SCENES, draw

WIDTH = 64
KINDS = {
    "bag": "tote handbag backpack sling",
    "basket": "round handle box tall",
    "batik": "folded hung shirt",
    "blocks": "round brick",
    "bowl": "balls chunks shreds slices powder",
    "carving": "panel mask bowl bird",
    "chair": "chair bench stool",
    "chips": "emping kerupuk rengginang stick banana leaf opak ceplis square cookie nut ring",
    "crate": "closed open",
    "cup": "cup glass ice",
    "cupboard": "wardrobe shelf drawers",
    "door": "panel glass double",
    "embroidery": "hoop cushion",
    "fence": "fence gate grille railing",
    "jar": "paste liquid nut",
    "knit": "doll hat bag",
    "lamp": "table hanging",
    "lunchbox": "rice yellow",
    "market": "bazaar hall lane",
    "mat": "flat rolled",
    "pan": "wok pot steamer",
    "paving": "hex brick bone",
    "plaque": "shield crystal trophy",
    "pots": "leaves cactus palm",
    "printed": "cards brochures banner",
    "rack": "shelf clothes stairs",
    "recycled": "bag flowers pots tray",
    "robe": "gamis koko",
    "rooftiles": "laid stack",
    "shoes": "loafer sneaker boot",
    "structure": "hall tower stairs",
    "tank": "upright lying",
    "tools": "hoe sickle machete hammer axe fork",
    "veil": "scarf mukena",
    "window": "double jalousie",
    "woodtable": "dining coffee desk",
    "workshirt": "shirt coverall jacket",
}


@cache
def drawn(wish, key="budi/emping/1"):
    return draw(key, wish, WIDTH)


def opened(jpeg):
    return Image.open(io.BytesIO(jpeg))


def difference(one, other):
    """The mean difference of two pictures, from 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(opened(one), opened(other))).mean) / 3


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_gives_a_lively_jpeg_of_the_wished_width_and_four_to_three(scene):
    picture = opened(drawn(scene))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (64, 48))
    # an even grey comes to 5, a bare wall and bare planks to 11
    assert ImageStat.Stat(picture.convert("L")).stddev[0] > 14


@pytest.mark.parametrize("scene", SCENES)
def test_another_key_gives_a_visibly_different_picture(scene):
    assert difference(drawn(scene), drawn(scene, "citra/sambal/2")) > 10


@pytest.mark.parametrize("scene", SCENES)
def test_the_wished_colour_shows(scene):
    option = next(name for name in inspect.signature(SCENES[scene]).parameters if name.startswith("colour"))
    assert difference(drawn(scene), drawn(f"{scene} {option}=plum")) > 0.5


@pytest.mark.parametrize("scene", [next(iter(module.SCENES)) for module in MODULES])
def test_the_same_key_and_wish_give_the_same_bytes(scene):
    assert draw("budi/emping/1", scene, WIDTH) == drawn(scene)


@pytest.mark.parametrize("scene", KINDS)
def test_each_kind_within_a_scene_is_another_picture(scene):
    kinds = KINDS[scene].split()
    pictures = {drawn(f"{scene} of={kind}") for kind in kinds}
    assert len(pictures) == len(kinds)


def test_no_scene_overwrites_another_of_the_same_name():
    assert len(SCENES) == sum(len(module.SCENES) for module in MODULES)


def test_the_height_follows_the_width():
    assert opened(draw("budi/emping/1", "jar", 200)).size == (200, 150)


@pytest.mark.parametrize("wish", ["spaceship", "jar colour=blueish", "chair of=throne"])
def test_an_unknown_scene_colour_or_kind_is_refused(wish):
    with pytest.raises(KeyError):
        draw("budi/emping/1", wish, WIDTH)


def test_an_unknown_option_is_refused():
    with pytest.raises(TypeError):
        draw("budi/emping/1", "jar lable=chili", WIDTH)
