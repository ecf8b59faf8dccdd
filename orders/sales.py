"""What a maker sold, month by month, as a workbook; money in whole Rupiah."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cilegon_ikm.clock import WIB
from producers.models import Producer
from producers.register.workbooks import workbook

from .models import Enquiry, Quote


def orders_workbook(producer: Producer) -> bytes:
    """One row for each order that was agreed and stands, and after each month its totals; two queries."""
    headings = [
        _("MONTH"), _("REFERENCE"), _("AGREED ON"), _("BUYER"), _("ITEMS"), _("GOODS (RP)"), _("DELIVERY (RP)"),
        _("TOTAL (RP)"), _("STATE"),
    ]  # fmt: skip
    return workbook(_("Orders"), headings, _rows(_orders(producer)))


def _orders(producer: Producer) -> Sequence[Quote]:
    """The accepted quotes, the oldest agreement first."""
    orders = Enquiry.objects.filter(producer=producer).orders()
    quotes = Quote.objects.accepted().filter(enquiry__in=orders.values("pk"))
    return list(
        quotes.select_related("enquiry__submission").prefetch_related("items").order_by("enquiry__agreed_at", "pk")
    )


def _rows(quotes: Sequence[Quote]) -> Iterator[list[Any]]:
    for month, grouped in groupby(quotes, key=_month):
        own = list(grouped)
        yield from (_row(month, quote) for quote in own)
        yield _sum(_("Total of %(month)s") % {"month": month}, own)
    yield _sum(_("Total"), quotes)


def _month(quote: Quote) -> str:
    """In the city's time: an order of the last evening belongs to the month that ends there."""
    return date_format(localtime(quote.enquiry.agreed_at, WIB), "F Y")


def _row(month: str, quote: Quote) -> list[Any]:
    enquiry = quote.enquiry
    return [
        month,
        enquiry.reference,
        f"{localtime(enquiry.agreed_at, WIB):%Y-%m-%d}",
        enquiry.submission.name,
        ", ".join(str(item) for item in quote.items.all()),
        quote.goods_total,
        quote.delivery_cost,
        quote.total,
        capfirst(enquiry.get_state_display()),
    ]


def _sum(title: str, quotes: Sequence[Quote]) -> list[Any]:
    amounts = [sum(getattr(quote, name) for quote in quotes) for name in ("goods_total", "delivery_cost", "total")]
    return [title, "", "", "", _("Orders: %(number)s") % {"number": len(quotes)}, *amounts, ""]
