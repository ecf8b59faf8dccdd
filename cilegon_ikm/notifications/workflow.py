"""Telling people: rows in the transaction of what they tell about; ``dispatch`` sends them later."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import move

from .channels import ways_to
from .models import Choices, Delivery, Device, Notification
from .tasks import deliver as deliver_job


@transaction.atomic
def notify(*, kind: str, url: str, user: User | None = None, email: str = "", **params: Any) -> Notification | None:
    """Write the notification, one delivery per channel that can reach the person, and a job for each.

    Call it inside the transaction of the event. Returns None for a guest nobody can reach.
    """
    ways = list(ways_to(user, email, kind))
    if not ways:
        return None
    address = "" if user else email
    notification = Notification.objects.create(user=user, email=address, kind=kind, url=url, params=params)
    for channel, device in ways:
        delivery = Delivery.objects.create(notification=notification, channel=channel, device=device)
        deliver_job.enqueue(delivery.pk)
    return notification


def retry(*, delivery: Delivery, by: User) -> None:
    """Start again with a delivery that was given up. Raises IllegalTransition."""
    with transaction.atomic():
        move(delivery, Delivery.State.WAITING, by=by, attempts=0, next_try_at=timezone.now())
        deliver_job.enqueue(delivery.pk)


def choose(*, user: User, muted: Iterable[str], is_quiet_at_night: bool) -> Choices:
    """Keep what the person wants; ``muted`` holds ``topic:channel``. It counts for what waits already, too."""
    values = {"muted": sorted(muted), "is_quiet_at_night": is_quiet_at_night}
    return Choices.objects.update_or_create(user=user, defaults=values)[0]


@transaction.atomic
def add_device(*, user: User, session_key: str, endpoint: str, p256dh: str, auth: str) -> Device:
    """Send messages to this signed-in browser from now on, and to nobody else who used it before."""
    Device.objects.filter(endpoint=endpoint).exclude(session=session_key).delete()
    values = {"user": user, "endpoint": endpoint, "p256dh": p256dh, "auth": auth}
    return Device.objects.update_or_create(session_id=session_key, defaults=values)[0]


@transaction.atomic
def read(*, notification: Notification) -> None:
    """Mark as read, once."""
    if notification.read_at is None:
        notification.read_at = timezone.now()
        notification.save(update_fields=["read_at"])


@transaction.atomic
def forget_names(*, references: Sequence[str], name: str) -> None:
    """In what is still told about these enquiries, put ``name`` for who wrote: that person has been erased."""
    for notification in Notification.objects.filter(params__reference__in=references):
        notification.params |= {key: name for key in ("buyer", "sender") if key in notification.params}
        notification.save(update_fields=["params"])
