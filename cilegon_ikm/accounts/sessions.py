"""Sessions that know their person, device and address (django-qsessions), written seldom."""

import time
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from qsessions.backends.db import SessionStore as NotedStore
from qsessions.models import Session

from .models import User

SEEN_KEY = "seen"
SEEN_EVERY = 600  # seconds


class SessionStore(NotedStore):
    """Notes the last use at most every ten minutes; a phone's address changes far more often than that."""

    def load(self) -> dict[str, Any]:
        data = DatabaseStore.load(self)
        if data and time.time() - data.get(SEEN_KEY, 0) > SEEN_EVERY:
            self.modified = True
        return data

    def save(self, must_create: bool = False) -> None:
        self[SEEN_KEY] = int(time.time())
        super().save(must_create)


def sessions_of(user: User) -> QuerySet[Session]:
    """The person's living sessions, the last used first."""
    return Session.objects.filter(user=user, expire_date__gt=timezone.now()).order_by("-updated_at")


def handle(session: Session) -> str:
    """A name for the session that can stand on a page; its key would open it."""
    return salted_hmac("session", session.session_key).hexdigest()[:32]


def device_name(session: Session) -> str:
    """Browser and system in two words, or nothing when the device did not say."""
    device = session.device_info
    parts = [device.user_agent, device.os] if device else []
    return " · ".join(part.family for part in parts if part)


def sign_out(user: User, *, but: str | None = None) -> int:
    """End every session of the person except the one with the key ``but``; how many."""
    _rows, of_each = sessions_of(user).exclude(session_key=but).delete()  # with them go the devices that get messages
    return of_each.get(Session._meta.label, 0)


def end_session(user: User, name: str) -> bool:
    """End the person's session of this handle; whether there was one."""
    found = [session for session in sessions_of(user) if constant_time_compare(handle(session), name)]
    for session in found:
        session.delete()
    return bool(found)
