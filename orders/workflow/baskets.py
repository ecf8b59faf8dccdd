"""From a basket to one enquiry per maker."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.models import Listing
from catalog.prices import offer_of, price_mark, refusal
from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition
from orders import blocks, limits, prepared, suspicion
from orders.models import (
    MAX_LINES,
    Basket,
    BasketLine,
    Enquiry,
    EnquiryLine,
    HeldMessage,
    MakerWish,
    Message,
    Submission,
    new_reference,
)

from .telling import tell_producer

EMPTY = """
    WITH taken AS (UPDATE orders_basket SET key = %s, updated_at = %s WHERE id = %s AND updated_at = %s RETURNING id)
    DELETE FROM orders_basketline USING taken WHERE basket_id = taken.id"""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How to reach a buyer."""

    name: str
    phone: Any
    email: str = ""


class OfferHasChanged(IllegalTransition):
    """A price is another one than the buyer saw, or a product has gone, since the page was made."""


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
    seen = asdict(offer_of(listing))
    BasketLine.objects.update_or_create(
        basket=basket, listing=listing, variant=variant, defaults={"quantity": quantity, "note": note, "seen": seen}
    )
    basket.save(update_fields=["updated_at"])
    return basket


@transaction.atomic
def change_line(*, line: BasketLine, quantity: int, note: str, variant: str | None = None) -> None:
    """Write what was typed into a line; one that another click has just sent or removed stays gone.

    Raises IllegalTransition when the basket has a line of its own for the other ``variant``.
    """
    if variant is not None and variant != line.variant:
        lock_basket(line.basket)
        if BasketLine.objects.filter(basket=line.basket, listing=line.listing, variant=variant).exists():
            raise IllegalTransition(_("“%(variant)s” has a line of its own in your basket.") % {"variant": variant})
        line.variant = variant
    line.quantity, line.note = quantity, note
    BasketLine.objects.filter(pk=line.pk).update(quantity=quantity, note=note, variant=line.variant)


@transaction.atomic
def keep_basket(*, basket: Basket) -> None:
    """Somebody works on it, so its days are counted anew."""
    basket.save(update_fields=["updated_at"])


@transaction.atomic
def change_wish(*, basket: Basket, producer_id: int, note: str, wanted_on: date | None) -> None:
    """Keep what the buyer wants of this one maker."""
    lock_basket(basket)
    MakerWish.objects.update_or_create(
        basket=basket, producer_id=producer_id, defaults={"note": note, "wanted_on": wanted_on}
    )


@transaction.atomic
def remove_line(*, line: BasketLine) -> None:
    line.delete()


def send_basket(*, key: uuid.UUID, **sending: Any) -> Submission:
    """Send the basket under this key once (see ``_send``); the sending is also there if another basket was first."""
    try:
        return _send(key=key, **sending)
    except IntegrityError:  # a reference that is taken, or another browser's basket with the same key at this moment
        return Submission.objects.filter(key=key).first() or _send(key=key, **sending)


