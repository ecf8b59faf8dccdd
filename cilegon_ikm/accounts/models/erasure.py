from secrets import token_urlsafe

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_token() -> str:
    return token_urlsafe(24)


class Erasure(models.Model):
    """That a person wanted to be forgotten (UU 27/2022, art. 8), and what was removed: the audit row names nobody."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="erasure", verbose_name=_("person")
    )
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    done_at = models.DateTimeField(_("done"), null=True)
    removed = models.JSONField(_("removed"), default=dict)
    error = models.TextField(_("last error"), blank=True)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
