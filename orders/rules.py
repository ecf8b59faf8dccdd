"""Who may do what in an enquiry."""

from typing import Any

from cilegon_ikm.states import can_move

from .models import Enquiry


def can_write(enquiry: Enquiry) -> bool:
    """Both sides write until one of them has ended it."""
    return enquiry.is_open


def can_decline(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.DECLINED)


def can_cancel(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.CANCELLED)


def can_quote(enquiry: Enquiry) -> bool:
    """A new quote may also take the place of the one before."""
    return enquiry.state == Enquiry.State.QUOTED or can_move(enquiry, Enquiry.State.QUOTED)


def can_fulfil(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.FULFILLED)


def can_complete(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.COMPLETED)


def can_judge_held(user: Any) -> bool:
    """Whether this officer decides about held messages."""
    return bool(user.has_perm("orders.change_heldmessage"))


def can_judge_reports(user: Any) -> bool:
    """Whether this officer reads reported conversations and decides about them."""
    return bool(user.has_perm("orders.change_conversationreport"))
