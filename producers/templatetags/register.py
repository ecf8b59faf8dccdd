"""How cells of the register are shown to officers."""

from collections.abc import Mapping
from typing import Any

from django import template

from producers.register.columns import Column

register = template.Library()


@register.filter
def figure(value: Any, heading: str = "") -> Any:
    """1.250.000 for a number of Rupiah, people or goods; years and texts as they are; a dash for nothing."""
    if value is None or value == "":
        return "–"
    if isinstance(value, int) and not heading.startswith("TAHUN"):
        return f"{value:,}".replace(",", ".")
    return value


@register.filter
def cell(record: Mapping[str, Any], column: Column) -> Any:
    """What the record says in this column."""
    return figure(record.get(column.key), column.heading)
