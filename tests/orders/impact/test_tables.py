from datetime import date
from itertools import combinations, product

from orders.impact.disclosure import changed
from orders.impact.tables import open_tables, public_tables

DAY, LATER = date(2026, 3, 2), date(2026, 9, 1)


def basis(*makers):
    """Each as branch, kecamatan and number."""
    return {"investment": {"2025": {str(place): tuple(maker) for place, maker in enumerate(makers)}}}


FOOD = [("food", "01", 10), ("food", "01", 20), ("food", "02", 30), ("food", "02", 40)]
BRANCHES = {"food", "metal", "craft"}
METAL = [("metal", "02", 100), ("metal", "02", 200), ("metal", "03", 300)]


def published(found, *, before=None, shown=None):
    """What is shown of the year, what it was counted from, and all editions with the latest first."""
    day = LATER if before else DAY
    tables, counted = public_tables(found, day, earlier=before or [], shown=shown or {})
    return tables["investment"].get("2025"), counted, [tables, *(before or [])]


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
    gone, shown, before = published({"investment": {}}, before=before, shown=shown)
    assert gone["total"] == 0  # all four
    assert published(basis(*METAL), before=before, shown=shown)[0]["total"] == 600
    first, shown, before = published(basis(*FOOD[:2]))
    assert published({"investment": {}}, before=before, shown=shown)[0] == first


def test_a_branch_that_was_shown_and_then_hidden_cannot_be_compared_with_what_it_was():
    makers = [(branch, "01", 10) for branch in ("food", "metal", "craft") for _maker in range(5)]
    _first, shown, before = published(basis(*makers))
    makers[0] = ("food", "01", 17)  # the only one of food who ever changes
    for number in (11, 12):
        makers[5:8], makers[10:13] = [("metal", "01", number)] * 3, [("craft", "01", number)] * 3
        found, shown, before = published(basis(*makers), before=before, shown=shown)
    assert found["branch"] == {"craft": None, "food": None, "metal": 56}
    assert found["total"] == 169


def test_a_total_in_which_two_changed_while_another_moved_stays():
    first, shown, before = published(basis(*FOOD, *METAL))
    found = basis(("food", "01", 11), ("food", "01", 21), *FOOD[2:], ("food", "02", 100), *METAL[1:])
    assert published(found, before=before, shown=shown)[0] == first


FEW_OR_MANY = [set(), {0}, {0, 1, 2}]  # makers of a branch who change


def test_no_two_of_three_editions_differ_by_few_makers():
    for food, craft, food_again, craft_again in product(FEW_OR_MANY, repeat=4):
        check_editions([{"food": food, "craft": craft}, {"food": food_again, "craft": craft_again}, {}])


def check_editions(steps):
    """Publish before each step; metal changes with every one."""
    makers = [(branch, "01", 100) for branch in ("food", "metal", "craft") for _maker in range(5)]
    editions, shown, known = [], {}, []
    for step in steps:
        found, shown, editions = published(basis(*makers), before=editions, shown=shown)
        known.append((found, shown["investment"]["2025"]))
        makers = [(b, d, n + (place % 5 in step.get(b, {2, 3, 4}))) for place, (b, d, n) in enumerate(makers)]
    for (old, then), (new, now) in combinations(known, 2):
        both = {name for name in BRANCHES if None not in (old["branch"][name], new["branch"][name])}
        for cells in (*({name} for name in both), BRANCHES - both):
            differing = {maker for maker in changed(now, then) if now[maker][0] in cells}
            assert not 0 < len(differing) < 3
