"""Removing a person from what she asked or answered; the other side keeps the rest."""

from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy

from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.workflow import forget_guest, forget_names
from cilegon_ikm.states import move
from orders import rules
from orders.models import Attachment, ConversationReport, Enquiry, HeldMessage, Message, Submission, new_token
from producers import scans
from producers.workflow import ERASED_BUSINESS

from .enquiries import cancel_enquiry, decline_enquiry
from .reviews import erase_answer, erase_review
from .telling import in_city

ERASED_BUYER = gettext_lazy("Erased buyer")
BUYER_IS_GONE = gettext_lazy("The buyer’s data were erased.")
MAKER_IS_GONE = gettext_lazy("This business no longer exists here.")


@transaction.atomic
def erase_buyer(*, submission: Submission) -> None:
    """Cancel what is open and remove who asked, with her reviews; the secret link ends, the makers keep the rest."""
    name, reason = in_city(ERASED_BUYER), in_city(BUYER_IS_GONE)
    enquiries = list(submission.enquiries.select_related("review"))
    for enquiry in enquiries:
        if hasattr(enquiry, "review"):
            erase_review(review=enquiry.review)
    for held in submission.held_messages.waiting():
        move(held, HeldMessage.State.REJECTED, by=submission.user, note=reason)
    for enquiry in filter(rules.can_cancel, enquiries):
        cancel_enquiry(enquiry=enquiry, by=submission.user, reason=reason)
    _erase_of_side(enquiries, Message.Side.BUYER)
    forget_names(references=[enquiry.reference for enquiry in enquiries], name=name)
    forget_guest(token=submission.token)
    submission.name, submission.phone, submission.email = name, "", ""
    submission.token, submission.user = new_token(), None
    submission.save(update_fields=["name", "phone", "email", "token", "user"])
    submission.access_events.all().delete()


@transaction.atomic
def erase_maker(*, enquiry: Enquiry, by: User) -> None:
    """Decline what is open, so that the buyer looks elsewhere, and remove the maker's name from what she was told and
    the answer to a review.
    """
    if rules.can_decline(enquiry):
        decline_enquiry(enquiry=enquiry, by=by, reason=in_city(MAKER_IS_GONE))
    if hasattr(enquiry, "review"):
        erase_answer(review=enquiry.review)
    _erase_of_side([enquiry], Message.Side.PRODUCER)
    forget_names(references=[enquiry.reference], name=in_city(ERASED_BUSINESS))


def _erase_of_side(enquiries: Collection[Enquiry], side: str) -> None:
    """Delete the files that this side sent, which show more of a person than she wrote, and what it told officers."""
    attachments = Attachment.objects.filter(message__enquiry__in=enquiries, message__side=side)
    for attachment in attachments:
        transaction.on_commit(partial(scans.delete, attachment.file))
    attachments.delete()
    ConversationReport.objects.filter(enquiry__in=enquiries, side=side).update(text="")
