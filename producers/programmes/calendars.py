"""Programmes as iCalendar: what phones and office calendars subscribe to."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from cilegon_ikm.clock import WIB
from producers.models import Meeting, Programme

CONTENT_TYPE = "text/calendar; charset=utf-8"


def calendar(programmes: Iterable[Programme], *, changed: datetime) -> bytes:
    """All of them, meeting by meeting; one without meetings takes the whole days of its period."""
    book = Calendar()
    book.add("prodid", "-//Sentra IKM Cilegon//programmes//ID")
    book.add("version", "2.0")
    book.add("x-wr-calname", _("Programmes for makers in Cilegon"))
    for programme in programmes:
        for event in _events(programme):
            event.add("dtstamp", changed.astimezone(UTC))
            event.add("summary", str(programme))
            event.add("location", programme.place)
            event.add("description", programme.shown_description)
            event.add("url", settings.SITE_URL.rstrip("/") + programme.get_absolute_url())
            if programme.state == Programme.State.CANCELLED:
                event.add("status", "CANCELLED")
            book.add_component(event)
    return book.to_ical()


def _events(programme: Programme) -> Iterator[Event]:
    meetings = list(programme.meetings.all())
    for meeting in meetings:
        yield _meeting(meeting)
    if not meetings:
        event = Event()
        event.add("uid", f"programme-{programme.pk}@sentra-ikm-cilegon")
        event.add("dtstart", programme.starts_on)
        event.add("dtend", programme.ends_on + timedelta(days=1))  # the day after the last one
        yield event


def _meeting(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@sentra-ikm-cilegon")
    # in UTC, so that no definition of the time zone must travel along
    for name, time in (("dtstart", meeting.starts_at), ("dtend", meeting.ends_at)):
        event.add(name, datetime.combine(meeting.day, time, WIB).astimezone(UTC))
    return event
