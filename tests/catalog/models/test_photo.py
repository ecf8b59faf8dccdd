import pytest
from django.db import IntegrityError, transaction

from catalog.models import Photo
from tests.factories import make_draft, make_listing


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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("look", "difference", "near"),
    [(0b1011, 0b0100, True), (-1, 0b11, True), (-1, 0b111, False), (2**62, -(2**63), True)],
)
def test_photos_are_near_when_at_most_two_signs_differ(emping, look, difference, near):
    photo = make_draft(emping).photos.get()
    Photo.objects.update(look=look)
    assert list(Photo.objects.near(look ^ difference)) == [photo] * near


@pytest.mark.django_db
def test_a_plain_surface_is_near_to_nothing(emping):
    make_draft(emping)
    Photo.objects.update(look=None)
    assert list(Photo.objects.near(None)) == []
    assert list(Photo.objects.near(0)) == []


@pytest.mark.django_db
def test_officers_are_shown_the_same_picture_in_another_makers_listing(emping, las, dewi):
    """Not the maker's own listings, not drafts; the likest first."""
    mine, copied, changed, draft = (
        make_listing(emping, officer=dewi).product, make_listing(las, officer=dewi).product,
        make_listing(las, officer=dewi).product, make_draft(las),
    )  # fmt: skip
    make_listing(emping, officer=dewi)
    Photo.objects.update(look=0b111111)
    Photo.objects.filter(product=changed).update(look=0b111)
    photo = mine.photos.get()
    assert [other.product for other in Photo.objects.looking_like(photo)] == [copied, changed]
    Photo.objects.filter(product=changed).update(look=0b1111111 << 7)
    assert [other.product for other in Photo.objects.looking_like(photo)] == [copied]
    assert draft.photos.get().look == photo.look
