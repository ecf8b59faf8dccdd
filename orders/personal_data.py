"""What this room keeps of a person: what she asked as a buyer, what she answered as a maker, her work in a company."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.signals import ExportPart, data_erasure, data_export

from . import companies, workflow
from .models import CompanyMember, Enquiry, Message, Question, Quote, Review, ReviewPhoto, Rfq, Submission
from .rfqs.leaving import close_company, delete_offer_files

Side = Message.Side


@receiver(data_export)
def export_sent(user: User, **kwargs: Any) -> ExportPart:
    sent = Submission.objects.filter(user=user).order_by("pk")
    enquiries = _whole(Enquiry.objects.filter(submission__in=sent))
    files = _files(enquiries, Side.BUYER)
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
    return ExportPart(
        name="enquiries_sent", title=_("Enquiries you sent"), records=records, files=files, storage="private"
    )


@receiver(data_export)
def export_reviews(user: User, **kwargs: Any) -> ExportPart:
    """What the person wrote of orders, with the photos, which everybody can see."""
    reviews = Review.objects.filter(enquiry__submission__user=user).prefetch_related("photos").order_by("pk")
    return ExportPart(
        name="reviews",
        title=_("Reviews you wrote"),
        records=[_review_record(review, Side.BUYER) for review in reviews],
        files={_path(photo): photo.name for review in reviews for photo in review.photos.all()},
    )


@receiver(data_export)
def export_received(user: User, **kwargs: Any) -> ExportPart:
    """The maker's own words; the buyers' names, numbers and words are theirs."""
    received = _whole(Enquiry.objects.filter(producer__owner=user))
    records = [_record(enquiry, Side.PRODUCER) for enquiry in received]
    return ExportPart(
        name="enquiries_received",
        title=_("Enquiries you received"),
        records=records,
        files=_files(received, Side.PRODUCER),
        storage="private",
    )


@receiver(data_export)
def export_company(user: User, **kwargs: Any) -> ExportPart:
    """Where she works and the requests she wrote there; the offers to them are the makers'."""
    members = CompanyMember.objects.filter(user=user).select_related("company")
    records = [
        {
            "company": member.company.name,
            "nib": member.company.nib,
            "role": member.get_role_display(),
            "joined_at": member.joined_at,
            "requests": list(Rfq.objects.filter(author=user).order_by("pk").values("title", "state", "created_at")),
        }
        for member in members
    ]
    return ExportPart(name="company", title=_("Your work in a company"), records=records)


@receiver(data_export)
def export_questions(user: User, **kwargs: Any) -> ExportPart:
    """What her business asked about requests; nobody else is told that it was she."""
    asked = Question.objects.filter(producer__owner=user).select_related("rfq")
    records = [
        {"request": each.rfq.title, "question": each.body, "answer": each.answer, "asked_at": each.asked_at}
        for each in asked
    ]
    return ExportPart(name="questions", title=_("Questions you asked companies"), records=records)


@receiver(data_erasure)
def erase_from_company(user: User, **kwargs: Any) -> dict[str, int]:
    """The owner's company closes; anybody else only leaves. Files of her own offers are deleted."""
    counts = {"companies": 0, "offer_files": delete_offer_files(owner=user)}
    for member in CompanyMember.objects.filter(user=user).select_related("company"):
        counts["companies"] += 1
        if member.is_owner:
            close_company(company=member.company, by=user)
        else:
            companies.remove_member(company=member.company, user=user)
    return counts


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
    whole = enquiries.select_related("producer", "review", "rfq")
    return whole.prefetch_related(
        "lines", "messages__attachments", "quotes__items", "reports", "review__photos"
    ).order_by("pk")


def _record(enquiry: Enquiry, side: str) -> dict[str, Any]:
    return {
        "reference": enquiry.reference,
        "maker": enquiry.producer.name,
        "state": enquiry.get_state_display(),
        "sent_at": enquiry.created_at,
        "request": enquiry.rfq.title if enquiry.rfq else "",
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
        "reports": [
            {"at": report.created_at, "reason": report.get_reason_display(), "text": report.text}
            for report in enquiry.reports.all()
            if report.side == side
        ],
        **({"review": _review_record(enquiry.review, side)} if hasattr(enquiry, "review") else {}),
        "attachments": sorted(_files([enquiry], side)),
    }


def _files(enquiries: Iterable[Enquiry], side: str) -> dict[str, str]:
    """The photos and PDFs that this side sent: their place in the archive, and in the private storage."""
    return {
        f"attachments/{enquiry.reference}-{attachment.pk}{PurePath(attachment.file).suffix}": attachment.file
        for enquiry in enquiries
        for message in enquiry.messages.all()
        if message.side == side
        for attachment in message.attachments.all()
    }


def _review_record(review: Review, side: str) -> dict[str, Any]:
    """Each side's own words."""
    if side == Side.PRODUCER:
        return {"answer": review.answer, "answered_at": review.answered_at}
    return {
        "stars": review.stars,
        "text": review.words,
        "name": review.name,
        "state": review.get_state_display(),
        "written_at": review.created_at,
        "photos": [_path(photo) for photo in review.photos.all()],
    }


def _path(photo: ReviewPhoto) -> str:
    """Where the photo stands in the archive."""
    return f"reviews/{photo.review_id}/{photo.pk}.jpg"


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
