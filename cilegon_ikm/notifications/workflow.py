"""Telling people: rows in the transaction of what they tell about; ``dispatch`` sends them later."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import move

from .channels import NOBODY, ways_to
from .models import Choices, Delivery, Device, Notification
from .senders import Recipient
from .tasks import deliver as deliver_job


def notify(
    *, kind: str, url: str, user: User | None = None, guest: Recipient = NOBODY, **params: Any
) -> Notification | None:
    """Write the notification, one delivery per channel that can reach the person, and a job for each to be sent.

    Call it inside the transaction of the event: then the workspace shows it. Returns None for a guest nobody can reach.
    """
    return next(iter(_tell([(user, guest)], kind, url, params)), None)


def notify_all(*, users: Iterable[User], kind: str, url: str, **params: Any) -> list[Notification]:
    """As ``notify`` does for one person; all rows of a kind are written at once."""
    return _tell([(user, NOBODY) for user in users], kind, url, params)


@transaction.atomic(savepoint=False)  # an error undoes the event too
def _tell(
    people: Iterable[tuple[User | None, Recipient]], kind: str, url: str, params: dict[str, Any]
) -> list[Notification]:
    told = [
        (_notification(user, guest, kind=kind, url=url, params=params), ways)
        for user, guest in people
        if (ways := list(ways_to(user, guest, kind)))
    ]
    if not told:
        return []
    notifications = Notification.objects.bulk_create(notification for notification, _ways in told)
    deliveries = Delivery.objects.bulk_create(
        _delivery(notification, channel, device) for notification, ways in told for channel, device in ways
    )
    for delivery in deliveries:
        if delivery.state == Delivery.State.WAITING:
            deliver_job.enqueue(delivery.pk)
    return notifications


def _notification(user: User | None, guest: Recipient, **what: Any) -> Notification:
    """What reaches a person with an account is hers to choose; of a guest we keep what she left."""
    contact = {} if user else {"email": guest.email, "phone": guest.phone}
    return Notification(user=user, **contact, **what)


def _delivery(notification: Notification, channel: str, device: Device | None) -> Delivery:
    """One that waits to be sent; in the workspace it has arrived, since that list reads the notification itself."""
    if channel == Delivery.Channel.IN_APP:
        return Delivery(notification=notification, channel=channel, state=Delivery.State.SENT, sent_at=timezone.now())
    return Delivery(notification=notification, channel=channel, device=device)


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


def forget_guest(*, token: str) -> None:
    """Delete what a guest was told under this secret link, with the contact it went to."""
    Notification.objects.filter(user=None, url__contains=token).delete()


@transaction.atomic
def forget_names(*, references: Sequence[str], name: str) -> None:
    """In what is still told about these enquiries, put ``name`` for who wrote: that person has been erased."""
    for notification in Notification.objects.filter(params__reference__in=references):
        notification.params |= {key: name for key in ("buyer", "sender") if key in notification.params}
        notification.save(update_fields=["params"])
