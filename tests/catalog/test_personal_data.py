import pytest
from django.core.files.storage import default_storage

from catalog import personal_data
from catalog.models import Category, Listing, Photo, Product
from tests.factories import make_draft, make_listing, make_submitted

pytestmark = pytest.mark.django_db


def test_a_maker_takes_products_and_photos_along(emping, budi):
    product = make_draft(emping, photos=2)
    part = personal_data.export(user=budi)
    (record,) = part.records
    assert (record["name"], record["price"], len(record["photos"])) == ("Emping Melinjo", 45000, 2)
    assert dict(part.files) == {f"photos/{product.pk}/{photo.pk}.jpg": photo.name for photo in product.photos.all()}


def test_erasing_removes_listings_photos_and_drafts(emping, las, budi, django_capture_on_commit_callbacks):
    make_draft(emping)
    listing, kept = make_listing(emping), make_listing(las)
    names = [photo.name for photo in Photo.objects.filter(product__producer=emping)]
    with django_capture_on_commit_callbacks(execute=True):
        assert personal_data.erase(user=budi) == {"products": 2, "listings": 1, "photos": 2}
    assert list(Listing.objects.all()) == [kept]
    assert list(Product.objects.filter(producer=emping)) == [listing.product]
    assert [default_storage.exists(name) for name in names] == [False, False]
    assert default_storage.exists(Photo.objects.get().name)
    assert Category.objects.get(slug="emping-ceplis").listing_count == 1


def test_what_waited_for_an_officer_waits_no_more(emping, budi):
    product = make_submitted(emping)
    personal_data.erase(user=budi)
    product.refresh_from_db()
    assert (product.state, product.name) == ("withdrawn", "–")
    assert not Product.objects.waiting().exists()
