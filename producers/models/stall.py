"""Who stands where in a bazaar."""

from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, IntegerRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.fields.ranges import BigIntegerRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.clock import today

from .. import periods
from .producer import Producer
from .sentra import MOST_STALLS, Sentra

TAKEN = _("Another maker has this stall on one of these days.")


def _only(name: str, function: str, output: models.Field[Any, Any]) -> Func:
    """The number as a range that holds nothing else: GiST compares ranges without the extension for numbers."""
    return Func(F(name), F(name), Value("[]"), function=function, output_field=output)


class StallQuerySet(models.QuerySet["StallBooking"]):
    def to_come(self, on: date | None = None) -> "StallQuerySet":
        """Running and later ones of makers the public sees, by stall and day."""
        public = self.filter(ends_on__gte=on or today(), producer__state=Producer.State.VERIFIED)
        return public.select_related("producer").order_by("number", "starts_on")


class StallBooking(models.Model):
    """A maker in one stall of a bazaar for some days. The database lets no two makers into one stall at one time."""

    sentra = models.ForeignKey(Sentra, models.PROTECT, related_name="bookings", verbose_name=_("bazaar"))
    number = models.PositiveSmallIntegerField(_("stall"))
    producer = models.ForeignKey(Producer, models.CASCADE, related_name="stalls", verbose_name=_("maker"))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    objects = StallQuerySet.as_manager()

    class Meta:
        verbose_name = _("stall")
        verbose_name_plural = _("stalls")
        ordering = ("number", "starts_on")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="stall_ends_after_start",
                violation_error_message=_("The last day must not lie before the first."),
            ),
            models.CheckConstraint(condition=Q(number__range=(1, MOST_STALLS)), name="stall_number"),
            ExclusionConstraint(
                name="stall_one_maker_at_a_time",
                expressions=[
                    (_only("sentra", "int8range", BigIntegerRangeField()), RangeOperators.OVERLAPS),
                    (_only("number", "int4range", IntegerRangeField()), RangeOperators.OVERLAPS),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=TAKEN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.producer}"

    @property
    def period(self) -> str:
        return periods.in_words(self.starts_on, self.ends_on)

    @property
    def is_complete(self) -> bool:
        return None not in (self.number, self.starts_on, self.ends_on)

    def meets(self, other: "StallBooking") -> bool:
        """Whether both would stand in one stall on one day."""
        return self.number == other.number and self.starts_on <= other.ends_on and other.starts_on <= self.ends_on

    def clean(self) -> None:
        """Within the days and the stalls of the bazaar."""
        sentra = self.sentra
        if sentra.starts_on is None or sentra.ends_on is None:
            raise ValidationError(_("Only a bazaar has stalls."))
        if self.number and self.number > sentra.stalls:
            raise ValidationError({"number": _("The bazaar has %(number)s stalls.") % {"number": sentra.stalls}})
        for name in ("starts_on", "ends_on"):
            day = getattr(self, name)
            if day and not sentra.starts_on <= day <= sentra.ends_on:
                raise ValidationError({name: _("The bazaar is not on this day.")})
