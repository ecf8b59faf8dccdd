"""Turning, cutting, describing and ordering photos."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from catalog import tasks, workflow
from catalog.images import Square
from catalog.models import Photo
from cilegon_ikm.states import IllegalTransition
from tests.catalog.pictures import COLOURS, encoded, quarters
from tests.factories import image_bytes, make_draft, make_listing, upload

from .test_tasks import make_old, missing_files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def product(emping):
    """With one wide photo: red and green above blue and white."""
    product = make_draft(emping, photos=0)
    workflow.add_photo(product=product, upload=upload("a.png", encoded(quarters((800, 600)), "PNG")))
    return product


def corners(photo):
    """The colours of the four corners, row by row."""
    with default_storage.open(photo.name) as file:
        image = Image.open(file).convert("RGB")
    far = (image.width - 9, image.height - 9)
    seen = [image.getpixel((x, y)) for y in (8, far[1]) for x in (8, far[0])]
    return [min(COLOURS, key=lambda name: sum(abs(a - b) for a, b in zip(COLOURS[name], p, strict=True))) for p in seen]


def test_a_turn_goes_clockwise_and_makes_a_new_version(product):
    photo, version = product.photos.get(), product.version
    assert corners(photo) == ["red", "green", "blue", "white"]
    turned = workflow.turn_photo(photo=photo)
    product.refresh_from_db()
    assert (corners(turned), turned.width, turned.height) == (["blue", "red", "white", "green"], 600, 800)
    assert (list(product.photos.all()), product.version) == ([turned], version + 1)
    assert (turned.position, turned.look == photo.look) == (1, False)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (0, ["red", "green", "blue", "white"]),
        (399, ["green", "green", "white", "white"]),
        (9_999, ["green"] * 2 + ["white"] * 2),
    ],
)
def test_a_cut_keeps_only_the_square_and_stays_inside(product, left, expected):
    side = 600 if left == 0 else 300
    cut = workflow.crop_photo(photo=product.photos.get(), square=Square(left=left, top=150, side=side))
    assert (cut.width, cut.height, corners(cut)) == (side, side, expected)


@pytest.mark.parametrize(("side", "kept"), [(1, 200), (10_000, 600), (-5, 200)])
def test_a_square_is_neither_tiny_nor_larger_than_the_photo(product, side, kept):
    cut = workflow.crop_photo(photo=product.photos.get(), square=Square(left=-50, top=0, side=side))
    assert (cut.width, cut.height) == (kept, kept)


def test_nothing_to_cut_changes_nothing(product):
    whole = Square(left=0, top=0, side=600)
    square = workflow.crop_photo(photo=product.photos.get(), square=whole)
    version = square.product.version
    assert workflow.crop_photo(photo=square, square=whole) == square
    product.refresh_from_db()
    assert product.version == version


def test_buyers_see_the_old_photo_until_the_new_one_is_approved(emping, budi, dewi, django_capture_on_commit_callbacks):
    listing = make_listing(emping, officer=dewi)
    product, old = listing.product, listing.product.photos.get()
    workflow.describe_photo(photo=old, alt="Emping")
    with django_capture_on_commit_callbacks(execute=True):
        new = workflow.turn_photo(photo=old)
    assert (list(product.photos.shown()), new.alt) == ([new], "Emping")
    assert (default_storage.exists(old.name), listing.photos[0]["key"]) == (True, old.key)
    workflow.submit_product(product=product, by=budi)
    with django_capture_on_commit_callbacks(execute=True):
        listing = workflow.approve_product(product=product, version=product.version, by=dewi)
    assert ([shot["key"] for shot in listing.photos], default_storage.exists(old.name)) == ([new.key], False)


def test_a_photo_that_was_changed_meanwhile_is_not_changed_again(product, media_root):
    old = product.photos.get()
    new = workflow.turn_photo(photo=old)  # on another phone; its file stays until the transaction ends
    files = set(media_root.rglob("*.jpg"))
    with pytest.raises(IllegalTransition, match="changed or removed meanwhile"):
        workflow.turn_photo(photo=old)
    assert (set(media_root.rglob("*.jpg")), list(product.photos.shown())) == (files, [new])


def test_words_make_a_new_version_only_when_they_change(product):
    photo, before = product.photos.get(), product.version
    for _time in range(2):
        workflow.describe_photo(photo=photo, alt="Emping di tampah")
    product.refresh_from_db()
    assert (Photo.objects.get().alt, product.version) == ("Emping di tampah", before + 1)


@pytest.mark.parametrize(("wanted", "expected"), [("cab", "cab"), ("c", "cab"), ("", "abc"), ("xba", "bac")])
def test_photos_stand_in_the_order_that_is_wanted(emping, wanted, expected):
    product = make_draft(emping, photos=3)
    letters = dict(zip("abc", product.photos.shown(), strict=True))
    workflow.order_photos(product=product, pks=[letters[each].pk if each in letters else 0 for each in wanted])
    names = {photo.pk: letter for letter, photo in letters.items()}
    assert "".join(names[photo.pk] for photo in product.photos.shown()) == expected


@pytest.mark.parametrize("quality", [86, 40])
def test_the_same_photo_is_refused_also_when_it_was_saved_anew(emping, media_root, quality):
    product = make_draft(emping, photos=0)
    workflow.add_photo(product=product, upload=upload(content=image_bytes(seed=3)))
    files = set(media_root.rglob("*.jpg"))
    again = Image.open(io.BytesIO(image_bytes(seed=3))).resize((500, 375))
    with pytest.raises(ValidationError, match=r"This photo is already here\."):
        workflow.add_photo(product=product, upload=upload(content=encoded(again, "JPEG", quality=quality)))
    assert (product.photos.count(), set(media_root.rglob("*.jpg"))) == (1, files)


def test_another_photo_of_the_same_thing_and_another_product_are_welcome(emping):
    product = make_draft(emping, photos=0)
    workflow.add_photo(product=product, upload=upload(content=image_bytes(seed=3)))
    moved = Image.open(io.BytesIO(image_bytes(seed=3))).crop((80, 40, 640, 460))
    workflow.add_photo(product=product, upload=upload(content=encoded(moved, "JPEG")))
    workflow.add_photo(product=make_draft(emping, photos=0), upload=upload(content=image_bytes(seed=3)))
    assert Photo.objects.count() == 3


def test_plain_pictures_are_not_taken_for_one_another(emping):
    product = make_draft(emping, photos=0)
    for colour in ("white", "black"):
        workflow.add_photo(product=product, upload=upload(content=encoded(Image.new("RGB", (64, 48), colour), "JPEG")))
    assert list(product.photos.values_list("look", flat=True)) == [None, None]


def test_a_job_that_dies_half_way_is_done_again_from_the_untouched_original(emping):
    photo = make_draft(emping).photos.get()
    original = default_storage.open(photo.name).read()
    default_storage.save(f"{photo.key}-320.avif", io.BytesIO(b"half a file"))  # what a killed worker leaves
    make_old(Photo.objects)
    assert tasks.sweep() == 1
    photo.refresh_from_db()
    assert (photo.has_variants, missing_files(photo)) == (True, [])
    assert Image.open(default_storage.open(f"{photo.key}-320.avif")).width == 320
    assert default_storage.open(photo.name).read() == original
