"""Who tries too many passwords has to wait; django-axes counts, in the database, and this says how."""

from datetime import datetime
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse

from cilegon_ikm.phone_numbers import read_number

from .models import User

TOO_MANY_REQUESTS = 429


class Lockout(AxesDatabaseHandler):
    """Three limits instead of one: many people share an address, and one account is tried from many."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """The failures that count most, on the scale of the first limit."""
        attempts = self.get_user_attempts(request, credentials)
        counts = [rows.aggregate(count=Sum("failures_since_start"))["count"] or 0 for rows in attempts]
        limits = settings.SIGN_IN_LIMITS
        return max(count * limits[0] // limit for count, limit in zip(counts, limits, strict=True))

    def reset_user_attempts(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Forget this account's failures at this address only, or a spy's own sign-in would clear all others."""
        mine = self.filter_user_attempts(request, credentials)[0]
        return mine.delete()[0]

    def until(self, request: HttpRequest, credentials: dict[str, Any]) -> datetime | None:
        """When the person may try again, or None when she may now."""
        ends = []
        for rows, limit in zip(self.get_user_attempts(request, credentials), settings.SIGN_IN_LIMITS, strict=True):
            found = rows.aggregate(count=Sum("failures_since_start"), last=Max("attempt_time"))
            if (found["count"] or 0) >= limit:
                ends.append(found["last"] + get_cool_off(request))
        return max(ends, default=None)


def account_key(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """One key per account however it is typed, and for what could name one: whether it exists must not show.

    What cannot is not kept: it may be a password.
    """
    typed = (credentials or {}).get("username") or ""
    try:
        return User.objects.get_by_natural_key(typed).get_username()
    except User.DoesNotExist:
        could_be = typed.strip().lower() if "@" in typed else read_number(typed)
        return str(could_be or f"({request.META.get('REMOTE_ADDR')})")


def answer(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """The sign-in page as it is, with the status that says why; its form says until when."""
    response.status_code = TOO_MANY_REQUESTS
    return response


def lift(*usernames: str) -> int:
    """Let these accounts try again at once; how many counts were removed."""
    return AccessAttempt.objects.filter(username__in=usernames).delete()[0]


def log_name(username: str, ip_address: str, user_agent: str, path_info: str, request: HttpRequest) -> str:
    """What the log says of who tried: the address, not the person's number."""
    return str(ip_address)
