from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.states import StateChange, transitions

from .enquiry import Enquiry
from .message import Message


class ConversationReportQuerySet(models.QuerySet["ConversationReport"]):
    def waiting(self) -> "ConversationReportQuerySet":
        """Not decided yet, the longest wait first."""
        return self.filter(state=ConversationReport.State.OPEN).order_by("created_at", "pk")


class ConversationReport(models.Model):
    """What one side says is wrong with the other; only now may officers read the conversation."""

    class State(models.TextChoices):
        OPEN = "open", _("waiting for a decision")
        NO_ACTION = "no_action", _("nothing wrong")
        WARNED = "warned", _("warned")
        BLOCKED = "blocked", _("blocked")

    class Reason(models.TextChoices):
        SPAM = "spam", _("Advertising, or not about my products")
        FRAUD = "fraud", _("It looks like fraud")
        RUDE = "rude", _("Insults or threats")
        OTHER = "other", _("Something else")

    TRANSITIONS: ClassVar = transitions({State.OPEN: (State.NO_ACTION, State.WARNED, State.BLOCKED)})

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="reports", verbose_name=_("enquiry"))
    side = models.CharField(_("reported by"), max_length=10, choices=Message.Side)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason)
    text = models.TextField(_("what happened"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.OPEN, editable=False)
    created_at = models.DateTimeField(_("reported"), auto_now_add=True)

    objects = ConversationReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported conversation")
        verbose_name_plural = _("reported conversations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "no_action", "warned", "blocked"]),
                name="conversation_report_state",
            ),
            models.UniqueConstraint(
                fields=["enquiry", "side"], condition=models.Q(state="open"), name="conversation_reported_once"
            ),
        ]
        indexes = [
            models.Index(fields=["created_at"], name="conversation_report_waiting", condition=models.Q(state="open"))
        ]

    def __str__(self) -> str:
        return str(self.enquiry)

    @property
    def accused(self) -> str:
        """The side that the report is about."""
        return Message.Side.PRODUCER if self.side == Message.Side.BUYER else Message.Side.BUYER


class ConversationReportChange(StateChange):
    subject = models.ForeignKey(ConversationReport, models.CASCADE, related_name="history")
