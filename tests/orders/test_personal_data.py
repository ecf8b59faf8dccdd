import uuid

import pytest

from catalog.models import Listing, Product
from cilegon_ikm.accounts import workflow
from cilegon_ikm.accounts.signals import data_export
from cilegon_ikm.notifications.models import Notification
from orders import personal_data
from orders import workflow as workflow_of_orders
from orders.models import Attachment, Enquiry, Message, Submission
from orders.workflow import accept_quote, answer_review, post_message
from producers import scans
from producers.models import Producer
from tests.factories import (
    image_bytes,
    make_conversation_report,
    make_enquiry,
    make_listing,
    make_quote,
    make_review,
    make_user,
    upload,
)  # fmt: skip
from tests.pages import texts

pytestmark = pytest.mark.django_db
KEY = "7b2c9d1e-0000-4000-8000-000000000001"


@pytest.fixture
def ani():
    return make_user("Ani", email="ani@sentra.example")


@pytest.fixture
def enquiry(emping, dewi, ani):
    asked = make_enquiry(make_listing(emping, officer=dewi), name="Ani", email=ani.email, user=ani, message="Ada stok?")
    post_message(enquiry=asked, side=Message.Side.PRODUCER, body="Ada, Bu.", key=KEY, author=emping.owner)
    return Enquiry.objects.get()


def erase(user):
    return workflow.carry_out(workflow.ask_erasure(user=user))


def told(user):
    return " ".join(f"{notice.title} {notice.params}" for notice in Notification.objects.filter(user=user))


@pytest.mark.usefixtures("in_english")
def test_an_erased_buyer_leaves_the_maker_the_conversation_without_her_name(client, enquiry, ani, budi):
    workflow_of_orders.renew_link(submission=enquiry.submission, by=ani)
    old_link = enquiry.submission.get_absolute_url()
    assert erase(ani)
    enquiry.refresh_from_db()
    sent = enquiry.submission
    assert (str(sent.phone), sent.email, sent.user, enquiry.state) == ("", "", None, "cancelled")
    assert not sent.access_events.exists()
    assert sent.name not in ("Ani", "")
    assert [message.body for message in enquiry.messages.all()] == ["Ada stok?", "Ada, Bu."]
    assert "Ani" not in told(budi)
    assert client.get(old_link).status_code == 404
    client.force_login(budi)
    answer = client.get(f"/en/usaha/pesan/{enquiry.reference}/")
    assert texts(answer, "h1") == [sent.name]
    assert "Ani" not in answer.content.decode()
    assert "wa.me" not in answer.content.decode()


