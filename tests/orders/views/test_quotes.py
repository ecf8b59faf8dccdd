"""orders/views/quotes.py: what the maker writes, and the order that comes of it."""

import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from cilegon_ikm.clock import today
from orders import workflow
from orders.models import Enquiry, EnquiryLine, Quote
from tests.factories import make_enquiry, make_listing, make_quote
from tests.orders.steps import link, thread
from tests.pages import field_errors, page, texts, value_of

pytestmark = pytest.mark.django_db


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
