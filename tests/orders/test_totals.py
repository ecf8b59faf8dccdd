import pytest

from orders.models import EnquiryLine
from orders.totals import Total, total

FIXED = EnquiryLine(price=5_000, quantity=3)
FROM = EnquiryLine(price=1_000, is_price_from=True, quantity=2)
OPEN = EnquiryLine(price=None, quantity=4)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([FIXED, FIXED], Total(amount=30_000)),
        ([FIXED, FROM], Total(amount=17_000, is_from=True)),
        ([FIXED, OPEN, OPEN], Total(amount=15_000, open_lines=2)),
        ([OPEN], Total(open_lines=1)),
        ([], Total()),
    ],
)
def test_a_total_says_what_is_still_open(lines, expected):
    assert total(lines) == expected
