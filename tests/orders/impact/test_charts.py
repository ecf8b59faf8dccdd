import pytest

from orders.impact.charts import HEIGHT, TOP, Bar, chart
from orders.impact.measures import BY_NAME

pytestmark = pytest.mark.usefixtures("in_english")
WORKERS = [BY_NAME["workers_male"], BY_NAME["workers_female"]]


def test_columns_are_drawn_to_the_largest_sum_with_the_parts_on_top_of_each_other():
    found = chart(WORKERS, [("2024", [25, 25]), ("2025", [60, 40]), ("2026", [None, 40])])
    half, quarter = HEIGHT // 2, HEIGHT // 4
    assert [column.bars for column in found.columns] == [
        [Bar(0, TOP + HEIGHT - quarter, quarter), Bar(1, TOP + HEIGHT - half, quarter)],
        [Bar(0, TOP + HEIGHT - round(HEIGHT * 0.6), round(HEIGHT * 0.6)), Bar(1, TOP, round(HEIGHT * 0.4))],
        [],  # a column with a hidden part would tell it
    ]
    assert [column.label for column in found.columns] == ["50", "100", ""]
    assert [numbers for _measure, numbers in found.rows] == [[25, 60, None], [25, 40, 40]]
