"""orders/views/buyer_quotes.py: what the buyer answers to a quote, and what both see then."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client

from cilegon_ikm.clock import today
from orders.models import Enquiry, Message, Quote
from tests.factories import make_enquiry, make_quote, make_user
from tests.orders.steps import link, thread
from tests.pages import field_errors, page, texts, value_of

pytestmark = pytest.mark.django_db


def test_the_buyer_reads_the_quote_with_its_versions(client, enquiry):
    make_quote(enquiry)
    make_quote(enquiry, price=39_000, note="Pita biru")
    shown = client.get(link(enquiry))
    assert texts(shown, ".quote summary") == [
        "Quote 1 Replaced by a newer one Rp100.000",
        "Quote 2 Sent Rp98.000",
    ]
    assert [quote.has_attr("open") for quote in page(shown).select(".quote")] == [False, True]
    assert texts(shown, ".quote[open] li") == [
        "Emping Melinjo 2 pack × Rp39.000 Rp78.000", "Delivery Rp20.000", "Together Rp98.000",
    ]  # fmt: skip
    assert texts(shown, "#answer") == ["Quote 2: Rp98.000 – do you accept it?"]


def test_a_guest_accepts_and_both_see_the_order(client, maker, enquiry):
    make_quote(enquiry)
    accept = page(client.get(link(enquiry))).select_one("#answer-quote form")["action"]
    assert client.post(accept)["Location"] == link(enquiry)
    shown = client.get(link(enquiry))
    assert texts(shown, ".notice") == ["The order is agreed. You and the maker can print it from this page."]
    for seen in (shown, maker.get(thread(enquiry))):
        assert texts(seen, ".section-head .badge") == ["Agreed"]
        assert texts(seen, ".quote summary") == ["Quote 1 Accepted Rp100.000"]
        assert texts(seen, ".talk-event")[-1].startswith("Agreed ")
        assert texts(seen, ".talk-event")[-1].endswith(" WIB")
    assert page(shown).find(id="answer-quote") is None


def test_a_guest_rejects_with_a_reason_that_both_read(client, maker, enquiry):
    make_quote(enquiry)
    client.post(link(enquiry, "penawaran/1/tolak/"), {"reject-reason": "Terlalu mahal"})
    for seen in (client.get(link(enquiry)), maker.get(thread(enquiry))):
        assert texts(seen, ".talk-event")[-1].startswith("Quote 1: rejected : Terlalu mahal ")
    assert Enquiry.objects.get().state == "answered"


def test_a_wish_that_is_too_long_stays_typed_with_the_error_beside_it(client, enquiry):
    make_quote(enquiry)
    answer = client.post(link(enquiry, "penawaran/1/ubah/"), {"change-key": uuid.uuid4(), "change-body": "x" * 2001})
    assert (answer.status_code, list(field_errors(answer))) == (422, ["change-body"])
    assert value_of(answer, "id_change-body") == "x" * 2001


def test_a_damaged_key_of_a_wish_is_told_and_sending_again_works(client, enquiry):
    make_quote(enquiry)
    answer = client.post(link(enquiry, "penawaran/1/ubah/"), {"change-key": "x", "change-body": "50 saja"})
    assert answer.status_code == 422
    again = {
        "change-key": page(answer).select_one("[name=change-key]")["value"],
        "change-body": value_of(answer, "id_change-body"),
    }
    client.post(link(enquiry, "penawaran/1/ubah/"), again)
    assert list(Message.objects.values_list("body", flat=True)) == ["50 saja"]


def test_a_wish_stands_in_the_conversation_and_marks_the_quote(client, maker, enquiry):
    make_quote(enquiry)
    form = page(client.get(link(enquiry))).select("#answer-quote form")[1]
    key = form.select_one("[name=change-key]")["value"]
    client.post(form["action"], {"change-key": key, "change-body": "50 saja"})
    seen = maker.get(thread(enquiry))
    assert texts(seen, ".quote summary") == ["Quote 1 change asked for Rp100.000"]
    assert texts(seen, ".bubble")[0].startswith("Ani: 50 saja")


@pytest.mark.parametrize("signed_in", [True, False])
def test_only_the_buyer_herself_is_named_as_who_accepted(melinjo, signed_in):
    ani = make_user("Ani")
    enquiry, browser = make_enquiry(melinjo, user=ani), Client()
    browser.force_login(ani if signed_in else make_user("Orang lain"))
    make_quote(enquiry)
    browser.post(link(enquiry, "penawaran/1/terima/"))
    assert enquiry.history.get(to_state="agreed").by == (ani if signed_in else None)


def test_a_quote_out_of_date_cannot_be_accepted_on_the_page(client, enquiry):
    make_quote(enquiry)
    Quote.objects.update(valid_until=today() - timedelta(days=1))
    assert page(client.get(link(enquiry))).find("form", action=link(enquiry, "penawaran/1/terima/")) is None
    client.post(link(enquiry, "penawaran/1/terima/"))
    assert texts(client.get(link(enquiry)), ".notice") == [
        "This quote is not valid any more. Ask the maker for a new one."
    ]
    assert Enquiry.objects.get().state == "quoted"
