"""Enquiries and what comes of them."""

import uuid
from datetime import timedelta
from typing import Any

from catalog.models import Listing
from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from orders import workflow as orders
from orders.models import Basket, BlockEntry, ConversationReport, Enquiry, HeldMessage, Quote, Review

from .products import make_listing

BUYER_PHONE = "+6281200007002"


def make_basket(*listings: Listing, quantity: int = 2, note: str = "") -> Basket:
    basket = Basket.objects.create()
    for listing in listings:
        orders.add_to_basket(basket=basket, listing=listing, quantity=quantity, note=note)
    return basket


def make_enquiry(
    listing: Listing | None = None, *, name: str = "Ani", email: str = "", user: User | None = None, message: str = ""
) -> Enquiry:
    """What the maker gets when a buyer asks for two of this listing."""
    contact = orders.Contact(name=name, phone=BUYER_PHONE, email=email)
    basket = make_basket(listing or make_listing())
    sent = orders.send_basket(basket=basket, key=uuid.uuid4(), contact=contact, message=message, user=user)
    return sent.enquiries.get()


def make_held(listing: Listing | None = None, *, message: str = "Lihat www.contoh.example") -> HeldMessage:
    """A stranger's first words with a link in them."""
    return make_enquiry(listing, message=message).submission.held_messages.get()


def make_conversation_report(enquiry: Enquiry, *, side: str = "producer", text: str = "Iklan.") -> ConversationReport:
    return orders.report_conversation(enquiry=enquiry, side=side, reason="spam", text=text)


def make_block(value: str = "judol", *, kind: str = "word", **fields: Any) -> BlockEntry:
    return BlockEntry.objects.create(**{"kind": kind, "value": value, "reason": "Iklan", **fields})


def make_quote(enquiry: Enquiry, *, price: int = 40_000, **terms: Any) -> Quote:
    """The maker's quote for two packs, 20.000 for delivery."""
    items = [orders.Item(title="Emping Melinjo", quantity=2, unit="pack", price=price)]
    usual = {
        "delivery_cost": 20_000,
        "lead_time_days": 3,
        "payment_terms": "Setengah di muka",
        "valid_until": today() + timedelta(days=14),
    }
    return orders.send_quote(
        enquiry=enquiry,
        items=items,
        terms=orders.Terms(**{**usual, **terms}),
        key=uuid.uuid4(),
        by=enquiry.producer.owner,
    )


def make_fulfilled(enquiry: Enquiry, **terms: Any) -> Enquiry:
    """An order of which the maker has handed everything over."""
    quote = make_quote(enquiry, **terms)
    orders.accept_quote(quote=quote, by=None)
    enquiry.refresh_from_db()
    return orders.fulfil_order(enquiry=enquiry, by=enquiry.producer.owner)


def make_review(
    listing: Listing, *, stars: int = 5, words: str = "Renyah sekali.", enquiry: Enquiry | None = None, **details: Any
) -> Review:
    """What a buyer says of an order of this listing."""
    order = make_fulfilled(enquiry or make_enquiry(listing))
    return orders.write_review(enquiry=order, stars=stars, words=words, **{"name": "Ani", **details})
