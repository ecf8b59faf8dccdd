from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.states import StateChange, transitions

from .product import Product


class SpotCheckQuerySet(models.QuerySet["SpotCheck"]):
    def waiting(self) -> "SpotCheckQuerySet":
        """Not looked at yet, the oldest first."""
        return self.filter(state=SpotCheck.State.OPEN).order_by("created_at", "pk")


class SpotCheck(models.Model):
    """A change that went live without an officer, drawn by lot to be looked at afterwards."""

    class State(models.TextChoices):
        OPEN = "open", _("to be looked at")
        FINE = "fine", _("fine")
        CHANGES_ASKED = "changes", _("changes requested")
        TAKEN_DOWN = "taken_down", _("taken down")

    TRANSITIONS: ClassVar = transitions({State.OPEN: (State.FINE, State.CHANGES_ASKED, State.TAKEN_DOWN)})

    product = models.ForeignKey(Product, models.CASCADE, related_name="spot_checks", verbose_name=_("product"))
    product_version = models.PositiveIntegerField(_("version"))
    before: Any = models.JSONField(_("before"), help_text=_("the fields that changed, as they were"))
    after: Any = models.JSONField(_("after"), help_text=_("the same fields as they went live"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.OPEN, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = SpotCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("spot check")
        verbose_name_plural = _("spot checks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "fine", "changes", "taken_down"]), name="spot_check_state"
            )
        ]
        indexes = [models.Index(fields=["created_at"], name="spot_check_waiting", condition=models.Q(state="open"))]

    def __str__(self) -> str:
        return str(self.product)


class SpotCheckChange(StateChange):
    subject = models.ForeignKey(SpotCheck, models.CASCADE, related_name="history")
