"""What a maker tells Disperindag once a year; together the accepted ones are the city's register of IKM."""

from collections.abc import Iterator
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.states import StateChange, transitions
from producers.sizes import SizeClass, size_class

from .producer import Producer

FIRST_YEAR, LAST_YEAR = 1990, 2100  # the database's bounds; forms also refuse the future
FIRST_LICENCE_YEAR = 1900


class YearlyReportQuerySet(models.QuerySet["YearlyReport"]):
    def accepted(self) -> "YearlyReportQuerySet":
        """Reports that count."""
        return self.filter(state=YearlyReport.State.ACCEPTED)

    def waiting(self) -> "YearlyReportQuerySet":
        """Sent by makers and not yet judged, the longest wait first, each with ``submitted_at``."""
        sent = models.Max("history__at", filter=models.Q(history__to_state=YearlyReport.State.SUBMITTED))
        waiting = self.filter(state=YearlyReport.State.SUBMITTED)
        return waiting.annotate(submitted_at=sent).order_by("submitted_at", "pk")

    def reopened(self) -> "YearlyReportQuerySet":
        """Given back to the maker for correction, the oldest year first."""
        return self.filter(state=YearlyReport.State.REOPENED).order_by("year")


class YearlyReport(models.Model):
    """One maker's figures of one year. An accepted report is locked until an officer opens it again."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("sent")
        ACCEPTED = "accepted", _("accepted")
        REOPENED = "reopened", _("opened for correction")

    TRANSITIONS: ClassVar = transitions(
        {
            State.DRAFT: (State.SUBMITTED, State.ACCEPTED),
            State.SUBMITTED: (State.ACCEPTED, State.REOPENED),
            State.ACCEPTED: (State.REOPENED,),
            State.REOPENED: (State.SUBMITTED, State.ACCEPTED),
        }
    )
    FIGURES: ClassVar = (
        "commodity", "product", "licence_year", "workers_male", "workers_female", "investment",
        "production_quantity", "production_unit", "production_value", "materials_value",
    )  # fmt: skip

    producer = models.ForeignKey(Producer, models.CASCADE, related_name="reports", verbose_name=_("maker"))
    year = models.PositiveSmallIntegerField(_("year"))
    commodity = models.CharField(_("commodity"), max_length=100, blank=True)
    product = models.CharField(_("product"), max_length=150, blank=True)
    licence_year = models.PositiveSmallIntegerField(_("year of the licence"), null=True, blank=True)
    workers_male = models.PositiveIntegerField(_("male workers"), null=True, blank=True)
    workers_female = models.PositiveIntegerField(_("female workers"), null=True, blank=True)
    investment = models.PositiveBigIntegerField(_("investment without land and buildings"), null=True, blank=True)
    production_quantity = models.DecimalField(
        _("produced in the year"),
        max_digits=16,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    production_unit = models.CharField(_("unit"), max_length=30, blank=True)
    production_value = models.PositiveBigIntegerField(_("production value"), null=True, blank=True)
    materials_value = models.PositiveBigIntegerField(_("value of raw and auxiliary materials"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = YearlyReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("yearly report")
        verbose_name_plural = _("yearly reports")
        ordering = ("-year", "producer__name")
        constraints = [
            models.UniqueConstraint(fields=["producer", "year"], name="one_report_per_producer_and_year"),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="report_year_is_sensible"
            ),
            models.CheckConstraint(
                condition=models.Q(licence_year__isnull=True)
                | models.Q(licence_year__gte=FIRST_LICENCE_YEAR, licence_year__lte=LAST_YEAR),
                name="report_licence_year_is_sensible",
            ),
            models.CheckConstraint(
                condition=models.Q(production_quantity__isnull=True) | models.Q(production_quantity__gte=0),
                name="report_quantity_is_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "submitted", "accepted", "reopened"]), name="report_state"
            ),
        ]
        indexes = [
            # serves the latest accepted report of each maker, from which its size class follows
            models.Index(fields=["producer", "-year"], name="report_latest", condition=models.Q(state="accepted"))
        ]

    def __str__(self) -> str:
        return f"{self.producer.name} {self.year}"

    def clean(self) -> None:
        """Neither year may lie in the future."""
        this_year = timezone.localdate().year
        wrong = {
            name: _("Write a year from %(first)s to %(last)s.") % {"first": first, "last": this_year}
            for name, first in (("year", FIRST_YEAR), ("licence_year", FIRST_LICENCE_YEAR))
            if (year := getattr(self, name)) is not None and not first <= year <= this_year
        }
        if wrong:
            raise ValidationError(wrong)

    @property
    def workers(self) -> int | None:
        """Men and women together, or None when neither number is known."""
        known = [number for number in (self.workers_male, self.workers_female) if number is not None]
        return sum(known) if known else None

    @property
    def size(self) -> SizeClass | None:
        return size_class(self.workers, self.investment)

    def missing(self) -> Iterator[str]:
        """The fields without which the report says too little to be sent."""
        for name in ("product", "workers_male", "workers_female", "investment", "production_value"):
            if getattr(self, name) in (None, ""):
                yield name


class ReportChange(StateChange):
    subject = models.ForeignKey(YearlyReport, models.CASCADE, related_name="history")
