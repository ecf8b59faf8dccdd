"""orders/workflow/holding.py: a stranger's words wait for an officer's look before the makers read them."""

import uuid

import pytest

from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from orders import workflow
from orders.models import Enquiry, EnquiryLine, HeldMessage, Message
from tests.factories import BUYER_PHONE, make_basket, make_enquiry, make_held
from tests.pages import texts

pytestmark = pytest.mark.django_db
WORDS = "Lihat www.contoh.example"


def write(enquiry, side, body):
    return workflow.post_message(enquiry=enquiry, side=side, body=body, key=uuid.uuid4())


def bubbles(client, enquiry, side):
    """What this side reads on its page."""
    if side == "producer":
        client.force_login(enquiry.producer.owner)
        return texts(client.get(f"/en/usaha/pesan/{enquiry.reference}/"), ".bubble")
    return texts(client.get(f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/"), ".bubble")


def told(kind):
    return [(notice.user.name, notice.params.get("message")) for notice in Notification.objects.filter(kind=kind)]


def test_the_enquiry_arrives_and_its_words_wait(client, melinjo):
    enquiry = make_held(melinjo).submission.enquiries.get()
    assert [name for name, _words in told("enquiry_new")] == ["Budi"]
    (mine,) = bubbles(client, enquiry, "buyer")
    assert "An officer is looking at this message" in mine
    assert bubbles(client, enquiry, "producer") == []
    assert not bubbles(client, enquiry, "buyer")[0].endswith("read")  # though the maker has opened the conversation


def test_one_look_releases_the_words_to_every_maker(client, melinjo, pagar, dewi):
    contact = workflow.Contact(name="Ani", phone=BUYER_PHONE)
    sent = workflow.send_basket(basket=make_basket(melinjo, pagar), key=uuid.uuid4(), contact=contact, message=WORDS)
    Enquiry.objects.update(is_unread_by_producer=False)
    workflow.release_message(held=HeldMessage.objects.get(), by=dewi)
    assert {*told("enquiry_message")} == {("Budi", WORDS), ("Citra", WORDS)}
    for enquiry in sent.enquiries.all():
        assert enquiry.is_unread_by_producer
        (heard,) = bubbles(client, enquiry, "producer")
        assert WORDS in heard
    assert list(HeldMessage.objects.get().history.values_list("to_state", "by__name")) == [("released", "Dewi")]


def test_a_maker_who_read_before_the_release_has_not_read_it(melinjo, dewi):
    held = make_held(melinjo)
    workflow.read_enquiry(enquiry=Enquiry.objects.get(), side="producer")
    workflow.release_message(held=held, by=dewi)
    assert Message.objects.get().created_at > Enquiry.objects.get().read_by_producer_at


def test_rejected_words_never_arrive_and_the_buyer_sees_it(client, melinjo, dewi):
    held = make_held(melinjo)
    workflow.reject_message(held=held, by=dewi, note="Iklan.")
    enquiry = Enquiry.objects.get()
    assert "This message was not delivered." in bubbles(client, enquiry, "buyer")[0]
    assert bubbles(client, enquiry, "producer") == []
    assert enquiry.is_unread_by_buyer
    with pytest.raises(IllegalTransition):
        workflow.release_message(held=held, by=dewi)


def test_notes_with_a_link_wait_with_the_words(melinjo):
    basket = make_basket(melinjo, note=WORDS)
    contact = workflow.Contact(name="Ani", phone=BUYER_PHONE)
    workflow.send_basket(basket=basket, key=uuid.uuid4(), contact=contact, message="Halo")
    assert EnquiryLine.objects.get().note == ""
    assert Message.objects.get().body == f"Halo\nEmping Melinjo: {WORDS}"


def test_later_words_are_held_until_a_maker_has_answered(client, enquiry):
    write(enquiry, "buyer", WORDS)
    assert HeldMessage.objects.count() == 1
    assert told("enquiry_message") == []
    assert not Enquiry.objects.get().is_unread_by_buyer
    write(enquiry, "producer", "Siap.")
    write(enquiry, "buyer", "Nomor saya 0812-0000-7002")
    assert HeldMessage.objects.count() == 1
    assert told("enquiry_message") == [("Budi", "Nomor saya 0812-0000-7002")]


def test_words_without_a_link_go_through(melinjo):
    make_enquiry(melinjo, message="Apakah ada 20 bungkus?")
    assert not HeldMessage.objects.exists()


def test_words_of_an_erased_buyer_are_never_released(melinjo):
    held = make_held(melinjo)
    workflow.erase_buyer(submission=held.submission)
    held.refresh_from_db()
    assert held.state == "rejected"
