"""Which day it is in Cilegon, whatever the server's own clock shows."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

WIB = ZoneInfo("Asia/Jakarta")


def today(now: datetime | None = None) -> date:
    """The date in western Indonesia at this moment; a new day begins at 17.00 UTC."""
    return timezone.localdate(now, WIB)
