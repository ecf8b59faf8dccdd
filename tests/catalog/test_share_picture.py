import io

import pytest
from PIL import Image

from catalog import share_picture
from catalog import workflow as catalog
from producers import workflow as producers
from tests.factories import make_draft, upload

pytestmark = pytest.mark.django_db
COLOURS = {"red": (220, 0, 0), "green": (0, 160, 0), "blue": (0, 0, 220), "grey": (128, 128, 128)}
SEA = (10, 77, 92)
PLACES = [(300, 200), (900, 100), (700, 350), (1100, 350)]
IN_THE_BAND = (1180, 620)


def list_photo(producer, officer, colour):
    """A listing whose photo is of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (400, 300), COLOURS[colour]).save(buffer, "JPEG")
    product = make_draft(producer, name=f"Emping {colour}", photos=0)
    catalog.add_photo(product=product, upload=upload(content=buffer.getvalue()))
    catalog.submit_product(product=product, by=producer.owner)
    return catalog.approve_product(product=product, version=product.version, by=officer)


def drawn(producer):
    return Image.open(io.BytesIO(share_picture.jpeg(producer, share_picture.version(producer))))


def colour_at(image, place):
    """The nearest of the colours, for JPEG changes them a little."""
    seen = image.getpixel(place)
    known = {**COLOURS, "sea": SEA}
    return min(known, key=lambda name: sum(abs(a - b) for a, b in zip(known[name], seen, strict=True)))


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        ([], ["sea", "sea", "sea", "sea"]),
        (["red"], ["red", "red", "red", "red"]),
        (["red", "green"], ["green", "red", "red", "red"]),
        (["red", "green", "blue"], ["blue", "green", "red", "red"]),
        (["red", "green", "blue", "grey"], ["grey", "blue", "green", "red"]),
        (["red", "red", "green", "blue", "grey"], ["grey", "blue", "green", "red"]),
    ],
)
def test_the_newest_photos_stand_above_the_band(emping, dewi, listed, shown):
    for colour in listed:
        list_photo(emping, dewi, colour)
    image = drawn(emping)
    assert (image.size, image.format) == ((1200, 630), "JPEG")
    assert [colour_at(image, place) for place in PLACES] == shown
    assert colour_at(image, IN_THE_BAND) == "sea"


def test_the_name_is_written_into_the_band(emping):
    band = drawn(emping).crop((0, 480, 1200, 630)).convert("L")
    assert band.getextrema()[1] > 240


def test_the_longest_name_stays_within_the_picture(emping):
    producers.save_profile(producer=emping, name="W" * 80)
    edges = [drawn(emping).crop((left, 480, left + 40, 630)).convert("L") for left in (0, 1160)]
    assert [edge.getextrema()[1] < 140 for edge in edges] == [True, True]


def test_a_photo_whose_file_is_lost_leaves_the_others(emping, dewi, media_root):
    list_photo(emping, dewi, "red")
    lost = list_photo(emping, dewi, "green")
    (media_root / f"{lost.photos[0]['key']}.jpg").unlink()
    assert {colour_at(drawn(emping), place) for place in PLACES} == {"red"}


def test_it_is_made_anew_when_a_photo_or_the_name_changes(emping, dewi, media_root):
    versions = [share_picture.version(emping)]
    drawn(emping)
    list_photo(emping, dewi, "red")
    versions.append(share_picture.version(emping))
    drawn(emping)
    producers.save_profile(producer=emping, name="Opak Budi")
    versions.append(share_picture.version(emping))
    drawn(emping)
    assert len(set(versions)) == 3
    assert [path.name for path in (media_root / "makers" / str(emping.pk)).iterdir()] == [
        f"share-id-{versions[-1]}.jpg"
    ]
