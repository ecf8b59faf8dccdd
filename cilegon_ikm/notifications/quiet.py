"""The hours in which nobody is to be woken, by the clock of Cilegon."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from cilegon_ikm.clock import WIB


def next_loud(now: datetime) -> datetime:
    """The same moment outside of the quiet hours, else the one at which they end."""
    if not settings.QUIET_HOURS:
        return now
    begin, end = settings.QUIET_HOURS
    local = timezone.localtime(now, WIB)
    is_quiet = begin <= local.hour < end if begin < end else local.hour >= begin or local.hour < end
    if not is_quiet:
        return now
    morning = local.replace(hour=end, minute=0, second=0, microsecond=0)
    return morning if morning > local else morning + timedelta(days=1)
