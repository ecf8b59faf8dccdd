"""orders/views/buyer.py: what the buyer reads and answers under the secret link."""

import uuid
from urllib.parse import quote

import pytest
from django.test import Client

from orders import workflow
from orders.models import Enquiry, Message
from tests.factories import BUYER_PHONE, make_basket, make_enquiry, make_listings, make_user, make_verified_producer
from tests.pages import field_errors, page, texts, value_of

pytestmark = pytest.mark.django_db

DAMAGED = "Your message was not sent, because something in the page was damaged. Please press Send again."
CHAT = "main a.btn-chat"


def submission_page(enquiry):
    return f"/en/pesanan/{enquiry.submission.token}/"


def address(enquiry, more=""):
    return f"{submission_page(enquiry)}{enquiry.reference}/{more}"


def write(enquiry, side="producer", body="Siap, lusa selesai."):
    return workflow.post_message(enquiry=enquiry, side=side, body=body, key=uuid.uuid4())


def send_to(*listings):
    contact = workflow.Contact(name="Ani", phone=BUYER_PHONE)
    return workflow.send_basket(basket=make_basket(*listings), key=uuid.uuid4(), contact=contact)


def test_the_page_of_the_sending_names_every_enquiry_and_its_own_address(client, melinjo, pagar):
    submission = send_to(melinjo, pagar)
    first, second = submission.enquiries.order_by("pk")
    shown = client.get(f"/en/pesanan/{submission.token}/")
    assert texts(shown, "main h1") == ["Your enquiries"]
    assert texts(shown, ".row-link") == [
        f"Las Citra 2 × Pagar Besi {second.reference} New",
        f"Emping Budi 2 × Emping Melinjo {first.reference} New",
    ]
    assert page(shown).find(id="link")["value"] == f"http://testserver/en/pesanan/{submission.token}/"
    assert page(shown).select_one("meta[name=robots]")["content"] == "noindex"
    assert "no-store" in shown["Cache-Control"]


def test_a_new_answer_is_marked_until_it_is_read(client, enquiry):
    write(enquiry)
    assert texts(client.get(submission_page(enquiry)), ".row-link.is-unread .is-wait") == ["new answer"]
    client.get(address(enquiry))
    shown = client.get(submission_page(enquiry))
    assert texts(shown, ".row-link.is-unread") == []
    assert "new answer" not in page(shown).get_text()


def test_the_buyer_reads_what_was_asked_and_said(client, melinjo):
    enquiry = make_enquiry(melinjo, message="Ada stok?")
    write(enquiry)
    shown = client.get(address(enquiry))
    assert texts(shown, "main h1") == ["Emping Budi"]
    assert texts(shown, ".section-head .badge") == ["Answered"]
    assert texts(shown, "main .rows li") == ["Emping Melinjo Rp45.000 / pack 2 pack Rp90.000"]
    said = [text.removesuffix(" read").rsplit(" ", 5)[0] for text in texts(shown, ".bubble")]
    assert said == ["You: Ada stok?", "Emping Budi: Siap, lusa selesai."]
    assert texts(shown, ".bubble.is-mine")[0].startswith("You: Ada stok?")


def test_whatsapp_opens_with_the_maker_and_the_whole_enquiry(client, enquiry, emping):
    text = (
        f"Hello Emping Budi, this is Ani. I sent enquiry {enquiry.reference} on Sentra IKM Cilegon: 2 × Emping Melinjo."
    )
    number = str(emping.whatsapp).removeprefix("+")
    assert page(client.get(address(enquiry))).select_one(CHAT)["href"] == f"https://wa.me/{number}?text={quote(text)}"


def test_the_buyer_answers_and_sees_it(client, enquiry):
    form = page(client.get(address(enquiry))).find(id="write")
    data = {"key": form.find("input", {"name": "key"})["value"], "body": "Baik, saya ambil 10.\nTerima kasih"}
    for _click in range(2):
        answer = client.post(address(enquiry), data)
        assert (answer.status_code, answer["Location"]) == (302, address(enquiry))
    (bubble,) = texts(client.get(address(enquiry)), ".bubble.is-mine")
    assert bubble.startswith("You: Baik, saya ambil 10. Terima kasih")
    message = Message.objects.get()
    assert (message.side, message.author) == ("buyer", None)


def test_each_opening_of_the_page_offers_a_new_key(client, enquiry):
    keys = {page(client.get(address(enquiry))).select_one("#write [name=key]")["value"] for _visit in range(2)}
    assert len(keys) == 2


def test_only_the_buyer_herself_is_named_as_author(melinjo, citra):
    ani = make_user("Ani")
    enquiry = make_enquiry(melinjo, user=ani)
    for person in (ani, citra):
        browser = Client()
        browser.force_login(person)
        browser.post(address(enquiry), {"key": uuid.uuid4(), "body": person.name})
    assert list(Message.objects.values_list("body", "author__name")) == [("Ani", "Ani"), ("Citra", None)]


@pytest.mark.parametrize(
    ("body", "error"), [("", "This field is required."), ("  \n ", "This field is required."), ("x" * 2001, "at most")]
)
def test_a_message_that_cannot_be_sent_stays_typed_with_the_reason_beside_it(client, enquiry, body, error):
    answer = client.post(address(enquiry), {"key": uuid.uuid4(), "body": body})
    assert answer.status_code == 422
    assert list(field_errors(answer)) == ["body"]
    assert error in field_errors(answer)["body"]
    assert value_of(answer, "id_body") == body
    assert not Message.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "1\0", "9" * 5000])
