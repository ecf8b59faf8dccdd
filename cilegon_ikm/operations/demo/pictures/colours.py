"""Named colours, so that the product data can say ``tone=turmeric``, and how to mix them."""

Colour = tuple[int, int, int]


def rgb(text: str) -> Colour:
    """``#C8410B`` as three bytes."""
    red, green, blue = bytes.fromhex(text.lstrip("#"))
    return red, green, blue


TONES = {
    name: rgb(code)
    for name, code in {
        # warm food
        "gold": "#E9B949", "honey": "#D9962E", "cream": "#F4E3BE", "butter": "#F2D279", "amber": "#C97B22",
        "caramel": "#B0652A", "cocoa": "#6B3F2A", "coffee": "#4A2E22", "toast": "#C58B4E", "rice": "#FAF3E3",
        "turmeric": "#E8A317", "chili": "#C6321E", "tomato": "#D9513A", "paprika": "#A63A22", "shrimp": "#E58B6B",
        "palm": "#7A4A26", "meat": "#8A4B35", "smoke": "#5B4636",
        # green
        "pandan": "#8DB255", "leaf": "#4F8A4B", "moss": "#5E7347", "olive": "#8A8B3D", "mint": "#A8D5BA",
        "lime": "#B9CC4B", "forest": "#2F5D46",
        # cool
        "sea": "#0A4D5C", "teal": "#2A8C8C", "lagoon": "#4FB3B0", "sky": "#8FC5DC", "navy": "#24365C",
        "denim": "#4A6A92", "steel": "#8D9AA5", "iron": "#4E5A64", "charcoal": "#33383E", "silver": "#C9D1D6",
        "galvanised": "#AEB9BF",
        # flowers
        "rose": "#D9788A", "blush": "#F1C2B8", "lilac": "#A892C8", "plum": "#6E3B5E", "maroon": "#7C2433",
        "magenta": "#B83B72", "violet": "#5C4A8A",
        # earth
        "bamboo": "#D8B873", "straw": "#E3CD92", "pine": "#DDB27C", "oak": "#B88450", "teak": "#94602F",
        "walnut": "#6A4328", "clay": "#C26A43", "brick": "#AC4F36", "sand": "#DFC9A3", "stone": "#B3AEA4",
        "cement": "#A5A39D", "soil": "#5A4032", "molten": "#C8410B",
        # light
        "milk": "#FBF8F0", "paper": "#F3EADB", "white": "#FDFDFB", "ink": "#1B2A30", "orange": "#EB7F2B",
        "sun": "#F7C948", "safety": "#F28C1E", "neon": "#D5E04A",
    }.items()
}  # fmt: skip


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """``share`` of the second colour in the first, from 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def lighter(colour: Colour, share: float = 0.25) -> Colour:
    """Towards a warm white."""
    return mix(colour, (255, 250, 238), share)


def darker(colour: Colour, share: float = 0.25) -> Colour:
    """Towards a warm dark, as shadows on a table are."""
    return mix(colour, (38, 22, 24), share)


def tone(name: str) -> Colour:
    """A colour by its name; raises KeyError for a name that is not in the list."""
    return TONES[name]
