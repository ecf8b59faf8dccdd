"""Where a record stands in its queue, and which ones come before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from cilegon_ikm.accounts.models import User

from .holds import running_on

MOST_WAITING = 500  # of a queue that are looked at; an officer comes to the others later


@dataclass(frozen=True)
class Place:
    """The record's number in the queue (0: it does not wait), the queue's length, and its free neighbours."""

    number: int = 0
    count: int = 0
    next: Any = None
    previous: Any = None
    first: Any = None

    @property
    def onward(self) -> Any:
        """Where to go after this record: the next one, else the one that has waited longest."""
        return self.next or self.first


def place_of(pk: Any, waiting: Sequence[Any], model: type[Model], officer: User) -> Place:
    """The place among those that wait; what a colleague works on is passed over."""
    held = running_on(model, waiting) if waiting else {}
    free = [each for each in waiting if each == pk or each not in held or held[each].by_id == officer.pk]
    others = [each for each in free if each != pk]
    here = free.index(pk) if pk in free else -1
    return Place(
        number=waiting.index(pk) + 1 if pk in waiting else 0,
        count=len(waiting),
        next=free[here + 1] if here >= 0 and here + 1 < len(free) else None,
        previous=free[here - 1] if here > 0 else None,
        first=others[0] if others else None,
    )
