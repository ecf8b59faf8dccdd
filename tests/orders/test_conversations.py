"""orders/workflow/enquiries.py: what buyer and maker write to each other, and how it ends."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.states import IllegalTransition
from orders import workflow
from orders.models import Enquiry, Message
from tests.factories import make_enquiry, make_user

pytestmark = pytest.mark.django_db


def write(enquiry, side, body="Halo", *, key=None, author=None):
    return workflow.post_message(enquiry=enquiry, side=side, body=body, key=key or uuid.uuid4(), author=author)


def unread(enquiry):
    fresh = Enquiry.objects.get(pk=enquiry.pk)
    return {"producer": fresh.is_unread_by_producer, "buyer": fresh.is_unread_by_buyer}


def history(enquiry):
    return list(enquiry.history.order_by("pk").values_list("from_state", "to_state", "by__name", "note"))


def told(enquiry):
    """What was told about this enquiry after it was sent: to whom, what, and where it leads."""
    notices = Notification.objects.filter(params__reference=enquiry.reference).exclude(kind="enquiry_new")
    return [(n.user.name if n.user else n.email, n.kind, n.params, n.url) for n in notices.order_by("pk")]


def test_the_makers_first_message_answers_the_enquiry(enquiry, budi):
    write(enquiry, "producer", "Siap.", author=budi)
    write(enquiry, "producer", "Besok.", author=budi)
    assert Enquiry.objects.get().state == "answered"
    assert history(enquiry) == [("new", "answered", "Budi", "")]
    fields = ("side", "author__name", "body")
    assert list(Message.objects.values_list(*fields)) == [("producer", "Budi", "Siap."), ("producer", "Budi", "Besok.")]


def test_the_buyers_message_answers_nothing(enquiry):
    write(enquiry, "buyer")
    assert Enquiry.objects.get().state == "new"
    assert history(enquiry) == []


def test_a_new_enquiry_is_unread_by_the_maker_alone(enquiry):
    assert unread(enquiry) == {"producer": True, "buyer": False}


def test_what_one_side_writes_is_unread_for_the_other(enquiry):
    write(enquiry, "producer")
    assert unread(enquiry) == {"producer": False, "buyer": True}
    write(enquiry, "buyer")
    assert unread(enquiry) == {"producer": True, "buyer": False}


@pytest.mark.parametrize("side", ["producer", "buyer"])
def test_reading_takes_only_the_readers_mark_away(enquiry, side):
    Enquiry.objects.update(is_unread_by_producer=True, is_unread_by_buyer=True)
    workflow.read_enquiry(enquiry=Enquiry.objects.get(), side=side)
    assert unread(enquiry) == {"producer": True, "buyer": True, side: False}


def test_reading_again_costs_nothing(enquiry, django_assert_num_queries):
    workflow.read_enquiry(enquiry=enquiry, side="producer")
    with django_assert_num_queries(0):
        workflow.read_enquiry(enquiry=enquiry, side="producer")


@pytest.mark.parametrize(
    "speak", [lambda e: write(e, "buyer"), lambda e: end(e, "cancelled"), lambda e: end(e, "declined")]
)
def test_every_word_moves_the_enquiry_up_in_the_inbox(enquiry, speak):
    Enquiry.objects.update(last_message_at=timezone.now() - timedelta(days=3))
    speak(enquiry)
    assert timezone.now() - Enquiry.objects.get().last_message_at < timedelta(minutes=1)


def test_the_same_key_is_the_same_message(enquiry):
    key = uuid.uuid4()
    first = write(enquiry, "buyer", "Halo", key=key)
    assert write(enquiry, "buyer", "Halo lagi", key=key) == first
    assert list(Message.objects.values_list("body", flat=True)) == ["Halo"]
    assert len(told(enquiry)) == 1


def test_the_same_key_in_another_conversation_is_another_message(enquiry, melinjo):
    key = uuid.uuid4()
    assert write(enquiry, "buyer", key=key) != write(make_enquiry(melinjo), "buyer", key=key)


def test_the_maker_is_told_what_the_buyer_writes(enquiry):
    write(enquiry, "buyer", "Ada stok?")
    params = {"reference": enquiry.reference, "sender": "Ani", "message": "Ada stok?"}
    assert told(enquiry) == [("Budi", "enquiry_message", params, f"/usaha/pesan/{enquiry.reference}/")]


def test_a_buyer_with_an_account_is_told_what_the_maker_writes(melinjo):
    enquiry = make_enquiry(melinjo, user=make_user("Ani"))
    write(enquiry, "producer", "Siap.")
    params = {"reference": enquiry.reference, "sender": "Emping Budi", "message": "Siap."}
    url = f"/pesanan/{enquiry.submission.token}/{enquiry.reference}/"
    assert told(enquiry) == [("Ani", "enquiry_message", params, url)]


@pytest.mark.parametrize(("enabled", "recipients"), [(True, ["ani@sentra.example"]), (False, [])])
def test_a_guest_is_told_by_email_where_there_is_any(melinjo, settings, enabled, recipients):
    settings.MESSAGE_SENDERS = ["email"] if enabled else []
    enquiry = make_enquiry(melinjo, email="ani@sentra.example")
    write(enquiry, "producer", "Siap.")
    assert [to for to, *_rest in told(enquiry)] == recipients
    mails = Delivery.objects.filter(notification__kind="enquiry_message", channel="email", state="waiting")
    assert mails.count() == len(recipients)


def test_a_guest_without_email_is_not_told(enquiry):
    write(enquiry, "producer")
    assert told(enquiry) == []


def end(enquiry, how, reason="Bahan habis"):
    if how == "declined":
        return workflow.decline_enquiry(enquiry=enquiry, by=enquiry.producer.owner, reason=reason)
    return workflow.cancel_enquiry(enquiry=enquiry, by=enquiry.submission.user, reason=reason)


def test_the_maker_declines_with_a_reason(melinjo, budi):
    enquiry = make_enquiry(melinjo, user=make_user("Ani"))
    end(enquiry, "declined")
    assert history(enquiry) == [("new", "declined", "Budi", "Bahan habis")]
    assert unread(enquiry) == {"producer": False, "buyer": True}
    params = {"reference": enquiry.reference, "sender": "Emping Budi", "message": "Bahan habis"}
    url = f"/pesanan/{enquiry.submission.token}/{enquiry.reference}/"
    assert told(enquiry) == [("Ani", "enquiry_declined", params, url)]


def test_a_guest_cancels(enquiry):
    write(enquiry, "producer")
    end(enquiry, "cancelled", "Sudah dapat")
    assert history(enquiry)[1:] == [("answered", "cancelled", None, "Sudah dapat")]
    assert unread(enquiry) == {"producer": True, "buyer": False}
    params = {"reference": enquiry.reference, "sender": "Ani", "message": "Sudah dapat"}
    assert told(enquiry) == [("Budi", "enquiry_cancelled", params, f"/usaha/pesan/{enquiry.reference}/")]


def test_a_buyer_with_an_account_is_named_in_the_history(melinjo):
    enquiry = make_enquiry(melinjo, user=make_user("Ani"))
    end(enquiry, "cancelled", "")
    assert history(enquiry) == [("new", "cancelled", "Ani", "")]


@pytest.mark.parametrize("how", ["declined", "cancelled"])
@pytest.mark.parametrize("side", ["producer", "buyer"])
@pytest.mark.usefixtures("in_english")
def test_an_ended_conversation_takes_no_more_messages(enquiry, how, side):
    stale = Enquiry.objects.select_related("submission", "producer").get()
    end(enquiry, how)
    before = told(enquiry)
    with pytest.raises(IllegalTransition, match="This enquiry has ended"):
        write(stale, side)
    assert not Message.objects.exists()
    assert told(enquiry) == before


@pytest.mark.parametrize("first", ["declined", "cancelled"])
@pytest.mark.parametrize("then", ["declined", "cancelled"])
def test_an_enquiry_ends_once(enquiry, first, then):
    end(enquiry, first, "eins")
    before = told(enquiry)
    with pytest.raises(IllegalTransition):
        end(enquiry, then, "zwei")
    assert [note for *_move, note in history(enquiry)] == ["eins"]
    assert told(enquiry) == before


def test_a_message_resent_after_the_end_is_the_one_already_there(enquiry):
    key = uuid.uuid4()
    first = write(enquiry, "buyer", key=key)
    end(enquiry, "declined")
    assert write(enquiry, "buyer", key=key) == first
