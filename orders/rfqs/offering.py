"""What a maker does about a request: ask, offer, offer jointly. Refusals raise IllegalTransition."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock
from orders.models import Candidate, Enquiry, OfferFile, Partner, Question, Rfq
from orders.rfqs import rules
from orders.rfqs.telling import tell_buyers, tell_maker
from orders.workflow.baskets import free_reference
from orders.workflow.quotes import Item, Terms, send_quote
from producers import scans
from producers.models import Producer

MOST_FILES = 5
MOST_PARTNERS = 4


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What an offer says besides its terms; ``price`` is Rupiah for one unit, ``fewest`` None for all or nothing."""

    price: int
    fewest: int | None = None
    sample: str = Candidate.Sample.NONE


@transaction.atomic
def send_offer(*, rfq: Rfq, producer: Producer, offer: Offer, terms: Terms, key: uuid.UUID, by: User) -> Candidate:
    """Offer on these terms in place of the offer before; the same ``key`` again changes nothing.

    The request's row is locked first, so an offer comes either before the closing or not at all.
    """
    lock(rfq)
    candidate = rfq.candidates.filter(producer=producer).select_related("enquiry").first()
    if candidate and candidate.enquiry and candidate.enquiry.quotes.filter(key=key).exists():
        return candidate
    _check_can_offer(rfq, producer)
    candidate = candidate or Candidate.objects.create(rfq=rfq, producer=producer, kind=Candidate.Kind.INTERESTED)
    candidate.enquiry = candidate.enquiry or _opened_enquiry(rfq, producer)
    candidate.fewest, candidate.sample = offer.fewest, offer.sample
    candidate.save(update_fields=["enquiry", "fewest", "sample"])
    item = Item(title=rfq.title, quantity=rfq.quantity, unit=rfq.unit, price=offer.price)
    send_quote(enquiry=candidate.enquiry, items=[item], terms=terms, key=key, by=by)
    return candidate


def _opened_enquiry(rfq: Rfq, producer: Producer) -> Enquiry:
    buyer: Any = rfq.submission  # every open request has one
    return Enquiry.objects.create(
        submission=buyer, rfq=rfq, producer=producer, reference=free_reference(), is_unread_by_producer=False
    )


def add_offer_file(*, candidate: Candidate, scan: scans.Scan, title: str) -> OfferFile:
    """Add a photo or PDF to an offer while its request is open. Raises ValidationError when it could not be kept."""
    name = scans.keep(scan, "offers")
    try:
        with transaction.atomic():
            _check_can_offer(lock(candidate.rfq), candidate.producer)
            if candidate.files.count() >= MOST_FILES:
                raise IllegalTransition(_("An offer has at most %(limit)s files.") % {"limit": MOST_FILES})
            return candidate.files.create(name=name, title=title)
    except Exception:
        scans.delete(name)
        raise


@transaction.atomic
def remove_offer_file(*, file: OfferFile) -> None:
    _check_can_offer(lock(file.candidate.rfq), file.candidate.producer)
    transaction.on_commit(partial(scans.delete, file.name))
    file.delete()


@transaction.atomic
def name_partners(*, candidate: Candidate, shares: Mapping[Producer, int]) -> None:
    """Offer jointly with these makers and no others, each with her share in percent; the rest is the leader's own.

    New ones, and those whose share changed, are asked to confirm it.
    """
    rfq = lock(candidate.rfq)
    _check_can_offer(rfq, candidate.producer)
    _check_shares(candidate, shares)
    known = {partner.producer_id: partner for partner in candidate.partners.all()}
    candidate.partners.exclude(producer__in=shares).delete()
    for producer, share in shares.items():
        former = known.get(producer.pk)
        if former and former.share == share and former.answer != Partner.Answer.DECLINED:
            continue
        asked = {"share": share, "answer": Partner.Answer.ASKED, "answered_at": None}
        Partner.objects.update_or_create(candidate=candidate, producer=producer, defaults=asked)
        tell_maker(rfq, producer, "rfq_partner_asked", leader=candidate.producer.name, share=str(share))


def _check_shares(candidate: Candidate, shares: Mapping[Producer, int]) -> None:
    if len(shares) > MOST_PARTNERS:
        raise IllegalTransition(_("An offer has at most %(limit)s partners.") % {"limit": MOST_PARTNERS})
    if candidate.producer in shares:
        raise IllegalTransition(_("You lead this offer; name only the others."))
    if any(not producer.is_public for producer in shares):
        raise IllegalTransition(_("A partner must be a verified maker."))
    if sum(shares.values()) > 99:
        raise IllegalTransition(_("The shares of the partners leave nothing to you. Make them smaller."))


@transaction.atomic
def answer_partnership(*, partner: Partner, agrees: bool) -> Partner:
    """The maker confirms the share that she saw of a joint offer, or declines it; the leader is told."""
    rfq = lock(partner.candidate.rfq)  # which also keeps the leader from changing the shares
    if not Partner.objects.filter(pk=partner.pk, share=partner.share).exists():
        raise IllegalTransition(_("The joint offer has changed meanwhile. Please look at it once more."))
    if not rfq.is_undecided:
        raise IllegalTransition(_("This request is decided; nothing is to be confirmed any more."))
    partner.answer = Partner.Answer.CONFIRMED if agrees else Partner.Answer.DECLINED
    partner.answered_at = timezone.now()
    partner.save(update_fields=["answer", "answered_at"])
    kind = "rfq_partner_confirmed" if agrees else "rfq_partner_declined"
    tell_maker(rfq, partner.candidate.producer, kind, partner=partner.producer.name)
    return partner


@transaction.atomic
def ask_question(*, rfq: Rfq, producer: Producer, body: str, key: uuid.UUID) -> Question:
    """Ask the company; the same ``key`` again gives the same question."""
    lock(rfq)
    if asked := rfq.questions.filter(key=key).first():
        return asked
    if not rules.can_ask(rfq, producer):
        raise IllegalTransition(_("Questions can be asked while the request is open."))
    question = rfq.questions.create(producer=producer, body=body, key=key)
    tell_buyers(rfq, "rfq_question", message=body)
    return question


@transaction.atomic
def answer_question(*, question: Question, answer: str) -> Question:
    """The company answers, once; the maker who asked and all who offered are told. Nobody is told who asked."""
    rfq = lock(question.rfq)
    if lock(question).answer == answer:  # a double click
        return question
    if question.answer:
        raise IllegalTransition(_("A colleague has answered this question meanwhile."))
    if not rfq.takes_offers:
        raise IllegalTransition(_("Questions are answered while the request is open."))
    question.answer, question.answered_at = answer, timezone.now()
    question.save(update_fields=["answer", "answered_at"])
    bidders = Producer.objects.filter(candidates__rfq=rfq, candidates__enquiry__isnull=False)
    asker = Producer.objects.filter(pk=question.producer_id)
    for producer in (bidders | asker).distinct().select_related("owner").order_by("pk"):
        tell_maker(rfq, producer, "rfq_answered", message=answer)
    return question


def _check_can_offer(rfq: Rfq, producer: Producer) -> None:
    if not rules.can_offer(rfq, producer):
        raise IllegalTransition(_("No offer can be made for this request now."))
