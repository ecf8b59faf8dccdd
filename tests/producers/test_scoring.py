import pytest

from producers.scoring import Rule, ranks, score, shares

NEAR = Rule("km", 60, more_is_better=False)
LARGE = Rule("area", 40, more_is_better=True)
SITES = {1: {"km": 1.0, "area": 100.0}, 2: {"km": 3.0, "area": 300.0}, 3: {"km": 2.0, "area": 100.0}}


def test_values_become_shares_between_the_least_and_the_greatest():
    assert shares(SITES, [NEAR, LARGE]) == {
        1: {"km": 1.0, "area": 0.0},
        2: {"km": 0.0, "area": 1.0},
        3: {"km": 0.5, "area": 0.0},
    }


@pytest.mark.parametrize(("value", "share"), [(0, 1.0), (5, 0.5), (10, 0.0), (99, 0.0), (-1, 1.0)])
def test_a_scale_of_the_office_goes_before_what_the_sites_have(value, share):
    rule = Rule("km", 1, more_is_better=False, scale=(0, 10))
    assert shares({1: {"km": value}}, [rule])[1]["km"] == share


def test_what_is_not_known_is_worst_and_what_is_alike_gives_all_the_same():
    values = {1: {"km": None, "area": 7}, 2: {"km": 2, "area": 7}}
    assert shares(values, [NEAR, LARGE]) == {1: {"km": 0.0, "area": 1.0}, 2: {"km": 1.0, "area": 1.0}}


def test_points_are_out_of_100_and_say_what_gave_them():
    scored, _swings = score(SITES, [NEAR, LARGE])
    assert [(each.key, each.points, each.rank) for each in scored] == [(1, 60.0, 1), (2, 40.0, 2), (3, 30.0, 3)]
    assert scored[0].contributions == {"km": 60.0, "area": 0.0}


def test_a_swing_of_a_weight_says_who_would_come_first():
    """With 48 to 40 the near site stays first; with 40 to 42 the large one would win."""
    _scored, swings = score(SITES, [NEAR, LARGE])
    assert [(each.key, each.first_with_less, each.first_with_more) for each in swings] == [("km", 1, 1), ("area", 1, 1)]
    close = [Rule("km", 52, more_is_better=False), Rule("area", 48, more_is_better=True)]
    scored, swings = score(SITES, close)
    assert [(each.key, each.first_with_less, each.first_with_more) for each in swings] == [("km", 2, 1), ("area", 1, 2)]
    assert [(each.key, each.best_rank, each.worst_rank) for each in scored] == [(1, 1, 2), (2, 1, 2), (3, 3, 3)]


def test_equals_share_a_place():
    assert ranks({1: 50.0, 2: 50.0001, 3: 10.0}) == {1: 1, 2: 1, 3: 3}


def test_nothing_to_compare_and_nothing_that_weighs_break_nothing():
    assert score({}, [NEAR]) == ([], [])
    assert [each.points for each in score(SITES, [])[0]] == [0, 0, 0]
