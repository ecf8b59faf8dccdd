"""What the two private pages of an enquiry show of its review."""

from typing import Any

from . import rules
from .models import Enquiry, Review


def review_context(enquiry: Enquiry) -> dict[str, Any]:
    """The review, if there is one, and what can be done with it; one query for its photos."""
    review: Review | None = getattr(enquiry, "review", None)
    if review is None:
        return {"can_review": rules.can_review(enquiry)}
    return {
        "review": review,
        "review_shot": review.snapshot(),
        "can_answer": rules.can_answer(review),
        "can_report": rules.can_report(review),
    }
