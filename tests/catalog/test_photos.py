import pytest
from django.core.files.storage import default_storage
from django.db import transaction

from catalog import images, listings, workflow
from catalog.models import Photo
from catalog.photos import renumber
from cilegon_ikm.pictures import photo_files
from tests.factories import make_draft, make_listing

pytestmark = pytest.mark.django_db


def order(product):
    return list(product.photos.shown().values_list("pk", flat=True))


def positions(product):
    return list(product.photos.shown().values_list("position", flat=True))


def stored(photo):
    """Which of the photo's possible files exist."""
    return {name for name in photo_files(photo.key, photo.width) if default_storage.exists(name)}


def with_variants(photo):
    images.make_variants(photo)
    listings.variants_made(photo=photo)
    return photo


def test_gaps_in_the_numbers_are_closed_in_the_same_order(emping):
    product = make_draft(emping, photos=3)
    before = order(product)
    for photo, position in zip(product.photos.shown(), (2, 5, 9), strict=True):
        Photo.objects.filter(pk=photo.pk).update(position=position)
    renumber(product)
    assert (order(product), positions(product)) == (before, [1, 2, 3])


def test_photos_are_numbered_in_the_order_that_is_given(emping):
    product = make_draft(emping, photos=3)
    first, second, third = product.photos.shown()
    renumber(product, [third, first, second])
    assert (order(product), positions(product)) == ([third.pk, first.pk, second.pk], [1, 2, 3])


def test_a_photo_nobody_shows_goes_with_all_its_files(emping, django_capture_on_commit_callbacks):
    photo = with_variants(make_draft(emping).photos.get())
    assert len(stored(photo)) == 5
    with django_capture_on_commit_callbacks(execute=True):
        workflow.remove_photo(photo=photo)
    assert (Photo.objects.count(), stored(photo)) == (0, set())


def test_files_go_only_when_the_change_is_certain(emping, django_capture_on_commit_callbacks):
    photo = make_draft(emping).photos.get()
    files = stored(photo)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        workflow.remove_photo(photo=photo)
        assert stored(photo) == files
        transaction.set_rollback(True)
    assert (Photo.objects.get().position, stored(photo)) == (1, files)


def test_a_photo_the_listing_shows_stays_until_the_next_approval(
    emping, budi, dewi, django_capture_on_commit_callbacks
):
    listing = make_listing(emping, officer=dewi, photos=2)
    product = listing.product
    shown, removed = product.photos.shown()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.remove_photo(photo=removed)
    assert order(product) == [shown.pk]
    assert [shot["id"] for shot in listing.photos] == [shown.pk, removed.pk]
    assert stored(removed) == {removed.name}
    workflow.submit_product(product=product, by=budi)
    with django_capture_on_commit_callbacks(execute=True):
        listing = workflow.approve_product(product=product, version=product.version, by=dewi)
    assert [shot["id"] for shot in listing.photos] == [shown.pk]
    assert (list(product.photos.all()), stored(removed), stored(shown)) == ([shown], set(), {shown.name})


def test_another_products_photos_are_left_alone(emping, django_capture_on_commit_callbacks):
    mine, other = make_draft(emping), make_draft(emping)
    kept = other.photos.get()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.remove_photo(photo=mine.photos.get())
    assert (Photo.objects.get(), stored(kept)) == (kept, {kept.name})


def test_a_discarded_draft_takes_its_files_along(emping, budi, django_capture_on_commit_callbacks):
    product = make_draft(emping, photos=2)
    photos = list(product.photos.all())
    with django_capture_on_commit_callbacks(execute=True):
        workflow.discard_product(product=product, by=budi)
    assert [stored(photo) for photo in photos] == [set(), set()]
    assert Photo.objects.count() == 0
