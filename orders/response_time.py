"""How soon a maker answers: the median time from an enquiry to her first word, kept for her storefront."""

import math
from datetime import timedelta

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from cilegon_ikm.clock import today
from cilegon_ikm.medians import Median
from producers.models import Producer

from .models import Enquiry, EnquiryChange

DAYS = 90
FEWEST = 5  # answered enquiries below which nothing is said

State = Enquiry.State


@transaction.atomic
def measure(*, producer_id: int) -> None:
    """Write down the maker's response time, or nothing when too few enquiries of the last days were answered."""
    Producer.objects.select_for_update(no_key=True).get(pk=producer_id)  # another answer's job waits and sees more
    Producer.objects.filter(pk=producer_id).update(
        response_minutes=_median_minutes(producer_id), response_measured_on=today()
    )


def _median_minutes(producer_id: int) -> int | None:
    """A quote or a decline is an answer too: the buyer knows where she stands. Above zero is at least a minute.

    An offer to a company's request is not: its enquiry begins with the offer.
    """
    first_words = EnquiryChange.objects.filter(
        subject__producer=producer_id,
        subject__rfq=None,
        subject__created_at__gte=timezone.now() - timedelta(days=DAYS),
        from_state=State.NEW,
        to_state__in=[State.ANSWERED, State.QUOTED, State.DECLINED],
    )
    found = first_words.aggregate(total=Count("pk"), median=Median(F("at") - F("subject__created_at")))
    if found["total"] < FEWEST:
        return None
    return max(1, math.ceil(found["median"].total_seconds() / 60))
