import csv
import io

import pytest
from openpyxl import load_workbook

from orders.impact.later import NAMES, Change, compared, comparisons
from orders.impact.sheets import as_workbook, later_as_csv

pytestmark = pytest.mark.usefixtures("in_english")


def reports(**workers):
    """Of each maker the workers of 2024 and 2025, half of them men; production is a million for each."""
    found = {
        name: {"2024": {}, "2025": {}} for name in ("makers", "workers_male", "workers_female", "production_value")
    }
    for maker, numbers in workers.items():
        for year, number in zip(("2024", "2025"), numbers, strict=True):
            if number is None:
                continue
            values = {"makers": 1, "production_value": number * 1_000_000}
            values |= dict.fromkeys(("workers_male", "workers_female"), number // 2)
            for name, value in values.items():
                found[name][year][maker[1:]] = ("food", "01", value)
    return found


def totals(found, joined):
    sums = {name: sum(row[4] for row in rows) for name, rows in compared(found, joined)}
    return {name: {"2024": {"total": total}} for name, total in sums.items()}


def test_participants_are_compared_with_the_others_of_the_same_two_years():
    found = reports(m1=(2, 4), m2=(4, 6), m3=(10, 8), m4=(6, None))
    taking_part, others = comparisons(totals(found, {(2024, 1), (2024, 2), (2024, 4)}))
    assert taking_part == ("2024", "Took part", 2, Change(6, 10), Change(6_000_000, 10_000_000))
    assert others == ("2024", "Did not", 1, Change(10, 8), Change(10_000_000, 8_000_000))
    assert (taking_part.workers.percent, others.production.percent) == (67, -20)


def test_a_maker_counts_for_the_whole_city_only():
    rows = dict(compared(reports(m1=(2, 4)), set()))
    assert set(rows) == set(NAMES)
    assert rows["others_makers"] == [("2024", "1", None, None, 1)]


def test_what_is_hidden_or_was_nothing_has_no_percentage():
    assert [Change(*each).percent for each in [(None, 4), (4, None), (0, 4)]] == [None, None, None]


def test_the_files_say_the_same_and_hide_the_same():
    found = totals(reports(m1=(2, 4), m2=(4, 6), m3=(10, 8)), {(2024, 1), (2024, 2)})
    found["joined_production_after"]["2024"]["total"] = None
    rows = list(csv.reader(io.StringIO(later_as_csv(found).decode("utf-8-sig"))))[1:]
    assert rows[1] == ["2024", "Took part", "2", "6", "10", "67", "6000000", "hidden", ""]
    sheet = load_workbook(io.BytesIO(as_workbook(found))).worksheets[1]
    assert [list(map(str, row[:3])) for row in sheet.values][1:] == [row[:3] for row in rows]
