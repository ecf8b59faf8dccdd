"""The quick screen: photo, name, price; a category that is guessed."""

import pytest

from catalog import workflow
from catalog.models import Category, Product
from producers import workflow as producers
from tests.factories import make_draft, upload
from tests.pages import field_errors, page, texts, value_of

from .editor import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def product(emping):
    return workflow.start_product(producer=emping)


SENT = "Sent for approval under “Melinjo crackers”. You will be told here once an officer has looked at it."


def quick(**fields):
    return {"name": "Emping Melinjo", "price": "25.000", "unit": "pack", "category": "", "action": "send", **fields}


def category():
    return Category.objects.get(slug="emping-ceplis").pk


def notices(answer):
    return texts(answer, ".notices .notice")


def test_one_screen_asks_four_things(maker, product):
    form = page(maker.get(address(product, "cepat/"))).select_one("#product-form")
    fields = [field["name"] for field in form.select("input, select, textarea") if field.get("type") != "hidden"]
    assert fields == ["photos", "name", "price", "unit", "category"]


def test_photo_name_price_and_category_are_enough_to_be_sent(maker, product):
    answer = maker.post(address(product, "cepat/"), quick(category=category(), photos=[upload()]), follow=True)
    assert answer.redirect_chain == [("/en/usaha/produk/", 302)]
    assert notices(answer) == [SENT]
    product.refresh_from_db()
    assert (product.state, product.name, product.price, product.unit) == ("submitted", "Emping Melinjo", 25_000, "pack")


def test_photo_name_and_price_are_enough_where_the_name_says_the_category(maker, product):
    answer = maker.post(address(product, "cepat/"), quick(photos=[upload()]), follow=True)
    assert notices(answer) == [SENT]
    product.refresh_from_db()
    assert (product.state, product.category.slug) == ("submitted", "emping-ceplis")


def test_what_is_missing_is_named_and_the_rest_is_kept(maker, product):
    answer = maker.post(address(product, "cepat/"), quick(name="Zibbidi", photos=[upload()]), follow=True)
    assert notices(answer) == ["Saved as a draft. Still missing: category."]
    assert page(answer).select_one(".notice.is-wait")
    assert (value_of(answer, "id_name"), value_of(answer, "id_price")) == ("Zibbidi", "25.000")


def test_nothing_is_guessed_before_it_is_sent(maker, product):
    answer = maker.post(address(product, "cepat/"), quick(action=""), follow=True)
    assert (value_of(answer, "id_category"), texts(answer, "#guesses button")) == ("", ["Melinjo crackers"])


def test_without_script_a_guess_is_pressed(maker, product):
    answer = maker.post(address(product, "cepat/"), quick(guess=category(), action=""), follow=True)
    assert value_of(answer, "id_category") == str(category())
    assert texts(answer, "#guesses button") == []


def test_it_can_be_finished_later_in_the_editor(maker, product):
    answer = maker.post(address(product, "cepat/"), quick(action="later"), follow=True)
    assert (answer.redirect_chain, notices(answer)) == (
        [(address(product), 302)],
        ["Saved as a draft. Go on whenever you like."],
    )
    assert texts(answer, "#meter-text") == ["30 % complete · Next: Add a photo"]


def test_a_wrong_price_is_kept_as_typed_beside_what_is_right(maker, product):
    answer = maker.post(address(product, "cepat/"), quick(price="-5"))
    assert (answer.status_code, list(field_errors(answer)), value_of(answer, "id_price")) == (422, ["price"], "-5")
    assert Product.objects.get().name == "Emping Melinjo"


def test_the_other_fields_of_the_product_stay(maker, emping):
    product = make_draft(emping, photos=0)
    maker.post(address(product, "cepat/"), quick(name="Ceplis", action="later"))
    product.refresh_from_db()
    assert (product.name, product.minimum_order, product.lead_time_days) == ("Ceplis", 2, 3)
    assert product.description == "Emping renyah dari melinjo pilihan."


def test_a_suspended_maker_is_told_and_keeps_what_she_typed(maker, product, emping, dewi):
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    answer = maker.post(address(product, "cepat/"), quick())
    assert (answer.status_code, notices(answer)) == (409, ["This product cannot be changed now."])
    assert value_of(answer, "id_name") == "Emping Melinjo"


def test_a_photo_button_works_here_too(maker, emping):
    product = make_draft(emping, photos=2)
    first, second = product.photos.shown()
    maker.post(address(product, "cepat/"), quick(action="", photo=f"cover:{second.pk}"))
    assert list(product.photos.shown()) == [second, first]


@pytest.mark.parametrize(("name", "shown"), [("emping pedas", ["Melinjo crackers"]), ("", []), ("x" * 5000, [])])
def test_a_name_brings_its_guesses(maker, name, shown):
    assert texts(maker.get("/en/usaha/produk/kategori/", {"name": name}), "button") == shown
