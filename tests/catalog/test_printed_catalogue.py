import io

import pikepdf
import pytest
import zxingcpp
from django.test import override_settings
from django.utils import translation
from PIL import Image

from bench.pdf_pages import first_page
from catalog import printed_catalogue
from catalog.models import Category, Listing
from tests.factories import make_listing, make_listings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    with override_settings(SITE_URL="https://sentra.example"):
        yield


def pages(pdf):
    return len(pikepdf.open(io.BytesIO(pdf)).pages)


def scanned(pdf):
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(first_page(pdf))))]


def pictures(pdf):
    return sum(len(page.get_images()) for page in pikepdf.open(io.BytesIO(pdf)).pages)


def test_a_makers_catalogue_leads_to_its_storefront(emping, dewi):
    make_listing(emping, officer=dewi)
    pdf = printed_catalogue.pdf(emping)
    assert scanned(pdf) == ["https://sentra.example/produsen/emping-budi/"]
    assert (pages(pdf), pictures(pdf)) == (1, 1)


def test_a_category_and_its_group_have_one(emping, dewi):
    make_listing(emping, officer=dewi)
    group = Category.objects.get(slug="makanan-kering")
    assert scanned(printed_catalogue.pdf(group)) == ["https://sentra.example/kategori/makanan-kering/"]


def test_the_words_are_those_of_the_language(emping, dewi):
    listing = make_listing(emping, officer=dewi, price=20000, minimum_order=10)
    with translation.override("en"):
        words = printed_catalogue._words(emping, [listing])
        category = printed_catalogue._words(listing.category, [listing])
    assert (words["title"], words["about"]) == ("Emping Budi", "Food · Masigit, Cilegon")
    assert words["products"] == [
        {
            "title": "Emping Melinjo",
            "price": "Rp20.000 / pack",
            "facts": "from 10 pack",
            "maker": "",
            "photo": "photo-0.jpg",
        }
    ]
    assert category["products"][0]["maker"] == "Emping Budi · Masigit"


def test_what_is_not_public_is_not_printed(emping):
    first, second = make_listings(emping, {"name": "Emping"}, {"name": "Opak"})
    Listing.objects.filter(pk=second.pk).update(is_visible=False)
    assert list(printed_catalogue._listings(emping)) == [first]


def test_markup_is_set_as_text(emping, dewi):
    make_listing(emping, officer=dewi, name='#panic("x") *b* $x$ \\ " </script> ' + "W" * 60)
    assert pages(printed_catalogue.pdf(emping)) == 1


def test_it_is_made_once_until_something_changes(emping, dewi):
    listing = make_listing(emping, officer=dewi)
    first = printed_catalogue.pdf(emping)
    assert printed_catalogue.pdf(emping) == first
    Listing.objects.filter(pk=listing.pk).update(price=99_000)
    assert printed_catalogue.pdf(emping) != first


def test_ten_pages_are_full_of_photos(emping, dewi):
    listing = make_listing(emping, officer=dewi)
    make_listings(emping, *({"name": f"Emping {number}"} for number in range(printed_catalogue.MOST)))
    Listing.objects.update(photos=listing.photos)
    pdf = printed_catalogue.pdf(emping)
    assert pages(pdf) == 10