@pytest.mark.usefixtures("in_english")
def test_an_erased_maker_leaves_the_buyer_the_conversation_and_nothing_public(client, enquiry, ani, budi, emping):
    address, product_page = emping.get_absolute_url(), Listing.objects.get().get_absolute_url()
    assert client.get(address).status_code == 200
    assert erase(budi)
    assert [client.get(path).status_code for path in (address, product_page)] == [404, 404]
    emping.refresh_from_db()
    enquiry.refresh_from_db()
    assert (emping.state, emping.address, str(emping.whatsapp), emping.story) == ("closed", "", "", "")
    assert (emping.slug, enquiry.state) == (f"erased--{emping.pk}", "declined")
    assert not Listing.objects.exists()
    assert Product.objects.values_list("name", "description", "state").get() == ("–", "", "withdrawn")
    answer = client.get(f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/")
    shown = answer.content.decode()
    assert texts(answer, "h1") == [emping.name]
    assert "Ada, Bu." in shown
    assert "Emping Melinjo" in shown  # what she asked for, as she saw it
    assert "Budi" not in shown + told(ani)
    assert "wa.me" not in shown


def test_what_she_was_told_as_a_guest_goes_with_her(melinjo, ani, settings):
    settings.MESSAGE_SENDERS = ["email"]
    asked = make_enquiry(melinjo, email="ani@sentra.example")
    post_message(enquiry=asked, side=Message.Side.PRODUCER, body="Ada.", key=KEY, author=melinjo.producer.owner)
    assert Notification.objects.filter(email="ani@sentra.example").count() == 1
    workflow_of_orders.erase_buyer(submission=asked.submission)
    assert not Notification.objects.filter(email="ani@sentra.example").exists()


def test_what_officers_decided_stays_in_the_history(enquiry, budi, dewi, emping):
    before = list(emping.history.values_list("by", "to_state").order_by("pk"))
    erase(budi)
    after = list(Producer.objects.get(pk=emping.pk).history.values_list("by", "to_state").order_by("pk"))
    assert after == [*before, (budi.pk, "closed")]
    assert Product.objects.get().history.filter(by=dewi, to_state="published").count() == 1


def test_each_side_takes_along_what_is_hers(enquiry, ani, budi):
    sent = personal_data.export_sent(user=ani).records
    assert [(one["name"], one["email"]) for one in sent] == [("Ani", "ani@sentra.example")]
    (asked,) = sent[0]["enquiries"]
    assert [message["text"] for message in asked["messages"]] == ["Ada stok?"]
    assert [line["title"] for line in asked["lines"]] == ["Emping Melinjo"]
    (received,) = personal_data.export_received(user=budi).records
    assert received["reference"] == enquiry.reference
    assert [message["text"] for message in received["messages"]] == ["Ada, Bu."]
    assert "Ani" not in str(received)


def test_each_side_takes_along_what_it_told_the_officers_of_the_other(enquiry, ani, budi):
    for side, text in (("buyer", "Tidak dikirim."), ("producer", "Kata kasar.")):
        make_conversation_report(enquiry, side=side, text=text)
    for export, user, text in (
        (personal_data.export_sent, ani, "Tidak dikirim."),
        (personal_data.export_received, budi, "Kata kasar."),
    ):
        record = export(user=user).records[0]
        assert [each["text"] for each in record.get("enquiries", [record])[0]["reports"]] == [text]


@pytest.mark.parametrize(("name", "left"), [("ani", "Kata kasar."), ("budi", "Tidak dikirim.")])
def test_what_an_erased_side_told_the_officers_goes_with_it(enquiry, ani, budi, name, left):
    for side, text in (("buyer", "Tidak dikirim."), ("producer", "Kata kasar.")):
        make_conversation_report(enquiry, side=side, text=text)
    assert erase({"ani": ani, "budi": budi}[name])
    assert sorted(enquiry.reports.values_list("text", flat=True)) == ["", left]


def test_nobody_takes_along_what_is_another_s(enquiry, citra):
    parts = [part for _receiver, part in data_export.send(type(citra), user=citra)]
    assert {part.name: list(part.records) for part in parts} == {
        "notifications": [],
        "company": [],
        "programmes": [],
        "questions": [],
        "reviews": [],
        "notification_choices": [],
        "businesses": [],
        "yearly_reports": [],
        "papers": [],
        "products": [],
        "enquiries_sent": [],
        "enquiries_received": [],
    }


@pytest.mark.usefixtures("in_english")
def test_both_sides_take_their_quotes_along(enquiry, ani, budi):
    make_quote(enquiry)
    (received,) = personal_data.export_received(budi).records
    (sent,) = personal_data.export_sent(ani).records[0]["enquiries"]
    for (quote,) in (received["quotes"], sent["quotes"]):
        assert (quote["version"], quote["state"], quote["total"]) == (1, "sent", 100_000)
        assert quote["items"] == [{"title": "Emping Melinjo", "quantity": 2, "unit": "pack", "price": 40_000}]


@pytest.mark.usefixtures("in_english")
def test_each_side_takes_its_own_words_of_a_review_along(emping, dewi, ani, budi):
    listing = make_listing(emping, officer=dewi)
    review = make_review(listing, enquiry=make_enquiry(listing, user=ani), stars=4, words="Renyah.", photos=[upload()])
    answer_review(review=review, text="Terima kasih.")
    sent = personal_data.export_sent(ani)
    said = sent.records[0]["enquiries"][0]["review"]
    assert (said["stars"], said["text"], said["name"], said["state"]) == (4, "Renyah.", "Ani", "public")
    assert personal_data.export_reviews(ani).files == {said["photos"][0]: review.photos.get().name}
    (received,) = personal_data.export_received(budi).records
    assert (received["review"]["answer"], "Renyah." in str(received)) == ("Terima kasih.", False)


@pytest.mark.usefixtures("in_english")
def test_an_erased_buyer_calls_an_agreed_order_off(enquiry, ani):
    accept_quote(quote=make_quote(enquiry), by=ani)
    assert erase(ani)
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.quotes.get().state) == ("cancelled", "accepted")


def test_each_side_takes_home_the_files_that_it_sent(enquiry, ani, budi):
    photo = scans.Scan(content=image_bytes(), ending="jpg")
    for side in (Message.Side.BUYER, Message.Side.PRODUCER):
        post_message(enquiry=enquiry, side=side, body="Foto", key=uuid.uuid4(), attachments=[photo])
    mine, other = Attachment.objects.order_by("pk")
    for user, export, attachment in (
        (ani, personal_data.export_sent, mine),
        (budi, personal_data.export_received, other),
    ):
        part = export(user=user)
        assert (part.files, part.storage) == (
            {f"attachments/{enquiry.reference}-{attachment.pk}.jpg": attachment.file}, "private"
        )  # fmt: skip


def test_an_erased_buyer_leaves_no_address_in_what_she_was_told_as_a_guest(melinjo, ani, budi, settings):
    settings.MESSAGE_SENDERS = ["email"]
    asked = make_enquiry(melinjo, email="Ani@sentra.example")
    post_message(enquiry=asked, side=Message.Side.PRODUCER, body="Ada, Bu.", key=KEY, author=budi)
    assert Notification.objects.filter(email__iexact=ani.email).exists()
    Submission.objects.update(user=ani)
    assert erase(ani)
    assert not Notification.objects.filter(email__iexact="ani@sentra.example").exists()
