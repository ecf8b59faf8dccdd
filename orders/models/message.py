from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageQuerySet(models.QuerySet["Message"]):
    def for_side(self, side: str) -> "MessageQuerySet":
        """What this side reads: the maker not what is held; the buyer everything."""
        if side == Message.Side.BUYER:
            return self.select_related("held")
        return self.filter(models.Q(held=None) | models.Q(held__state="released"))


class Message(models.Model):
    """One message of the conversation; ``key`` makes a double click or a resend one message."""

    class Side(models.TextChoices):
        BUYER = "buyer", _("buyer")
        PRODUCER = "producer", _("maker")

    enquiry = models.ForeignKey("orders.Enquiry", models.CASCADE, related_name="messages")
    key = models.UUIDField()
    side = models.CharField(_("from"), max_length=10, choices=Side)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    body = models.TextField(_("message"), max_length=4000)
    held = models.ForeignKey(
        "orders.HeldMessage", models.PROTECT, null=True, blank=True, related_name="messages", editable=False
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("created_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "key"], name="one_message_per_key"),
            models.CheckConstraint(condition=~models.Q(body=""), name="message_has_text"),
        ]

    def __str__(self) -> str:
        return self.body[:60]

    @property
    def is_waiting(self) -> bool:
        """Whether an officer still has to look at it."""
        return self.held is not None and self.held.state == "waiting"

    @property
    def is_rejected(self) -> bool:
        """Whether an officer decided that the maker does not get it."""
        return self.held is not None and self.held.state == "rejected"
