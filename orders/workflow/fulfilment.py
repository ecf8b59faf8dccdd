"""From an agreement to a completed order."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import move
from orders import rules
from orders.models import Enquiry, Message

from .telling import in_city, tell_buyer, tell_other_side, tell_producer, touch, touch_both

State, Side = Enquiry.State, Message.Side

CONFIRM_DAYS = 14
NOBODY_CONFIRMED = gettext_lazy("by itself, 14 days after it was fulfilled")


@transaction.atomic
def fulfil_order(*, enquiry: Enquiry, by: User) -> Enquiry:
    """The maker has handed everything over; the buyer is asked to confirm it."""
    move(enquiry, State.FULFILLED, by=by, fulfilled_at=timezone.now())
    touch(enquiry, read_by=Side.PRODUCER)
    tell_other_side(enquiry, Side.PRODUCER, "order_fulfilled", days=str(CONFIRM_DAYS))
    return enquiry


@transaction.atomic
def complete_order(*, enquiry: Enquiry, by: User | None) -> Enquiry:
    """The buyer has got everything."""
    move(enquiry, State.COMPLETED, by=by)
    touch(enquiry, read_by=Side.BUYER)
    invite_to_review(enquiry)
    tell_other_side(enquiry, Side.BUYER, "order_completed")
    return enquiry


@transaction.atomic
def complete_unconfirmed(*, enquiry: Enquiry) -> Enquiry:
    """The buyer said nothing for two weeks, so it counts as completed."""
    move(enquiry, State.COMPLETED, by=None, note=in_city(NOBODY_CONFIRMED))
    touch_both(enquiry)
    tell_producer(enquiry, "order_closed", sender=enquiry.submission.name)
    if not invite_to_review(enquiry):
        tell_buyer(enquiry, "order_closed", sender=enquiry.producer.name)
    return enquiry


def invite_to_review(enquiry: Enquiry) -> bool:
    """Ask the buyer, once the order is completed, for the review she has not written; whether she was asked."""
    if is_asked := rules.can_review(enquiry):
        tell_buyer(enquiry, "review_invited", sender=enquiry.producer.name)
    return is_asked
