from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .producer import Producer


class ClaimLinkQuerySet(models.QuerySet["ClaimLink"]):
    def usable(self) -> "ClaimLinkQuerySet":
        """Not used, not replaced, not expired, and the maker still has no owner."""
        return self.filter(
            used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=timezone.now(), producer__owner__isnull=True
        )


class ClaimLink(models.Model):
    """A link by which somebody takes over a maker from the register, once. Only the hash of its secret is kept."""

    producer = models.ForeignKey(Producer, models.CASCADE, related_name="claim_links", verbose_name=_("maker"))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("replaced"), null=True)
    used_at = models.DateTimeField(_("used"), null=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("used by")
    )

    objects = ClaimLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim link")
        verbose_name_plural = _("claim links")
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return str(self.producer)
