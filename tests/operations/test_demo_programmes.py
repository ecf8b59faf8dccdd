import pytest

from producers.models import Attendance, Credential, Office, Participation, Programme

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.usefixtures("demo_db")]


def test_each_office_has_its_officer_and_its_programmes():
    staff = {office.name.split()[1]: [user.name for user in office.staff.all()] for office in Office.objects.all()}
    assert staff == {"Koperasi": ["Eka Pratiwi"], "Ketenagakerjaan": ["Hesti Maharani"]}
    assert [office.programmes.count() for office in Office.objects.all()] == [2, 3]


def test_the_programmes_stand_in_their_states_at_their_dates():
    rows = Programme.objects.order_by("starts_on")
    assert [row.state for row in rows] == ["done", "done", "running", "open", "open"]
    assert list(Programme.objects.open()) == list(rows[3:])
    assert [meeting.day for row in rows for meeting in row.meetings.all() if meeting.day < row.starts_on] == []


def test_one_is_full_and_the_maker_who_signs_in_waits_in_line():
    full = Programme.objects.with_counts().get(kind="fair")
    assert (full.free_places, full.waiting) == (0, 1)
    assert [each.producer.slug for each in full.participations.in_line()] == ["emping-mak-inah"]


def test_the_one_that_is_done_has_graduates_with_numbered_papers():
    safety = Programme.objects.filter(state="done").latest("starts_on")
    done = Participation.objects.filter(programme=safety, state="completed")
    papers = Credential.objects.filter(participation__in=done)
    assert {paper.state for paper in papers} == {"verified"}
    assert sorted(paper.number for paper in papers) == [f"560/{number}/K3-IKM" for number in range(101, 105)]
    assert {each.completed_on for each in done} == {safety.ends_on}
    assert Attendance.objects.filter(participation__in=done).count() == 4
