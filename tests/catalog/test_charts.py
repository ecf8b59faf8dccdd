import pytest

from catalog import charts


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ([], ""),
        ([0, 0], ""),
        ([4, 0, 2], "M0 30v-30h4V30zM10 30v-15h4V30z"),
        ([1000, 1], "M0 30v-30h4V30zM5 30v-1h4V30z"),
    ],
)
def test_bars_are_as_high_as_their_share_of_the_largest_and_never_invisible(values, path):
    assert charts.bars(values, height=30, base=30) == path


def test_only_days_with_something_get_a_mark():
    assert charts.marks([0, 3, 0, 1], top=33) == "M5 33h4v4h-4zM15 33h4v4h-4z"
