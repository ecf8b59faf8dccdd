"""Every business verb about baskets and enquiries. Illegal moves raise IllegalTransition."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from catalog.models import Listing
from catalog.prices import offer_of, refusal
from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.workflow import forget_names, notify
from cilegon_ikm.states import IllegalTransition, lock, move
from producers.team import tell
from producers.workflow import ERASED_BUSINESS

from . import rules
from .models import MAX_LINES, Basket, BasketLine, Enquiry, EnquiryLine, Message, Submission, new_reference, new_token
from .tasks import measure_response_time

State, Side = Enquiry.State, Message.Side

ERASED_BUYER = gettext_lazy("Erased buyer")
BUYER_IS_GONE = gettext_lazy("The buyer’s data were erased.")
MAKER_IS_GONE = gettext_lazy("This business no longer exists here.")


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
    enquiry = Enquiry.objects.create(submission=submission, producer=producer, reference=_free_reference())
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
        Message.objects.create(enquiry=enquiry, key=uuid.uuid4(), side=Side.BUYER, author=submission.user, body=message)
    items = ", ".join(str(row) for row in rows)
    _tell_producer(enquiry, "enquiry_new", buyer=submission.name, items=items)
    return enquiry


def _free_reference() -> str:
    """A reference nobody has yet: they are short, so among 100,000 one sending in 9,000 would meet a taken one."""
    reference = new_reference()
    while Enquiry.objects.filter(reference=reference).exists():
        reference = new_reference()
    return reference


@transaction.atomic
def post_message(*, enquiry: Enquiry, side: str, body: str, key: uuid.UUID, author: User | None = None) -> Message:
    """Add a message and tell the other side; the same ``key`` again gives the same message.

    The maker's first one answers the enquiry.
    """
    lock(enquiry)
    if sent := enquiry.messages.filter(key=key).first():
        return sent
    if not rules.can_write(enquiry):
        raise IllegalTransition(_("This enquiry has ended; no more messages can be sent."))
    message = Message.objects.create(enquiry=enquiry, key=key, side=side, author=author, body=body)
    if side == Side.PRODUCER and enquiry.state == State.NEW:
        move(enquiry, State.ANSWERED, by=author)
        measure_response_time.enqueue(enquiry.producer_id)
    _touch(enquiry, read_by=side)
    _tell_other_side(enquiry, side, "enquiry_message", body)
    return message


@transaction.atomic
def decline_enquiry(*, enquiry: Enquiry, by: User, reason: str) -> Enquiry:
    """The maker cannot serve this one; the buyer reads why."""
    move(enquiry, State.DECLINED, by=by, note=reason)
    measure_response_time.enqueue(enquiry.producer_id)
    _touch(enquiry, read_by=Side.PRODUCER)
    _tell_other_side(enquiry, Side.PRODUCER, "enquiry_declined", reason)
    return enquiry


@transaction.atomic
def cancel_enquiry(*, enquiry: Enquiry, by: User | None, reason: str = "") -> Enquiry:
    """The buyer does not need it any more."""
    move(enquiry, State.CANCELLED, by=by, note=reason)
    _touch(enquiry, read_by=Side.BUYER)
    _tell_other_side(enquiry, Side.BUYER, "enquiry_cancelled", reason)
    return enquiry


def read_enquiry(*, enquiry: Enquiry, side: str) -> None:
    """One side has the conversation before its eyes."""
    flag = _unread_flag(side)
    if getattr(enquiry, flag):
        setattr(enquiry, flag, False)
        enquiry.save(update_fields=[flag])


@transaction.atomic
def erase_buyer(*, submission: Submission) -> None:
    """Cancel what is open and remove who asked; the secret link ends, the makers keep what was asked and answered."""
    name, reason = _in_city(ERASED_BUYER), _in_city(BUYER_IS_GONE)
    enquiries = list(submission.enquiries.all())
    for enquiry in filter(rules.can_cancel, enquiries):
        cancel_enquiry(enquiry=enquiry, by=submission.user, reason=reason)
    forget_names(references=[enquiry.reference for enquiry in enquiries], name=name)
    submission.name, submission.phone, submission.email = name, "", ""
    submission.token, submission.user = new_token(), None
    submission.save(update_fields=["name", "phone", "email", "token", "user"])


@transaction.atomic
def erase_maker(*, enquiry: Enquiry, by: User) -> None:
    """Decline what is open, so that the buyer looks elsewhere, and remove the maker's name from what she was told."""
    if rules.can_decline(enquiry):
        decline_enquiry(enquiry=enquiry, by=by, reason=_in_city(MAKER_IS_GONE))
    forget_names(references=[enquiry.reference], name=_in_city(ERASED_BUSINESS))


def ending_note(enquiry: Enquiry) -> str:
    """Why the enquiry was declined or cancelled, or nothing while it is open."""
    if enquiry.is_open:
        return ""
    return enquiry.history.filter(to_state=enquiry.state).values_list("note", flat=True).first() or ""


def lock_basket(basket: Basket) -> None:
    Basket.objects.select_for_update().get(pk=basket.pk)
    basket.refresh_from_db()


def _in_city(text: Promise) -> str:
    """The text in the language of the city, for what is stored."""
    with override(settings.LANGUAGE_CODE):
        return str(text)


def _unread_flag(side: str) -> str:
    return "is_unread_by_producer" if side == Side.PRODUCER else "is_unread_by_buyer"


def _touch(enquiry: Enquiry, *, read_by: str) -> None:
    """Something new was said by one side: it is unread for the other."""
    other = Side.BUYER if read_by == Side.PRODUCER else Side.PRODUCER
    setattr(enquiry, _unread_flag(read_by), False)
    setattr(enquiry, _unread_flag(other), True)
    enquiry.last_message_at = timezone.now()
    enquiry.save(update_fields=["is_unread_by_producer", "is_unread_by_buyer", "last_message_at"])


def _tell_other_side(enquiry: Enquiry, side: str, kind: str, text: str) -> None:
    if side == Side.BUYER:
        _tell_producer(enquiry, kind, sender=enquiry.submission.name, message=text)
    else:
        _tell_buyer(enquiry, kind, sender=enquiry.producer.name, message=text)


def _tell_producer(enquiry: Enquiry, kind: str, **params: str) -> None:
    with override("id"):
        url = reverse("orders:thread", args=[enquiry.reference])
    tell(producer=enquiry.producer, kind=kind, url=url, reference=enquiry.reference, **params)


def _tell_buyer(enquiry: Enquiry, kind: str, **params: str) -> None:
    submission = enquiry.submission
    with override("id"):
        url = reverse("orders:conversation", args=[submission.token, enquiry.reference])
    notify(kind=kind, url=url, user=submission.user, email=submission.email, reference=enquiry.reference, **params)
