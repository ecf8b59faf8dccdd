"""What the sweep does about enquiries that wait for their first answer."""

import logging

from django.utils import timezone

from . import workflow
from .models import LAST_REMINDER, Enquiry
from .workflow.reminders import STEP

logger = logging.getLogger(__name__)


def remind(limit: int = 200) -> int:
    """Do every reminder that is due; how many there were."""
    return sum(_reminded(enquiry) for step in range(LAST_REMINDER, 0, -1) for enquiry in _due(step, limit))


def _due(step: int, limit: int) -> list[Enquiry]:
    moment = timezone.now() - step * STEP
    return list(Enquiry.objects.to_remind_of(moment, step).select_related("submission", "producer")[:limit])


def _reminded(enquiry: Enquiry) -> bool:
    try:
        return workflow.remind_of(enquiry=enquiry)
    except Exception:  # one that fails must not keep all others waiting
        logger.exception("Nobody could be reminded of %s", enquiry)
        return False
