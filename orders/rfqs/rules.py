"""Who may do what with a request for quotation."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import can_move
from orders.models import Candidate, Company, CompanyMember, Partner, Quote, Rfq
from orders.rules import can_quote
from producers.models import Producer

State = Rfq.State


def can_judge_companies(user: User | AnonymousUser) -> bool:
    """Officers with the right to change companies verify and suspend them."""
    return user.is_active and user.is_staff and user.has_perm("orders.change_company")


def can_judge_rfqs(user: User | AnonymousUser) -> bool:
    """Officers with the right to change requests open them or send them back."""
    return user.is_active and user.is_staff and user.has_perm("orders.change_rfq")


def can_write_rfqs(member: CompanyMember) -> bool:
    """A company may prepare requests before it is verified."""
    return member.may_buy and member.company.state not in {Company.State.SUSPENDED, Company.State.CLOSED}


def can_edit(rfq: Rfq) -> bool:
    """What makers have seen is not changed under their hands."""
    return rfq.state in {State.DRAFT, State.REJECTED}


def can_submit(rfq: Rfq) -> bool:
    return can_edit(rfq) and rfq.company.is_verified


def can_cancel(rfq: Rfq) -> bool:
    return can_move(rfq, State.CANCELLED)


def can_award(rfq: Rfq) -> bool:
    return can_move(rfq, State.AWARDED)


def can_offer(rfq: Rfq, producer: Producer) -> bool:
    """A verified maker offers while the time runs; on a request to invited makers only one of those.

    Nobody offers to the company that she or one of her helpers works in.
    """
    if not (producer.is_public and rfq.takes_offers and rfq.company.is_verified):
        return False
    if rfq.company.members.filter(Q(user=producer.owner_id) | Q(user__helps_in__producer=producer)).exists():
        return False
    candidate = rfq.candidates.filter(producer=producer).select_related("enquiry__rfq").first()
    if candidate and candidate.enquiry and not can_quote(candidate.enquiry):  # she has taken her offer back
        return False
    return rfq.audience == Rfq.Audience.PUBLIC or (candidate is not None and candidate.kind == Candidate.Kind.INVITED)


def can_ask(rfq: Rfq, producer: Producer) -> bool:
    """Whoever may offer may ask."""
    return can_offer(rfq, producer)


def can_choose(candidate: Candidate, quote: Quote | None) -> bool:
    """An offer that is valid and to which every partner has said yes."""
    return quote is not None and quote.is_live and quote.is_valid_today and not waits_for_partners(candidate)


def waits_for_partners(candidate: Candidate) -> bool:
    """From the prefetched partners where there are any."""
    return any(partner.answer != Partner.Answer.CONFIRMED for partner in candidate.partners.all())
