"""What happened to the way by which a buyer reaches what she asked. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .submission import Submission


class AccessEvent(models.Model):
    class Kind(models.TextChoices):
        SENT_AGAIN = "sent_again", _("link sent again")
        RENEWED = "renewed", _("old link ended, new one made")
        CLAIMED = "claimed", _("taken into an account")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="access_events")
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )  # empty for a guest
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("change of access")
        verbose_name_plural = _("changes of access")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.get_kind_display()
