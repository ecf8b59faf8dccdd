from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.notifications.workflow import choose
from producers.models import Meeting, Programme, ProgrammeNotice
from producers.programmes import telling, workflow
from tests.factories import make_participation, make_programme
from tests.races import start_and_wait_for_lock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
FOOD = {"kind": "branch", "branch": "food"}


def told(kind):
    rows = Notification.objects.filter(kind=kind).select_related("user")
    return [(row.user.name, row.title, row.url) for row in rows]


def test_makers_who_fit_are_told_once(office, emping, las, eka):
    programme = make_programme(office, officer=eka, asks=(FOOD,))
    for _time in range(2):
        telling.tell_of_programme.call(programme.pk)
    assert told("programme_new") == [("Budi", "New programme: Pelatihan kemasan", "/usaha/program/pelatihan-kemasan/")]
    assert Programme.objects.get().told_at is not None


def test_the_sweep_tells_what_a_lost_job_left_and_nobody_again(office, emping, eka):
    programme = make_programme(office, officer=eka)
    ProgrammeNotice.objects.create(programme=programme, producer=emping)
    assert (telling.tell_of_new_programmes(), told("programme_new")) == (0, [])
    assert telling.tell_of_new_programmes() == 0


def test_who_registered_already_needs_no_telling(office, emping, eka):
    programme = make_programme(office, officer=eka)
    make_participation(programme, emping)
    telling.tell_of_programme.call(programme.pk)
    assert told("programme_new") == []


def test_who_does_not_want_to_hear_of_programmes_gets_no_mail_of_it(office, emping, eka, settings):
    settings.MESSAGE_SENDERS = ["email"]
    emping.owner.email = "budi@sentra.example"
    emping.owner.save()
    choose(user=emping.owner, muted=["programmes:email"], is_quiet_at_night=False)
    telling.tell_of_programme.call(make_programme(office, officer=eka).pk)
    assert list(Delivery.objects.filter(notification__kind="programme_new").values_list("channel", flat=True)) == [
        "in_app"
    ]


def test_a_draft_is_told_to_nobody(office, emping):
    draft = make_programme(office, state="draft")
    telling.tell_of_programme.call(draft.pk)
    assert (telling.tell_of_new_programmes(), told("programme_new")) == (0, [])


def test_the_day_before_those_who_are_accepted_are_reminded_once(office, emping, las, eka):
    programme = make_programme(office, officer=eka, starts_on=today() + timedelta(days=1))
    make_participation(programme, emping, officer=eka)
    make_participation(programme, las)
    assert [telling.remind(), telling.remind()] == [1, 0]
    assert told("programme_tomorrow") == [("Budi", "Tomorrow: Pelatihan kemasan", "/usaha/program/pelatihan-kemasan/")]
    assert " at 09.00, Aula Dinas" in Notification.objects.get(kind="programme_tomorrow").body


def test_a_meeting_that_was_moved_is_announced_again(office, emping, eka):
    programme = make_programme(office, officer=eka, starts_on=today() + timedelta(days=1))
    make_participation(programme, emping, officer=eka)
    telling.remind()
    Meeting.objects.update(reminded_at=timezone.now() - timedelta(days=3))  # then it was to be two days ago
    assert [telling.remind(), telling.remind()] == [1, 0]


@pytest.mark.django_db(transaction=True)
def test_who_is_told_by_another_job_meanwhile_does_not_end_the_telling(office, emping, eka):
    programme = make_programme(office, officer=eka)
    with transaction.atomic():
        ProgrammeNotice.objects.create(programme=programme, producer=emping)
        (told_now,) = start_and_wait_for_lock(lambda: telling.tell_some(programme))
    assert told_now.result(timeout=10) == 0
    assert Programme.objects.get().told_at is None


def test_nobody_is_reminded_of_another_day_or_of_what_is_cancelled(office, emping, eka):
    later = make_programme(office, officer=eka, starts_on=today() + timedelta(days=2))
    make_participation(later, emping, officer=eka)
    assert telling.remind() == 0
    Meeting.objects.update(day=today() + timedelta(days=1))
    workflow.cancel_programme(programme=later, by=eka, note="x")
    assert (telling.remind(), told("programme_tomorrow")) == (0, [])
