"""How often one contact or one address may ask in 24 hours; only digests are kept, under a key that changes daily."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.crypto import salted_hmac

from cilegon_ikm.clock import today

from .models import SendingMark
from .models.sending_mark import KEPT


@dataclass(frozen=True)
class Standing:
    """How near the sender is to a limit; where it is reached, ``again_at`` says when the next one is possible."""

    is_near: bool = False
    again_at: datetime | None = None


def standing(*, contact: str, address: str) -> Standing:
    """Where this contact and this address stand, in a query or two for each."""
    found = [_standing(*each) for each in _limited(contact, address)]
    return Standing(
        is_near=any(each.is_near for each in found),
        again_at=max((each.again_at for each in found if each.again_at), default=None),
    )


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


def _standing(kind: str, value: str, limit: int) -> Standing:
    marks = SendingMark.objects.recent().filter(digest__in=_digests(kind, value)).order_by("-made_at")
    times = marks.values_list("made_at", flat=True)
    half = max(1, -(-limit // 2))
    if not times[half - 1 : half]:  # most are far from it: one row of the index is looked for, and none fetched
        return Standing()
    last = list(times[limit - 1 : limit])
    return Standing(is_near=True, again_at=last[0] + KEPT if last else None)


def _digests(kind: str, value: str) -> list[str]:
    """Today's and yesterday's, which together cover 24 hours."""
    return [_digest(kind, value, ago) for ago in (0, 1)]


def _digest(kind: str, value: str, ago: int) -> str:
    day = today() - timedelta(days=ago)
    return salted_hmac(f"orders.limits.{day}", f"{kind}:{value}", algorithm="sha256").hexdigest()
