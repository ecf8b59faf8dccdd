from datetime import timedelta

from django.db import models
from django.utils import timezone

KEPT = timedelta(hours=24)


class SendingMarkQuerySet(models.QuerySet["SendingMark"]):
    def recent(self) -> "SendingMarkQuerySet":
        """Those of the last 24 hours."""
        return self.filter(made_at__gt=timezone.now() - KEPT)

    def outdated(self) -> "SendingMarkQuerySet":
        return self.filter(made_at__lte=timezone.now() - KEPT)


class SendingMark(models.Model):
    """That something was sent from a contact or an address, or that a proof was used; the digest names nobody."""

    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)

    objects = SendingMarkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["digest", "made_at"], name="sending_mark_of_digest"),
            models.Index(fields=["made_at"], name="sending_mark_age"),
        ]

    def __str__(self) -> str:
        return self.digest[:8]
