import pytest
from django.utils.translation import override

from producers.opening_hours import in_words

LONG, SHORT = ["08:00", "17:00"], ["08:00", "12:30"]
WEEK = {str(day): LONG for day in range(5)}


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ({}, []),
        (
            WEEK | {"5": SHORT},
            [("Monday–Friday", "08.00–17.00"), ("Saturday", "08.00–12.30"), ("Sunday", "closed")],
        ),
        ({str(day): LONG for day in range(7)}, [("Monday–Sunday", "08.00–17.00")]),
        (
            {"2": SHORT},
            [("Monday–Tuesday", "closed"), ("Wednesday", "08.00–12.30"), ("Thursday–Sunday", "closed")],
        ),
    ],
)
def test_equal_neighbours_are_said_together(hours, words):
    with override("en"):
        assert in_words(hours) == words
