"""A quote or an agreed order as a PDF, in the present language. It names both sides, so no copy is kept."""

import json
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalog.templatetags.figures import grouped, phone_number, rupiah
from catalog.templatetags.times import wib
from cilegon_ikm.typesetting import language, typeset

from .models import Quote

SHEET = Path(__file__).with_name("print") / "order.typ"


def pdf(quote: Quote) -> bytes:
    """The sheet, A4; what people wrote is set as text, never read as Typst."""
    sources = {"main": SHEET.read_bytes(), "order.json": json.dumps(words(quote)).encode()}
    return typeset(sources)


def download(quote: Quote) -> HttpResponse:
    """The sheet for the browser to show; nobody in between keeps it."""
    name = f"{quote.enquiry.reference}-{quote.version}-{language()}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(pdf(quote), content_type="application/pdf", headers=headers)


def words(quote: Quote) -> dict[str, Any]:
    """What the sheet says, in the present language."""
    enquiry = quote.enquiry
    is_order = quote.state == Quote.State.ACCEPTED
    return {
        "language": language(),
        "market": _("Sentra IKM Cilegon"),
        "title": _("Agreed order") if is_order else _("Quote"),
        "reference": f"{enquiry.reference} · {quote.in_short}",
        "status": _status(quote),
        "parties": [_maker(quote), _buyer(quote)],
        "headings": [_("What"), _("Quantity"), _("Price of one"), _("Amount")],
        "items": [
            [
                item.title,
                f"{grouped(item.quantity)} {item.get_unit_display()}",
                rupiah(item.price),
                rupiah(item.total),
            ]
            for item in quote.items.all()
        ],
        "sums": [
            [_("Goods"), rupiah(quote.goods_total)],
            [_("Delivery"), rupiah(quote.delivery_cost)],
            [_("Together"), rupiah(quote.total)],
        ],
        "terms": _terms(quote, is_order=is_order),
        "foot": _("Buyer and maker pay and deliver between themselves; the market only keeps what was agreed."),
    }


def _status(quote: Quote) -> str:
    if quote.state == Quote.State.ACCEPTED:
        return _("Agreed on %(moment)s") % {"moment": wib(quote.enquiry.agreed_at)}
    return _("Sent on %(moment)s – %(state)s") % {"moment": wib(quote.created_at), "state": quote.get_state_display()}


def _maker(quote: Quote) -> dict[str, Any]:
    maker = quote.enquiry.producer
    lines = [maker.address, f"{maker.village.name}, Cilegon", phone_number(maker.whatsapp)]
    return {"role": _("Maker"), "name": maker.name, "lines": [line for line in lines if line]}


def _buyer(quote: Quote) -> dict[str, Any]:
    buyer = quote.enquiry.submission
    lines = [phone_number(buyer.phone or None), buyer.email]
    return {"role": _("Buyer"), "name": buyer.name, "lines": [line for line in lines if line]}


def _terms(quote: Quote, *, is_order: bool) -> list[list[str]]:
    days = _("%(days)s days after the agreement") % {"days": quote.lead_time_days}
    terms = [[_("Ready"), days], [_("Payment"), quote.payment_terms]]
    if not is_order:
        terms.append([_("Valid until"), date_format(quote.valid_until, "j F Y")])
    return [*terms, [_("Note"), quote.note]] if quote.note else terms
