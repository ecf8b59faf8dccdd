"""What passing time does to requests for quotation; the rows say what is due, so a missed hour does no harm."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from catalog.templatetags.times import wib
from cilegon_ikm.states import lock
from orders.deadlines import done
from orders.models import Candidate, Rfq
from orders.rfqs import posting, rules
from orders.rfqs.telling import tell_buyers, tell_maker

LAST_CALL = timedelta(days=2)  # before the closing
REMIND_AFTER = timedelta(days=7)  # without a decision
EXPIRE_AFTER = timedelta(days=60)


def close_rfqs(limit: int = 200) -> int:
    """Close the requests whose time is over; how many there were."""
    due = Rfq.objects.over(timezone.now()).select_related("company")[:limit]
    return done(due, lambda rfq: posting.close_rfq(rfq=rfq))


def expire_rfqs(limit: int = 200) -> int:
    """End what was closed long ago without a decision; how many there were."""
    due = Rfq.objects.undecided_since(timezone.now() - EXPIRE_AFTER).select_related("company")[:limit]
    return done(due, lambda rfq: posting.expire_rfq(rfq=rfq))


def remind_makers(limit: int = 200) -> int:
    """Tell makers who were asked and have not offered that the request closes soon; how many there were."""
    due = Candidate.objects.to_remind(timezone.now() + LAST_CALL)[:limit]
    return done(due, _remind_maker)


def remind_companies(limit: int = 200) -> int:
    """Tell companies once that offers wait for their decision; how many there were."""
    due = Rfq.objects.undecided_since(timezone.now() - REMIND_AFTER).filter(reminded_at=None)[:limit]
    return done(due.select_related("company"), _remind_company)


@transaction.atomic
def _remind_maker(candidate: Candidate) -> None:
    rfq = lock(candidate.rfq)
    lock(candidate)  # she may have offered meanwhile
    candidate.reminded_at = timezone.now()
    candidate.save(update_fields=["reminded_at"])
    if candidate.enquiry_id is None and rules.can_offer(rfq, candidate.producer):
        tell_maker(rfq, candidate.producer, "rfq_closes_soon", date=wib(rfq.closes_at))


@transaction.atomic
def _remind_company(rfq: Rfq) -> None:
    lock(rfq)
    rfq.reminded_at = timezone.now()
    rfq.save(update_fields=["reminded_at"])
    if rfq.state == Rfq.State.CLOSED:
        tell_buyers(rfq, "rfq_undecided")
