import pytest
from django.core.files.storage import default_storage

from catalog import personal_data
from catalog.models import Category, Listing, Photo, Product, ProductSheet
from tests.factories import make_draft, make_listing, make_submitted

pytestmark = pytest.mark.django_db


def test_a_maker_takes_products_and_photos_along(emping, budi):
    product = make_draft(emping, photos=2)
    part = personal_data.export(user=budi)
    (record,) = part.records
    assert (record["name"], record["price"], len(record["photos"])) == ("Emping Melinjo", 45000, 2)
    assert dict(part.files) == {f"photos/{product.pk}/{photo.pk}.jpg": photo.name for photo in product.photos.all()}


@pytest.mark.usefixtures("in_english")
def test_a_maker_takes_all_of_her_offer_along(emping, budi):
    variant = {"values": ["Besar"], "price": 60_000, "available": False}
    make_draft(
        emping, price_kind="tiers", tiers=[(50, 40_000)], options=[{"name": "Isi", "values": ["Besar"]}],
        variants=[variant], availability="ready", stock=7, name_en="Chips", description_en="Crisp.",
        attributes={"rasa": "Pedas"}, monthly_capacity=90, weight=250, length=300, height=42,
    )  # fmt: skip
    (record,) = personal_data.export(user=budi).records
    names = [name for name in record if name not in ("created_at", "published_at", "photos", "history", "description")]
    assert {name: record[name] for name in names} == {
        "name": "Emping Melinjo", "name_in_english": "Chips", "description_in_english": "Crisp.",
        "facts": {"rasa": "Pedas"}, "category": "Melinjo crackers", "price_kind": "by quantity", "price": 45_000,
        "price_to": None, "prices_by_quantity": [{"from": 50, "price": 40_000}], "unit": "pack", "minimum_order": 2,
        "availability": "ready stock", "stock": 7, "lead_time_days": 3, "monthly_capacity": 90,
        "weight_in_grams": 250, "length_width_height_in_mm": [300, None, 42],
        "options": [{"name": "Isi", "values": ["Besar"]}], "variants": [variant], "state": "draft", "appeals": [],
    }  # fmt: skip


def test_erasing_forgets_words_facts_and_an_uploaded_file(emping, budi):
    product = make_submitted(emping, name_en="Chips", description_en="Crisp.", attributes={"rasa": "Pedas"})
    ProductSheet.objects.create(producer=emping, file_name="produk.xlsx", content=b"x", by=budi)
    personal_data.erase(user=budi)
    product.refresh_from_db()
    assert (product.name_en, product.description_en, product.attributes) == ("", "", {})
    assert not ProductSheet.objects.exists()


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
