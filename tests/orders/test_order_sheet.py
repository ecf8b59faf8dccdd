import io

import pikepdf
import pytest
from django.utils.translation import override

from cilegon_ikm.phone_numbers import national
from orders import order_sheet, workflow
from orders.models import Quote
from tests.factories import make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote(enquiry):
    return make_quote(enquiry, note="Pita biru")


def pages(pdf):
    return [[float(side) for side in page.mediabox[2:]] for page in pikepdf.open(io.BytesIO(pdf)).pages]


def test_the_sheet_says_who_agreed_on_what(quote, enquiry):
    workflow.accept_quote(quote=quote, by=None)
    with override("en"):
        words = order_sheet.words(quote)
    assert (words["title"], words["reference"]) == ("Agreed order", f"{enquiry.reference} · Quote 1")
    assert words["status"].startswith("Agreed on ")
    assert [(side["role"], side["name"], side["lines"][-1]) for side in words["parties"]] == [
        ("Maker", "Emping Budi", national(enquiry.producer.whatsapp)),
        ("Buyer", "Ani", "0812-0000-7002"),
    ]
    assert words["items"] == [["Emping Melinjo", "2 pack", "Rp40.000", "Rp80.000"]]
    assert [name for name, _text in words["terms"]] == ["Ready", "Payment", "Note"]
    assert pages(order_sheet.pdf(quote)) == [pytest.approx([595.28, 841.89], abs=0.01)]


def test_an_open_quote_is_called_one_and_says_how_long_it_holds(quote):
    with override("en"):
        words = order_sheet.words(quote)
    assert words["title"] == "Quote"
    assert words["sums"] == [["Goods", "Rp80.000"], ["Delivery", "Rp20.000"], ["Together", "Rp100.000"]]
    assert [name for name, _text in words["terms"]] == ["Ready", "Payment", "Valid until", "Note"]


@pytest.mark.parametrize("strange", ["#panic()", "$x$ @ref *b* _i_ \\ `c`", "x" * 300, "铁门 🥜"])
def test_what_people_wrote_is_set_as_text(quote, strange):
    Quote.objects.update(note=strange, payment_terms=strange)
    quote.items.update(title=strange)
    quote.refresh_from_db()
    assert len(pages(order_sheet.pdf(quote))) in {1, 2}


def test_many_items_take_more_pages(enquiry, budi, quote):
    items = [workflow.Item(title=f"Barang {n}", quantity=1, unit="pcs", price=1) for n in range(60)]
    terms = workflow.Terms(delivery_cost=0, lead_time_days=1, payment_terms="x", valid_until=quote.valid_until)
    long = workflow.send_quote(enquiry=enquiry, items=items, terms=terms, key="1" * 32, by=budi)
    assert len(pages(order_sheet.pdf(long))) == 3


@pytest.mark.parametrize(("prefix", "language"), [("", "id"), ("/en", "en")])
def test_both_get_it_in_both_languages_and_nobody_in_between_keeps_it(client, quote, enquiry, budi, prefix, language):
    client.force_login(budi)
    for url in (
        f"{prefix}/usaha/pesan/{enquiry.reference}/penawaran/1.pdf",
        f"{prefix}/pesanan/{enquiry.submission.token}/{enquiry.reference}/penawaran/1.pdf",
    ):
        answer = client.get(url)
        assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
        assert answer["Content-Disposition"] == f'inline; filename="{enquiry.reference}-1-{language}.pdf"'
        assert "no-store" in answer["Cache-Control"]
