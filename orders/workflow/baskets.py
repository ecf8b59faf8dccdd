"""From a basket to one enquiry per maker."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.models import Listing
from catalog.prices import offer_of, refusal
from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition
from orders.models import MAX_LINES, Basket, BasketLine, Enquiry, EnquiryLine, Message, Submission, new_reference

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
    second request waits and then finds what the first one wrote. Raises IllegalTransition when nothing in the
    basket can be asked for any more, or when a line asks for what cannot be had so.
    """
    lock_basket(basket)
    if sent := Submission.objects.filter(key=key).first():
        return sent
    lines = [line for line in basket.lines.for_basket_page() if line.listing.is_visible]
    if not lines:
        raise IllegalTransition(_("Your basket is empty. Put at least one product into it."))
    for line in lines:
        _check(line)
    submission, created = Submission.objects.get_or_create(key=key, defaults={"user": user, **asdict(contact)})
    if not created:  # another browser's basket with the same key, at the same moment
        return submission
    for producer, own in groupby(lines, key=lambda line: line.listing.producer):
        _open_enquiry(submission, producer, list(own), message)
    basket.lines.all().delete()
    basket.key = uuid.uuid4()
    basket.save(update_fields=["key", "updated_at"])
    return submission


def _check(line: BasketLine) -> None:
    _field, problem = refusal(offer_of(line.listing), quantity=line.quantity, variant=line.variant)
    if problem:
        raise IllegalTransition(f"{line.listing.title}: {problem}")


def _open_enquiry(submission: Submission, producer: Any, lines: Iterable[BasketLine], message: str) -> Enquiry:
    enquiry = Enquiry.objects.create(submission=submission, producer=producer, reference=free_reference())
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
            note=line.note,
        )
        for line in lines
    ]
    EnquiryLine.objects.bulk_create(rows)
    if message:
        Message.objects.create(
            enquiry=enquiry, key=uuid.uuid4(), side=Message.Side.BUYER, author=submission.user, body=message
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
