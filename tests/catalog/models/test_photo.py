import pytest
from django.db import IntegrityError, transaction

from catalog.models import Photo
from tests.factories import make_draft


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
