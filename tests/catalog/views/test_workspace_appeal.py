"""A maker objects to a decision from the page of the product."""

import pytest

from catalog import workflow
from catalog.models import Appeal
from tests.factories import make_listing
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
WAITS = "Your objection is with the officers. You will be told here what they say."


@pytest.fixture
def product(emping, dewi):
    product = make_listing(emping, officer=dewi).product
    return workflow.take_down_product(product=product, by=dewi, note="Foto orang lain.")


def editor(maker, product):
    return maker.get(f"/en/usaha/produk/{product.pk}/")


def send(maker, product, text):
    return maker.post(f"/en/usaha/produk/{product.pk}/keberatan/", {"text": text}, follow=True)


def test_the_maker_objects_below_the_officers_words(maker, product):
    assert texts(editor(maker, product), "#appeal summary") == ["Object to this decision"]
    answer = send(maker, product, "Itu foto saya.")
    assert WAITS in texts(answer, ".notice")
    assert page(answer).select("#appeal") == []
    assert Appeal.objects.get().text == "Itu foto saya."


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Write why, in a few words."),
        ("  ", "Write why, in a few words."),
        ("x" * 2001, "Ensure this value has at most 2000 characters (it has 2001)."),
    ],
    ids=["empty", "blank", "long"],
)
def test_an_objection_needs_a_few_words(maker, product, text, error):
    answer = send(maker, product, text)
    assert (answer.status_code, texts(answer, "#appeal .invalid-feedback")) == (422, [error])
    assert page(answer).find(id="appeal").has_attr("open")
    assert Appeal.objects.count() == 0


def test_a_second_objection_is_refused_with_a_reason(maker, product):
    send(maker, product, "Itu foto saya.")
    answer = send(maker, product, "Sungguh.")
    assert "There is no decision left to object to." in texts(answer, ".notice")
    assert Appeal.objects.count() == 1


def test_a_public_product_offers_no_objection(maker, emping):
    assert page(editor(maker, make_listing(emping).product)).select("#appeal") == []
