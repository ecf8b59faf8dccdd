"""What people are told, and by which channel it reached them. The delivery row is the truth; a job only wakes it."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import StateChange, transitions

from .texts import TEXTS


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
    """One thing told to one person, or to a guest known only by an e-mail address."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="notifications"
    )
    email = models.EmailField(_("e-mail"), blank=True)
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
                condition=models.Q(user__isnull=False) | ~models.Q(email=""), name="notification_has_recipient"
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


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, now: datetime | None = None) -> "DeliveryQuerySet":
        """What waits to be sent and whose time has come, oldest first."""
        return self.filter(state=Delivery.State.WAITING, next_try_at__lte=now or timezone.now()).order_by("next_try_at")


class Delivery(models.Model):
    """One notification on its way through one channel."""

    class Channel(models.TextChoices):
        IN_APP = "in_app", _("in the workspace")
        EMAIL = "email", _("e-mail")
        WHATSAPP = "whatsapp", _("WhatsApp")
        CONSOLE = "console", _("console of the server")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("given up")

    TRANSITIONS: ClassVar = transitions({State.WAITING: (State.SENT, State.FAILED), State.FAILED: (State.WAITING,)})

    notification = models.ForeignKey(
        Notification, models.CASCADE, related_name="deliveries", verbose_name=_("notification")
    )
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.TextField(_("last error"), blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["notification", "channel"], name="one_delivery_per_channel"),
            models.CheckConstraint(condition=models.Q(state__in=["waiting", "sent", "failed"]), name="delivery_state"),
        ]
        indexes = [
            # serves the sweep: only what still waits, in the order in which it falls due
            models.Index(fields=["next_try_at"], name="delivery_due", condition=models.Q(state="waiting"))
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.notification}"


class DeliveryChange(StateChange):
    subject = models.ForeignKey(Delivery, models.CASCADE, related_name="history")
