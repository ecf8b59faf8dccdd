"""What people are told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User

from ..texts import TEXTS


def kinds() -> list[tuple[str, str]]:
    """The kinds and their titles; a function, so that a new text needs no migration."""
    return [(kind, str(text.title)) for kind, text in TEXTS.items()]


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, user: User) -> "NotificationQuerySet":
        """The notifications of this person, newest first."""
        return self.filter(user=user).order_by("-created_at", "-pk")

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at__isnull=True)


class Notification(models.Model):
    """One thing told to one person, or to a guest known only by an e-mail address or a phone number."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="notifications"
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone number"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=40, choices=kinds)
    params = models.JSONField(_("details"), default=dict)
    url = models.CharField(_("address"), max_length=500, help_text=_("path within this site"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | ~models.Q(email="") | ~models.Q(phone=""),
                name="notification_has_recipient",
            )
        ]
        indexes = [models.Index(fields=["user", "-created_at"], name="notification_of_user")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The headline in the language of whoever reads it."""
        return str(TEXTS[self.kind].title) % self.params

    @property
    def body(self) -> str:
        return str(TEXTS[self.kind].body) % self.params
