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
def test_officers_are_shown_pictures_of_other_products_that_look_alike_the_likest_first(emping, las):
    mine, copied, changed, removed = (make_draft(maker) for maker in (emping, las, las, emping))
    Photo.objects.update(look=0b111111)
    changed.photos.update(look=0b111)
    removed.photos.update(position=None)
    photo = mine.photos.get()
    assert [other.product for other in Photo.objects.looking_like(photo)] == [copied, changed]
    changed.photos.update(look=0b1111111 << 7)
    assert [other.product for other in Photo.objects.looking_like(photo)] == [copied]


@pytest.mark.django_db
@pytest.mark.parametrize("look", [0, -1, 2**63 - 1, -(2**63), 0x0123456789ABCDEF])
def test_a_look_with_one_other_sign_in_three_of_its_parts_is_found(emping, look):
    """The parts that the database keeps are those which the search asks for, whatever the sign of the number."""
    photo = make_draft(emping).photos.get()
    Photo.objects.update(look=look)
    for clean in range(4):
        other = look
        for part in range(4):
            other ^= 0 if part == clean else 1 << (16 * part)
        assert list(Photo.objects.near(other, 3)) == [photo]
