"""What passing days do to enquiries, quotes and orders; the rows say what is due, so missed days do no harm."""

import logging
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cilegon_ikm.clock import today
from cilegon_ikm.states import IllegalTransition

from . import workflow
from .baskets import KEPT
from .models import Basket, Enquiry, Quote
from .workflow.fulfilment import CONFIRM_DAYS

logger = logging.getLogger(__name__)

ANSWER_DAYS = 14


def expire_enquiries(limit: int = 200) -> int:
    """Close what no maker answered for two weeks; how many there were."""
    due = Enquiry.objects.unanswered_since(timezone.now() - timedelta(days=ANSWER_DAYS))[:limit]
    return done(due, lambda enquiry: workflow.expire_enquiry(enquiry=enquiry))


def expire_quotes(limit: int = 200, on: date | None = None) -> int:
    """Close the quotes whose last day has passed; how many there were."""
    day = on or today()
    return done(Quote.objects.lapsed(day)[:limit], lambda quote: workflow.expire_quote(quote=quote, on=day))


def complete_orders(limit: int = 200) -> int:
    """Complete what was fulfilled two weeks ago without a word from the buyer; how many there were."""
    due = Enquiry.objects.unconfirmed_since(timezone.now() - timedelta(days=CONFIRM_DAYS))[:limit]
    return done(due, lambda enquiry: workflow.complete_unconfirmed(enquiry=enquiry))


def drop_baskets(limit: int = 200) -> int:
    """Forget the baskets whose cookies have run out; how many there were."""
    left = list(Basket.objects.left_before(timezone.now() - KEPT).values_list("pk", flat=True)[:limit])
    Basket.objects.filter(pk__in=left).delete()
    return len(left)


def done(due: Iterable[Any], move: Callable[[Any], Any]) -> int:
    """Move each; how many could be moved. What cannot be is logged and left for the next time."""
    return sum(_moved(thing, move) for thing in due)


def _moved(thing: Any, move: Callable[[Any], Any]) -> bool:
    try:
        move(thing)
    except IllegalTransition as refusal:  # somebody acted while the sweep was on its way: then nothing is due
        logger.info("%s was left alone: %s", thing, refusal)
        return False
    except Exception:  # one that cannot be moved must not keep all others waiting
        logger.exception("%s could not be moved", thing)
        return False
    return True
