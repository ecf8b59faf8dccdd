"""The same thing sent twice at the same moment, over two connections."""

import uuid
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client

from cilegon_ikm.notifications.models import Delivery, Notification
from orders import workflow
from orders.models import MAX_LINES, Basket, BasketLine, Enquiry, EnquiryLine, Message, Submission
from tests.factories import BUYER_PHONE, make_enquiry, make_listing, make_listings, make_verified_producer
from tests.orders.steps import BASKET, CONTACT, form_of, put
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def listings():
    return [make_listing(make_verified_producer(name=name)) for name in ("Emping Budi", "Las Citra")]


def sent():
    return [Submission.objects.count(), Enquiry.objects.count(), EnquiryLine.objects.count()]


def test_a_double_click_on_send_gives_one_set_of_enquiries(client, listings):
    for listing in listings:
        put(client, listing)
    filled_in = {**form_of(client), **CONTACT, "action": "send"}

    def press_send():
        browser = Client()
        browser.cookies = client.cookies
        return browser.post(BASKET, filled_in)

    with transaction.atomic():
        workflow.lock_basket(Basket.objects.get())
        clicks = start_and_wait_for_lock(press_send, press_send)
    answers = [click.result(20) for click in clicks]
    address = f"/en/pesanan/{Submission.objects.get().token}/"
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, address)] * 2
    assert sent() == [1, 2, 2]
    assert Notification.objects.filter(kind="enquiry_new").count() == 2
    assert Delivery.objects.filter(notification__kind="enquiry_new").count() == 2


def send(basket, key):
    contact = workflow.Contact(name="Ani", phone=BUYER_PHONE)
    return lambda: workflow.send_basket(basket=basket, key=key, contact=contact)


@contextmanager
def holding_back(key):
    """Whoever sends with this key meanwhile waits to see whether this row stays; it does not."""
    with transaction.atomic():
        Submission.objects.create(key=key, name="held back", phone=BUYER_PHONE)
        yield
        transaction.set_rollback(True)


def test_one_key_sent_from_two_baskets_at_once_gives_one_set(listings):
    key = uuid.uuid4()
    baskets = [workflow.add_to_basket(basket=None, listing=listing, quantity=2) for listing in listings]
    with holding_back(key):
        clicks = start_and_wait_for_lock(*(send(basket, key) for basket in baskets))
    assert {click.result(20) for click in clicks} == {Submission.objects.get()}
    assert sent() == [1, 1, 1]
    assert BasketLine.objects.count() == 1


def test_a_double_click_on_a_message_gives_one_message(listings):
    enquiry, key = make_enquiry(listings[0]), uuid.uuid4()
    address = f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/"

    def press_send():
        return Client().post(address, {"key": str(key), "body": "Halo"})["Location"]

    with transaction.atomic():
        Enquiry.objects.select_for_update().get()
        clicks = start_and_wait_for_lock(press_send, press_send)
    assert [click.result(20) for click in clicks] == [address] * 2
    assert list(Message.objects.values_list("body", flat=True)) == ["Halo"]
    assert Notification.objects.filter(kind="enquiry_message").count() == 1


def test_two_tabs_at_once_make_one_line_of_one_product(listings):
    basket = workflow.add_to_basket(basket=None, listing=listings[0], quantity=2)

    def put_two(quantity):
        return lambda: workflow.add_to_basket(basket=Basket.objects.get(), listing=listings[1], quantity=quantity)

    with transaction.atomic():
        workflow.lock_basket(basket)
        clicks = start_and_wait_for_lock(put_two(5), put_two(6))
    assert [click.result(20) for click in clicks] == [basket, basket]
    assert basket.lines.count() == 2
    assert basket.lines.get(listing=listings[1]).quantity in {5, 6}


def test_two_tabs_at_once_do_not_overfill_the_basket(listings):
    *inside, last, too_many = make_listings(listings[0].producer, *({} for _each in range(MAX_LINES + 1)))
    basket = Basket.objects.create()
    BasketLine.objects.bulk_create(BasketLine(basket=basket, listing=each, quantity=1) for each in inside)

    def put_in(listing):
        return lambda: workflow.add_to_basket(basket=Basket.objects.get(), listing=listing, quantity=2)

    with transaction.atomic():
        workflow.lock_basket(basket)
        clicks = start_and_wait_for_lock(put_in(last), put_in(too_many))
    assert sorted(type(click.exception(20)).__name__ for click in clicks) == ["IllegalTransition", "NoneType"]
    assert basket.lines.count() == MAX_LINES


def test_a_product_put_in_while_the_basket_is_being_sent_is_not_lost(listings):
    sent_one, late_one = listings
    basket = workflow.add_to_basket(basket=None, listing=sent_one, quantity=2)

    def put_in():
        workflow.add_to_basket(basket=Basket.objects.get(), listing=late_one, quantity=2)

    with holding_back(basket.key):
        (sending,) = start_and_wait_for_lock(send(basket, basket.key))
        (putting,) = start_and_wait_for_lock(put_in)
    sending.result(20), putting.result(20)
    assert list(EnquiryLine.objects.values_list("product", flat=True)) == [sent_one.pk]
    assert list(BasketLine.objects.values_list("listing", flat=True)) == [late_one.pk]


def test_a_click_that_comes_while_the_basket_is_being_emptied_finds_what_was_sent(client, listings):
    put(client, listings[0])
    filled_in = {**form_of(client), **CONTACT, "action": "send"}
    with transaction.atomic():
        basket = Basket.objects.get()
        contact = workflow.Contact(name="Ani", phone=BUYER_PHONE)
        submission = workflow.send_basket(basket=basket, key=basket.key, contact=contact)
        (click,) = start_and_wait_for_lock(lambda: client.post(BASKET, filled_in))
    assert click.result(20)["Location"] == f"/en/pesanan/{submission.token}/"
    assert sent() == [1, 1, 1]
