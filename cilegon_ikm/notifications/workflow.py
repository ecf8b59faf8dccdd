"""Telling people: rows in the transaction of what they tell about, sending later and outside of it."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import move

from .channels import carry, channels_for
from .models import Delivery, Notification
from .senders import NotSent, SenderBroken, Undeliverable
from .tasks import deliver as deliver_job

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
FIRST_DELAY = timedelta(minutes=1)  # doubles with each attempt: 8 tries in a little over 2 hours
REPAIR_DELAY = timedelta(hours=1)  # while a provider refuses us; such tries are not counted


@transaction.atomic
def notify(*, kind: str, url: str, user: User | None = None, email: str = "", **params: Any) -> Notification | None:
    """Write the notification, one delivery per channel that can reach the person, and a job for each.

    Call it inside the transaction of the event. Returns None for a guest nobody can reach.
    """
    channels = channels_for(user, email)
    if not channels:
        return None
    address = "" if user else email
    notification = Notification.objects.create(user=user, email=address, kind=kind, url=url, params=params)
    for channel in channels:
        delivery = Delivery.objects.create(notification=notification, channel=channel)
        deliver_job.enqueue(delivery.pk)
    return notification


def deliver(delivery_id: int) -> bool:
    """Try one delivery if it is due; whether it was sent now.

    The claim is a conditional UPDATE, so a job and the sweep cannot both send. A worker killed between
    sending and marking leaves the row waiting: delivery is at least once.
    """
    if not _claim(delivery_id):
        return False
    delivery = Delivery.objects.select_related("notification__user").get(pk=delivery_id)
    try:
        carry(delivery.notification, delivery.channel)  # talks to other machines, so outside any transaction
    except Exception as error:  # whatever a provider's client raises must end in the row, not in a dead worker
        logger.exception("Delivery %s failed", delivery_id)
        _record_failure(delivery, error)
        return False
    move(delivery, Delivery.State.SENT, by=None, sent_at=timezone.now(), error="")
    return True


def _claim(delivery_id: int) -> bool:
    """Take the delivery for this process by pushing its next try into the future."""
    attempts = Delivery.objects.filter(pk=delivery_id).values_list("attempts", flat=True).first() or 0
    next_try_at = timezone.now() + FIRST_DELAY * 2**attempts
    return bool(
        Delivery.objects.due().filter(pk=delivery_id).update(attempts=F("attempts") + 1, next_try_at=next_try_at)
    )


def _record_failure(delivery: Delivery, error: Exception) -> None:
    delivery.error = f"{type(error).__name__}: {error}"
    if isinstance(error, SenderBroken):
        delivery.attempts -= 1
        delivery.next_try_at = timezone.now() + REPAIR_DELAY
    elif isinstance(error, Undeliverable) or delivery.attempts >= MAX_ATTEMPTS:
        move(delivery, Delivery.State.FAILED, by=None, note=delivery.error, error=delivery.error)
        return
    elif isinstance(error, NotSent) and error.retry_after:
        delivery.next_try_at = max(delivery.next_try_at, timezone.now() + error.retry_after)
    delivery.save(update_fields=["attempts", "next_try_at", "error"])


def retry(*, delivery: Delivery, by: User) -> None:
    """Start again with a delivery that was given up. Raises IllegalTransition."""
    with transaction.atomic():
        move(delivery, Delivery.State.WAITING, by=by, attempts=0, next_try_at=timezone.now())
        deliver_job.enqueue(delivery.pk)


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
