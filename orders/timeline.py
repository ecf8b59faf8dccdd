"""The whole history of an enquiry, as both sides read it: messages, quotes and what became of them, by time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.text import capfirst

from .models import Enquiry, Message, Quote, QuoteChange

State = Enquiry.State
# A message or a quote that stands there itself tells of these moves.
TOLD_OTHERWISE = {State.ANSWERED, State.QUOTED}
ENDS_OF_QUOTES = (Quote.State.REJECTED, Quote.State.WITHDRAWN, Quote.State.EXPIRED)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One of ``message``, ``quote`` and ``words`` (what happened, with the ``note`` of who did it)."""

    at: datetime
    message: Message | None = None
    is_read: bool = False
    quote: Quote | None = None
    words: str = ""
    note: str = ""


def timeline(enquiry: Enquiry, side: str) -> list[Entry]:
    """What this side reads, the oldest first; six queries, however long it is."""
    quotes = quotes_of(enquiry)
    return sorted(
        [*_said(enquiry, side), *_offered(quotes), *_moved(enquiry), *_ended(quotes)], key=lambda entry: entry.at
    )


def quotes_of(enquiry: Enquiry) -> list[Quote]:
    """Every version with its items, which know their enquiry without asking."""
    quotes = list(enquiry.quotes.prefetch_related("items"))
    for quote in quotes:
        quote.enquiry = enquiry
    return quotes


def current_quote(entries: Sequence[Entry]) -> Quote | None:
    """The version that counts: the one that can be accepted, or was."""
    counting = {Quote.State.SENT, Quote.State.ACCEPTED}
    return next((entry.quote for entry in entries if entry.quote and entry.quote.state in counting), None)


def mark(enquiry: Enquiry) -> str:
    """Changes with whatever is new in the conversation, also with what the other side has read.

    What only the buyer has news of, such as words that officers rejected, moves no moment.
    """
    moments = (enquiry.last_message_at, enquiry.read_by_buyer_at, enquiry.read_by_producer_at)
    parts = [int(moment.timestamp() * 1_000_000) if moment else 0 for moment in moments]
    return "-".join(str(part) for part in [*parts, int(enquiry.is_unread_by_buyer)])


def _said(enquiry: Enquiry, side: str) -> list[Entry]:
    return [
        Entry(at=message.created_at, message=message, is_read=_is_read(enquiry, message))
        for message in enquiry.messages.for_side(side).prefetch_related("attachments")
    ]


def _is_read(enquiry: Enquiry, message: Message) -> bool:
    """Whether the other side had the conversation before its eyes since, and the message in it."""
    if message.is_waiting or message.is_rejected:
        return False
    by_buyer, by_producer = enquiry.read_by_buyer_at, enquiry.read_by_producer_at
    read_at = by_producer if message.side == Message.Side.BUYER else by_buyer
    return read_at is not None and read_at >= message.created_at


def _offered(quotes: Sequence[Quote]) -> list[Entry]:
    return [Entry(at=quote.created_at, quote=quote) for quote in quotes]


def _moved(enquiry: Enquiry) -> list[Entry]:
    return [_event(change) for change in enquiry.history.exclude(to_state__in=TOLD_OTHERWISE)]


def _ended(quotes: Sequence[Quote]) -> list[Entry]:
    """How quotes ended that did not become an order; asked only where there are quotes."""
    if not quotes:
        return []
    versions = {quote.pk: quote for quote in quotes}
    changes = QuoteChange.objects.filter(subject__in=versions, to_state__in=ENDS_OF_QUOTES)
    return [_event(change, about=versions[change.subject_id]) for change in changes]


def _event(change: Any, about: Quote | None = None) -> Entry:
    words = change.in_words(change.to_state)
    return Entry(at=change.at, words=f"{about.in_short}: {words}" if about else capfirst(words), note=change.note)
