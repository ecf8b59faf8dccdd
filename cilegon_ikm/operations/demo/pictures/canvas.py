"""A drawing board on Pillow: shapes with gradients, soft shadows and light, drawn large and shrunk to be smooth."""

import io
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from random import Random
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from .colours import Colour, darker, lighter
from .geometry import Point, Points, bounds, oval

Scene = Callable[..., None]  # draws on a canvas; its keyword options are words
Window = tuple[float, float, float, float]
WIDTH, HEIGHT = 1600, 1200  # units of the plane in which scenes are composed
FINER = 2  # the board is this much larger than the picture; shrinking it smooths the edges
QUALITY = 82


class Canvas:
    """One picture of ``width`` pixels in the making.

    ``key`` reads ``maker/product/number``: ``rng`` is the only source of chance, and ``brand`` (0 to 59) is the same in
    all pictures of a maker. Number 1 shows the whole scene, further numbers come closer.
    """

    def __init__(self, key: str, width: int = WIDTH) -> None:
        self.rng = Random(key)
        self.brand = Random(key.partition("/")[0]).randrange(60)
        self.width, self.height = width, width * HEIGHT // WIDTH
        self._mirrored = self.rng.random() < 0.5
        closer = self.rng.uniform(1, 1.07) if key.endswith("/1") else self.rng.uniform(1.1, 1.26)
        self._scale = width * FINER / WIDTH * closer
        self._board = Image.new("RGB", (self.width * FINER, self.height * FINER))
        self._pen = ImageDraw.Draw(self._board, "RGBA")
        left, top = self.rng.uniform(0.3, 0.7), self.rng.uniform(0.4, 0.7)  # shares of what is left outside
        outside = closer - 1
        self._corner = (round(self._board.width * outside * left), round(self._board.height * outside * top))

    def fill(self, points: Points, colour: Colour, alpha: int = 255) -> None:
        """A flat shape; ``alpha`` below 255 lets through what lies under it."""
        self._pen.polygon(self._on_board(points), fill=(*colour, alpha))

    def line(self, points: Points, width: float, colour: Colour, alpha: int = 255) -> None:
        """A stroke with round joints and ends."""
        at, thick = self._on_board(points), max(1, round(width * self._scale))
        self._pen.line(at, fill=(*colour, alpha), width=thick, joint="curve")
        if thick > 3 and alpha == 255:
            for x, y in (at[0], at[-1]):
                self._pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=colour)

    def outline(self, points: Points, width: float, colour: Colour, alpha: int = 255) -> None:
        """The edge of a closed shape."""
        self.line([*points, points[0], points[1]], width, colour, alpha)

    def shade(self, points: Points, first: Colour, second: Colour, across: bool = False) -> None:
        """A shape filled from ``first`` at the top (or the left) to ``second``."""
        if cut := self._cut(points):
            self._board.paste(_gradient(cut, [first, second], lying=not across), cut.corner, cut.mask)

    def round(self, points: Points, colour: Colour, depth: float = 0.28, lying: bool = False) -> None:
        """A shape lit from the left (or from above) as an upright (or a lying) cylinder is: light, full, dark."""
        stops = [darker(colour, depth * 0.6), lighter(colour, depth), colour, darker(colour, depth * 0.5)]
        stops.append(darker(colour, depth * 1.3))
        if cut := self._cut(points):
            self._board.paste(_gradient(cut, stops, lying), cut.corner, cut.mask)

    def lay(self, points: Points, colour: Colour, lift: float = 14, depth: float = 0.24) -> None:
        """A thing that lies or hangs before what is there: its shadow, and its body lit from above."""
        self.shadow(points, lift * 0.7, lift, lift * 0.9, 0.42)
        self.shade(points, lighter(colour, depth), darker(colour, depth * 0.8))

    def shine(self, points: Points, blur: float = 10, alpha: float = 0.55) -> None:
        """Light mirrored in a smooth thing."""
        self.soft(points, (255, 255, 255), blur, alpha)

    def shadow(self, points: Points, dx: float = 18, dy: float = 26, blur: float = 22, alpha: float = 0.34) -> None:
        """What the shape throws on the ground behind it."""
        self.soft([(x + dx, y + dy) for x, y in points], (46, 26, 24), blur, alpha)

    def soft(self, points: Points, colour: Colour, blur: float, alpha: float) -> None:
        """A shape with a blurred edge; worked out on a small mask, since nothing in it is sharp."""
        coarse = blur / 3  # units per pixel of the small mask
        left, top, right, bottom = bounds(points)
        left, top, right, bottom = left - 3 * blur, top - 3 * blur, right + 3 * blur, bottom + 3 * blur
        size = (max(2, round((right - left) / coarse)), max(2, round((bottom - top) / coarse)))
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon(
            [((x - left) / coarse, (y - top) / coarse) for x, y in points], fill=round(255 * alpha)
        )
        mask = mask.filter(ImageFilter.GaussianBlur(blur / coarse))
        if seen := self._seen([(left, top), (right, bottom)]):
            corner, full, (x1, y1, x2, y2) = seen
            part = (x1 * size[0], y1 * size[1], x2 * size[0], y2 * size[1])
            self._board.paste(colour, corner, mask.resize(full, Image.Resampling.BILINEAR, part))

    def glow(self, cx: float, cy: float, rx: float, ry: float, colour: Colour, alpha: float = 0.5) -> None:
        """A spot of light that fades from its middle."""
        self.soft(oval(cx, cy, rx * 0.55, ry * 0.55), colour, min(rx, ry) * 0.3, alpha)

    @contextmanager
    def inside(self, points: Points) -> Iterator[None]:
        """What is drawn in the block shows only within the shape."""
        cut, whole, corner = self._cut(points), self._board, self._corner
        left, top = cut.corner if cut else (0, 0)
        width, height = cut.mask.size if cut else (1, 1)
        self._use(whole.crop((left, top, left + width, top + height)), (corner[0] + left, corner[1] + top))
        yield
        part = self._board
        self._use(whole, corner)
        if cut:
            whole.paste(part, cut.corner, cut.mask)

    def jpeg(self) -> bytes:
        """The finished picture with light and grain, as a file."""
        picture = self._board.reduce(FINER)
        picture = ImageChops.multiply(picture, _room_light(picture.size))
        picture = ImageChops.screen(picture, _window_light(picture.size))
        picture = ImageChops.add(picture, _grain(picture.size), 1, -128)
        if self._mirrored:
            picture = ImageOps.mirror(picture)
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=QUALITY, optimize=True)
        return buffer.getvalue()

    def _use(self, board: Image.Image, corner: tuple[int, int]) -> None:
        self._board, self._corner, self._pen = board, corner, ImageDraw.Draw(board, "RGBA")

    def _on_board(self, points: Points) -> list[Point]:
        left, top = self._corner
        return [(x * self._scale - left, y * self._scale - top) for x, y in points]

    def _seen(self, points: Points) -> tuple[tuple[int, int], tuple[int, int], Window] | None:
        """Of a shape's bounds, what lies on the board: its corner, its size and which share of the bounds it is."""
        left, top, right, bottom = bounds(self._on_board(points))
        x1, y1 = max(0, math.floor(left)), max(0, math.floor(top))
        x2, y2 = min(self._board.width, math.ceil(right) + 1), min(self._board.height, math.ceil(bottom) + 1)
        if x2 <= x1 or y2 <= y1:
            return None
        wide, tall = max(1, right - left + 2), max(1, bottom - top + 2)
        window = ((x1 - left) / wide, (y1 - top) / tall, (x2 - left) / wide, (y2 - top) / tall)
        share = [min(1.0, max(0.0, edge)) for edge in window]
        return (x1, y1), (x2 - x1, y2 - y1), (share[0], share[1], share[2], share[3])

    def _cut(self, points: Points) -> "_Cut | None":
        """The part of a shape that lies on the board."""
        if not (seen := self._seen(points)):
            return None
        (left, top), size, window = seen
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in self._on_board(points)], fill=255)
        return _Cut((left, top), mask, window)


