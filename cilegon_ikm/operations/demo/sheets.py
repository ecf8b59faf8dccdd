"""Scans of the demo's papers: plain sheets that say in large letters that they are only examples."""

import io

from PIL import Image, ImageDraw, ImageFont

SIZE = (620, 877)  # pixels, an upright A4 sheet
PAPER, INK, LINE, STAMP = "#fbf8f1", "#26333b", "#c9bfae", "#b8451f"


def draw(title: str, *lines: str) -> bytes:
    """A JPEG of a sheet with this title, these lines and “CONTOH” across it."""
    sheet = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((24, 24, SIZE[0] - 24, SIZE[1] - 24), outline=LINE, width=3)
    middle = SIZE[0] / 2
    pen.text((middle, 110), title, INK, ImageFont.load_default(38), anchor="mm")
    pen.line((80, 160, SIZE[0] - 80, 160), LINE, 2)
    for number, line in enumerate(lines):
        pen.text((middle, 220 + number * 52), line, INK, ImageFont.load_default(24), anchor="mm")
    for row in range(6):  # where a real one has its small print
        pen.line((80, 640 + row * 30, SIZE[0] - (240 if row == 5 else 80), 640 + row * 30), LINE, 6)
    sheet.paste(STAMP, (0, 0), _stamp())
    buffer = io.BytesIO()
    sheet.save(buffer, "JPEG", quality=70)
    return buffer.getvalue()


def _stamp() -> Image.Image:
    """Where the word stands, as a mask of the sheet's size."""
    mask = Image.new("L", SIZE)
    pen = ImageDraw.Draw(mask)
    pen.text((SIZE[0] / 2, SIZE[1] / 2 + 60), "CONTOH", 150, ImageFont.load_default(120), anchor="mm")
    return mask.rotate(28)
