from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.states import StateChange, transitions

from .product import Product

KEPT = timedelta(days=180)  # how long we know who reported


class ReportedListingQuerySet(models.QuerySet["ReportedListing"]):
    def waiting(self) -> "ReportedListingQuerySet":
        """Not answered yet, the longest wait first."""
        return self.filter(state=ReportedListing.State.OPEN).order_by("created_at", "pk")

    def with_counts(self) -> "ReportedListingQuerySet":
        """Each with the number of its reports and when the last one came."""
        return self.annotate(report_count=Count("reports"), last_report=Max("reports__created_at"))


class ReportedListing(models.Model):
    """A public product that people have reported: one open row for each, however many they are."""

    class State(models.TextChoices):
        OPEN = "open", _("waiting for an answer")
        NO_ACTION = "no_action", _("nothing wrong")
        CHANGES_ASKED = "changes", _("changes requested")
        TAKEN_DOWN = "taken_down", _("taken down")

    TRANSITIONS: ClassVar = transitions({State.OPEN: (State.NO_ACTION, State.CHANGES_ASKED, State.TAKEN_DOWN)})

    product = models.ForeignKey(Product, models.CASCADE, related_name="reported", verbose_name=_("product"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.OPEN, editable=False)
    created_at = models.DateTimeField(_("first reported"), auto_now_add=True)

    objects = ReportedListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported product")
        verbose_name_plural = _("reported products")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "no_action", "changes", "taken_down"]), name="reported_state"
            ),
            models.UniqueConstraint(fields=["product"], condition=models.Q(state="open"), name="reported_open_once"),
        ]
        indexes = [models.Index(fields=["created_at"], name="reported_waiting", condition=models.Q(state="open"))]

    def __str__(self) -> str:
        return str(self.product)


class ReportedListingChange(StateChange):
    subject = models.ForeignKey(ReportedListing, models.CASCADE, related_name="history")


class ListingReportQuerySet(models.QuerySet["ListingReport"]):
    def from_address(self, fingerprint: str) -> "ListingReportQuerySet":
        """What this address has reported since yesterday."""
        return self.filter(fingerprint=fingerprint, created_at__gte=timezone.now() - timedelta(days=1))

    def outdated(self) -> "ListingReportQuerySet":
        """Those whose sender we need not know any more."""
        old = self.filter(created_at__lt=timezone.now() - KEPT)
        return old.exclude(contact="", fingerprint="")


class ListingReport(models.Model):
    """What one person says is wrong with a public product."""

    class Reason(models.TextChoices):
        MISLEADING = "misleading", _("The photo or the text is not true")
        NOT_OWN = "not_own", _("It is not made by this maker")
        FORBIDDEN = "forbidden", _("It must not be sold")
        UNSAFE = "unsafe", _("It is unsafe or spoiled")
        STOLEN = "stolen", _("The photo or the brand belongs to somebody else")
        OTHER = "other", _("Something else")

    listing = models.ForeignKey(ReportedListing, models.CASCADE, related_name="reports")
    reason = models.CharField(_("reason"), max_length=20, choices=Reason)
    text = models.TextField(_("what is wrong"), max_length=1000, blank=True)
    contact = models.CharField(_("contact"), max_length=100, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False, help_text=_("of the address, hashed"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = ListingReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=["fingerprint", "created_at"], name="report_of_address")]

    def __str__(self) -> str:
        return self.get_reason_display()
