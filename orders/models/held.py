"""A guest's first words that wait for an officer's look before the makers read them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.states import StateChange, transitions

from .submission import Submission


class HeldMessageQuerySet(models.QuerySet["HeldMessage"]):
    def waiting(self) -> "HeldMessageQuerySet":
        """Not looked at yet, the longest wait first."""
        return self.filter(state=HeldMessage.State.WAITING).order_by("created_at", "pk")


class HeldMessage(models.Model):
    """One text that holds a phone number or a link, whether it went to one maker or to many."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for a look")
        RELEASED = "released", _("released")
        REJECTED = "rejected", _("not delivered")

    TRANSITIONS: ClassVar = transitions({State.WAITING: (State.RELEASED, State.REJECTED)})

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="held_messages", verbose_name=_("sent basket")
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.WAITING, editable=False)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = HeldMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("held message")
        verbose_name_plural = _("held messages")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "released", "rejected"]), name="held_message_state"
            )
        ]
        indexes = [
            models.Index(fields=["created_at"], name="held_message_waiting", condition=models.Q(state="waiting"))
        ]

    def __str__(self) -> str:
        return str(self.submission)


class HeldMessageChange(StateChange):
    subject = models.ForeignKey(HeldMessage, models.CASCADE, related_name="history")
