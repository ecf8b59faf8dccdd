"""Messages that wait to be sent, and the hours of a night in November."""

from datetime import datetime
from typing import Any

from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.models import Delivery, Notification


def waiting(
    user: User, channel: str = "email", *, kind: str = "producer_verified", name: str = "Emping", **fields: Any
) -> Delivery:
    notification = Notification.objects.create(user=user, kind=kind, url="/", params={"name": name})
    return Delivery.objects.create(notification=notification, channel=channel, **fields)


def wib(day: int, time: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day:02}T{time}+07:00")
