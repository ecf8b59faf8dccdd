from datetime import date

from orders.impact.tables import open_tables, public_tables

DAY, LATER = date(2026, 3, 2), date(2026, 9, 1)


def basis(*makers):
    """Each as branch, kecamatan and number."""
    return {"investment": {"2025": {str(place): tuple(maker) for place, maker in enumerate(makers)}}}


FOOD = [("food", "01", 10), ("food", "01", 20), ("food", "02", 30), ("food", "02", 40)]
METAL = [("metal", "02", 100), ("metal", "02", 200), ("metal", "03", 300)]


def published(found, **last):
    tables, counted = public_tables(
        found, DAY if not last else LATER, before=last.get("before", {}), shown=last.get("shown", {})
    )
    return tables["investment"].get("2025"), counted, tables


def test_the_office_sees_every_sum():
    assert open_tables(basis(*FOOD, ("craft", "02", 5)), DAY)["investment"]["2025"] == {
        "day": "2026-03-02",
        "total": 105,
        "branch": {"craft": 5, "food": 100},
        "district": {"01": 30, "02": 75},
    }


def test_the_public_sees_what_three_makers_stand_behind():
    assert published(basis(*FOOD, *METAL))[0] == {
        "day": "2026-03-02",
        "total": 700,
        "branch": {"food": 100, "metal": 600},
        "district": {"01": None, "02": 370, "03": None},  # two makers and one
    }


def test_of_two_makers_nothing_is_shown():
    assert published(basis(*FOOD[:2]))[0] == {
        "day": "2026-03-02",
        "total": None,
        "branch": {"food": None},
        "district": {"01": None},
    }


def test_the_report_of_one_maker_does_not_show_by_comparing_two_editions():
    first, shown, before = published(basis(*FOOD, *METAL))
    again, kept, _all = published(basis(*FOOD, *METAL, ("food", "01", 999)), before=before, shown=shown)
    assert (again, kept) == (first, shown)


def test_three_new_reports_show_where_they_are_together():
    _first, shown, before = published(basis(*FOOD, *METAL))
    more = [("food", "01", 1), ("food", "01", 2), ("metal", "01", 3)]
    found = published(basis(*FOOD, *METAL, *more), before=before, shown=shown)[0]
    assert (found["day"], found["total"]) == ("2026-09-01", 706)
    assert found["branch"] == {"food": None, "metal": None}  # one of them is metal's alone
    assert found["district"] == {"01": 36, "02": None, "03": None}


def test_who_moves_counts_where_she_came_from_and_where_she_went():
    _first, shown, before = published(basis(*FOOD, *METAL))
    moved = [(branch, "04", number) for branch, _district, number in METAL]
    found = published(basis(*FOOD, *moved), before=before, shown=shown)[0]
    assert found["district"] == {"01": None, "02": None, "03": None, "04": 600}


def test_a_year_that_is_no_longer_reported_stays_while_its_change_would_tell():
    _first, shown, before = published(basis(*FOOD))
    tables, _counted = public_tables({"investment": {}}, LATER, before=before, shown=shown)
    assert tables["investment"]["2025"]["total"] == 0  # all four have gone
    tables, _counted = public_tables(
        {"investment": {}}, LATER, before={"investment": {"2025": {"total": None}}}, shown=basis(*FOOD[:2])
    )
    assert tables["investment"]["2025"] == {"total": None}
