"""Who may do what in an enquiry."""

from cilegon_ikm.states import can_move

from .models import Enquiry


def can_write(enquiry: Enquiry) -> bool:
    """Both sides write until one of them has ended it."""
    return enquiry.is_open


def can_decline(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.DECLINED)


def can_cancel(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.CANCELLED)
