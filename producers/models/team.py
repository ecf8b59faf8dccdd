"""Who helps in a business besides its owner, and the links by which they are invited."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .producer import Producer


class Helper(models.Model):
    """Somebody who does everything in a business but close it, choose its people or erase it.

    The owner is ``Producer.owner``; a person runs or helps one business at most.
    """

    producer = models.ForeignKey(Producer, models.CASCADE, related_name="helpers", verbose_name=_("maker"))
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="helps_in", verbose_name=_("person")
    )
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    class Meta:
        verbose_name = _("helper")
        verbose_name_plural = _("helpers")
        ordering = ("joined_at", "pk")

    def __str__(self) -> str:
        return f"{self.user} · {self.producer}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def usable(self) -> "InvitationQuerySet":
        """Neither used nor taken back nor too old."""
        return self.filter(used_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A one-time link that makes whoever opens it a helper; only its fingerprint is kept."""

    producer = models.ForeignKey(Producer, models.CASCADE, related_name="invitations", verbose_name=_("maker"))
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used"), null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return f"{self.producer} · {timezone.localtime(self.made_at):%d.%m.%Y %H.%M}"
