"""Sending what waits, outside of any transaction: who may send is decided by a claim on the row that runs out."""

import logging
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cilegon_ikm.states import move

from .channels import carry, is_wanted
from .models import Choices, Delivery, Device
from .quiet import next_loud
from .senders import Gone, NotSent, SenderBroken, Undeliverable
from .texts import WAITED_FOR

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
FIRST_DELAY, GROWTH, JITTER = timedelta(seconds=80), 3, 0.2  # 80 s, 4 min, 12 min … 16 h: eight tries in about 24 hours
REPAIR_DELAY = timedelta(hours=1)  # while a provider refuses us; such tries are not counted
LEASE = timedelta(minutes=5)  # longer than any provider may take; a worker that has not answered by then is dead
MANY = 5  # so many messages a person gets in BUSY_WINDOW one by one, the next wait; when more wait, they come as one
BUSY_WINDOW = timedelta(minutes=15)
MOST_IN_DIGEST = 100


def deliver(delivery_id: int) -> int:
    """Try one delivery if it is due, together with what else waits for a busy person; how many were sent now.

    Two workers never hold the same row. One that is killed between sending and marking leaves it waiting, and
    once its claim has run out the message is sent again, with the same key: at least once.
    """
    deliveries = _claim(delivery_id)
    if not deliveries:
        return 0
    try:
        carry(deliveries)  # talks to other machines, so outside any transaction
    except Exception as error:  # whatever a provider's client raises must end in the row, not in a dead worker
        logger.exception("Delivery %s failed", delivery_id)
        _record_failure(deliveries, error)
        return 0
    return _mark_sent(deliveries)


@transaction.atomic
def _claim(delivery_id: int) -> list[Delivery]:
    """Take what is to be sent now by hiding it from everybody else until the lease ends."""
    now = timezone.now()
    due = (
        Delivery.objects.due(now)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("notification__user", "device")
    )
    first = due.filter(pk=delivery_id).first()
    if first is None:
        return []
    choices = Choices.objects.of(first.notification.user)
    if not _may_go(first, choices, now):
        return []
    deliveries, claim = _with_what_else_waits(first, due, choices), uuid4()
    for each in deliveries:
        each.attempts, each.claim, each.next_try_at = each.attempts + 1, claim, now + LEASE
    Delivery.objects.bulk_update(deliveries, ["attempts", "claim", "next_try_at"])
    return deliveries


def _may_go(delivery: Delivery, choices: Choices, now: datetime) -> bool:
    """Whether it goes out now; else it is closed or put off."""
    if delivery.attempts >= MAX_ATTEMPTS:
        _give_up(delivery, delivery.error or "The worker ended in the middle of each try.")
        return False
    if not is_wanted(delivery, choices):
        move(delivery, Delivery.State.DROPPED, by=None, claim=None)
        return False
    may_wait = choices.is_quiet_at_night and delivery.notification.kind not in WAITED_FOR
    when = next_loud(now) if may_wait else now
    when = max(when, _end_of_rush(delivery, now))
    if when > now:
        delivery.next_try_at = when
        delivery.save(update_fields=["next_try_at"])
    return when <= now


def _end_of_rush(delivery: Delivery, now: datetime) -> datetime:
    """When this person may get the next message by this channel after having got many."""
    if delivery.notification.user_id is None:
        return now
    sent = Delivery.objects.on_the_way_of(delivery).filter(sent_at__gt=now - BUSY_WINDOW)
    moments = [at for at in sent.order_by("-sent_at").values_list("sent_at", flat=True).distinct()[:MANY] if at]
    return moments[-1] + BUSY_WINDOW if len(moments) == MANY else now


def _with_what_else_waits(first: Delivery, due: QuerySet[Delivery], choices: Choices) -> list[Delivery]:
    """It alone, or with all others that are due to the same person by the same channel when these are many."""
    if first.notification.user_id is None:
        return [first]
    waiting = due.filter(attempts__lt=MAX_ATTEMPTS, pk__in=Delivery.objects.on_the_way_of(first)).exclude(pk=first.pk)
    others = [each for each in waiting.order_by("pk")[: MOST_IN_DIGEST - 1] if is_wanted(each, choices)]
    return sorted([first, *others], key=lambda each: each.pk) if len(others) >= MANY else [first]


@transaction.atomic
def _still_held(deliveries: Sequence[Delivery]) -> list[Delivery]:
    """Those of which nobody else took over the claim meanwhile, locked."""
    claim = deliveries[0].claim
    return list(Delivery.objects.select_for_update().filter(claim=claim, pk__in=[each.pk for each in deliveries]))


@transaction.atomic
def _mark_sent(deliveries: Sequence[Delivery]) -> int:
    now, held = timezone.now(), _still_held(deliveries)
    for each in held:
        move(each, Delivery.State.SENT, by=None, sent_at=now, error="", claim=None)
    return len(held)


@transaction.atomic
def _record_failure(deliveries: Sequence[Delivery], error: Exception) -> None:
    device = deliveries[0].device
    for each in _still_held(deliveries):
        _fail(each, error)
    if isinstance(error, Gone) and device:  # unless the browser has got another address meanwhile
        Device.objects.filter(pk=device.pk, endpoint=device.endpoint).delete()


def _fail(delivery: Delivery, error: Exception) -> None:
    reason = f"{type(error).__name__}: {error}"
    if isinstance(error, Gone):
        move(delivery, Delivery.State.DROPPED, by=None, note=reason, error=reason, claim=None)
        return
    if isinstance(error, Undeliverable) or (delivery.attempts >= MAX_ATTEMPTS and not isinstance(error, SenderBroken)):
        _give_up(delivery, reason)
        return
    wait = REPAIR_DELAY if isinstance(error, SenderBroken) else pause_after(delivery.attempts)
    if isinstance(error, NotSent) and error.retry_after:
        wait = max(wait, error.retry_after)
    delivery.attempts -= isinstance(error, SenderBroken)
    delivery.next_try_at, delivery.error, delivery.claim = timezone.now() + wait, reason, None
    delivery.save(update_fields=["attempts", "next_try_at", "error", "claim"])


def pause_after(attempts: int) -> timedelta:
    """Longer after each attempt, and never quite the same, so that what failed together is not tried together."""
    return FIRST_DELAY * GROWTH ** (attempts - 1) * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311


def _give_up(delivery: Delivery, reason: str) -> None:
    move(delivery, Delivery.State.FAILED, by=None, note=reason, error=reason, claim=None)
