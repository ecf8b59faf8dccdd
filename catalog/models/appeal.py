from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import StateChange, transitions

from .product import Product, ProductChange


class AppealQuerySet(models.QuerySet["Appeal"]):
    def waiting(self) -> "AppealQuerySet":
        """Not answered yet, the longest wait first."""
        return self.filter(state=Appeal.State.OPEN).order_by("created_at", "pk")


class Appeal(models.Model):
    """A maker's objection to a rejection or a take-down; one for each decision."""

    class State(models.TextChoices):
        OPEN = "open", _("waiting for an answer")
        UPHELD = "upheld", _("the decision stands")
        REOPENED = "reopened", _("looked at again")
        DROPPED = "dropped", _("not needed any more")

    TRANSITIONS: ClassVar = transitions({State.OPEN: (State.UPHELD, State.REOPENED, State.DROPPED)})

    product = models.ForeignKey(Product, models.CASCADE, related_name="appeals", verbose_name=_("product"))
    decision = models.OneToOneField(
        ProductChange, models.CASCADE, related_name="appeal", verbose_name=_("decision"), editable=False
    )
    text = models.TextField(_("what the maker writes"), max_length=2000)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.OPEN, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "upheld", "reopened", "dropped"]), name="appeal_state"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="appeal_has_text"),
        ]
        indexes = [models.Index(fields=["created_at"], name="appeal_waiting", condition=models.Q(state="open"))]

    def __str__(self) -> str:
        return str(self.product)


class AppealChange(StateChange):
    subject = models.ForeignKey(Appeal, models.CASCADE, related_name="history")
