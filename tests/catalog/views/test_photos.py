"""A photo's own page."""

import pytest

from catalog import workflow
from catalog.forms import CropForm
from catalog.models import Photo
from producers import workflow as producers
from tests.factories import make_draft, make_listing
from tests.pages import field_errors, page, texts, value_of

from .editor import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def product(emping):
    return make_draft(emping)


def photo_address(product, photo=None):
    return address(product, f"foto/{(photo or product.photos.shown()[0]).pk}/")


def test_the_editor_leads_to_the_page_and_keeps_what_was_typed(maker, product):
    photo = product.photos.get()
    answer = maker.post(
        address(product),
        {"name": "Ceplis", "photo": f"edit:{photo.pk}", "unit": "pack", "minimum_order": "1", "lead_time_days": "1"},
    )
    product.refresh_from_db()
    assert (answer["Location"], product.name) == (photo_address(product), "Ceplis")


def test_the_page_shows_the_photo_large_with_what_can_be_done(maker, product):
    answer = maker.get(photo_address(product))
    assert page(answer).select_one("#photo")["width"] == "640"
    assert texts(answer, "main button") == ["Turn", "Cut", "Done"]
    assert texts(answer, ".crop-places label") == ["left", "middle", "right"]


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ({"action": "turn"}, (480, 640)),
        ({"action": "crop"}, (480, 480)),
        ({"action": "crop", "place": "end"}, (480, 480)),
        ({"action": "crop", "left": "10", "top": "20", "side": "300"}, (300, 300)),
        ({"action": "crop", "left": "x", "top": "-1", "side": "9" * 400}, (480, 480)),
        ({"action": "crop", "place": "nowhere"}, (480, 480)),
    ],
)
def test_each_button_leads_to_the_changed_photo(maker, product, typed, size):
    answer = maker.post(photo_address(product), {"alt": "Emping", **typed}, follow=True)
    photo = product.photos.shown().get()
    assert answer.redirect_chain == [(photo_address(product, photo), 302)]
    assert ((photo.width, photo.height), photo.alt, value_of(answer, "id_alt")) == (size, "Emping", "Emping")


@pytest.mark.parametrize(("place", "left"), [("start", 0), ("middle", 80), ("end", 160), ("", 80)])
def test_without_script_three_places_can_be_cut(product, place, left):
    square = CropForm({"place": place}).square(product.photos.get())
    assert (square.left, square.top, square.side) == (left, 0, 480)


def test_done_leads_back_to_the_editor(maker, product):
    answer = maker.post(photo_address(product), {"alt": "Emping", "action": "describe"}, follow=True)
    assert answer.redirect_chain == [(address(product), 302)]
    assert page(answer).select_one(".photo-item img")["alt"] == "Emping"


def test_words_that_are_too_long_are_kept_as_typed(maker, product):
    answer = maker.post(photo_address(product), {"alt": "x" * 121, "action": "turn"})
    assert (answer.status_code, list(field_errors(answer)), value_of(answer, "id_alt")) == (422, ["alt"], "x" * 121)
    assert Photo.objects.get().width == 640


def test_a_product_that_cannot_change_only_shows_its_photo(maker, product, emping, dewi):
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    assert texts(maker.get(photo_address(product)), "main button") == []
    answer = maker.post(photo_address(product), {"alt": "Emping", "action": "turn"})
    assert (answer.status_code, texts(answer, ".notices .notice")) == (409, ["This product cannot be changed now."])
    assert Photo.objects.get().alt == ""


def test_a_removed_photo_has_no_page(maker, emping, dewi):
    product = make_listing(emping, officer=dewi, photos=2).product
    photo = product.photos.shown()[0]
    workflow.remove_photo(photo=photo)
    assert maker.get(photo_address(product, photo)).status_code == 404


def test_another_makers_photo_has_no_page(maker, las, product):
    theirs = make_draft(las).photos.get()
    assert maker.get(photo_address(product, theirs)).status_code == 404


@pytest.mark.parametrize("order", ["3,x,1", "²", "9" * 5000, ",,,", "-1"])
def test_a_strange_order_breaks_nothing(maker, product, order):
    assert maker.post(address(product, "foto/"), {"order": order}).status_code == 200
    assert product.photos.shown().count() == 1


def test_a_drag_sends_the_new_order_and_gets_the_list_back(maker, emping):
    product = make_draft(emping, photos=3)
    a, b, c = product.photos.shown()
    answer = maker.post(address(product, "foto/"), {"order": f"{c.pk},{a.pk},{b.pk}"})
    assert [item["data-photo"] for item in page(answer).select(".photo-item")] == [str(each.pk) for each in (c, a, b)]
    assert list(product.photos.shown()) == [c, a, b]
