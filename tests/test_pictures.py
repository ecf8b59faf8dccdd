import pytest
from django.core.files.storage import default_storage

from cilegon_ikm.pictures import delete_files, photo_files, store, variant_widths, write_variants
from tests.factories import upload


@pytest.mark.parametrize(
    ("width", "widths"),
    [(2048, [320, 640, 1280]), (1280, [320, 640, 1280]), (1000, [320, 640, 1000]), (320, [320]), (1, [1])],
)
def test_a_photo_is_never_enlarged(width, widths):
    assert variant_widths(width) == widths


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
