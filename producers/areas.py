"""The names of the city's kecamatan and kelurahan, from the file that the migration loads."""

import csv
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent / "data" / "areas.csv"


@cache
def district_names() -> dict[str, str]:
    """By code, in the order of the names."""
    return _names("kecamatan")


@cache
def village_names() -> dict[str, str]:
    """By code, in the order of the names; a code begins with that of the kecamatan."""
    return _names("kelurahan")


def _names(level: str) -> dict[str, str]:
    with SOURCE.open(encoding="utf-8") as file:
        rows = [(row["name"], row["code"]) for row in csv.DictReader(file) if row["level"] == level]
    return {code: name for name, code in sorted(rows)}
