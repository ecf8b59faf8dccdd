"""orders/views/others.py and orders/similar.py: somebody else for an enquiry that nobody answers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.workflow import withdraw_product
from cilegon_ikm.clock import today
from orders import workflow
from orders.models import LAST_REMINDER, Enquiry, HeldMessage
from producers.models import Producer, Village
from tests.factories import make_enquiry, make_held, make_listing, make_user, make_verified_producer
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def forgotten(melinjo):
    """Nobody answered Ani for three days."""
    enquiry = make_enquiry(melinjo, message="Bisa Jumat?")
    Enquiry.objects.update(reminders=LAST_REMINDER, wanted_on=today() + timedelta(days=9))
    return enquiry


@pytest.fixture
def other(dewi):
    """Makes a maker of the same thing."""

    def make(maker_name, *, minutes=None, village=None, **fields):
        place = {"village": Village.objects.get(code=village)} if village else {}
        maker = make_verified_producer(make_user("Eka"), officer=dewi, name=maker_name, **place)
        Producer.objects.filter(pk=maker.pk).update(response_minutes=minutes)
        return make_listing(maker, officer=dewi, **{"name": f"Emping {maker_name}", "price": 40_000, **fields})

    return make


def address(enquiry):
    return f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/lain/"


def test_quick_makers_come_first_then_those_nearby(client, forgotten, other):
    far = Village.objects.exclude(district=forgotten.producer.village.district).first().code
    other("Lambat", minutes=5000)
    other("Cepat jauh", minutes=30, village=far)
    other("Cepat", minutes=600)
    other("Jauh", village=far)
    shown = client.get(address(forgotten))
    assert texts(shown, ".basket-line > div > strong") == ["Cepat", "Cepat jauh", "Lambat", "Jauh"]
    assert texts(shown, ".asked-words") == ["Bisa Jumat?"]


def test_only_what_can_be_asked_for_in_the_same_quantity_is_offered(client, forgotten, other):
    other("Kilo", unit="kg")
    other("Lain", category=forgotten.lines.get().product.category.parent.children.exclude(slug="emping-ceplis").first())
    withdrawn = other("Hilang")
    withdraw_product(product=withdrawn.product, by=withdrawn.producer.owner)
    big = other("Besar", minimum_order=50)
    shown = client.get(address(forgotten))
    assert texts(shown, ".basket-line > div > strong") == ["Besar"]
    assert "The minimum order is 50." in texts(shown, ".basket-line p")
    assert [link["href"] for link in page(shown).select(".basket-line .btn")] == [f"/en/produk/{big.slug}-{big.pk}/"]


def test_of_a_makers_products_the_one_most_like_it_is_offered(client, forgotten, other, dewi):
    nearest = other("Cepat", name="Emping melinjo tipis")
    make_listing(nearest.producer, officer=dewi, name="Ceplis manis", price=1)
    assert texts(client.get(address(forgotten)), ".basket-line p a") == ["Emping melinjo tipis"]


def test_one_tap_asks_the_same_once(client, forgotten, other):
    listing = other("Cepat", minutes=30)
    for _tap in range(2):
        answer = client.post(address(forgotten), {"maker": listing.producer_id})
    asked = Enquiry.objects.get(producer=listing.producer)
    assert answer["Location"] == f"/en/pesanan/{forgotten.submission.token}/{asked.reference}/"
    line = asked.lines.get()
    assert (asked.wanted_on, asked.messages.get().body) == (today() + timedelta(days=9), "Bisa Jumat?")
    assert (line.title, line.quantity, line.price) == ("Emping Cepat", 2, 40_000)
    assert texts(client.get(address(forgotten)), ".basket-line") == []
    told = listing.producer.owner.notifications.get(kind="enquiry_new")
    assert told.params["reference"] == asked.reference


def test_who_is_not_offered_cannot_be_asked(client, forgotten, pagar):
    answer = client.get(client.post(address(forgotten), {"maker": pagar.producer_id})["Location"])
    assert texts(answer, ".notices .notice") == ["This maker cannot be asked the same just now. Choose another one."]
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize("maker", ["", "x", "9" * 30])
def test_what_is_no_maker_is_not_found(client, forgotten, maker):
    assert client.post(address(forgotten), {"maker": maker}).status_code == 404


def test_others_are_offered_only_once_the_maker_let_it_lie(client, enquiry, other, budi):
    listing = other("Cepat", minutes=30)
    conversation = address(enquiry).removesuffix("lain/")
    assert texts(client.get(address(enquiry)), "main .lead") == ["Emping Budi still has time to answer."]
    assert texts(client.get(conversation), "main .notice") == []
    client.post(address(enquiry), {"maker": listing.producer_id}, follow=True)
    assert Enquiry.objects.count() == 1
    workflow.decline_enquiry(enquiry=enquiry, by=budi, reason="Habis")
    assert texts(client.get(conversation), "main .notice") == ["Others may have what you look for. Ask similar makers"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_maker_and_three(client, forgotten, other, number, django_assert_num_queries):
    for each in range(number):
        other(f"Pembuat {each}", minutes=30)
    with django_assert_num_queries(7):  # enquiry and lines, words; lines with products, makers, listings; the address
        shown = client.get(address(forgotten))
    assert len(texts(shown, ".basket-line")) == number


def test_words_that_an_officer_released_later_are_asked_too(client, melinjo, other, dewi):
    held = make_held(melinjo, message="Lihat www.contoh.example")
    long_ago = timezone.now() - timedelta(days=3)
    HeldMessage.objects.update(created_at=long_ago)
    Enquiry.objects.update(created_at=long_ago, reminders=LAST_REMINDER)
    workflow.release_message(held=held, by=dewi)
    listing = other("Cepat", minutes=30)
    client.post(address(Enquiry.objects.get()), {"maker": listing.producer_id})
    assert Enquiry.objects.get(producer=listing.producer).messages.get().body == "Lihat www.contoh.example"
