"""From a quote to an agreement. Each verb locks the enquiry first, so of two people one waits, and none for ever."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.templatetags.figures import rupiah
from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from cilegon_ikm.states import IllegalTransition, lock, move
from orders import blocks, rules
from orders.models import Enquiry, Message, Quote, QuoteItem
from orders.tasks import measure_response_time

from .telling import tell_both, tell_other_side, touch, touch_both

State, Side = Enquiry.State, Message.Side


@dataclass(frozen=True, kw_only=True)
class Item:
    """One row of a quote; ``price`` is Rupiah for one unit."""

    title: str
    quantity: int
    unit: str
    price: int


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a quote says besides its items; money in Rupiah."""

    delivery_cost: int
    lead_time_days: int
    payment_terms: str
    valid_until: date
    note: str = ""


@transaction.atomic
def send_quote(*, enquiry: Enquiry, items: Sequence[Item], terms: Terms, key: uuid.UUID, by: User) -> Quote:
    """Offer these items on these terms in place of the quote before; the same ``key`` again gives the same quote."""
    lock(enquiry)
    if sent := enquiry.quotes.filter(key=key).first():
        return sent
    if not rules.can_quote(enquiry):
        raise IllegalTransition(
            _("No quote can be made any more: the enquiry is now “%(state)s”.") % {"state": enquiry.get_state_display()}
        )
    was_new = enquiry.state == State.NEW
    if former := enquiry.quotes.live().first():
        move(former, Quote.State.SUPERSEDED, by=by)
    quote = _written(enquiry, items, terms, key, by)
    if enquiry.state != State.QUOTED:
        move(enquiry, State.QUOTED, by=by)
    if was_new:
        measure_response_time.enqueue(enquiry.producer_id)
    touch(enquiry, read_by=Side.PRODUCER)
    tell_other_side(enquiry, Side.PRODUCER, "quote_sent", total=rupiah(quote.total))
    return quote


def _written(enquiry: Enquiry, items: Sequence[Item], terms: Terms, key: uuid.UUID, by: User | None) -> Quote:
    goods = sum(item.quantity * item.price for item in items)
    quote = Quote.objects.create(
        enquiry=enquiry,
        version=enquiry.quotes.count() + 1,
        key=key,
        total=goods + terms.delivery_cost,
        author=by,
        **asdict(terms),
    )
    QuoteItem.objects.bulk_create(QuoteItem(quote=quote, **asdict(item)) for item in items)
    return quote


@transaction.atomic
def divide_quote(*, quote: Quote, quantity: int, by: User) -> Quote:
    """A new version of an offer with one item, for fewer at the same price and terms, as its maker allowed."""
    enquiry = _locked(quote)
    item = quote.items.get()
    terms = Terms(**{name: getattr(quote, name) for name in Terms.__dataclass_fields__})
    items = [Item(title=item.title, quantity=quantity, unit=item.unit, price=item.price)]
    move(quote, Quote.State.SUPERSEDED, by=by)
    return _written(enquiry, items, terms, uuid.uuid4(), quote.author)


@transaction.atomic
def accept_quote(*, quote: Quote, by: User | None) -> Enquiry:
    """Make the quote an agreed order; accepting it once more changes nothing.

    Raises IllegalTransition when another version took its place or its time is over.
    """
    enquiry = _locked(quote)
    if quote.state == Quote.State.ACCEPTED:
        return enquiry
    if quote.state == Quote.State.SUPERSEDED:
        raise IllegalTransition(_("The maker has sent a newer quote meanwhile. Please look at that one."))
    if quote.is_live and not quote.is_valid_today:
        raise IllegalTransition(_("This quote is not valid any more. Ask the maker for a new one."))
    _check_decided(enquiry)
    move(quote, Quote.State.ACCEPTED, by=by)
    move(enquiry, State.AGREED, by=by, agreed_at=timezone.now())
    touch(enquiry, read_by=Side.BUYER)
    tell_other_side(enquiry, Side.BUYER, "quote_accepted", total=rupiah(quote.total))
    return enquiry


@transaction.atomic
def reject_quote(*, quote: Quote, by: User | None, reason: str = "") -> Quote:
    """The buyer does not want it so; the conversation goes on."""
    enquiry = _locked(quote)
    _check_decided(enquiry)
    move(quote, Quote.State.REJECTED, by=by, note=reason)
    move(enquiry, State.ANSWERED, by=by)
    touch(enquiry, read_by=Side.BUYER)
    tell_other_side(enquiry, Side.BUYER, "quote_rejected", reason)
    return quote


@transaction.atomic
def ask_for_change(*, quote: Quote, body: str, key: uuid.UUID, author: User | None = None) -> Message:
    """The buyer says what should be different; the quote stays open until the maker sends a new one.

    The same ``key`` again gives the same message. What is blocked raises IllegalTransition.
    """
    enquiry = _locked(quote)
    if sent := enquiry.messages.filter(key=key).first():
        return sent
    _check_decided(enquiry)
    if not quote.is_live:
        raise IllegalTransition(
            _("This is not possible any more: it is now “%(state)s”.") % {"state": quote.get_state_display()}
        )
    buyer = enquiry.submission
    blocks.check(phone=str(buyer.phone), email=buyer.email, text=body)
    message = Message.objects.create(enquiry=enquiry, key=key, side=Side.BUYER, author=author, body=body)
    quote.is_change_asked = True
    quote.save(update_fields=["is_change_asked"])
    touch(enquiry, read_by=Side.BUYER)
    tell_other_side(enquiry, Side.BUYER, "quote_change_asked", body)
    return message


@transaction.atomic
def withdraw_quote(*, quote: Quote, by: User) -> Quote:
    """The maker takes it back; the conversation goes on."""
    enquiry = _locked(quote)
    move(quote, Quote.State.WITHDRAWN, by=by)
    move(enquiry, State.ANSWERED, by=by)
    touch(enquiry, read_by=Side.PRODUCER)
    tell_other_side(enquiry, Side.PRODUCER, "quote_withdrawn")
    return quote


@transaction.atomic
def expire_quote(*, quote: Quote, on: date | None = None) -> Quote:
    """Nobody accepted it in time; the conversation goes on. Raises IllegalTransition while it is valid."""
    enquiry = _locked(quote)
    if quote.valid_until >= (on or today()):
        raise IllegalTransition(_("This quote is still valid."))
    move(quote, Quote.State.EXPIRED, by=None)
    move(enquiry, State.ANSWERED, by=None)
    touch_both(enquiry)
    tell_both(enquiry, "quote_expired")
    return quote


def _check_decided(enquiry: Enquiry) -> None:
    """An offer to a request is judged beside all others, on the request's own page."""
    if not rules.is_decided(enquiry):
        raise IllegalTransition(_("The company decides about all offers to this request together."))


def _locked(quote: Quote) -> Enquiry:
    """The quote's enquiry, with both rows locked and as they are now."""
    enquiry = lock(quote.enquiry)
    lock(quote)
    return enquiry
