from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User

HOLD_TIME = timedelta(minutes=15)


class HoldQuerySet(models.QuerySet["Hold"]):
    def on(self, model: type[models.Model]) -> "HoldQuerySet":
        """The holds on records of this model, old ones included."""
        return self.filter(model=model._meta.label_lower)

    def running(self) -> "HoldQuerySet":
        return self.filter(until__gt=timezone.now())


class Hold(models.Model):
    """Which officer works on a record, and until when. The row stays when the hold ends, for the next one to take."""

    model = models.CharField(max_length=60, help_text=_("kind of record, as app.model"))
    object_id = models.PositiveBigIntegerField()
    by = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("by"))
    until = models.DateTimeField(_("until"), null=True, help_text=_("empty when nobody works on it"))

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        constraints = [models.UniqueConstraint(fields=["model", "object_id"], name="hold_one_per_record")]

    def __str__(self) -> str:
        return f"{self.by} – {self.until}"


class ReasonTemplateQuerySet(models.QuerySet["ReasonTemplate"]):
    def offered(self, about: str) -> "ReasonTemplateQuerySet":
        """What an officer can pick for a record of this kind, verdict by verdict."""
        return self.filter(about=about, is_active=True).order_by("verdict", "position", "pk")


class ReasonTemplate(models.Model):
    """A reason officers give often, in the words the maker will read."""

    class About(models.TextChoices):
        MAKER = "maker", _("makers")
        PRODUCT = "product", _("products")
        PAPER = "paper", _("papers")
        REVIEW = "review", _("reviews")

    class Verdict(models.TextChoices):
        CHANGES = "changes", _("Ask for changes")
        REJECT = "reject", _("Reject")
        TAKE_DOWN = "take_down", _("Take down")
        SUSPEND = "suspend", _("Suspend")
        HIDE = "hide", _("Hide")

    about = models.CharField(_("about"), max_length=10, choices=About)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    title = models.CharField(_("title"), max_length=60, help_text=_("what officers see when they choose"))
    text = models.TextField(_("text"), max_length=600, help_text=_("what the maker reads; in Indonesian"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("offered"), default=True)

    objects = ReasonTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("reason")
        verbose_name_plural = _("reasons")
        ordering = ("about", "verdict", "position", "pk")
        constraints = [models.UniqueConstraint(fields=["about", "verdict", "title"], name="reason_title_once")]

    def __str__(self) -> str:
        return self.title


def grouped_by_verdict(reasons: Any) -> list[tuple[str, list[ReasonTemplate]]]:
    """The reasons under the words of their verdicts, in the order in which they come."""
    groups: dict[str, list[ReasonTemplate]] = {}
    for reason in reasons:
        groups.setdefault(reason.get_verdict_display(), []).append(reason)
    return list(groups.items())
