"""From an agreement to a completed order."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import move
from orders.models import Enquiry, Message

from .telling import in_city, tell_both, tell_other_side, touch, touch_both

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
    tell_other_side(enquiry, Side.BUYER, "order_completed")
    return enquiry


@transaction.atomic
def complete_unconfirmed(*, enquiry: Enquiry) -> Enquiry:
    """The buyer said nothing for two weeks, so it counts as completed."""
    move(enquiry, State.COMPLETED, by=None, note=in_city(NOBODY_CONFIRMED))
    touch_both(enquiry)
    tell_both(enquiry, "order_closed")
    return enquiry
