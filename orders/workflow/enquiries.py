"""What buyer and maker write to each other, and how an enquiry goes on and ends."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock, move
from orders import blocks, rules, suspicion
from orders.models import Attachment, Enquiry, HeldMessage, Message, Quote
from orders.tasks import measure_response_time
from producers import scans

from .telling import read_field, tell_both, tell_other_side, touch, touch_both, unread_flag

State, Side = Enquiry.State, Message.Side


def post_message(
    *,
    enquiry: Enquiry,
    side: str,
    body: str,
    key: uuid.UUID,
    author: User | None = None,
    attachments: Sequence[scans.Scan] = (),
) -> Message:
    """Add a message and tell the other side; the same ``key`` again gives the same message.

    The maker's first one answers the enquiry. A stranger's words with a phone number or a link are held for an
    officer's look. Raises IllegalTransition, or ValidationError when a file could not be kept.
    """
    names = list[str]()
    try:
        for file in attachments:
            names.append(scans.keep(file, folder="messages"))
        message = _post(enquiry, side, body, key, author, names)
    except Exception:
        _delete(names)
        raise
    if names and not message.attachments.filter(file=names[0]).exists():  # an earlier click had sent it
        _delete(names)
    return message


def _delete(names: Sequence[str]) -> None:
    for name in names:
        scans.delete(name)


@transaction.atomic
def _post(enquiry: Enquiry, side: str, body: str, key: uuid.UUID, author: User | None, names: Sequence[str]) -> Message:
    lock(enquiry)
    if sent := enquiry.messages.filter(key=key).first():
        return sent
    if not rules.can_write(enquiry):
        raise IllegalTransition(_("This enquiry has ended; no more messages can be sent."))
    held = _held(enquiry, body) if side == Side.BUYER else None
    message = Message.objects.create(enquiry=enquiry, key=key, side=side, author=author, body=body, held=held)
    Attachment.objects.bulk_create(Attachment(message=message, file=name) for name in names)
    if held:
        return message
    if side == Side.PRODUCER and enquiry.state == State.NEW:
        move(enquiry, State.ANSWERED, by=author)
        measure_response_time.enqueue(enquiry.producer_id)
    touch(enquiry, read_by=side)
    tell_other_side(enquiry, side, "enquiry_message", body)
    return message


def _held(enquiry: Enquiry, body: str) -> HeldMessage | None:
    """The buyer's words are looked at first, or not; those that are blocked raise IllegalTransition."""
    submission = enquiry.submission
    blocks.check(phone=str(submission.phone), email=submission.email, text=body)
    if not suspicion.needs_a_look(submission, body):
        return None
    return HeldMessage.objects.create(submission=submission)


@transaction.atomic
def decline_enquiry(*, enquiry: Enquiry, by: User, reason: str) -> Enquiry:
    """The maker cannot serve this one, or not any more; the buyer reads why. An open quote ends with it."""
    move(enquiry, State.DECLINED, by=by, note=reason)
    _end_live_quote(enquiry, Quote.State.WITHDRAWN, by)
    measure_response_time.enqueue(enquiry.producer_id)
    touch(enquiry, read_by=Side.PRODUCER)
    tell_other_side(enquiry, Side.PRODUCER, "enquiry_declined", reason)
    return enquiry


@transaction.atomic
def cancel_enquiry(*, enquiry: Enquiry, by: User | None, reason: str = "") -> Enquiry:
    """The buyer does not need it any more. An open quote ends with it."""
    if not rules.is_decided(lock(enquiry)):
        raise IllegalTransition(_("The company decides about all offers to this request together."))
    move(enquiry, State.CANCELLED, by=by, note=reason)
    _end_live_quote(enquiry, Quote.State.REJECTED, by)
    touch(enquiry, read_by=Side.BUYER)
    tell_other_side(enquiry, Side.BUYER, "enquiry_cancelled", reason)
    return enquiry


@transaction.atomic
def expire_enquiry(*, enquiry: Enquiry) -> Enquiry:
    """The maker never answered; both are told, so that the buyer looks elsewhere."""
    move(enquiry, State.EXPIRED, by=None)
    touch_both(enquiry)
    tell_both(enquiry, "enquiry_expired")
    return enquiry


def read_enquiry(*, enquiry: Enquiry, side: str) -> None:
    """One side has the conversation before its eyes."""
    flag, moment = unread_flag(side), read_field(side)
    if getattr(enquiry, flag):
        setattr(enquiry, flag, False)
        setattr(enquiry, moment, timezone.now())
        enquiry.save(update_fields=[flag, moment])


def _end_live_quote(enquiry: Enquiry, state: str, by: User | None) -> None:
    """The enquiry's row is locked, so no other quote can come meanwhile."""
    if live := enquiry.quotes.live().first():
        move(live, state, by=by)
