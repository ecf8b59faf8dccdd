from datetime import UTC, date, datetime, timedelta

import pytest

from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Notification
from producers import credentials, tasks
from producers.models import Credential
from tests.factories import make_credential, make_verified_credential

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
LAST_DAY = date(2030, 3, 1)


@pytest.fixture
def paper(emping, dewi):
    """A verified paper that ends on the first of March 2030."""
    return make_verified_credential(emping, officer=dewi, number="206367201000128", expires_on=LAST_DAY)


def told():
    kinds = ("credential_expiring", "credential_expired")
    return [row.title for row in Notification.objects.filter(kind__in=kinds).order_by("pk")]


ENDS, ENDED = "P-IRT 206367201000128 is valid until 1 Maret 2030", "P-IRT 206367201000128 has expired"


@pytest.mark.parametrize(
    ("days", "titles"),
    [
        (range(70, -3, -1), [ENDS, ENDS, ENDS, ENDED]),
        ((60, 59, 30, 7, -1), [ENDS, ENDS, ENDS, ENDED]),
        ((58, 28, 2, -4), [ENDS, ENDS, ENDS, ENDED]),
        ((20, 19), [ENDS]),
        ((61,), []),
        ((0, 0), [ENDS]),
        ((-1, -1), [ENDED]),
    ],
    ids=["every day", "on the days", "days late", "after weeks", "too early", "last day", "after its end"],
)
def test_each_reminder_is_sent_once_however_often_and_late_it_runs(paper, days, titles):
    for left in days:
        tasks.sweep(on=LAST_DAY - timedelta(days=left))
        tasks.sweep(on=LAST_DAY - timedelta(days=left))
    assert told() == titles


def test_it_says_how_much_was_done(paper):
    assert [tasks.sweep(on=day) for day in (LAST_DAY - timedelta(days=7), LAST_DAY, LAST_DAY + timedelta(days=1))] == [
        1, 0, 1,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (datetime(2030, 3, 1, 16, 59, 59, tzinfo=UTC), "verified"),
        (datetime(2030, 3, 1, 17, 0, 0, tzinfo=UTC), "expired"),
    ],
    ids=["a second before midnight", "midnight"],
)
def test_a_paper_expires_at_midnight_in_cilegon(paper, moment, state):
    tasks.sweep(on=today(moment))
    paper.refresh_from_db()
    assert paper.state == state


def test_what_was_expired_is_recorded(paper):
    tasks.sweep(on=LAST_DAY + timedelta(days=1))
    assert paper.history.values_list("from_state", "to_state", "by").first() == ("verified", "expired", None)


def test_papers_without_end_and_those_that_wait_are_left_alone(emping):
    make_verified_credential(emping, kind="nib")
    make_credential(emping, expires_on=LAST_DAY)
    assert tasks.sweep(on=LAST_DAY + timedelta(days=1)) == 0
    assert sorted(Credential.objects.values_list("state", flat=True)) == ["submitted", "verified"]


def test_a_paper_that_somebody_dealt_with_meanwhile_is_left_alone(paper):
    day = LAST_DAY + timedelta(days=1)
    seen = Credential.objects.get(pk=paper.pk)
    assert credentials.expire_credential(credential=paper, on=day)
    assert not credentials.expire_credential(credential=seen, on=day)
    assert not credentials.remind_of_expiry(credential=seen, on=day)
    assert told() == [ENDED]


def test_one_paper_that_cannot_be_told_of_keeps_no_other_waiting(paper, las):
    other = make_verified_credential(las, expires_on=LAST_DAY)
    gone = Credential.objects.get(pk=paper.pk)
    rows = [gone, other]
    Credential.objects.filter(pk=paper.pk).delete()
    day = LAST_DAY + timedelta(days=1)
    assert [tasks._expired(row, day) for row in rows] == [False, True]