class _Cut(NamedTuple):
    corner: tuple[int, int]
    mask: Image.Image
    window: Window  # which share of the whole shape's bounds the mask is


def _gradient(cut: _Cut, stops: Sequence[Colour], lying: bool) -> Image.Image:
    """Colours that run through ``stops`` over the shape's bounds, downwards if ``lying``, else to the right."""
    steps = 256
    strip = Image.new("RGB", (1, len(stops)) if lying else (len(stops), 1))
    strip.putdata(stops)
    left, top, right, bottom = cut.window
    part = (0, top * steps, 1, bottom * steps) if lying else (left * steps, 0, right * steps, 1)
    between = (0, 0.5, 1, len(stops) - 0.5) if lying else (0.5, 0, len(stops) - 0.5, 1)  # middles of the outer stops
    strip = strip.resize((1, steps) if lying else (steps, 1), Image.Resampling.BILINEAR, between)
    return strip.resize(cut.mask.size, Image.Resampling.NEAREST, part)


@lru_cache(maxsize=2)
def _room_light(size: tuple[int, int]) -> Image.Image:
    """Full in the upper left, a little darker and cooler towards the corners; multiplied into the picture."""
    distance = Image.radial_gradient("L").resize((size[0] * 3 // 2, size[1] * 3 // 2), Image.Resampling.BILINEAR)
    distance = distance.crop((size[0] // 3, size[1] // 3, size[0] // 3 + size[0], size[1] // 3 + size[1]))
    return Image.merge("RGB", [distance.point(lambda v, dim=dim: 255 - v * dim // 255) for dim in (30, 36, 34)])


@lru_cache(maxsize=2)
def _window_light(size: tuple[int, int]) -> Image.Image:
    """Warm light from the upper left; screened over the picture."""
    spot = ImageChops.invert(Image.radial_gradient("L")).resize((size[0] * 2, size[1] * 2), Image.Resampling.BILINEAR)
    spot = spot.crop((size[0] * 3 // 4, size[1] * 3 // 4, size[0] * 7 // 4, size[1] * 7 // 4))
    return Image.merge("RGB", [spot.point(lambda v, most=most: v * most // 255) for most in (44, 38, 26)])


@lru_cache(maxsize=2)
def _grain(size: tuple[int, int]) -> Image.Image:
    """Fine paper grain about the middle grey, the same in every picture."""
    noise = Image.frombytes("L", size, Random(1).randbytes(size[0] * size[1]))
    noise = noise.filter(ImageFilter.BoxBlur(0.6)).point(lambda v: 128 + (v - 128) * 9 // 128)
    return Image.merge("RGB", [noise] * 3)
