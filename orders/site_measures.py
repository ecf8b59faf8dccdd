"""What is measured of each candidate site: distances by haversine, all sites in one statement."""

from datetime import timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from orders.models import Enquiry
from producers.models import LandStatus, PointOfInterest, Producer, Site

ENQUIRIES_OF = timedelta(days=365)

# A maker who gave no position counts where those of her kelurahan are on average, else those of her kecamatan.
# The place of an enquiry is that of the maker it went to: buyers are not asked where they are. What begins with a
# maker's offer to a company's request is no enquiry of a buyer.
MEASURES = f"""
    WITH placed AS (
        SELECT maker.id, maker.latitude IS NOT NULL AS is_exact,
            coalesce(maker.latitude, avg(maker.latitude) OVER (PARTITION BY maker.village_id),
                avg(maker.latitude) OVER (PARTITION BY village.district_id))::float8 AS latitude,
            coalesce(maker.longitude, avg(maker.longitude) OVER (PARTITION BY maker.village_id),
                avg(maker.longitude) OVER (PARTITION BY village.district_id))::float8 AS longitude
        FROM {Producer._meta.db_table} AS maker
        JOIN producers_village AS village ON village.code = maker.village_id
        WHERE maker.state <> 'closed'
    ), maker AS (
        SELECT placed.*, coalesce(asked.number, 0) AS enquiries
        FROM placed LEFT JOIN (
            SELECT producer_id, count(*) AS number FROM {Enquiry._meta.db_table}
            WHERE created_at >= %(since)s AND rfq_id IS NULL GROUP BY producer_id
        ) AS asked ON asked.producer_id = placed.id
        WHERE placed.latitude IS NOT NULL
    )
    SELECT site.id, of_makers.*, nearest.*, land.points, site.area, site.cost
    FROM {Site._meta.db_table} AS site
    LEFT JOIN {LandStatus._meta.db_table} AS land ON land.id = site.land_status_id
    CROSS JOIN LATERAL (
        SELECT avg(away), sum(away * enquiries) / nullif(sum(enquiries), 0),
            count(away), count(*) FILTER (WHERE is_exact), coalesce(sum(enquiries), 0)::bigint
        FROM (
            SELECT maker.*, kilometres(site.latitude, site.longitude, maker.latitude, maker.longitude) AS away
            FROM maker
        ) AS distances
    ) AS of_makers (makers, enquiries, makers_measured, makers_exact, enquiries_measured)
    CROSS JOIN LATERAL (
        SELECT min(away) FILTER (WHERE kind = 'road'), min(away) FILTER (WHERE kind = 'public')
        FROM (
            SELECT kind, kilometres(site.latitude, site.longitude, point.latitude, point.longitude) AS away
            FROM {PointOfInterest._meta.db_table} AS point
        ) AS distances
    ) AS nearest (road, public)
    WHERE site.is_candidate
    ORDER BY site.name
"""  # noqa: S608 (only names of our own tables)


class Measured(NamedTuple):
    """One site; distances in kilometres, None where nothing is known. Fields are named as ``Criterion.Measure``."""

    site: int
    makers: float | None
    enquiries: float | None
    makers_measured: int
    makers_exact: int
    enquiries_measured: int
    road: float | None
    public: float | None
    land: int | None
    area: int | None
    cost: int | None

    def value(self, measure: str) -> float | None:
        found: Any = getattr(self, measure)
        return None if found is None else float(found)


def measured() -> list[Measured]:
    """Every candidate, by name; one query, however many there are."""
    with connection.cursor() as cursor:
        cursor.execute(MEASURES, {"since": timezone.now() - ENQUIRIES_OF})
        return [Measured(*row) for row in cursor.fetchall()]
