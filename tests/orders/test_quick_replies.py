import pytest

from catalog.models import Listing
from orders.quick_replies import filled_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_the_gaps_are_filled_with_what_the_enquiry_is_about(enquiry):
    assert filled_in("{nama}: {barang}, {harga}", enquiry) == "Ani: 2 × Emping Melinjo, Rp90.000"


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        ({"availability": "ready", "stock": 1240}, "Emping Melinjo: 1.240 pack"),
        ({"availability": "ready", "stock": None}, "Emping Melinjo: ready stock"),
        ({"availability": "sold_out"}, "Emping Melinjo: sold out for now"),
    ],
)
def test_the_stock_is_that_of_the_listing_now(enquiry, offer, words):
    Listing.objects.update(**offer)
    assert filled_in("{stok}", enquiry) == words
