"""What every back end takes and may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """How one person can be reached; ``phone`` is E.164, ``device`` a browser's subscription to Web Push."""

    email: str = ""
    phone: str = ""
    device: Mapping[str, object] | None = None


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """One message. With a ``code`` it is a sign-in code, which some providers send in a form of its own.

    ``key`` stays the same when the same message is sent again, so that whoever gets it twice can show it once.
    """

    title: str
    text: str
    link: str = ""
    code: str = ""
    key: str = ""


class NotSent(Exception):
    """It may work later; ``retry_after`` is what the provider asked to wait, if it did."""

    def __init__(self, reason: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class SenderBroken(NotSent):
    """Nothing is wrong with the message: somebody must mend the account with the provider or the settings."""


class Undeliverable(Exception):
    """This message will never reach this person this way."""


class Gone(Undeliverable):
    """Nothing will ever reach this address again, so it must be forgotten."""


class MessageSender(Protocol):
    def reaches(self, to: Recipient) -> bool:
        """Whether the person has an address of this kind."""

    def send(self, to: Recipient, message: Outgoing) -> str:
        """Send now; the provider's id of the message, if it gives one.

        Raises NotSent, SenderBroken or Undeliverable; anything else is to be taken as NotSent.
        """
