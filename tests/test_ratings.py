from decimal import Decimal

import pytest

from cilegon_ikm.ratings import Rating


@pytest.mark.parametrize(
    ("total", "count", "average"),
    [(0, 0, None), (10, 2, None), (15, 3, Decimal("5.0")), (14, 3, Decimal("4.7")), (17, 4, Decimal("4.3"))],
)
def test_an_average_is_said_from_three_reviews_on(total, count, average):
    assert Rating(total=total, count=count).average == average
