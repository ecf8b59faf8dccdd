import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.impact.disclosure import Cell, hidden, is_safe


def cell(makers, *, givers=None, changed=0):
    return Cell(10 * makers, makers, makers if givers is None else givers, changed)


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
    assert hidden({name: cell(makers) for name, makers in cells.items()}) == unseen


def test_many_makers_of_whom_one_said_more_than_nothing_are_hidden():
    assert hidden({"food": cell(9, givers=1), "metal": cell(5), "craft": cell(4)}) == {"food", "craft"}


def test_a_sum_in_which_one_maker_changed_is_hidden():
    assert hidden({"food": cell(9, changed=1), "metal": cell(5, changed=4), "craft": cell(4)}) == {
        "food",
        "craft",
        "metal",
    }


counts = st.integers(0, 6)
some_cells = st.builds(
    lambda makers, givers, changed: Cell(0, makers, min(makers, givers), min(makers, changed)), counts, counts, counts
)


@given(st.dictionaries(st.sampled_from("abcdefgh"), some_cells))
def test_neither_a_shown_cell_nor_the_rest_of_a_safe_total_tells_of_few(cells):
    unseen = set(hidden(cells))
    assert all(is_safe([cells[name]]) for name in cells.keys() - unseen)
    if is_safe(cells.values()):
        assert is_safe(cells[name] for name in unseen)
