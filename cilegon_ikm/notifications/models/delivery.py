"""By which channel it reached them. The delivery row is the truth; a job only wakes it."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.states import StateChange, transitions

from .device import Device
from .notification import Notification

LAST_DAYS = timedelta(days=3)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, now: datetime | None = None) -> "DeliveryQuerySet":
        """What waits to be sent and whose time has come, oldest first."""
        return self.filter(state=Delivery.State.WAITING, next_try_at__lte=now or timezone.now()).order_by("next_try_at")

    def given_up(self) -> "DeliveryQuerySet":
        return self.filter(state=Delivery.State.FAILED)

    def on_the_way_of(self, delivery: "Delivery") -> "DeliveryQuerySet":
        """Those of the last days to the same person by the same channel, by Web Push to the same device."""
        return self.filter(
            notification__user=delivery.notification.user_id,
            notification__created_at__gt=timezone.now() - LAST_DAYS,  # with the person, one short range of an index
            channel=delivery.channel,
            device=delivery.device_id,
        )


class Delivery(models.Model):
    """One notification on its way through one channel; by Web Push, to one device."""

    class Channel(models.TextChoices):
        IN_APP = "in_app", _("in the workspace")
        EMAIL = "email", _("e-mail")
        WHATSAPP = "whatsapp", _("WhatsApp")
        PUSH = "push", _("message on the device")
        CONSOLE = "console", _("console of the server")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("not wanted any more")
        FAILED = "failed", _("given up")

    TRANSITIONS: ClassVar = transitions(
        {State.WAITING: (State.SENT, State.DROPPED, State.FAILED), State.FAILED: (State.WAITING,)}
    )

    notification = models.ForeignKey(
        Notification, models.CASCADE, related_name="deliveries", verbose_name=_("notification")
    )
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    device = models.ForeignKey(
        Device, models.SET_NULL, null=True, blank=True, related_name="deliveries", verbose_name=_("device")
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now)
    claim = models.UUIDField(_("held by a worker"), null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.TextField(_("last error"), blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(
                fields=["notification", "channel"], name="one_delivery_per_channel", condition=~models.Q(channel="push")
            ),
            models.UniqueConstraint(fields=["notification", "device"], name="one_delivery_per_device"),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "sent", "dropped", "failed"]), name="delivery_state"
            ),
            models.CheckConstraint(
                condition=models.Q(device__isnull=True) | models.Q(channel="push"), name="only_push_has_a_device"
            ),
        ]
        indexes = [
            # serves the sweep: only what still waits, in the order in which it falls due
            models.Index(fields=["next_try_at"], name="delivery_due", condition=models.Q(state="waiting")),
            # serves the officers: what was given up is a handful among very many
            models.Index(fields=["-id"], name="delivery_given_up", condition=models.Q(state="failed")),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.notification}"


class DeliveryChange(StateChange):
    subject = models.ForeignKey(Delivery, models.CASCADE, related_name="history")
