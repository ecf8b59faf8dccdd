"""How the offers end that were not chosen."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import lock, move
from orders.models import Candidate, Enquiry, Message, Quote, Rfq
from orders.rfqs.telling import tell_maker
from orders.workflow.telling import touch

CANCELLED = gettext_lazy("The company does not need it any more.")
NOT_CHOSEN = gettext_lazy("This time the company chose another offer. Thank you for yours.")


def end_offers(rfq: Rfq, *, by: User | None, reason: str, kind: str, but: Collection[int] = ()) -> None:
    """End what makers offered, but not these candidates' offers, in a fixed order of locks.

    Each maker whose offer still stood is told why.
    """
    offers = rfq.candidates.filter(enquiry__isnull=False).exclude(pk__in=but)
    for candidate in offers.select_related("enquiry", "producer__owner").order_by("enquiry"):
        if _end(candidate, by=by, reason=reason):
            tell_maker(rfq, candidate.producer, kind, note=reason)


def _end(candidate: Candidate, *, by: User | None, reason: str) -> bool:
    """Whether there was an offer to end; she may have taken it back or refused before."""
    enquiry = candidate.enquiry
    if enquiry is None or not lock(enquiry).is_open:
        return False
    live = enquiry.quotes.live().first()
    if live:
        move(live, Quote.State.REJECTED, by=by, note=reason)
    move(enquiry, Enquiry.State.CANCELLED, by=by, note=reason)
    touch(enquiry, read_by=Message.Side.BUYER)
    return live is not None
