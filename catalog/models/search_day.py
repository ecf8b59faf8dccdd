from datetime import date, timedelta

from django.db import models
from django.db.models import F, Max, Sum
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.clock import today

KEPT_DAYS = 190  # half a year of weeks
FEWEST = 2  # searches of the same words in a week; what only one person typed is nobody's business


class SearchDayQuerySet(models.QuerySet["SearchDay"]):
    def of_week(self, monday: date) -> "SearchDayQuerySet":
        return self.filter(day__range=(monday, monday + timedelta(days=6)))

    def summed(self) -> "models.QuerySet[SearchDay, dict[str, int | str]]":
        """For each text its ``searches``, ``clicks`` and most ``found``, the most wanted first."""
        rows = self.values("text").annotate(searches=Sum("searches"), clicks=Sum("clicks"), found=Max("found"))
        return rows.filter(searches__gte=FEWEST).order_by("-searches", "text")

    def click(self, text: str) -> int:
        """One more result of today's search was opened; 0 when nobody searched for it."""
        return self.filter(text=text, day=today()).update(clicks=F("clicks") + 1)

    def outdated(self) -> "SearchDayQuerySet":
        """What is older than anybody needs."""
        return self.filter(day__lt=today() - timedelta(days=KEPT_DAYS))


class SearchDay(models.Model):
    """How often these words were searched for on one day in Cilegon and what came of it; not by whom."""

    text = models.CharField(_("words"), max_length=60)
    day = models.DateField(_("day"))
    searches = models.PositiveIntegerField(_("searches"), default=0)
    found = models.PositiveIntegerField(_("found"), default=0, help_text=_("products, the last time"))
    clicks = models.PositiveIntegerField(_("opened"), default=0, help_text=_("products opened from the results"))

    objects = SearchDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        constraints = [models.UniqueConstraint(fields=["day", "text"], name="search_day_once")]

    def __str__(self) -> str:
        return f"{self.day}: {self.text}"
