"""Baskets sent by invented buyers and the conversations that followed, by the verbs that the pages use."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from catalog.models import Listing
from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from orders import workflow as orders
from orders.models import Basket, Enquiry, Message
from orders.models import Submission as SentBasket

from . import quotes, reviews
from .content import Event, Line, Submission
from .dates import Past, moved, told, written

Side = Message.Side
MAKERS_DEEDS = {"answer", "decline", "quote", "fulfil"}
BUYERS_DEEDS = {"reply", "cancel", "change", "reject", "accept", "complete"}
ABOUT_REVIEWS = {"review", "respond", "complain", "hide"}
MOMENTS: dict[str, tuple[str, ...]] = {"agreed": ("agreed_at",), "fulfilled": ("fulfilled_at",)}


def is_sent(submission: Submission) -> bool:
    return SentBasket.objects.filter(key=_key(submission)).exists()


@transaction.atomic
def send(submission: Submission) -> None:
    """The basket with all that came of it."""
    basket = None
    for line in submission.lines:
        basket = _put(basket, line)
    if basket is None:
        raise ValueError(f"{submission.buyer} asks for nothing")
    contact = orders.Contact(name=submission.buyer, phone=submission.phone, email=submission.email)
    member = User.objects.get_by_natural_key(submission.phone) if submission.is_member else None
    _wish(basket, submission)
    past = Past(submission.phone)
    sent_at = past.soon(timezone.now() - timedelta(hours=submission.ago))
    sent = orders.send_basket(
        basket=basket, key=_key(submission), contact=contact, message=submission.message, user=member
    )
    written(sent, sent_at, "created_at")
    sent.held_messages.update(created_at=sent_at)
    enquiries = {enquiry.producer.slug: enquiry for enquiry in sent.enquiries.select_related("producer__owner")}
    for enquiry in enquiries.values():
        written(enquiry, sent_at, "created_at", "last_message_at")
        enquiry.messages.update(created_at=sent_at)
        told(_owner(enquiry), sent_at)
    for event in submission.events:
        _follow(enquiries[event.maker], event, past.soon(sent_at + timedelta(hours=event.after)))


def _key(submission: Submission) -> uuid.UUID:
    """The same in every run, so that no basket is sent twice."""
    return uuid.uuid5(uuid.NAMESPACE_DNS, f"{submission.phone}.demo.sentra.example")


def _owner(enquiry: Enquiry) -> Any:
    """Whose enquiry it is; every maker of the demo has an owner."""
    return enquiry.producer.owner


def _put(basket: Basket | None, line: Line) -> Basket:
    maker, _slash, product = line.product.partition("/")
    listing = Listing.objects.visible().get(producer_slug=maker, slug=product)
    return orders.add_to_basket(
        basket=basket, listing=listing, quantity=line.quantity, variant=line.variant, note=line.note
    )


def _wish(basket: Basket, submission: Submission) -> None:
    """By when she needs it, the same day of every maker."""
    if submission.needed_in:
        day = today() + timedelta(days=submission.needed_in)
        for maker in set(basket.lines.values_list("listing__producer", flat=True)):
            orders.change_wish(basket=basket, producer_id=maker, note="", wanted_on=day)


def _follow(enquiry: Enquiry, event: Event, at: datetime) -> None:
    """Do what the event says, and say that it was done at this time."""
    owner, before = _owner(enquiry), enquiry.state
    if event.do == "read":
        orders.read_enquiry(enquiry=enquiry, side=Side.PRODUCER)
        written(enquiry, at, "read_by_producer_at")
        return
    if event.do in ABOUT_REVIEWS:
        reviews.follow(enquiry, event, at)
        if event.do in {"review", "hide"}:
            told(owner, at)
        return
    _act(enquiry, event, at)
    enquiry.refresh_from_db()
    written(enquiry, at, "last_message_at")
    if event.do in MAKERS_DEEDS:
        written(enquiry, at, "read_by_producer_at")
    elif event.do in BUYERS_DEEDS:
        written(enquiry, at, "read_by_buyer_at")
        told(owner, at)
    if enquiry.state != before:
        moved(enquiry, at, *MOMENTS.get(enquiry.state, ()))


def _act(enquiry: Enquiry, event: Event, at: datetime) -> None:
    owner, live = _owner(enquiry), enquiry.quotes.live().first()
    if event.do in {"answer", "reply"}:
        side, author = (Side.PRODUCER, owner) if event.do == "answer" else (Side.BUYER, None)
        written(_said(enquiry, event, side, author), at, "created_at")
    elif event.do == "decline":
        orders.decline_enquiry(enquiry=enquiry, by=owner, reason=event.text)
    elif event.do == "cancel":
        orders.cancel_enquiry(enquiry=enquiry, by=None, reason=event.text)
    elif event.do == "quote":
        written(quotes.send(enquiry, event, owner), at, "created_at")
    elif event.do == "fulfil":
        orders.fulfil_order(enquiry=enquiry, by=owner)
    elif event.do == "complete":
        orders.complete_order(enquiry=enquiry, by=None)
    elif event.do == "expire" and not live:
        orders.expire_enquiry(enquiry=enquiry)
    else:
        quotes.answer(live, event, at)
    if live:
        quotes.dated(live, at)


def _said(enquiry: Enquiry, event: Event, side: str, author: Any) -> Message:
    return orders.post_message(enquiry=enquiry, side=side, body=event.text, key=uuid.uuid4(), author=author)
