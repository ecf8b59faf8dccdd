"""When one side reports the other, and what officers decide about it."""

from datetime import timedelta

from django.db import transaction

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from cilegon_ikm.states import can_move, lock, move
from orders import rules
from orders.models import BlockEntry, ConversationReport, Enquiry, Message
from producers.models import Producer
from producers.workflow import suspend_producer

from .enquiries import decline_enquiry
from .telling import tell_buyer, tell_producer

State, Side = ConversationReport.State, Message.Side
BLOCKED_DAYS = 90


@transaction.atomic
def report_conversation(*, enquiry: Enquiry, side: str, reason: str, text: str = "") -> ConversationReport:
    """This side asks the officers to look; while its report is open a second one adds nothing."""
    lock(enquiry)
    words = {"reason": reason, "text": text}
    return enquiry.reports.get_or_create(side=side, state=State.OPEN, defaults=words)[0]


@transaction.atomic
def close_report(*, report: ConversationReport, by: User, note: str = "") -> ConversationReport:
    """An officer read it and found nothing wrong."""
    return move(report, State.NO_ACTION, by=by, note=note)


@transaction.atomic
def warn_after_report(*, report: ConversationReport, by: User, note: str) -> ConversationReport:
    """The accused side is told what must not happen again."""
    move(report, State.WARNED, by=by, note=note)
    tell = tell_buyer if report.accused == Side.BUYER else tell_producer
    tell(report.enquiry, "enquiry_warning", note=note)
    return report


@transaction.atomic
def block_after_report(*, report: ConversationReport, by: User, note: str) -> ConversationReport:
    """The accused maker is suspended; the accused buyer's contacts are blocked and this enquiry ends."""
    move(report, State.BLOCKED, by=by, note=note)
    enquiry = report.enquiry
    if report.accused == Side.BUYER:
        _block_buyer(enquiry, by, note)
    elif can_move(enquiry.producer, Producer.State.SUSPENDED):
        suspend_producer(producer=enquiry.producer, by=by, note=note)
    return report


def _block_buyer(enquiry: Enquiry, by: User, note: str) -> None:
    submission = enquiry.submission
    until = today() + timedelta(days=BLOCKED_DAYS)
    contacts = BlockEntry.objects.filter(kind=BlockEntry.Kind.CONTACT)
    for contact in filter(None, (str(submission.phone), submission.email.lower())):
        if not contacts.in_force(until).filter(value=contact).exists():  # blocked for longer already
            values = {"reason": note[:500], "by": by, "until": until}
            contacts.update_or_create(kind=BlockEntry.Kind.CONTACT, value=contact, defaults=values)
    if rules.can_decline(enquiry):
        decline_enquiry(enquiry=enquiry, by=by, reason=note)
