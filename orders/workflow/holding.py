"""A stranger's words that an officer looks at before the makers read them."""

from django.db import transaction
from django.utils import timezone

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import move
from orders.models import Enquiry, HeldMessage, Message

from .telling import tell_buyer, tell_producer

State = HeldMessage.State


@transaction.atomic
def release_message(*, held: HeldMessage, by: User, note: str = "") -> HeldMessage:
    """The makers read it from now on, as if it had been written now."""
    move(held, State.RELEASED, by=by, note=note)
    now = timezone.now()
    held.messages.update(created_at=now)  # a maker who has read the rest has not read this
    for message in _messages(held):
        enquiry = message.enquiry
        enquiry.is_unread_by_producer, enquiry.last_message_at = True, now
        enquiry.save(update_fields=["is_unread_by_producer", "last_message_at"])
        tell_producer(enquiry, "enquiry_message", sender=enquiry.submission.name, message=message.body)
    return held


@transaction.atomic
def reject_message(*, held: HeldMessage, by: User, note: str) -> HeldMessage:
    """The makers never read it; the buyer keeps it before her eyes, with the reason."""
    move(held, State.REJECTED, by=by, note=note)
    for message in _messages(held):
        enquiry = message.enquiry
        enquiry.is_unread_by_buyer = True
        enquiry.save(update_fields=["is_unread_by_buyer"])
        tell_buyer(enquiry, "enquiry_message_rejected", note=note)
    return held


def _messages(held: HeldMessage) -> list[Message]:
    """Each with its enquiry, whose row is locked."""
    messages = list(held.messages.order_by("enquiry_id"))
    enquiries = Enquiry.objects.select_for_update(of=("self",)).filter(messages__held=held).order_by("pk")
    found = {enquiry.pk: enquiry for enquiry in enquiries.select_related("submission__user", "producer")}
    for message in messages:
        message.enquiry = found[message.enquiry_id]
    return messages
