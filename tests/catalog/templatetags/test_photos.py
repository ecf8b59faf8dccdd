import pytest

from catalog.templatetags.photos import photo_link
from tests.catalog.templatetags.drawing import drawn

PHOTO = {"id": 1, "key": "photos/ab/abcd", "alt": "", "width": 800, "height": 600, "variants": True}


def test_a_picture_offers_the_best_format_at_each_width():
    picture = drawn('{% picture photo sizes="72px" %}', photo=PHOTO).picture
    assert [(source["type"], source["sizes"], source["srcset"]) for source in picture.select("source")] == [
        (
            f"image/{fmt}",
            "72px",
            f"/media/photos/ab/abcd-320.{fmt} 320w, /media/photos/ab/abcd-640.{fmt} 640w, "
            f"/media/photos/ab/abcd-800.{fmt} 800w",
        )
        for fmt in ("avif", "webp")
    ]
    assert (picture.img["src"], picture.img["width"], picture.img["height"], picture.img["loading"]) == (
        "/media/photos/ab/abcd.jpg", "800", "600", "lazy"
    )  # fmt: skip


def test_a_picture_without_small_files_is_its_jpeg():
    picture = drawn("{% picture photo %}", photo={**PHOTO, "variants": False}).picture
    assert (picture.select("source"), picture.img["src"]) == ([], "/media/photos/ab/abcd.jpg")


def test_the_most_important_picture_comes_first_and_not_lazily():
    image = drawn("{% picture photo priority=True %}", photo=PHOTO).img
    assert (image["fetchpriority"], image.get("loading")) == ("high", None)


@pytest.mark.parametrize(("own", "shown"), [("", "Emping"), ('Piring "besar"', 'Piring "besar"')])
def test_a_picture_says_what_it_shows(own, shown):
    assert drawn('{% picture photo alt="Emping" %}', photo={**PHOTO, "alt": own}).img["alt"] == shown


def test_the_large_photo_has_an_address():
    assert photo_link(PHOTO) == "/media/photos/ab/abcd.jpg"
