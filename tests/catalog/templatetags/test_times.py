from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from catalog.templatetags import times


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (None, ""),
        (datetime(2019, 11, 7, 3, 30, tzinfo=UTC), "7 November 2019 10.30 WIB"),
        (datetime(2019, 11, 7, 17, 5, tzinfo=UTC), "8 November 2019 00.05 WIB"),
    ],
)
def test_times_are_those_of_cilegon(moment, text):
    assert times.wib(moment) == text


def test_a_moment_is_as_short_as_it_can_be():
    now = timezone.localtime()
    assert times.moment(now) == f"{now:%H.%M}"
    assert times.moment(datetime(2019, 11, 7, 3, 30, tzinfo=UTC)) == "7 Nov 2019"
    yesterday = now - timedelta(days=1)
    with translation.override("en"):
        year = f" {yesterday.year}" if yesterday.year != now.year else ""
        assert times.moment(yesterday) == f"{yesterday.day} {yesterday:%b}{year}"


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("minutes", "time"),
    [
        (1, "5 minutes"),
        (55, "55 minutes"),
        (56, "1 hour"),
        (61, "2 hours"),
        (1440, "24 hours"),
        (1441, "2 days"),
        (10_000, "7 days"),
    ],
)
def test_a_response_time_is_said_in_human_words(minutes, time):
    assert times.response_time(minutes) == f"Usually answers within {time}"
