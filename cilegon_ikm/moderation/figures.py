"""How long people wait for a decision, and how long decisions take."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Count, F, Max, OuterRef, Subquery
from django.db.models.functions import Now
from django.utils import timezone

from cilegon_ikm.medians import Median

DAYS = 30
WAITING = "submitted"  # the state of everything that waits for an officer


@dataclass(frozen=True)
class Queue:
    """How many wait, how long the first has waited, and the one in the middle."""

    count: int = 0
    oldest: timedelta | None = None
    median: timedelta | None = None


def queue_of(waiting: "models.QuerySet[Any]", since: str = "submitted_at") -> Queue:
    """The figures of these rows, in one query."""
    age = Now() - F(since)
    found = waiting.order_by().aggregate(count=Count("pk"), oldest=Max(age), median=Median(age))
    return Queue(**found)


def decision_time(history: type[models.Model]) -> timedelta | None:
    """The median time from sending to an officer's decision, over the decisions of the last 30 days."""
    changes = history._default_manager
    sent = changes.filter(subject=OuterRef("subject"), to_state=WAITING, pk__lt=OuterRef("pk")).order_by("-pk")
    decided = changes.filter(
        from_state=WAITING, by__is_staff=True, at__gte=timezone.now() - timedelta(days=DAYS)
    ).annotate(waited=F("at") - Subquery(sent.values("at")[:1]))
    return decided.aggregate(median=Median("waited"))["median"]
