"""Messages that did not get through, so that officers see what that looks like; nothing of the demo is really sent."""

from django.db import transaction

from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.states import move

# channel, tries, what the provider said
LOST = (
    ("whatsapp", 1, "Undeliverable: HTTP 400, code 131026: Message undeliverable"),
    ("email", 8, "ConnectionRefusedError: [Errno 111] Connection refused"),
    ("whatsapp", 8, "NotSent: HTTP 503, code 2: Service temporarily unavailable"),
)


@transaction.atomic
def fail() -> None:
    """Three of the newest messages are given up, unless some were in an earlier run."""
    if Delivery.objects.given_up().exists():
        return
    newest = Notification.objects.filter(user__isnull=False).order_by("-created_at")[: len(LOST)]
    for notice, (channel, tries, error) in zip(newest, LOST, strict=False):
        delivery = Delivery.objects.create(notification=notice, channel=channel, attempts=tries)
        move(delivery, Delivery.State.FAILED, by=None, note=error, error=error)
