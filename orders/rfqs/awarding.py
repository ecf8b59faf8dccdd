"""Choosing among offers: the shortlist, and the award, which makes agreed orders. Refusals raise IllegalTransition."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock, move
from orders.models import Candidate, Enquiry, Rfq
from orders.rfqs import rules
from orders.rfqs.telling import tell_maker
from orders.workflow.quotes import accept_quote, divide_quote
from orders.workflow.telling import in_city

from .ending import NOT_CHOSEN, end_offers


@dataclass(frozen=True, kw_only=True)
class Part:
    """How much of the request one maker shall make."""

    candidate: Candidate
    quantity: int


@transaction.atomic
def put_on_shortlist(*, candidate: Candidate, is_shortlisted: bool) -> None:
    """Mark an offer for a second look, or not any more; makers are not told."""
    if lock(candidate.rfq).is_locked:
        raise IllegalTransition(_("The offers are sealed until the request closes."))
    candidate.is_shortlisted = is_shortlisted
    candidate.save(update_fields=["is_shortlisted"])


@transaction.atomic
def award_rfq(*, rfq: Rfq, parts: Sequence[Part], by: User) -> list[Enquiry]:
    """Make an agreed order of each part and thank the other makers.

    An offer is taken whole, or for fewer at the same price where its maker allows it.
    """
    lock(rfq)
    if not parts:
        raise IllegalTransition(_("Write a quantity for at least one offer."))
    if sum(part.quantity for part in parts) > rfq.quantity:
        raise IllegalTransition(
            _("Together that is more than the %(quantity)s that were asked for.") % {"quantity": rfq.quantity}
        )
    move(rfq, Rfq.State.AWARDED, by=by)
    ordered = sorted(parts, key=lambda part: part.candidate.enquiry_id or 0)  # locks in one order
    orders = [_agreed(part, by) for part in ordered]
    end_offers(
        rfq,
        by=by,
        reason=in_city(NOT_CHOSEN),
        kind="rfq_not_chosen",
        but=[part.candidate.pk for part in parts],
    )
    return orders


def _agreed(part: Part, by: User) -> Enquiry:
    candidate = lock(part.candidate)  # with its partners as they are now, not as a page showed them
    enquiry = candidate.enquiry
    quote = lock(enquiry).quotes.live().first() if enquiry else None
    if enquiry is None or quote is None or not rules.can_choose(candidate, quote):
        raise IllegalTransition(
            _("The offer of %(maker)s cannot be chosen any more.") % {"maker": candidate.producer.name}
        )
    offered = quote.items.get().quantity
    if part.quantity != offered:
        if not (candidate.fewest and candidate.fewest <= part.quantity < offered):
            raise IllegalTransition(_quantity_words(candidate, offered))
        quote = divide_quote(quote=quote, quantity=part.quantity, by=by)
    accept_quote(quote=quote, by=by)
    for partner in candidate.partners.select_related("producer__owner"):
        tell_maker(
            candidate.rfq,
            partner.producer,
            "rfq_partner_chosen",
            leader=candidate.producer.name,
            share=str(partner.share),
        )
    return enquiry


def _quantity_words(candidate: Candidate, offered: int) -> str:
    names = {"maker": candidate.producer.name, "fewest": candidate.fewest, "offered": offered}
    if candidate.fewest and candidate.fewest < offered:
        return _("%(maker)s offers from %(fewest)s to %(offered)s.") % names
    return _("%(maker)s offers %(offered)s together, not fewer.") % names
