"""orders/views/quotes.py and buyer_quotes.py: what both sides see and press."""

import io
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from openpyxl import load_workbook

from cilegon_ikm.clock import today
from orders import workflow
from orders.models import Enquiry, EnquiryLine, Message, Quote
from tests.factories import make_enquiry, make_listing, make_quote, make_user
from tests.pages import field_errors, page, texts, value_of

pytestmark = pytest.mark.django_db

CHANGED = "Something has changed. Show what can be done now"


@pytest.fixture
def maker(budi):
    browser = Client()
    browser.force_login(budi)
    return browser


def thread(enquiry, more=""):
    return f"/en/usaha/pesan/{enquiry.reference}/{more}"


def link(enquiry, more=""):
    return f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/{more}"


def form_of(shown):
    """The fields of the quote form as they stand there."""
    form = page(shown).find(id="quote-form")
    values = {field["name"]: field.get("value", "") for field in form.select("input[name]:not([type=checkbox])")}
    values |= {field["name"]: field.get_text().strip() for field in form.select("textarea[name]")}
    return values | {field["name"]: value_of(shown, field["id"]) for field in form.select("select[name]")}


def items():
    return list(Quote.objects.latest("pk").items.values_list("title", "quantity", "unit", "price"))


def rows(shown):
    values = form_of(shown)
    names = sorted({name.rpartition("-")[0] for name in values if name.startswith("item-")})
    return [[values[f"{name}-{field}"] for field in ("title", "quantity", "unit", "price")] for name in names]


def test_the_form_begins_with_what_was_asked_at_the_price_for_that_quantity(maker, emping, dewi):
    offer = {"price_kind": "tiers", "price": 45_000, "tiers": [(50, 41_000)]}
    enquiry = make_enquiry(make_listing(emping, officer=dewi, name="Emping", unit="pack", **offer))
    EnquiryLine.objects.update(quantity=60)
    shown = maker.get(thread(enquiry, "penawaran/"))
    assert texts(shown, "main h1") == ["Quote for Ani"]
    assert rows(shown) == [["Emping", "60", "pack", "41.000"], ["", "", "pcs", ""], ["", "", "pcs", ""]]
    assert texts(shown, "#quote-sum") == ["Together Rp2.460.000"]
    assert value_of(shown, "id_valid_until") == str(today() + timedelta(days=14))
    assert value_of(shown, "id_lead_time_days") == "3"


def test_what_is_no_longer_listed_has_the_price_that_the_buyer_saw(maker, enquiry, melinjo):
    EnquiryLine.objects.update(variant="Pedas", price=44_000)
    melinjo.delete()
    assert rows(maker.get(thread(enquiry, "penawaran/")))[0] == ["Emping Melinjo (Pedas)", "2", "pack", "44.000"]


def test_the_maker_adds_an_item_leaves_one_out_and_sends(maker, enquiry):
    typed = form_of(maker.get(thread(enquiry, "penawaran/")))
    typed |= {"item-0-is_left_out": "on", "item-1-title": "Bingkisan", "item-1-quantity": "3"}
    typed |= {"item-1-unit": "box", "item-1-price": "Rp 115.000", "payment_terms": "Tunai", "delivery_cost": "15.000"}
    for _click in range(2):
        assert maker.post(thread(enquiry, "penawaran/"), {**typed, "action": "send"})["Location"] == thread(enquiry)
    assert items() == [("Bingkisan", 3, "box", 115_000)]
    assert list(Quote.objects.values_list("version", "total", "delivery_cost")) == [(1, 360_000, 15_000)]
    shown = maker.get(thread(enquiry))
    assert texts(shown, ".section-head .badge") == ["Quoted"]
    assert texts(shown, ".quote summary") == ["Quote 1 Sent Rp360.000"]


def test_a_new_version_begins_with_the_one_before(maker, enquiry):
    make_quote(enquiry, price=39_500, note="Pita biru")
    shown = maker.get(thread(enquiry, "penawaran/"))
    assert rows(shown)[0] == ["Emping Melinjo", "2", "pack", "39.500"]
    values = form_of(shown)
    assert [values[name] for name in ("delivery_cost", "payment_terms", "note")] == [
        "20.000", "Setengah di muka", "Pita biru",
    ]  # fmt: skip


