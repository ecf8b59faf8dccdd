"""A point on the earth, and how far two of them are apart."""

from decimal import Decimal
from typing import Any

from django.db import models

SOUTH, NORTH, WEST, EAST = (Decimal(edge) for edge in ("-6.20", "-5.80", "105.80", "106.20"))  # around the city


def in_cilegon() -> models.Q:
    """Whether a position lies in or around the city; for constraints."""
    return models.Q(latitude__range=(SOUTH, NORTH), longitude__range=(WEST, EAST))


class Kilometres(models.Func):
    """By haversine, from latitude and longitude to latitude and longitude. A migration makes the function."""

    function = "kilometres"
    arity = 4
    output_field = models.FloatField()


def map_url(latitude: Any, longitude: Any) -> str:
    """Where the position is seen on a map with streets, or nothing without one."""
    if latitude is None or longitude is None:
        return ""
    return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
