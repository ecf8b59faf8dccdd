"""The middle value of a group of rows, computed by the database."""

from typing import Any

from django.db.models import Aggregate, DurationField


class Median(Aggregate):
    """Of durations unless told otherwise; None over no rows."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"

    def __init__(self, *expressions: Any, **extra: Any) -> None:
        super().__init__(*expressions, **{"output_field": DurationField(), **extra})
