"""Who works on which record, so that two officers never judge the same one.

A hold lasts fifteen minutes and is renewed by whatever its officer does with the record. It ends with a decision, when
it is given back, or by itself.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition

from .models import HOLD_TIME, Hold


class HeldByAnother(IllegalTransition):
    """A colleague works on the record; the text says who and until when."""


@transaction.atomic
def take(thing: models.Model, *, by: User) -> Hold:
    """The officer's hold on the record from now; taking it again renews it. Raises HeldByAnother.

    The conditional UPDATE decides: PostgreSQL lets one of two officers wait for the row and then look at it again.
    """
    key = _key(thing)
    now = timezone.now()
    Hold.objects.get_or_create(**key, defaults={"by": by, "until": now + HOLD_TIME})
    free = Q(by=by) | Q(until=None) | Q(until__lte=now)
    taken = Hold.objects.filter(free, **key).update(by=by, until=now + HOLD_TIME)
    hold = Hold.objects.select_related("by").get(**key)
    if not taken:
        raise HeldByAnother(
            _("%(name)s is working on this until %(time)s.")
            % {"name": hold.by.name, "time": f"{timezone.localtime(hold.until):%H.%M}"}
        )
    return hold


def release(thing: models.Model, *, by: User) -> bool:
    """Give the record back; whether the officer had it."""
    return bool(Hold.objects.filter(by=by, **_key(thing)).update(until=None))


def running_on(model: type[models.Model], pks: Iterable[Any]) -> dict[Any, Hold]:
    """The running hold of each of these records that has one, in one query."""
    holds = Hold.objects.on(model).running().filter(object_id__in=list(pks)).select_related("by")
    return {hold.object_id: hold for hold in holds}


def _key(thing: models.Model) -> dict[str, Any]:
    return {"model": thing._meta.label_lower, "object_id": thing.pk}
