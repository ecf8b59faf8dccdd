"""Who may do what in an enquiry."""

from cilegon_ikm.states import can_move

from .models import Enquiry, Rfq


def can_write(enquiry: Enquiry) -> bool:
    """Both sides write until one of them has ended it."""
    return enquiry.is_open


def can_decline(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.DECLINED)


def is_decided(enquiry: Enquiry) -> bool:
    """Whether buyer and maker deal with each other alone: always, but for an offer before its request is awarded."""
    return enquiry.rfq is None or enquiry.rfq.state == Rfq.State.AWARDED


def can_cancel(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.CANCELLED) and is_decided(enquiry)


def can_quote(enquiry: Enquiry) -> bool:
    """A new quote may also take the place of the one before; an offer only until its request closes."""
    if enquiry.rfq is not None and not enquiry.rfq.takes_offers:
        return False
    return enquiry.state == Enquiry.State.QUOTED or can_move(enquiry, Enquiry.State.QUOTED)


def can_fulfil(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.FULFILLED)


def can_complete(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.COMPLETED)
