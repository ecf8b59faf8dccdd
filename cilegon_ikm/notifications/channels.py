"""How a notification leaves the house: the in-app list reads the row itself, everything else goes through a sender."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from cilegon_ikm.accounts.models import User

from .models import Choices, Delivery, Device
from .senders import Outgoing, Recipient, reaching, sender

Channel = Delivery.Channel
NOBODY = Recipient()
NAMED_IN_DIGEST = 5  # titles; the rest is a number


def recipient(user: User | None, guest: Recipient, device: Device | None = None) -> Recipient:
    """A person with an account by all ways known, a guest by what she left."""
    if user is None:
        return guest
    subscription = device.subscription if device else None
    return Recipient(email=user.email or "", phone=str(user.phone or ""), device=subscription)


def channels_of(user: User | None, guest: Recipient = NOBODY) -> list[str]:
    """The channels by which this person can be reached now, besides the workspace and her devices.

    A guest has no list to choose from, so she is told once: by the first one.
    """
    found = list(reaching(recipient(user, guest)))
    return found if user else found[:1]


def with_ways(users: QuerySet[User]) -> QuerySet[User]:
    """With their choices and whether they have a device, so that ``ways_to`` asks no more for most of them."""
    has_device = Exists(Device.objects.filter(user=OuterRef("pk")))
    return users.select_related("notification_choices").annotate(has_device=has_device)


def ways_to(user: User | None, guest: Recipient, kind: str) -> Iterator[tuple[str, Device | None]]:
    """Every channel, and by Web Push every device, by which this person can and wants to be told of this kind."""
    if user and not user.is_active:  # a closed account is told nothing any more
        return
    choices = Choices.objects.of(user)
    if user:
        yield Channel.IN_APP.value, None
    for channel in channels_of(user, guest):
        if choices.wants(kind, channel):
            yield channel, None
    if user and getattr(user, "has_device", True) and choices.wants(kind, Channel.PUSH):
        for device in user.devices.order_by("pk"):
            yield Channel.PUSH.value, device


def is_wanted(delivery: Delivery, choices: Choices) -> bool:
    """Whether it may still go out: people change their minds and lose devices while something waits."""
    user = delivery.notification.user
    if (user and not user.is_active) or (delivery.channel == Channel.PUSH and delivery.device is None):
        return False
    return choices.wants(delivery.notification.kind, delivery.channel)


def carry(deliveries: Sequence[Delivery]) -> None:
    """Send them as one message, in the city's language. Raises what the sender raises."""
    first = deliveries[0]
    told = first.notification
    to = recipient(told.user, Recipient(email=told.email, phone=told.phone), first.device)
    with translation.override(settings.LANGUAGE_CODE):
        sender(first.channel).send(to, _message(deliveries))


def _message(deliveries: Sequence[Delivery]) -> Outgoing:
    told, key = [delivery.notification for delivery in deliveries], _key(deliveries)
    if len(told) == 1:
        return Outgoing(title=told[0].title, text=told[0].body, link=settings.SITE_URL + told[0].url, key=key)
    title = ngettext("%(count)s new message for you", "%(count)s new messages for you", len(told))
    lines = [f"• {each.title}" for each in told[:NAMED_IN_DIGEST]]
    if (rest := len(told) - NAMED_IN_DIGEST) > 0:
        lines.append(gettext("and %(count)s more") % {"count": rest})
    link = settings.SITE_URL + reverse("notifications:list")
    return Outgoing(title=title % {"count": len(told)}, text="\n".join(lines), link=link, key=key)


def _key(deliveries: Sequence[Delivery]) -> str:
    """The same for the same deliveries, however often they are tried; 32 characters are the most a push topic has."""
    return sha256(" ".join(str(pk) for pk in sorted(each.pk for each in deliveries)).encode()).hexdigest()[:32]
