"""What people upload."""

import io
import random
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image

from .numbers import numbers


def image_bytes(size: tuple[int, int] = (640, 480), fmt: str = "JPEG", seed: int = 1, **options: Any) -> bytes:
    """A small picture with some structure."""
    noise = random.Random(seed)
    image = Image.new("RGB", (8, 6))
    image.putdata([tuple(noise.randrange(256) for _channel in range(3)) for _pixel in range(48)])
    buffer = io.BytesIO()
    image.resize(size).save(buffer, fmt, **options)
    return buffer.getvalue()


def upload(name: str = "foto.jpg", content: bytes | None = None, **options: Any) -> SimpleUploadedFile:
    """A file from a phone; without other wishes a picture like no other."""
    content = image_bytes(**{"seed": 10_000 + next(numbers), **options}) if content is None else content
    return SimpleUploadedFile(name, content)


def sheet(*rows: list[Any], title: str = "IKM") -> bytes:
    """An .xlsx file with these rows of cells."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
