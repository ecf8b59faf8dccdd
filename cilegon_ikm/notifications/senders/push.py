"""Web Push (RFC 8030): encrypted for one browser (RFC 8291) and signed with our key (VAPID, RFC 8292)."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from fnmatch import fnmatchcase
from functools import cache
from http import HTTPStatus
from re import fullmatch
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from .port import Gone, NotSent, Outgoing, Recipient, SenderBroken, Undeliverable
from .retry_after import retry_after

if TYPE_CHECKING:
    import requests

TIMEOUT = 20.0  # seconds to connect and between two parts of the answer
KEPT_FOR = timedelta(days=1)  # by the push service while the device is off
MOST_TITLE, MOST_TEXT = 150, 500  # characters: 4096 bytes is the most that every push service takes
GONE = {404, 410}
REFUSES_US = {401, 403}


def is_push_service(endpoint: str) -> bool:
    """Whether the address belongs to a known push service: it comes from outside, and we shall send to it."""
    origin = fullmatch(r"(https?://[a-z0-9.-]+(?::\d+)?)/\S*", endpoint)
    return origin is not None and any(fnmatchcase(origin[1], pattern) for pattern in settings.PUSH_SERVICES)


@cache
def application_server_key() -> str:
    """The public half of our key in base64url: browsers take messages only from whoever holds the private half."""
    private = ec.derive_private_key(int.from_bytes(_decoded(settings.WEB_PUSH["private_key"])), ec.SECP256R1())
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


class PushSender:
    """``private_key`` is the 32 bytes of the VAPID key in base64url, ``contact`` how a push service reaches us."""

    def __init__(self, *, private_key: str, contact: str) -> None:
        self._private_key, self._contact = private_key, contact

    def reaches(self, to: Recipient) -> bool:
        return bool(to.device)

    def send(self, to: Recipient, message: Outgoing) -> str:
        """The address the push service gave the message, which it has taken but may not have handed over yet.

        A message that is sent again has the same topic, so it takes the place of its first copy.
        """
        import requests
        from pywebpush import WebPushException, webpush  # brings aiohttp along, and only the worker needs it

        if not to.device:
            raise Gone("The device is not signed in any more.")
        session = requests.Session()
        session.max_redirects = 0  # the address was judged when it was given to us
        try:
            answer = webpush(
                to.device,
                _payload(message),
                vapid_private_key=self._private_key,
                vapid_claims={"sub": self._contact},
                ttl=int(KEPT_FOR.total_seconds()),
                headers={"Urgency": "high", **({"Topic": message.key} if message.key else {})},
                timeout=TIMEOUT,
                requests_session=session,
            )
        except WebPushException as refusal:
            raise _meaning(refusal.response) from refusal
        except requests.RequestException as error:
            raise NotSent(f"{type(error).__name__}: {error}") from error
        return str(answer.headers.get("Location", ""))


def _payload(message: Outgoing) -> str:
    """What the service worker shows; ``tag`` makes a second copy replace the first."""
    words = {"title": _cut(message.title, MOST_TITLE), "text": _cut(message.text, MOST_TEXT)}
    return json.dumps({**words, "link": message.link, "tag": message.key}, ensure_ascii=False)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _meaning(answer: "requests.Response") -> Exception:
    """What the push service's refusal means for the message."""
    reason = f"HTTP {answer.status_code}: {answer.text[:200]}"
    if answer.status_code in GONE:
        return Gone(reason)
    if answer.status_code in REFUSES_US:
        return SenderBroken(reason)
    if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS or answer.status_code >= 500:
        return NotSent(reason, retry_after=retry_after(answer.headers.get("Retry-After", "")))
    return Undeliverable(reason)
