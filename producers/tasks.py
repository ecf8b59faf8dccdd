"""What the days that pass do to makers' papers; the rows themselves say what is still to be done."""

import logging
from datetime import date

from cilegon_ikm.clock import today

from . import credentials
from .models import Credential

logger = logging.getLogger(__name__)


def sweep(on: date | None = None, limit: int = 200) -> int:
    """Call expired what has expired and send the reminders that are due, each once; how many things were done.

    Missed days do no harm: whatever is due by this day is done, and a second run finds nothing left.
    """
    day = on or today()
    lapsed = Credential.objects.lapsed(day).order_by("pk")[:limit]
    ending = Credential.objects.due_for_reminder(day).order_by("pk")[:limit]
    return sum(_expired(each, day) for each in lapsed) + sum(_reminded(each, day) for each in ending)


def _expired(credential: Credential, day: date) -> bool:
    try:
        return credentials.expire_credential(credential=credential, on=day)
    except Exception:  # one paper that cannot be told of must not keep all others waiting
        logger.exception("Paper %s could not be called expired", credential.pk)
        return False


def _reminded(credential: Credential, day: date) -> bool:
    try:
        return credentials.remind_of_expiry(credential=credential, on=day)
    except Exception:  # as above
        logger.exception("Nobody could be reminded of paper %s", credential.pk)
        return False
