"""Quotes of invented makers, and what invented buyers said to them."""

import uuid
from datetime import date, datetime, timedelta
from itertools import zip_longest
from typing import Any

from cilegon_ikm.clock import today
from orders import workflow as orders
from orders.models import Enquiry, Quote

from .content import Event
from .dates import moved, written


def send(enquiry: Enquiry, event: Event, owner: Any) -> Quote:
    """A quote for the lines of the enquiry."""
    items = [
        orders.Item(
            title=f"{line.title} ({line.variant})" if line.variant else line.title,
            quantity=line.quantity,
            unit=line.unit,
            price=price or line.price or 0,
        )
        for line, price in zip_longest(enquiry.lines.all(), event.prices)
    ]
    terms = orders.Terms(
        delivery_cost=event.delivery,
        lead_time_days=event.days,
        payment_terms=event.payment,
        valid_until=today() + timedelta(days=event.valid),
        note=event.text,
    )
    return orders.send_quote(enquiry=enquiry, items=items, terms=terms, key=uuid.uuid4(), by=owner)


def answer(quote: Quote | None, event: Event, at: datetime) -> None:
    """What became of the open quote."""
    if quote is None:
        raise ValueError(f"nobody can {event.do!r} without a quote")
    if event.do == "change":
        message = orders.ask_for_change(quote=quote, body=event.text, key=uuid.uuid4())
        written(message, at, "created_at")
    elif event.do == "reject":
        orders.reject_quote(quote=quote, by=None, reason=event.text)
    elif event.do == "accept":
        orders.accept_quote(quote=quote, by=None)
    elif event.do == "expire":
        orders.expire_quote(quote=quote, on=date.max)
    else:
        raise ValueError(f"nobody can {event.do!r} a quote")


def dated(quote: Quote, at: datetime) -> None:
    """Let a quote that is over have been so since then."""
    quote.refresh_from_db()
    if not quote.is_live:
        moved(quote, at)
        Quote.objects.filter(pk=quote.pk).update(valid_until=at.date())
