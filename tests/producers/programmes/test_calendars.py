from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from producers.models import Meeting
from producers.programmes import calendars, workflow
from tests.factories import make_programme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
BEGINS = date(2027, 3, 1)


def events(*programmes):
    return Calendar.from_ical(calendars.calendar(programmes, changed=NOW)).walk("VEVENT")


def test_each_meeting_is_an_event_at_its_hour_in_cilegon(office, eka, settings):
    settings.SITE_URL = "https://sentra.example"
    programme = make_programme(office, officer=eka, starts_on=BEGINS, meetings=2)
    first, second = events(programme)
    assert str(first["summary"]) == "Packaging training"
    assert first["dtstart"].dt == datetime(2027, 3, 1, 2, tzinfo=UTC)  # nine o'clock WIB
    assert second["dtend"].dt == datetime(2027, 3, 2, 5, tzinfo=UTC)
    assert first["uid"] == f"meeting-{Meeting.objects.first().pk}@sentra-ikm-cilegon"
    assert str(first["url"]) == "https://sentra.example/en/program/pelatihan-kemasan/"


def test_without_meetings_the_whole_period_is_one_event(office, eka):
    programme = make_programme(office, officer=eka, starts_on=BEGINS, meetings=0)
    (event,) = events(programme)
    assert (event["dtstart"].dt, event["dtend"].dt) == (BEGINS, BEGINS + timedelta(days=2))


def test_a_cancelled_one_says_so_to_the_calendars_that_have_it(office, eka):
    programme = make_programme(office, officer=eka)
    workflow.cancel_programme(programme=programme, by=eka, note="x")
    assert [event["status"] for event in events(programme)] == ["CANCELLED"]
