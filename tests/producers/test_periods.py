from datetime import date

import pytest

from producers.periods import in_words


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        (date(2026, 11, 28), "28 November 2026"),
        (date(2026, 11, 30), "28–30 November 2026"),
        (date(2026, 12, 2), "28 November – 2 December 2026"),
        (date(2027, 1, 2), "28 November 2026 – 2 January 2027"),
    ],
)
def test_a_period_says_month_and_year_once(in_english, last, shown):
    assert in_words(date(2026, 11, 28), last) == shown
