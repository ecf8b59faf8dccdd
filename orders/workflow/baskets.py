"""From a basket to one enquiry per maker."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.models import Listing
from catalog.prices import offer_of, refusal
from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition
from orders import blocks, suspicion
from orders.models import (
    MAX_LINES,
    Basket,
    BasketLine,
    Enquiry,
    EnquiryLine,
    HeldMessage,
    Message,
    Submission,
    new_reference,
)

from .telling import tell_producer


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How to reach a buyer."""

    name: str
    phone: Any
    email: str = ""


@transaction.atomic
def add_to_basket(
    *, basket: Basket | None, listing: Listing, quantity: int, variant: str = "", note: str = ""
) -> Basket:
    """Put a listing into the basket (into a new one without); the same listing and variant again replaces its line.

    Raises IllegalTransition when the basket is full.
    """
    basket = basket or Basket.objects.create()
    lock_basket(basket)
    others = basket.lines.exclude(listing=listing, variant=variant)
    if others.count() >= MAX_LINES:
        raise IllegalTransition(_("The basket is full. Send these enquiries first."))
    BasketLine.objects.update_or_create(
        basket=basket, listing=listing, variant=variant, defaults={"quantity": quantity, "note": note}
    )
    basket.save(update_fields=["updated_at"])
    return basket


@transaction.atomic
def change_line(*, line: BasketLine, quantity: int, note: str) -> None:
    """Write what was typed into a line; one that another click has just sent or removed stays gone."""
    BasketLine.objects.filter(pk=line.pk).update(quantity=quantity, note=note)


@transaction.atomic
def remove_line(*, line: BasketLine) -> None:
    line.delete()


@transaction.atomic
def send_basket(
    *, basket: Basket, key: uuid.UUID, contact: Contact, message: str = "", user: User | None = None
) -> Submission:
    """One enquiry per maker from the lines of the basket, which is empty afterwards.

    ``key`` makes a double click, a resend and a reload give one set: the basket's row is locked first, so the
    second request waits and then finds what the first one wrote. A stranger's words with a phone number or a link
    are held for an officer's look. Raises IllegalTransition when nothing in the basket can be asked for any more, when
    a line asks for what cannot be had so, or when the block list says no.
    """
    lock_basket(basket)
    if sent := Submission.objects.filter(key=key).first():
        return sent
    lines = [line for line in basket.lines.for_basket_page() if line.listing.is_visible]
    if not lines:
        raise IllegalTransition(_("Your basket is empty. Put at least one product into it."))
    for line in lines:
        _check(line)
    words = "\n".join([message, *(line.note for line in lines)])
    blocks.check(phone=str(contact.phone), email=contact.email, text=f"{contact.name}\n{words}")
    submission, created = Submission.objects.get_or_create(key=key, defaults={"user": user, **asdict(contact)})
    if not created:  # another browser's basket with the same key, at the same moment
        return submission
    held = HeldMessage.objects.create(submission=submission) if suspicion.needs_a_look(submission, words) else None
    for producer, own in groupby(lines, key=lambda line: line.listing.producer):
        _open_enquiry(submission, producer, list(own), message, held)
    basket.lines.all().delete()
    basket.key = uuid.uuid4()
    basket.save(update_fields=["key", "updated_at"])
    return submission


def _check(line: BasketLine) -> None:
    _field, problem = refusal(offer_of(line.listing), quantity=line.quantity, variant=line.variant)
    if problem:
        raise IllegalTransition(f"{line.listing.title}: {problem}")


def _open_enquiry(
    submission: Submission, producer: Any, lines: Sequence[BasketLine], message: str, held: HeldMessage | None
) -> Enquiry:
    """One maker's part. While the words are held, what was noted at the lines waits with them."""
    enquiry = Enquiry.objects.create(submission=submission, producer=producer, reference=free_reference())
    notes = {line.pk: line.note for line in lines}
    if held:
        noted = [f"{line.listing.title}: {line.note}" for line in lines if line.note]
        message, notes = "\n".join(filter(None, [message, *noted])), dict.fromkeys(notes, "")
    rows = [
        EnquiryLine(
            enquiry=enquiry,
            product_id=line.listing_id,
            title=line.listing.title,
            variant=line.variant,
            price=line.unit_price.amount,
            is_price_from=line.unit_price.is_from,
            unit=line.listing.unit,
            quantity=line.quantity,
            note=notes[line.pk],
        )
        for line in lines
    ]
    EnquiryLine.objects.bulk_create(rows)
    if message:
        Message.objects.create(
            enquiry=enquiry, key=uuid.uuid4(), side=Message.Side.BUYER, author=submission.user, body=message, held=held
        )
    items = ", ".join(str(row) for row in rows)
    tell_producer(enquiry, "enquiry_new", buyer=submission.name, items=items)
    return enquiry


def free_reference() -> str:
    """A reference nobody has yet: they are short, so among 100,000 one sending in 9,000 would meet a taken one."""
    reference = new_reference()
    while Enquiry.objects.filter(reference=reference).exists():
        reference = new_reference()
    return reference


def lock_basket(basket: Basket) -> None:
    Basket.objects.select_for_update().get(pk=basket.pk)
    basket.refresh_from_db()
