from datetime import date

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .category import Category


class SeasonQuerySet(models.QuerySet["Season"]):
    def on(self, day: date) -> "SeasonQuerySet":
        """What the home page shows on this day; of several the one that began last."""
        return self.filter(starts_on__lte=day, ends_on__gte=day).order_by("-starts_on", "-pk")


class Season(models.Model):
    """A time of the year in which some categories are sought: Ramadan, the new school year. Staff set the dates."""

    title = models.CharField(_("title"), max_length=60)
    title_en = models.CharField(_("English title"), max_length=60)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    categories = models.ManyToManyField(Category, verbose_name=_("categories"), related_name="+")

    objects = SeasonQuerySet.as_manager()

    class Meta:
        verbose_name = _("season")
        verbose_name_plural = _("seasons")
        ordering = ("-starts_on",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="season_ends_after_start",
                violation_error_message=_("The season must not end before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.title_en if get_language() == "en" else self.title
