"""Who is told what about an enquiry, and what is new for whom."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import override

from cilegon_ikm.notifications.senders import Recipient
from cilegon_ikm.notifications.workflow import notify
from orders.companies import tell_company
from orders.models import Enquiry, Message, Rfq, Submission
from producers.team import tell

Side = Message.Side


def in_city(text: Promise) -> str:
    """The text in the language of the city, for what is stored."""
    with override(settings.LANGUAGE_CODE):
        return str(text)


def unread_flag(side: str) -> str:
    return "is_unread_by_producer" if side == Side.PRODUCER else "is_unread_by_buyer"


def read_field(side: str) -> str:
    """The field that says up to when this side has read."""
    return "read_by_producer_at" if side == Side.PRODUCER else "read_by_buyer_at"


def touch(enquiry: Enquiry, *, read_by: str) -> None:
    """Something new was said by one side: it is unread for the other."""
    other = Side.BUYER if read_by == Side.PRODUCER else Side.PRODUCER
    enquiry.last_message_at = timezone.now()
    setattr(enquiry, unread_flag(read_by), False)
    setattr(enquiry, read_field(read_by), enquiry.last_message_at)
    setattr(enquiry, unread_flag(other), True)
    fields = ["is_unread_by_producer", "is_unread_by_buyer", read_field(read_by), "last_message_at"]
    enquiry.save(update_fields=fields)


def touch_both(enquiry: Enquiry) -> None:
    """Something happened by itself: it is unread for both."""
    enquiry.is_unread_by_producer = enquiry.is_unread_by_buyer = True
    enquiry.last_message_at = timezone.now()
    enquiry.save(update_fields=["is_unread_by_producer", "is_unread_by_buyer", "last_message_at"])


def tell_other_side(enquiry: Enquiry, side: str, kind: str, text: str = "", **params: str) -> None:
    """Tell what this side did or said."""
    if side == Side.BUYER:
        tell_producer(enquiry, kind, sender=enquiry.submission.name, message=text, **params)
    else:
        tell_buyer(enquiry, kind, sender=enquiry.producer.name, message=text, **params)


def tell_both(enquiry: Enquiry, kind: str, **params: str) -> None:
    """Tell each side what happened by itself, with the name of the other."""
    tell_producer(enquiry, kind, sender=enquiry.submission.name, **params)
    tell_buyer(enquiry, kind, sender=enquiry.producer.name, **params)


def tell_producer(enquiry: Enquiry, kind: str, **params: str) -> None:
    with override("id"):
        url = reverse("orders:thread", args=[enquiry.reference])
    tell(producer_id=enquiry.producer_id, kind=kind, url=url, reference=enquiry.reference, **params)


def tell_buyer(enquiry: Enquiry, kind: str, *, page: str = "orders:conversation", **params: str) -> None:
    """Tell her with the address of this page about the enquiry."""
    submission = enquiry.submission
    with override("id"):
        url = reverse(page, args=[submission.token, enquiry.reference])
    if enquiry.rfq is not None:
        _tell_company(enquiry.rfq, kind, url, reference=enquiry.reference, **params)
        return
    notify(
        kind=kind, url=url, user=submission.user, guest=contact_of(submission), reference=enquiry.reference, **params
    )


def contact_of(submission: Submission) -> Recipient:
    """How who asked without an account can be told."""
    return Recipient(email=submission.email, phone=str(submission.phone))


def _tell_company(rfq: Rfq, kind: str, url: str, **params: str) -> None:
    """Of a sealed offer only that there is one: neither whose it is nor what it says."""
    if kind == "quote_sent":
        with override("id"):
            url = reverse("orders:own_rfq", args=[rfq.pk])
        kind = "rfq_sealed_offer" if rfq.is_locked else "rfq_offer"
        params = {"name": rfq.title} if rfq.is_locked else {"name": rfq.title, **params}
    elif rfq.is_locked:
        return
    tell_company(company=rfq.company, kind=kind, url=url, **params)
