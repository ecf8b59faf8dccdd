import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from orders.impact.later import NAMES, Change, compared, comparisons
from orders.impact.sheets import as_workbook, later_as_csv
from orders.impact.tables import public_tables

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


def tables(found, joined, **last):
    """As they are published of these reports."""
    rows = {name: {} for name in NAMES}
    for name, contributed in compared(found, joined):
        for year, maker, group, district, number in contributed:
            rows[name].setdefault(year, {})[maker] = (group, district, number)
    return public_tables(rows, date(2026, 3, 2), earlier=last.get("earlier", []), shown=last.get("shown", {}))


JOINED = {(2024, 1), (2024, 2), (2024, 3)}
SIX = {"m1": (2, 4), "m2": (4, 6), "m3": (4, 6), "m4": (10, 8), "m5": (10, 8), "m6": (10, 8)}


def test_participants_are_compared_with_the_others_of_the_same_two_years():
    found, _counted = tables(reports(**SIX), JOINED)
    taking_part, others = comparisons(found)
    assert taking_part == ("2024", "Took part", 3, Change(10, 16), Change(10_000_000, 16_000_000))
    assert others == ("2024", "Did not", 3, Change(30, 24), Change(30_000_000, 24_000_000))
    assert (taking_part.workers.percent, others.production.percent) == (60, -20)


def test_a_year_in_which_nobody_took_part_compares_nothing():
    assert comparisons(tables(reports(**SIX), {(2023, 1)})[0]) == []


def test_who_has_no_second_report_cannot_be_worked_out_from_the_sums_of_all():
    taking_part, others = comparisons(tables(reports(**SIX, m7=(40, None)), JOINED)[0])
    assert (taking_part.workers, others.workers) == (Change(None, 16), Change(30, 24))
    assert (taking_part.production, others.production) == (Change(None, 16_000_000), Change(30_000_000, 24_000_000))
    three = dict.fromkeys(("m7", "m8", "m9"), (40, None))
    assert comparisons(tables(reports(**SIX, **three), JOINED)[0])[1].workers == Change(30, 24)


def test_a_comparison_waits_until_each_group_may_be_renewed():
    first, shown = tables(reports(**SIX, m7=(40, None), m8=(40, None), m9=(40, None)), JOINED)
    more = reports(**SIX | {"m1": (2, 8), "m2": (4, 8), "m4": (10, 12)}, m7=(40, None), m8=(40, None), m9=(40, None))
    assert tables(more, JOINED, earlier=[first], shown=shown)[0] == first
    all_six = reports(**{maker: (before, 20) for maker, (before, _after) in SIX.items()})
    renewed = tables(all_six, JOINED, earlier=[first], shown=shown)[0]
    assert [each.workers for each in comparisons(renewed)] == [Change(10, 60), Change(30, 60)]


def test_what_is_hidden_or_was_nothing_has_no_percentage():
    assert [Change(*each).percent for each in [(None, 4), (4, None), (0, 4)]] == [None, None, None]


def test_the_files_say_the_same_and_hide_the_same():
    found = tables(reports(**SIX), JOINED)[0]
    found["production_after"]["2024"]["branch"]["joined"] = None
    rows = list(csv.reader(io.StringIO(later_as_csv(found).decode("utf-8-sig"))))[1:]
    assert rows[1] == ["2024", "Took part", "3", "10", "16", "60", "10000000", "hidden", ""]
    sheet = load_workbook(io.BytesIO(as_workbook(found))).worksheets[1]
    assert [list(map(str, row[:3])) for row in sheet.values][1:] == [row[:3] for row in rows]
