from collections.abc import Mapping
from datetime import date, timedelta

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.clock import today

from .listing import Listing

KEPT_DAYS = 400


class ListingDayQuerySet(models.QuerySet["ListingDay"]):
    def add_views(self, views: Mapping[tuple[int, date], int]) -> None:
        """So many more views of these listings on these days; one statement, so that views at once are all counted.

        A listing that has gone meanwhile is passed over. The order is the same everywhere, against deadlocks.
        """
        rows = [(listing_id, day, number) for (listing_id, day), number in sorted(views.items())]
        listing_ids, days, numbers = (list(column) for column in zip(*rows, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO catalog_listingday AS counted (listing_id, day, views)"
                " SELECT product_id, day, number"
                " FROM unnest(%s::bigint[], %s::date[], %s::int[]) AS added (listing_id, day, number)"
                " JOIN catalog_listing ON product_id = added.listing_id ORDER BY 1, 2"
                " ON CONFLICT (listing_id, day) DO UPDATE SET views = counted.views + excluded.views",
                [listing_ids, days, numbers],
            )

    def since(self, day: date) -> "ListingDayQuerySet":
        return self.filter(day__gte=day)

    def outdated(self) -> "ListingDayQuerySet":
        """What is older than anybody needs."""
        return self.filter(day__lt=today() - timedelta(days=KEPT_DAYS))


class ListingDay(models.Model):
    """How often a listing was looked at on one day in Cilegon; of who looked nothing is kept."""

    listing = models.ForeignKey(  # found by the constraint's index
        Listing, models.CASCADE, related_name="days", db_index=False, verbose_name=_("listing")
    )
    day = models.DateField(_("day"), db_index=True)
    views = models.PositiveIntegerField(_("views"), default=0)

    objects = ListingDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("views of a day")
        verbose_name_plural = _("views of a day")
        constraints = [models.UniqueConstraint(fields=["listing", "day"], name="listing_day_once")]

    def __str__(self) -> str:
        return f"{self.day}: {self.views}"
