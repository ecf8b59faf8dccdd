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


def can_ask_others(enquiry: Enquiry) -> bool:
    """The maker lets it lie, or it came to nothing with her."""
    return enquiry.is_forgotten or enquiry.state in {Enquiry.State.DECLINED, Enquiry.State.EXPIRED}


def can_look_after(user: Any) -> bool:
    """Officers who call makers that do not answer."""
    return user.is_active and user.is_staff and user.has_perm("orders.view_unansweredenquiry")
