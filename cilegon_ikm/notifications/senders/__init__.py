"""The back ends by which a message leaves the house: those named in ``MESSAGE_SENDERS``, and Web Push."""

import logging
from collections.abc import Callable, Iterator

from django.conf import settings

from .console import ConsoleSender
from .email import EmailSender
from .port import Gone, MessageSender, NotSent, Outgoing, Recipient, SenderBroken, Undeliverable
from .push import PushSender
from .whatsapp import WhatsAppSender

__all__ = [
    "Gone",
    "MessageSender",
    "NotSent",
    "Outgoing",
    "Recipient",
    "SenderBroken",
    "Undeliverable",
    "reaching",
    "send_first",
    "sender",
]

logger = logging.getLogger(__name__)

BACK_ENDS: dict[str, Callable[[], MessageSender]] = {
    "email": EmailSender,
    "whatsapp": lambda: WhatsAppSender(**settings.WHATSAPP),
    "console": ConsoleSender,
    "push": lambda: PushSender(**settings.WEB_PUSH),
}


def sender(name: str) -> MessageSender:
    """The back end of this name. Raises SenderBroken when it is switched off."""
    if name not in [*settings.MESSAGE_SENDERS, "push"]:
        raise SenderBroken(f"{name} is not among MESSAGE_SENDERS.")
    return BACK_ENDS[name]()


def reaching(to: Recipient) -> Iterator[str]:
    """The names of the back ends that can reach this person, in the order of the settings."""
    return (name for name in settings.MESSAGE_SENDERS if sender(name).reaches(to))


def send_first(to: Recipient, message: Outgoing) -> bool:
    """Send by the first back end that works, now and once; whether one did. For what is worthless or wrong later."""
    return any(_sent(name, to, message) for name in reaching(to))


def _sent(name: str, to: Recipient, message: Outgoing) -> bool:
    try:
        sender(name).send(to, message)
    except Exception:  # whatever a provider's client raises, the next way may still work
        logger.exception("A message could not be sent by %s", name)
        return False
    return True
