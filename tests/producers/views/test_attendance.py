"""The address in a participant's QR code, as the officer at the door opens it with her phone's camera."""

from datetime import timedelta

import pytest

from cilegon_ikm.clock import today
from producers.models import Attendance, Meeting
from tests.factories import make_participation, make_programme
from tests.pages import page, texts, value_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def participation(office, eka, emping):
    programme = make_programme(office, officer=eka, starts_on=today(), meetings=2)
    return make_participation(programme, emping, officer=eka)


@pytest.fixture
def door(client, eka):
    client.force_login(eka)
    return client


def address(participation):
    return f"/en/hadir/{participation.code}/"


def test_opening_the_address_marks_nobody(door, participation):
    answer = door.get(address(participation))
    assert texts(answer, "h1") == ["Emping Budi"]
    assert value_of(answer, "id_meeting") == str(participation.programme.meetings.first().pk)  # today's
    assert Attendance.objects.count() == 0


def test_one_tap_marks_and_another_does_no_harm(door, participation):
    meeting = participation.programme.meetings.first()
    marks = [door.post(address(participation), {"meeting": meeting.pk}, follow=True) for _scan in range(2)]
    assert [texts(answer, ".notices .notice") for answer in marks] == [
        ["Emping Budi is present."],
        ["Emping Budi was marked as present already."],
    ]
    assert texts(marks[1], ".rows .badge")[0].startswith("present since ")
    row = Attendance.objects.get()
    assert (row.meeting, row.by.name) == (meeting, "Eka")


def test_who_is_marked_today_is_offered_the_other_meeting_in_a_fold(door, participation):
    first, second = participation.programme.meetings.all()
    answer = door.post(address(participation), {"meeting": first.pk}, follow=True)
    assert "Is marked as present today." in texts(answer, "main .notice.is-good")
    assert (texts(answer, "details summary")[:1], value_of(answer, "id_meeting")) == (
        ["Mark for another meeting"],
        str(second.pk),
    )


def test_what_is_marked_later_from_the_list_has_no_time(door, participation):
    meeting = participation.programme.meetings.first()
    Meeting.objects.filter(pk=meeting.pk).update(day=today() - timedelta(days=3))
    door.post(address(participation), {"meeting": meeting.pk})
    assert texts(door.get(address(participation)), ".rows .badge") == ["present"]


def test_a_meeting_of_another_programme_is_refused(door, participation, office, eka):
    other = make_programme(office, officer=eka).meetings.get()
    answer = door.post(address(participation), {"meeting": other.pk})
    assert (answer.status_code, texts(answer, "#meeting-error")) == (422, ["Choose a meeting."])


def test_who_is_not_accepted_is_not_let_in(door, office, eka, las):
    waiting = make_participation(make_programme(office, officer=eka), las)
    answer = door.get(address(waiting))
    assert page(answer).select("main form") == []
    assert texts(answer, ".notice")[0].startswith("This maker is not on the list of accepted participants")


def test_the_maker_herself_cannot_mark_herself(client, participation, emping):
    client.force_login(emping.owner)
    meeting = participation.programme.meetings.first()
    assert client.post(address(participation), {"meeting": meeting.pk}).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, participation):
    answer = client.get(address(participation))
    assert answer["Location"] == f"/en/masuk/?next=/en/hadir/{participation.code}/"
