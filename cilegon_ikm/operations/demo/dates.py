"""Spreading the demo over the past weeks.

The verbs write today's date, as they should. What they have just written is moved back here, by plain UPDATEs inside
the same transaction, so that the demo does not look as if all of it happened in one second.
"""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.models import Notification

SATURDAY = 5
UNREAD_FOR = timedelta(days=2)


class Past:
    """Moments in the past, drawn by chance but always the same for the same ``key``."""

    def __init__(self, key: str) -> None:
        self._rng = Random(key)
        self._now = timezone.localtime()

    def days(self, least: int, most: int) -> datetime:
        """Some time of a day, between 7 and 21 o'clock, that many days ago."""
        day = self._now - timedelta(days=self._rng.randint(least, most))
        return day.replace(hour=self._rng.randint(7, 20), minute=self._rng.randrange(60))

    def hours(self, least: float, most: float) -> datetime:
        return self._now - timedelta(hours=self._rng.uniform(least, most))

    def office(self, after: datetime) -> datetime:
        """When an officer gets to it: a morning or an afternoon of the next working day."""
        day = after + timedelta(days=1)
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
        return day.replace(hour=self._rng.randint(8, 15), minute=self._rng.randrange(60))

    def soon(self, after: datetime) -> datetime:
        """Some minutes later."""
        return after + timedelta(minutes=self._rng.uniform(4, 50))


def moved(thing: Any, at: datetime, *fields: str) -> None:
    """The thing's newest move, and these fields of it, happened at this time."""
    thing.history.filter(pk__in=thing.history.values("pk")[:1]).update(at=at)
    written(thing, at, *fields)


def written(thing: Any, at: datetime, *fields: str) -> None:
    """These fields of the row say this time."""
    type(thing)._default_manager.filter(pk=thing.pk).update(**dict.fromkeys(fields, at))


def told(user: User, at: datetime) -> None:
    """What this person was told last was told at this time, and read since unless it is quite new."""
    read_at = at + UNREAD_FOR if at + UNREAD_FOR < timezone.now() else None
    newest = Notification.objects.visible_to(user).values("pk")[:1]
    Notification.objects.filter(pk__in=newest).update(created_at=at, read_at=read_at)
