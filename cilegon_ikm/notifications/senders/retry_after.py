"""The header ``Retry-After``, by which a provider asks for a pause."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_WAIT = timedelta(days=1)


def retry_after(text: str) -> timedelta | None:
    """The header's seconds or date as a time to wait, at most a day; None where there is none to be read."""
    if text.isdecimal():
        return min(timedelta(seconds=min(int(text), 10**6)), LONGEST_WAIT)
    try:
        wait = parsedate_to_datetime(text) - datetime.now(UTC)
    except (ValueError, TypeError):
        return None
    return min(max(wait, timedelta()), LONGEST_WAIT)
