import io
import random

import pytest
from django.core.files.storage import default_storage
from PIL import Image, ImageFilter

from cilegon_ikm import pictures
from cilegon_ikm.pictures import delete_files, photo_files, store, variant_name, variant_widths, write_variants
from tests.factories import upload


@pytest.mark.parametrize(
    ("width", "widths"),
    [(2048, [320, 640, 1280]), (1280, [320, 640, 1280]), (1000, [320, 640, 1000]), (320, [320]), (1, [1])],
)
def test_a_photo_is_never_enlarged(width, widths):
    assert list(variant_widths(width)) == widths


def test_the_files_of_a_photo_are_known_by_its_key_and_width():
    assert photo_files("photos/ab/abcd", 500) == [
        "photos/ab/abcd.jpg",
        "photos/ab/abcd-320.avif",
        "photos/ab/abcd-320.webp",
        "photos/ab/abcd-500.avif",
        "photos/ab/abcd-500.webp",
    ]


def test_a_photo_lies_in_its_folder_with_every_file_until_it_is_deleted():
    photo = store(upload(), folder="coba")
    write_variants(photo)
    names = photo_files(photo.key, photo.width)
    assert photo.key.startswith("coba/")
    assert [default_storage.exists(name) for name in names] == [True] * 5
    delete_files(names)
    assert [default_storage.exists(name) for name in names] == [False] * 5


def test_a_photo_full_of_detail_is_light_enough_for_a_card_on_a_phone():
    buffer = io.BytesIO()
    noise = Image.frombytes("RGB", (700, 350), random.Random(1).randbytes(700 * 350 * 3))
    noise.filter(ImageFilter.GaussianBlur(0.7)).save(buffer, "JPEG", quality=95)
    photo = store(upload(content=buffer.getvalue()), folder="coba")
    write_variants(photo)
    sizes = {name: default_storage.size(name) for name in photo_files(photo.key, photo.width)}
    for fmt in pictures.FORMATS:
        assert sizes[variant_name(photo.key, 640, fmt)] <= 25_000 < sizes[variant_name(photo.key, 700, fmt)]
