"""Reviews by invented buyers, and what makers and officers did about them."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from cilegon_ikm.accounts.models import User
from orders import ratings
from orders import workflow as orders
from orders.models import Enquiry, Review

from . import logins, pictures
from .content import Event
from .dates import moved, written


def follow(enquiry: Enquiry, event: Event, at: datetime) -> None:
    """Do what the event says about the review, and say that it was done at this time."""
    if event.do == "review":
        written(_write(enquiry, event), at, "created_at")
    else:
        _act(Review.objects.get(enquiry=enquiry), event, at)
    ratings.refresh(enquiry=enquiry)  # pages show the day, which has just been moved


def _write(enquiry: Enquiry, event: Event) -> Review:
    name = event.name or enquiry.submission.name.partition(" ")[0]
    drawn = [pictures.draw(f"{enquiry.submission.phone}/{wish}", wish) for wish in event.photos]
    photos = [SimpleUploadedFile("foto.jpg", content) for content in drawn]
    return orders.write_review(enquiry=enquiry, stars=event.stars, words=event.text, name=name, photos=photos)


def _act(review: Review, event: Event, at: datetime) -> None:
    owner = review.enquiry.producer.owner
    if event.do == "respond":
        written(orders.answer_review(review=review, text=event.text), at, "answered_at")
    elif event.do == "complain" and owner:
        moved(orders.report_review(review=review, by=owner, reason=event.text), at, "reported_at")
    else:
        officer = User.objects.get(email=logins.MODERATOR)
        moved(orders.hide_review(review=review, by=officer, note=event.text), at)