@pytest.mark.parametrize("side", ["buyer", "maker"])
def test_a_damaged_key_is_told_and_sending_again_works(client, enquiry, side, key):
    place = address(enquiry)
    if side == "maker":
        client.force_login(enquiry.producer.owner)
        place = f"/en/usaha/pesan/{enquiry.reference}/"
    answer = client.post(place, {"key": key, "body": "Halo?"})
    assert (answer.status_code, texts(answer, "#write .notice")) == (422, [DAMAGED])
    again = {"key": page(answer).select_one("#write [name=key]")["value"], "body": value_of(answer, "id_body")}
    client.post(place, again)
    assert [message.body for message in Message.objects.all()] == ["Halo?"]


def test_the_buyer_cancels_with_a_reason(client, enquiry):
    assert client.post(address(enquiry, "batal/"), {"reason": "Sudah dapat"})["Location"] == address(enquiry)
    shown = client.get(address(enquiry))
    assert texts(shown, ".notice") == ["The enquiry is cancelled. The maker has been told."]
    assert texts(shown, ".talk-event")[-1].startswith("Cancelled : Sudah dapat ")
    assert page(shown).find(id="write") is None
    assert page(shown).select_one("form[action$='/batal/']") is None
    assert page(shown).select_one(CHAT) is not None


def test_a_reason_that_is_too_long_stays_typed_with_the_error_beside_it(client, enquiry):
    answer = client.post(address(enquiry, "batal/"), {"reason": "x" * 501})
    assert answer.status_code == 422
    assert list(field_errors(answer)) == ["reason"]
    assert value_of(answer, "id_reason") == "x" * 501
    assert page(answer).select_one("details.fold").has_attr("open")
    assert Enquiry.objects.get().state == "new"


def test_an_ended_enquiry_refuses_messages_and_a_second_end(client, enquiry, budi):
    workflow.decline_enquiry(enquiry=enquiry, by=budi, reason="Bahan habis")
    client.post(address(enquiry), {"key": uuid.uuid4(), "body": "Halo?"})
    shown = client.get(address(enquiry))
    assert texts(shown, ".notices .notice") == ["This enquiry has ended; no more messages can be sent."]
    assert texts(shown, ".talk-event")[-1].startswith("Declined : Bahan habis ")
    client.post(address(enquiry, "batal/"))
    assert texts(client.get(address(enquiry)), ".notices .notice") == [
        "This is not possible any more: it is now “declined”."
    ]
    assert not Message.objects.exists()
    assert Enquiry.objects.get().state == "declined"


def addresses_that_lead_nowhere(mine, other):
    token = mine.submission.token
    return [
        "/en/pesanan/x/",
        f"/en/pesanan/{token[:-1]}/",
        f"/en/pesanan/{token.swapcase()}/",
        f"/en/pesanan/{mine.reference}/",
        f"/en/pesanan/{token}/CLG-000000/",
        f"/en/pesanan/{token}/{other.reference}/",  # a real enquiry under a real link, but not under this one
        f"/en/pesanan/{token}/{mine.reference.lower()}/",
        f"/en/pesanan/{token}/{mine.pk}/",
    ]


def test_only_the_right_link_opens_a_conversation(client, melinjo, pagar):
    mine, other = make_enquiry(melinjo), make_enquiry(pagar)
    for wrong in addresses_that_lead_nowhere(mine, other):
        answer = client.get(wrong)
        assert answer.status_code == 404, wrong
        assert "Ani" not in answer.content.decode()
    for action in ("", "batal/"):
        stolen = f"/en/pesanan/{mine.submission.token}/{other.reference}/{action}"
        assert client.post(stolen, {"key": uuid.uuid4(), "body": "x"}).status_code == 404
    assert not Message.objects.exists()
    assert {enquiry.state for enquiry in Enquiry.objects.all()} == {"new"}


@pytest.mark.parametrize("number", [1, 3])
def test_the_sending_costs_the_same_for_one_maker_and_three(client, number, dewi, django_assert_num_queries):
    makers = [make_verified_producer(make_user(), officer=dewi, name=f"Usaha {each}") for each in range(number)]
    submission = send_to(*(make_listings(maker, {})[0] for maker in makers))
    with django_assert_num_queries(3):  # the sending, its enquiries, their lines
        shown = client.get(f"/en/pesanan/{submission.token}/")
    assert len(texts(shown, ".row-link")) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_conversation_costs_the_same_for_one_message_and_three(client, emping, number, django_assert_num_queries):
    listings = make_listings(emping, *({"name": f"Emping {each}"} for each in range(number)))
    enquiry = send_to(*listings).enquiries.get()
    for _each in range(number):
        write(enquiry, "buyer")
    with django_assert_num_queries(6):  # the enquiry, its lines, its messages, their files, its history, its quotes
        shown = client.get(address(enquiry))
    assert (len(texts(shown, ".bubble")), len(texts(shown, "main .rows li"))) == (number, number)


def test_who_only_has_the_link_does_not_cancel_in_the_buyer_s_name(client, melinjo):
    enquiry = make_enquiry(melinjo, user=make_user("Ani"))
    client.post(address(enquiry, "batal/"))
    assert enquiry.history.values_list("to_state", "by").get() == ("cancelled", None)