@transaction.atomic
def _send(
    *,
    basket: Basket,
    key: uuid.UUID,
    contact: Contact,
    message: str = "",
    user: User | None = None,
    shown: Mapping[int, str] | None = None,
    address: str | None = None,
    lines: list[BasketLine] | None = None,
) -> Submission:
    """One enquiry per maker from the lines of the basket, which is empty afterwards.

    ``key`` makes a double click, a resend and a reload give one set: the basket's row is taken first, so the
    second request waits and then finds what the first one wrote. A stranger's words with a phone number or a link
    are held for an officer's look. Raises IllegalTransition when nothing in the basket can be asked for any more, when
    a line asks for what cannot be had so, or when the block list says no; OfferHasChanged when a line is not any more
    as the buyer was ``shown`` it (by its number, the mark of its prices). Where the ``address`` is given, the sending
    counts for its limit and that of the contact. ``lines`` are those of the basket as it is here, if they were read.
    """
    if lines is None or not _empty(basket):
        lock_basket(basket)
        # the key that the basket has now was not sent from it
        if basket.key != key and (sent := Submission.objects.filter(key=key).first()):
            return sent
        lines = prepared.lines_in(basket=basket.pk)
        _empty(basket)
    _check_shown(lines, shown or {})
    wanted = [line for line in lines if line.listing.is_visible]
    if not wanted:
        raise IllegalTransition(_("Your basket is empty. Put at least one product into it."))
    for line in wanted:
        _check(line)
    words = "\n".join([message, *(line.note for line in wanted), *(line.wish_note or "" for line in wanted)])
    phone = str(contact.phone)
    blocks.check(phone=phone, email=contact.email, text=f"{contact.name}\n{words}")
    submission = Submission.objects.create(
        key=key, user=user, name=contact.name, phone=contact.phone, email=contact.email
    )
    held = HeldMessage.objects.create(submission=submission) if suspicion.needs_a_look(submission, words) else None
    for producer_id, group in groupby(wanted, key=lambda line: line.listing.producer_id):
        own = list(group)
        said = "\n\n".join(filter(None, [message, own[0].wish_note]))
        enquiry = Enquiry(submission=submission, producer_id=producer_id, wanted_on=own[0].wanted_on)
        open_enquiry(enquiry, [_asked(line) for line in own], said, held)
    if any(line.wish_note is not None for line in lines):
        basket.wishes.all().delete()
    if address is not None:
        limits.count(contact=phone, address=address)
    return submission


def _empty(basket: Basket) -> bool:
    """Take everything out and make the key of the next sending; False if somebody put something in since it was read.

    Then nothing happened. It is one statement, because every sending waits for it.
    """
    key, now = uuid.uuid4(), timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(EMPTY, [key, now, basket.pk, basket.updated_at])
        if not cursor.rowcount:
            return False
    basket.key, basket.updated_at = key, now
    return True


def _check(line: BasketLine) -> None:
    _field, problem = refusal(offer_of(line.listing), quantity=line.quantity, variant=line.variant)
    if problem:
        raise IllegalTransition(f"{line.listing.title}: {problem}")


def _check_shown(lines: Iterable[BasketLine], shown: Mapping[int, str]) -> None:
    for line in lines:
        if line.pk in shown and not (line.listing.is_visible and shown[line.pk] == price_mark(offer_of(line.listing))):
            raise OfferHasChanged(
                _("“%(title)s” has just changed. Look at it once more, then send.") % {"title": line.listing.title}
            )


def _asked(line: BasketLine) -> EnquiryLine:
    """The line as the maker gets it, at the price of now."""
    return EnquiryLine(
        product_id=line.listing_id,
        title=line.listing.title,
        variant=line.variant,
        price=line.unit_price.amount,
        is_price_from=line.unit_price.is_from,
        unit=line.listing.unit,
        quantity=line.quantity,
        note=line.note,
    )


def open_enquiry(
    enquiry: Enquiry, rows: Sequence[EnquiryLine], message: str, held: HeldMessage | None = None
) -> Enquiry:
    """Write this new enquiry with these lines and this first message, and tell the maker.

    While the words are ``held``, what was noted at the lines waits with them.
    """
    enquiry.save(force_insert=True)
    if held:
        message = "\n".join(filter(None, [message, *(f"{row.title}: {row.note}" for row in rows if row.note)]))
    for row in rows:
        row.enquiry, row.note = enquiry, "" if held else row.note
    EnquiryLine.objects.bulk_create(rows)
    if message:
        Message.objects.create(
            enquiry=enquiry,
            key=uuid.uuid4(),
            side=Message.Side.BUYER,
            author=enquiry.submission.user,
            body=message,
            held=held,
        )
    items = ", ".join(str(row) for row in rows)
    tell_producer(enquiry, "enquiry_new", buyer=enquiry.submission.name, items=items)
    return enquiry


def free_reference() -> str:
    """A reference nobody has yet: they are short, so among 100,000 one sending in 9,000 would meet a taken one."""
    reference = new_reference()
    while prepared.enquiry_called(reference=reference):
        reference = new_reference()
    return reference


def lock_basket(basket: Basket) -> None:
    basket.refresh_from_db(from_queryset=Basket.objects.select_for_update())
