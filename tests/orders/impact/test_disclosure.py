import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.impact.disclosure import hidden, is_safe


def numbers(**cells):
    """Of each cell as many makers as said, each with 10."""
    return {f"{cell}{place}": (cell, 10) for cell, makers in cells.items() for place in range(makers)}


@pytest.mark.parametrize(
    ("cells", "unseen"),
    [
        ({"food": 5, "metal": 4}, set()),
        ({"food": 5, "metal": 0}, set()),
        ({"food": 5, "metal": 2, "craft": 4}, {"metal", "craft"}),  # craft is the smallest that keeps metal safe
        ({"food": 5, "metal": 2, "craft": 1}, {"metal", "craft"}),  # three makers together
        ({"food": 5, "metal": 1, "craft": 1}, {"metal", "craft", "food"}),  # the two could tell each other apart
        ({"food": 9, "metal": 7, "craft": 1, "clothing": 1}, {"metal", "craft", "clothing"}),
    ],
)
def test_few_makers_are_hidden_and_whoever_would_give_them_away(cells, unseen):
    now = numbers(**cells)
    assert hidden(now, now) == unseen


def test_many_makers_of_whom_one_said_more_than_nothing_are_hidden():
    now = numbers(food=9, metal=5, craft=4) | {f"food{place}": ("food", 0) for place in range(8)}
    assert hidden(now, now) == {"food", "craft"}


def test_a_sum_in_which_one_maker_changed_is_hidden():
    known = numbers(food=9, metal=5, craft=4)
    now = known | {maker: (known[maker][0], 11) for maker in ("food0", "metal0", "metal1", "metal2")}
    assert hidden(now, known) == {"food", "craft", "metal"}


def test_who_moves_between_two_hidden_cells_changes_nothing_in_their_sum():
    known = numbers(food=5, metal=2, craft=2)
    now = known | {"metal0": ("craft", 10), "food0": ("food", 11), "food1": ("food", 11), "food2": ("food", 11)}
    assert is_safe(now, known, {"metal", "craft"})
    assert not is_safe(now | {"metal1": ("metal", 11)}, known, {"metal", "craft"})


some_numbers = st.dictionaries(st.integers(0, 25), st.tuples(st.sampled_from("abcde"), st.integers(0, 2)))


@given(some_numbers, some_numbers, st.sets(st.sampled_from("abcde")))
def test_neither_a_shown_cell_nor_the_rest_of_a_safe_total_tells_of_few(now, known, closed):
    unseen = hidden(now, known, closed=closed)
    cells = {cell for cell, _number in (*now.values(), *known.values())}
    assert closed & cells <= unseen
    assert all(is_safe(now, known, {name}) for name in cells - unseen)
    if is_safe(now, known):
        assert is_safe(now, known, unseen)
