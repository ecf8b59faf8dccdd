"""orders/workflow/baskets.py: from a basket to enquiries."""

import uuid

import pytest
from django.db import IntegrityError, connection
from django_tasks_db.models import DBTaskResult

from catalog.workflow import approve_product, save_product, submit_product, withdraw_product
from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.states import IllegalTransition
from orders import workflow
from orders.models import Basket, BasketLine, Enquiry, EnquiryLine, Message, Submission
from tests.factories import BUYER_PHONE, make_basket, make_listing, make_user

pytestmark = pytest.mark.django_db

WRITTEN = (Submission, Enquiry, EnquiryLine, Message, Notification, Delivery, DBTaskResult)


def send(basket, *, key=None, name="Ani", message="", **options):
    contact = workflow.Contact(name=name, phone=BUYER_PHONE)
    return workflow.send_basket(basket=basket, key=key or basket.key, contact=contact, message=message, **options)


def rows():
    return {model.__name__: model.objects.count() for model in WRITTEN}


def test_each_maker_gets_one_enquiry_with_her_own_lines(melinjo, pagar):
    basket = make_basket(melinjo, quantity=10, note="tanpa wijen")
    workflow.add_to_basket(basket=basket, listing=pagar, quantity=2, note="warna hitam")
    submission = send(basket)
    lines = EnquiryLine.objects.filter(enquiry__submission=submission).order_by("title")
    fields = ("enquiry__producer__name", "product", "title", "price", "unit", "quantity", "note")
    assert list(lines.values_list(*fields)) == [
        ("Emping Budi", melinjo.pk, "Emping Melinjo", 45000, "pack", 10, "tanpa wijen"),
        ("Las Citra", pagar.pk, "Pagar Besi", 350000, "m", 2, "warna hitam"),
    ]
    assert Enquiry.objects.count() == 2
    assert (submission.name, str(submission.phone), submission.user) == ("Ani", BUYER_PHONE, None)


def test_several_products_of_one_maker_are_one_enquiry(emping, melinjo, dewi):
    send(make_basket(melinjo, make_listing(emping, officer=dewi, name="Ceplis")))
    assert list(Enquiry.objects.get().lines.values_list("title", flat=True)) == ["Emping Melinjo", "Ceplis"]


def test_a_line_keeps_what_the_buyer_saw_when_the_listing_changes(melinjo, dewi):
    enquiry = send(make_basket(melinjo)).enquiries.get()
    product = melinjo.product
    save_product(product=product, name="Emping Manis", price=90000, unit="kg")
    submit_product(product=product, by=product.producer.owner)
    approve_product(product=product, version=product.version, by=dewi)
    line = enquiry.lines.get()
    assert (line.title, line.price, line.unit, line.total) == ("Emping Melinjo", 45000, "pack", 90000)


def test_what_is_no_longer_offered_is_not_sent(melinjo, pagar):
    basket = make_basket(melinjo, pagar)
    withdraw_product(product=pagar.product, by=pagar.producer.owner)
    send(basket)
    assert Enquiry.objects.get().producer == melinjo.producer


def test_each_maker_is_told_once_in_the_same_transaction(melinjo, pagar):
    before = rows()
    submission = send(make_basket(melinjo, pagar))
    for enquiry in submission.enquiries.all():
        notice = Notification.objects.get(user=enquiry.producer.owner, kind="enquiry_new")
        line = enquiry.lines.get()
        assert notice.params == {"reference": enquiry.reference, "buyer": "Ani", "items": f"2 × {line.title}"}
        assert notice.url == f"/usaha/pesan/{enquiry.reference}/"
        delivery = notice.deliveries.get()
        assert (delivery.channel, delivery.state) == ("in_app", "sent")
    added = {"Submission": 1, "Enquiry": 2, "EnquiryLine": 2, "Message": 0, "DBTaskResult": before["DBTaskResult"]}
    assert rows() == {**{name: before[name] + 2 for name in before}, **added}


@pytest.mark.parametrize("table", [Delivery, Notification, EnquiryLine, Message])
def test_when_one_row_cannot_be_written_none_is(melinjo, pagar, table):
    basket, before = make_basket(melinjo, pagar), rows()
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table._meta.db_table} ADD CONSTRAINT disk_is_full CHECK (false) NOT VALID")
    with pytest.raises(IntegrityError, match="disk_is_full"):
        send(basket, message="Ada stok?")
    assert rows() == before
    assert basket.lines.count() == 2


def test_afterwards_the_basket_is_empty_and_has_a_new_key(melinjo):
    basket = make_basket(melinjo)
    key = basket.key
    assert send(basket).key == key
    basket.refresh_from_db()
    assert basket.key != key
    assert not basket.lines.exists()


@pytest.mark.parametrize("message", ["", "Bisa dikirim Jumat?"])
def test_the_message_is_the_first_in_every_conversation(melinjo, pagar, message):
    submission = send(make_basket(melinjo, pagar), message=message)
    expected = [("buyer", message)] if message else []
    for enquiry in submission.enquiries.all():
        assert list(enquiry.messages.values_list("side", "body")) == expected


def test_a_buyer_with_an_account_is_remembered(melinjo):
    ani = make_user("Ani")
    submission = send(make_basket(melinjo), user=ani, message="Halo")
    assert submission.user == ani
    assert Message.objects.get().author == ani


@pytest.mark.usefixtures("in_english")
def test_there_is_nothing_to_send_in_an_empty_basket(melinjo):
    withdrawn = make_basket(melinjo)
    withdraw_product(product=melinjo.product, by=melinjo.producer.owner)
    for basket in (withdrawn, Basket.objects.create()):
        with pytest.raises(IllegalTransition, match="Your basket is empty"):
            send(basket)
    assert not Submission.objects.exists()
    assert BasketLine.objects.count() == 1


def test_the_same_key_again_gives_the_same_enquiries_and_leaves_the_basket_alone(melinjo, pagar):
    basket, other = make_basket(melinjo), make_basket(pagar)
    key = uuid.uuid4()
    first, before = send(basket, key=key), rows()
    workflow.add_to_basket(basket=basket, listing=pagar, quantity=2)
    assert [send(basket, key=key, name="Ani lagi"), send(other, key=key)] == [first, first]
    assert rows() == before
    assert (basket.lines.count(), other.lines.count()) == (1, 1)
    assert Submission.objects.get().name == "Ani"


def test_another_key_is_another_set(melinjo):
    basket = make_basket(melinjo)
    first = send(basket)
    workflow.add_to_basket(basket=basket, listing=melinjo, quantity=2)
    assert send(basket) != first
    assert Enquiry.objects.count() == 2


def test_a_reference_that_is_taken_is_drawn_again(melinjo, monkeypatch):
    drawn = iter("AAAAAAAAAAAABBBBBB")
    monkeypatch.setattr("orders.models.enquiry.choice", lambda letters: next(drawn))
    references = [send(make_basket(melinjo)).enquiries.get().reference for _time in range(2)]
    assert references == ["CLG-AAAAAA", "CLG-BBBBBB"]
