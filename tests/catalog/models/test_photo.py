import pytest
from django.db import IntegrityError, transaction

from catalog.models import Photo, photo_files, variant_widths
from tests.factories import make_draft


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


@pytest.mark.django_db
def test_shown_photos_come_in_order_without_the_removed_ones(emping):
    first, second, third = make_draft(emping, photos=3).photos.shown()
    Photo.objects.filter(pk=second.pk).update(position=None)
    Photo.objects.filter(pk=first.pk).update(position=9)
    assert list(Photo.objects.shown()) == [third, first]


@pytest.mark.django_db
def test_photos_whose_small_files_are_missing_are_known(emping):
    first, second = make_draft(emping, photos=2).photos.shown()
    Photo.objects.filter(pk=first.pk).update(has_variants=True)
    assert list(Photo.objects.without_variants()) == [second]


@pytest.mark.django_db
def test_no_two_photos_share_their_files(emping):
    first, second = make_draft(emping, photos=2).photos.shown()
    with pytest.raises(IntegrityError, match="key"), transaction.atomic():
        Photo.objects.filter(pk=first.pk).update(key=second.key)


def test_a_photo_is_called_by_what_it_shows():
    assert [str(Photo(key="photos/ab/abcd")), str(Photo(key="x", alt="Emping di piring"))] == [
        "photos/ab/abcd", "Emping di piring"
    ]  # fmt: skip
