from datetime import UTC, datetime

import pytest

from cilegon_ikm.notifications.quiet import next_loud


def at(text):
    return datetime.fromisoformat(f"2026-{text}+07:00")


@pytest.mark.parametrize(
    ("hours", "now", "loud"),
    [
        ([21, 6], "11-24T20:59:59", "11-24T20:59:59"),
        ([21, 6], "11-24T21:00:00", "11-25T06:00:00"),
        ([21, 6], "12-31T23:30:00", "2027-01-01T06:00:00"),
        ([21, 6], "11-25T00:00:00", "11-25T06:00:00"),
        ([21, 6], "11-25T05:59:59", "11-25T06:00:00"),
        ([21, 6], "11-25T06:00:00", "11-25T06:00:00"),
        ([0, 5], "11-25T00:00:00", "11-25T05:00:00"),
        ([0, 5], "11-25T05:00:00", "11-25T05:00:00"),
        ([0, 5], "11-24T23:59:59", "11-24T23:59:59"),
        ([], "11-25T03:00:00", "11-25T03:00:00"),
    ],
)
def test_the_quiet_hours_end_in_the_morning_of_cilegon(settings, hours, now, loud):
    settings.QUIET_HOURS = hours
    expected = datetime.fromisoformat(f"{loud}+07:00") if loud.startswith("2027") else at(loud)
    assert next_loud(at(now)) == expected
    assert next_loud(at(now).astimezone(UTC)) == expected
