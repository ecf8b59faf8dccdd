"""What comes by itself while a conversation is open."""

import uuid

import pytest

from orders import workflow
from orders.models import Enquiry
from tests.factories import make_enquiry, make_held, make_quote
from tests.orders.steps import link, thread
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


CHANGED = "Something has changed. Show what can be done now"


def test_what_was_read_is_marked_for_who_wrote_it(client, maker, melinjo):
    enquiry = make_enquiry(melinjo, message="Ada stok?")
    assert texts(client.get(link(enquiry)), ".bubble-read") == []
    maker.get(thread(enquiry))
    assert texts(client.get(link(enquiry)), ".bubble-read") == ["read"]
    workflow.post_message(enquiry=enquiry, side="buyer", body="Halo?", key=uuid.uuid4())
    assert texts(client.get(link(enquiry)), ".bubble-read") == ["read"]  # the first one only
    assert texts(maker.get(thread(enquiry)), ".bubble-read") == []


@pytest.fixture
def poll(client, maker):
    """Ask for news as the page of this side does."""

    def ask(shown, side="buyer"):
        return (client if side == "buyer" else maker).get(page(shown).find(id="poll")["hx-get"])

    return ask


def test_without_news_the_page_asks_ever_more_seldom(client, enquiry, poll):
    shown, waits = client.get(link(enquiry)), []
    for _look in range(6):
        waits.append(page(shown).find(id="poll")["hx-trigger"])
        shown = poll(shown)
        assert page(shown).find(id="talk") is None
    assert waits == [f"load delay:{seconds}s, every 90s" for seconds in (4, 8, 16, 32, 64, 64)]


@pytest.mark.parametrize(("side", "queries"), [("buyer", 2), ("maker", 5)])
def test_looking_for_news_costs_little(client, maker, enquiry, side, queries, django_assert_num_queries):
    browser, page_url = (client, link(enquiry)) if side == "buyer" else (maker, thread(enquiry))
    url = page(browser.get(page_url)).find(id="poll")["hx-get"]
    with django_assert_num_queries(queries):
        browser.get(url)


def test_news_come_by_themselves_and_count_as_read(client, enquiry, poll):
    shown = poll(client.get(link(enquiry)))
    workflow.post_message(enquiry=enquiry, side="producer", body="Siap.", key=uuid.uuid4())
    news = poll(shown)
    assert texts(news, "#talk[hx-swap-oob] .bubble")[0].startswith("Emping Budi: Siap.")
    assert page(news).find(id="poll")["hx-trigger"] == "load delay:4s, every 90s"
    assert Enquiry.objects.get().is_unread_by_buyer is False
    assert page(poll(news)).find(id="talk") is None


def test_a_new_quote_is_shown_and_leads_to_what_can_be_done(client, enquiry, poll):
    shown = client.get(link(enquiry))
    make_quote(enquiry)
    news = poll(shown)
    assert texts(news, "#talk .quote summary") == ["Quote 1 Sent Rp100.000"]
    assert texts(news, "#poll a") == [CHANGED]
    assert page(news).select_one("#poll a")["href"] == link(enquiry)


def test_words_that_officers_rejected_say_so_on_the_open_page(client, melinjo, dewi, poll):
    held = make_held(melinjo)
    shown = client.get(link(held.submission.enquiries.get()))
    workflow.reject_message(held=held, by=dewi, note="Iklan")
    news = poll(shown)
    assert "This message was not delivered." in texts(news, "#talk .bubble")[0]
    assert page(poll(news)).find(id="talk") is None


def test_the_maker_gets_news_too(maker, enquiry, poll):
    shown = maker.get(thread(enquiry))
    workflow.post_message(enquiry=enquiry, side="buyer", body="Halo?", key=uuid.uuid4())
    assert texts(poll(shown, "maker"), "#talk .bubble")[0].startswith("Ani: Halo?")


def test_an_ended_conversation_asks_no_more(client, enquiry, budi):
    workflow.decline_enquiry(enquiry=enquiry, by=budi, reason="x")
    assert page(client.get(link(enquiry))).find(id="poll").has_attr("hx-get") is False


@pytest.mark.parametrize("wait", ["", "x", "-1", "9" * 5000, "3"])
def test_a_strange_wait_is_the_first_one(client, enquiry, wait):
    answer = client.get(link(enquiry, "baru/"), {"tunda": wait})
    assert page(answer).find(id="poll")["hx-trigger"] == "load delay:4s, every 90s"
