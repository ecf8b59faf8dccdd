"""What a buyer says of an order in public, what the maker answers, and what officers decide about it."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.pictures import StoredPhoto
from cilegon_ikm.states import IllegalTransition, lock, move
from orders import ratings, review_photos, rules
from orders.models import ABOUT_LENGTH, Enquiry, Review

from .telling import tell_buyer, tell_producer

State = Review.State


def write_review(
    *, enquiry: Enquiry, stars: int, words: str = "", name: str = "", photos: Sequence[UploadedFile] = ()
) -> Review:
    """The buyer's one review of this order; the maker is told.

    Raises ValidationError for a photo that cannot be kept, and then nothing is.
    """
    _check(enquiry)
    with review_photos.kept(photos) as stored, transaction.atomic():
        _check(lock(enquiry))
        return _written(enquiry, stars, words, name, stored)


def _written(enquiry: Enquiry, stars: int, words: str, name: str, stored: Sequence[StoredPhoto]) -> Review:
    review = Review.objects.create(
        enquiry=enquiry, producer_id=enquiry.producer_id, stars=stars, words=words, name=name, about=_about(enquiry)
    )
    review_photos.attach(review, stored)
    ratings.refresh(enquiry=enquiry)
    tell_producer(enquiry, "review_new", sender=enquiry.submission.name, stars=str(stars))
    return review


def _about(enquiry: Enquiry) -> str:
    """The products; of a company's request, whose words may not be public, only the category."""
    if enquiry.rfq:
        return enquiry.rfq.category.name
    return ", ".join(dict.fromkeys(line.title for line in enquiry.lines.all()))[:ABOUT_LENGTH]


def _check(enquiry: Enquiry) -> None:
    if problem := rules.review_refusal(enquiry):
        raise IllegalTransition(problem)


@transaction.atomic
def answer_review(*, review: Review, text: str) -> Review:
    """The maker's one answer, which everybody reads under the review; the buyer is told."""
    lock(review)
    if not rules.can_answer(review):
        raise IllegalTransition(_("This review cannot be answered, or it has an answer already."))
    review.answer, review.answered_at = text, timezone.now()
    review.save(update_fields=["answer", "answered_at"])
    ratings.refresh(enquiry=review.enquiry)
    tell_buyer(review.enquiry, "review_answered", sender=review.enquiry.producer.name)
    return review


@transaction.atomic
def report_review(*, review: Review, by: User, reason: str) -> Review:
    """The maker finds it wrong: it stays public until an officer has looked at it."""
    lock(review)
    if not rules.can_report(review):
        raise IllegalTransition(_("This review has been reported already, or it is not public."))
    return move(review, State.REPORTED, by=by, note=reason, reported_at=timezone.now())


@transaction.atomic
def keep_review(*, review: Review, by: User, note: str = "") -> Review:
    """An officer finds nothing wrong with what the maker complained of."""
    move(review, State.SHOWN, by=by, note=note, only_from=State.REPORTED)
    tell_producer(review.enquiry, "review_kept")
    return review


@transaction.atomic
def hide_review(*, review: Review, by: User, note: str) -> Review:
    """An officer takes it from public sight, and it does not count any more; both sides read why."""
    move(review, State.HIDDEN, by=by, note=note)
    return _changed(review, "review_hidden", note=note)


@transaction.atomic
def show_review(*, review: Review, by: User, note: str = "") -> Review:
    """An officer lets everybody read it again."""
    move(review, State.SHOWN, by=by, note=note, only_from=State.HIDDEN)
    return _changed(review, "review_shown")


def _changed(review: Review, kind: str, **params: str) -> Review:
    ratings.refresh(enquiry=review.enquiry)
    tell_producer(review.enquiry, kind, **params)
    tell_buyer(review.enquiry, kind, **params)
    return review


@transaction.atomic
def erase_review(*, review: Review) -> None:
    """Forget it with its photos, because its buyer wants to be forgotten; it does not count any more."""
    enquiry = review.enquiry
    review_photos.erase(review)
    review.delete()
    ratings.refresh(enquiry=enquiry)


@transaction.atomic
def erase_answer(*, review: Review) -> None:
    """Forget what the maker answered."""
    review.answer, review.answered_at = "", None
    review.save(update_fields=["answer", "answered_at"])
    ratings.refresh(enquiry=review.enquiry)
