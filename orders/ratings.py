"""Telling makers and listings what their public reviews come to, so that no page has to count."""

from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from catalog import listings
from cilegon_ikm.ratings import Rating
from producers.models import Producer

from .models import Enquiry, Review
from .models.review import ReviewQuerySet

NEWEST = 3
MOST_WORDS = 240  # characters of each that product pages and storefronts show


def refresh(*, enquiry: Enquiry) -> None:
    """Count again the reviews of this maker and of the products in this enquiry; call it in the review's transaction.

    All reviews of one maker's products wait here for each other, so none is counted without the one before.
    """
    Producer.objects.select_for_update(no_key=True).get(pk=enquiry.producer_id)
    shown = Review.objects.shown().filter(producer=enquiry.producer_id)
    rating = _rating(shown)
    Producer.objects.filter(pk=enquiry.producer_id).update(
        rating_total=rating.total, rating_count=rating.count, newest_reviews=_newest(shown)
    )
    for product_id in sorted(set(enquiry.lines.values_list("product_id", flat=True))):
        own = shown.of_product(product_id)
        listings.set_rating(product_id=product_id, rating=_rating(own), newest=_newest(own))


def _rating(reviews: ReviewQuerySet) -> Rating:
    return Rating(**reviews.aggregate(total=Coalesce(Sum("stars"), 0), count=Count("pk")))


def _newest(reviews: ReviewQuerySet) -> list[dict[str, Any]]:
    """What pages show of the last few, without asking for them."""
    return [_in_short(review) for review in reviews.newest_first().prefetch_related("photos")[:NEWEST]]


def _in_short(review: Review) -> dict[str, Any]:
    shot = review.snapshot()
    return {**shot, "words": _cut(shot["words"]), "answer": _cut(shot["answer"])}


def _cut(text: str) -> str:
    return text if len(text) <= MOST_WORDS else f"{text[: MOST_WORDS - 1].rstrip()}…"
