"""What this room keeps of a person: what she asked as a buyer, and what she answered as a maker."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.signals import ExportPart, data_erasure, data_export

from . import workflow
from .models import Enquiry, Message, Quote, Submission

Side = Message.Side


@receiver(data_export)
def export_sent(user: User, **kwargs: Any) -> ExportPart:
    sent = Submission.objects.filter(user=user).order_by("pk")
    records = [
        {
            "name": submission.name,
            "phone": str(submission.phone),
            "email": submission.email,
            "sent_at": submission.created_at,
            "enquiries": [_record(enquiry, Side.BUYER) for enquiry in _whole(submission.enquiries.all())],
        }
        for submission in sent
    ]
    return ExportPart(name="enquiries_sent", title=_("Enquiries you sent"), records=records)


@receiver(data_export)
def export_received(user: User, **kwargs: Any) -> ExportPart:
    """The maker's own words; the buyers' names, numbers and words are theirs."""
    received = _whole(Enquiry.objects.filter(producer__owner=user))
    records = [_record(enquiry, Side.PRODUCER) for enquiry in received]
    return ExportPart(name="enquiries_received", title=_("Enquiries you received"), records=records)


@receiver(data_erasure)
def erase(user: User, **kwargs: Any) -> dict[str, int]:
    """The other side keeps the conversation, without name, number and address of who is gone."""
    sent = Submission.objects.filter(user=user)
    received = Enquiry.objects.filter(producer__owner=user)
    counts = {"enquiries_sent": len(sent), "enquiries_received": len(received)}
    for submission in sent:
        workflow.erase_buyer(submission=submission)
    for enquiry in received:
        workflow.erase_maker(enquiry=enquiry, by=user)
    return counts


def _whole(enquiries: Any) -> Any:
    return enquiries.select_related("producer").prefetch_related("lines", "messages", "quotes__items").order_by("pk")


def _record(enquiry: Enquiry, side: str) -> dict[str, Any]:
    return {
        "reference": enquiry.reference,
        "maker": enquiry.producer.name,
        "state": enquiry.get_state_display(),
        "sent_at": enquiry.created_at,
        "wanted_on": enquiry.wanted_on,
        "lines": [
            {
                "title": line.title,
                "variant": line.variant,
                "price": line.price,
                "price_may_be_higher": line.is_price_from,
                "quantity": line.quantity,
                "note": line.note,
            }
            for line in enquiry.lines.all()
        ],
        "quotes": [_quote_record(quote) for quote in enquiry.quotes.all()],
        "messages": [
            {"at": message.created_at, "text": message.body}
            for message in enquiry.messages.all()
            if message.side == side
        ],
    }


def _quote_record(quote: Quote) -> dict[str, Any]:
    """What was offered is known to both sides, so both get it."""
    return {
        "version": quote.version,
        "state": quote.get_state_display(),
        "sent_at": quote.created_at,
        "items": [
            {"title": item.title, "quantity": item.quantity, "unit": item.get_unit_display(), "price": item.price}
            for item in quote.items.all()
        ],
        "delivery_cost": quote.delivery_cost,
        "total": quote.total,
        "ready_in_days": quote.lead_time_days,
        "payment_terms": quote.payment_terms,
        "valid_until": quote.valid_until,
        "note": quote.note,
    }
