"""The back ends by which a message leaves the house, one per name in ``MESSAGE_SENDERS``."""

from collections.abc import Callable, Iterator

from django.conf import settings

from .console import ConsoleSender
from .email import EmailSender
from .port import MessageSender, NotSent, Outgoing, Recipient, SenderBroken, Undeliverable
from .whatsapp import WhatsAppSender

__all__ = ["MessageSender", "NotSent", "Outgoing", "Recipient", "SenderBroken", "Undeliverable", "reaching", "sender"]

BACK_ENDS: dict[str, Callable[[], MessageSender]] = {
    "email": EmailSender,
    "whatsapp": lambda: WhatsAppSender(**settings.WHATSAPP),
    "console": ConsoleSender,
}


def sender(name: str) -> MessageSender:
    """The back end of this name. Raises SenderBroken when it is switched off."""
    if name not in settings.MESSAGE_SENDERS:
        raise SenderBroken(f"{name} is not among MESSAGE_SENDERS.")
    return BACK_ENDS[name]()


def reaching(to: Recipient) -> Iterator[str]:
    """The names of the back ends that can reach this person, in the order of the settings."""
    return (name for name in settings.MESSAGE_SENDERS if sender(name).reaches(to))