def test_the_usual_payment_terms_need_not_be_typed_again(maker, melinjo):
    make_quote(make_enquiry(melinjo), payment_terms="30 hari setelah faktur")
    shown = maker.get(thread(make_enquiry(melinjo), "penawaran/"))
    assert value_of(shown, "id_payment_terms") == "30 hari setelah faktur"


def test_more_rows_come_without_losing_what_was_typed_and_say_what_it_comes_to(maker, enquiry):
    typed = form_of(maker.get(thread(enquiry, "penawaran/"))) | {"item-1-title": "Keripik", "item-2-price": "x"}
    shown = maker.post(thread(enquiry, "penawaran/"), {**typed, "action": "more"})
    assert (field_errors(shown), texts(shown, "#errors")) == ({}, [])
    assert [row[0] for row in rows(shown)] == ["Emping Melinjo", "Keripik", "", "", ""]
    assert texts(shown, "#quote-sum") == ["Together Rp90.000"]
    assert not Quote.objects.exists()


def test_the_sum_follows_what_is_typed(maker, enquiry):
    typed = form_of(maker.get(thread(enquiry, "penawaran/"))) | {"item-0-price": "50.000", "delivery_cost": "5000"}
    answer = maker.post(thread(enquiry, "penawaran/"), {**typed, "action": "total"})
    assert " ".join(page(answer).get_text(" ").split()) == "Together Rp105.000"
    assert not Quote.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field", "error"),
    [
        ({"item-0-price": ""}, "item-0-price", "Fill this in, or tick “Leave this out”."),
        ({"item-1-price": "5000"}, "item-1-title", "Fill this in, or tick “Leave this out”."),
        ({"valid_until": "2020-01-01"}, "valid_until", "Choose a day from today on, at most a year ahead."),
        ({"delivery_cost": "gratis"}, "delivery_cost", "Write the price in whole Rupiah, for example 25.000."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_sent(maker, enquiry, wrong, field, error):
    typed = form_of(maker.get(thread(enquiry, "penawaran/"))) | {"payment_terms": "Tunai"}
    answer = maker.post(thread(enquiry, "penawaran/"), {**typed, **wrong, "action": "send"})
    assert answer.status_code == 422
    assert field_errors(answer)[field] == error
    assert not Quote.objects.exists()


def test_a_quote_of_nothing_is_refused(maker, enquiry):
    typed = form_of(maker.get(thread(enquiry, "penawaran/"))) | {"payment_terms": "Tunai", "item-0-is_left_out": "on"}
    answer = maker.post(thread(enquiry, "penawaran/"), {**typed, "action": "send"})
    assert texts(answer, "#errors li") == ["Write at least one item with quantity and price."]


def test_an_ended_enquiry_takes_no_quote(maker, enquiry):
    typed = form_of(maker.get(thread(enquiry, "penawaran/"))) | {"payment_terms": "Tunai"}
    workflow.cancel_enquiry(enquiry=enquiry, by=None)
    assert maker.get(thread(enquiry, "penawaran/"))["Location"] == thread(enquiry)
    maker.post(thread(enquiry, "penawaran/"), {**typed, "action": "send"})
    assert texts(maker.get(thread(enquiry)), ".notice") == [
        "No quote can be made for this enquiry now.",
        "No quote can be made any more: the enquiry is now “cancelled”.",
    ]
    assert page(maker.get(thread(enquiry))).select(f"a[href='{thread(enquiry, 'penawaran/')}']") == []


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


def test_the_maker_takes_a_quote_back(client, maker, enquiry):
    make_quote(enquiry)
    maker.post(thread(enquiry, "penawaran/1/tarik/"))
    assert texts(maker.get(thread(enquiry)), ".notice") == ["The quote is taken back. The buyer has been told."]
    assert page(client.get(link(enquiry))).find(id="answer-quote") is None


def test_the_maker_fulfils_and_the_buyer_confirms(client, maker, enquiry):
    workflow.accept_quote(quote=make_quote(enquiry), by=None)
    maker.post(page(maker.get(thread(enquiry))).find(id="next-step")["action"])
    assert texts(maker.get(thread(enquiry)), ".section-head .badge") == ["Fulfilled"]
    client.post(page(client.get(link(enquiry))).find(id="next-step")["action"])
    shown = client.get(link(enquiry))
    assert texts(shown, ".notice") == ["Thank you. The order is completed."]
    assert texts(shown, ".section-head .badge") == ["Completed"]
    assert page(shown).find(id="write") is None


def test_the_quote_of_another_enquiry_does_not_exist(client, maker, melinjo, pagar):
    mine, hers = make_enquiry(melinjo), make_enquiry(pagar, name="Rahasia")
    make_quote(hers)
    for answer in (
        maker.get(thread(hers, "penawaran/")),
        maker.post(thread(hers, "penawaran/1/tarik/")),
        maker.get(thread(hers, "penawaran/1.pdf")),
        client.post(link(mine, "penawaran/1/terima/")),
        client.get(link(mine, "penawaran/1.pdf")),
        client.get(link(mine, f"penawaran/{'9' * 30}.pdf")),
    ):
        assert answer.status_code == 404
    assert Quote.objects.get().state == "sent"


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


def test_a_quick_reply_is_filled_in_for_the_enquiry(maker, enquiry):
    chips = page(maker.get(thread(enquiry))).select(".quick-replies a")
    shown = maker.get(thread(enquiry) + chips[1]["href"].partition("#")[0])
    assert value_of(shown, "id_body") == (
        "Hello Ani, 2 × Emping Melinjo comes to Rp90.000 together, without delivery. Shall I make you a quote?"
    )


@pytest.mark.parametrize("number", ["0", "5", "x", "-1"])
def test_a_quick_reply_that_is_not_there_is_none(maker, enquiry, number):
    assert value_of(maker.get(thread(enquiry), {"balas": number}), "id_body") == ""


def test_the_maker_edits_her_quick_replies(maker, enquiry):
    address = "/en/usaha/pesan/balasan/"
    assert value_of(maker.get(address), "id_reply_0") == (
        "Hello {nama}, thank you for asking. We have {barang}. When do you need it?"
    )
    maker.post(address, {"reply_0": "", "reply_1": "Siap, {nama}.", "reply_2": "Besok ya."})
    shown = maker.get(thread(enquiry))
    assert texts(shown, ".quick-replies a") == ["Siap, Ani.", "Besok ya.", "Edit the quick replies"]
    assert value_of(maker.get(address), "id_reply_0") == "Siap, {nama}."
    maker.post(address, {})
    assert len(texts(maker.get(thread(enquiry)), ".quick-replies a")) == 5


def test_the_replies_of_another_maker_stay_hers(maker, las, enquiry):
    las.quick_replies.create(text="Rahasia")
    maker.post("/en/usaha/pesan/balasan/", {"reply_0": "Siap."})
    assert [reply.text for reply in las.quick_replies.all()] == ["Rahasia"]


def test_orders_by_month_can_be_taken_home(maker, melinjo):
    enquiry = make_enquiry(melinjo)
    workflow.accept_quote(quote=make_quote(enquiry), by=None)
    Enquiry.objects.update(agreed_at="2026-01-31T20:00:00Z")  # in Cilegon it is February
    answer = maker.get("/en/usaha/pesan/pesanan.xlsx")
    assert answer["Content-Disposition"] == f'attachment; filename="pesanan-emping-budi-{today()}.xlsx"'
    cells = [list(row) for row in load_workbook(io.BytesIO(answer.content)).active.values]
    assert cells[1] == [
        "February 2026", enquiry.reference, "2026-02-01", "Ani", "2 × Emping Melinjo", 80_000, 20_000, 100_000,
        "Agreed",
    ]  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
def test_a_thread_costs_the_same_for_one_quote_and_three(maker, enquiry, number, django_assert_num_queries):
    for _each in range(number):
        make_quote(enquiry)
    maker.get(thread(enquiry))
    with django_assert_num_queries(14):
        shown = maker.get(thread(enquiry))
    assert len(texts(shown, ".quote")) == number
