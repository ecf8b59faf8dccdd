"""How often one contact or one address may ask in 24 hours; only digests are kept, under a key that changes daily."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cilegon_ikm.clock import today
from cilegon_ikm.prepared import Prepared

from .models import SendingMark
from .models.sending_mark import KEPT
from .prepared import marks_at

Limits = dict[str, tuple[str, int]]  # by kind: whose, and how many there may be


@dataclass(frozen=True)
class Standing:
    """How near the sender is to a limit; where it is reached, ``again_at`` says when the next one is possible."""

    is_near: bool = False
    again_at: datetime | None = None


def standing(*, contact: str, address: str) -> Standing:
    """Where this contact and this address stand, mostly in one query."""
    limits = {kind: (value, limit) for kind, value, limit in _limited(contact, address)}
    # most are far from it: one row of the index is looked for, and none fetched
    near = _marks(limits, {kind: max(1, -(-limit // 2)) for kind, (_value, limit) in limits.items()})
    if not near:
        return Standing()
    last = _marks(limits, {kind: limit for kind, (_value, limit) in limits.items()})
    return Standing(is_near=True, again_at=max(last.values()) + KEPT if last else None)


def count(*, contact: str, address: str) -> None:
    """Note down that this contact sent something from this address."""
    SendingMark.objects.bulk_create(
        SendingMark(digest=_digest(kind, value, 0)) for kind, value, _limit in _limited(contact, address)
    )


def use_once(proof: str, *, key: str) -> bool:
    """Note down that this proof of work was used for the sending with this key; False if it was for another one.

    The same sending may show it again: a double click is one sending.
    """
    used, mine = _digests("proof", proof), _digests("proof", f"{proof}:{key}")
    marks = SendingMark.objects.recent()
    if marks.filter(digest__in=used).exists():
        return marks.filter(digest__in=mine).exists()
    SendingMark.objects.bulk_create([SendingMark(digest=used[0]), SendingMark(digest=mine[0])])
    return True


def forget_marks() -> int:
    """Delete what is older than a day; how many there were."""
    return SendingMark.objects.outdated().delete()[0]


def _limited(contact: str, address: str) -> Iterator[tuple[str, str, int]]:
    yield "contact", contact, settings.SENDINGS_PER_CONTACT
    if address:  # not known behind a Unix socket
        yield "address", address, settings.SENDINGS_PER_ADDRESS


def _marks(limits: Limits, numbers: dict[str, int]) -> dict[str, datetime]:
    """Of each kind the time of the so-manieth mark of the last 24 hours, counted from the newest, if there is one."""
    digests = {
        f"{kind}_{ago}": digest
        for kind, (value, _limit) in limits.items()
        for ago, digest in enumerate(_digests(kind, value))
    }
    return dict(_prepared(tuple(numbers.items()))(since=timezone.now() - KEPT, **digests))


@cache
def _prepared(numbers: tuple[tuple[str, int], ...]) -> Prepared[tuple[str, datetime]]:
    return marks_at({kind: number - 1 for kind, number in numbers})


def _digests(kind: str, value: str) -> list[str]:
    """Today's and yesterday's, which together cover 24 hours."""
    return [_digest(kind, value, ago) for ago in (0, 1)]


def _digest(kind: str, value: str, ago: int) -> str:
    day = today() - timedelta(days=ago)
    return salted_hmac(f"orders.limits.{day}", f"{kind}:{value}", algorithm="sha256").hexdigest()
