from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from producers import scans
from producers import workflow as producers
from producers.models import Attendance, Credential, Participation, Programme, Requirement
from producers.programmes import workflow
from tests.factories import (
    make_graduate,
    make_participation,
    make_programme,
    make_user,
    make_verified_producer,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def training(office, eka):
    """Two places."""
    return make_programme(office, officer=eka)


@pytest.fixture
def opak(dewi):
    return make_verified_producer(make_user("Siti"), officer=dewi, name="Opak Siti")


def states(programme):
    rows = programme.participations.order_by("pk").values_list("producer__name", "state")
    return {name.split()[-1]: state for name, state in rows}


def told(producer):
    return list(Notification.objects.visible_to(producer.owner).values_list("kind", flat=True))


def registered(programme, *makers):
    return [make_participation(programme, maker) for maker in makers]


def test_an_address_is_made_from_the_title_and_given_once(office):
    first, second = make_programme(office, state="draft"), make_programme(office, state="draft")
    assert (first.slug, second.slug) == ("pelatihan-kemasan", "pelatihan-kemasan-2")


def test_a_draft_does_not_open_after_its_last_day_of_registration(office, eka):
    late = make_programme(office, state="draft", registration_until=today() - timedelta(days=1))
    with pytest.raises(IllegalTransition, match="The last day of registration has passed"):
        workflow.open_programme(programme=late, by=eka)
    late.refresh_from_db()
    assert late.state == "draft"


def test_who_comes_after_the_last_place_waits_in_line(training, emping, las, opak):
    registered(training, emping, las, opak)
    assert states(training) == {"Budi": "registered", "Citra": "registered", "Siti": "waiting"}


def test_a_second_tap_registers_nobody_twice(training, emping):
    first, again = registered(training, emping, emping)
    assert (first.pk, Participation.objects.count()) == (again.pk, 1)


def test_who_does_not_fit_is_refused_with_the_reasons(training, emping):
    Requirement.objects.create(programme=training, kind="paper", paper="pirt")
    with pytest.raises(IllegalTransition, match=r"^You have no verified P-IRT yet\.$"):
        make_participation(training, emping)
    assert states(training) == {}


@pytest.mark.parametrize("how", ["begun", "too late"])
def test_registration_ends(training, emping, eka, how):
    if how == "begun":
        workflow.begin_programme(programme=training, by=eka)
    else:
        Programme.objects.update(registration_until=today() - timedelta(days=1))
    with pytest.raises(IllegalTransition, match=r"Registration for this programme is closed\."):
        make_participation(training, emping)


def test_when_somebody_withdraws_the_first_in_line_moves_up_at_once(training, emping, las, opak):
    mine, *_others = registered(training, emping, las, opak)
    last = make_verified_producer(make_user("Tuti"), name="Dodol Tuti")
    make_participation(training, last)
    workflow.withdraw(participation=mine, by=emping.owner)
    assert states(training) == {"Budi": "withdrawn", "Citra": "registered", "Siti": "registered", "Tuti": "waiting"}
    assert (told(opak)[0], told(last)[:1]) == ("programme_moved_up", ["producer_verified"])


def test_the_line_moves_in_the_same_transaction(training, emping, las, opak):
    mine, *_others = registered(training, emping, las, opak)
    with transaction.atomic():
        workflow.withdraw(participation=mine, by=emping.owner)
        transaction.set_rollback(True)
    assert states(training) == {"Budi": "registered", "Citra": "registered", "Siti": "waiting"}


def test_who_withdrew_may_come_back_at_the_end_of_the_line(training, emping, las, opak):
    mine, *_others = registered(training, emping, las, opak)
    workflow.withdraw(participation=mine, by=emping.owner)
    make_participation(training, emping)
    assert states(training) == {"Budi": "waiting", "Citra": "registered", "Siti": "registered"}


def test_more_places_are_filled_from_the_line(training, emping, las, opak):
    registered(training, emping, las, opak)
    training.quota = 3
    workflow.save_programme(programme=training, changed=["quota"])
    assert workflow.fill_places(programme=training) == 1
    assert states(training)["Siti"] == "registered"


def test_who_is_declined_reads_why_and_makes_room(training, emping, las, opak, eka):
    mine, *_others = registered(training, emping, las, opak)
    workflow.decline(participation=mine, by=eka, note="Sudah ikut tahun lalu.")
    assert (states(training)["Budi"], states(training)["Siti"]) == ("declined", "registered")
    notice = Notification.objects.visible_to(emping.owner).first()
    assert (notice.title, notice.body) == (
        "You were not accepted: Pelatihan kemasan",
        "The office writes: Sudah ikut tahun lalu.",
    )
    assert workflow.feedback(mine) == "Sudah ikut tahun lalu."


def test_the_office_may_prefer_somebody_from_the_line(training, emping, las, opak, eka):
    mine, _theirs, last = registered(training, emping, las, opak)
    with pytest.raises(IllegalTransition, match="All places are taken"):
        workflow.accept(participation=last, by=eka)
    workflow.put_on_waiting_list(participation=mine, by=eka)
    assert states(training)["Siti"] == "waiting"  # the free place is the office's to give
    workflow.accept(participation=last, by=eka)
    assert states(training) == {"Budi": "waiting", "Citra": "registered", "Siti": "accepted"}
    assert (told(emping)[0], told(opak)[0]) == ("programme_waiting", "programme_accepted")


def test_a_newcomer_does_not_pass_those_who_wait(training, emping, las, opak, eka):
    mine, _theirs = registered(training, emping, las)
    workflow.put_on_waiting_list(participation=mine, by=eka)
    registered(training, opak)
    assert states(training)["Siti"] == "waiting"


def test_a_second_scan_does_no_harm(training, emping, eka):
    participation, meeting = make_participation(training, emping, officer=eka), training.meetings.get()
    marks = [workflow.mark_present(participation=participation, meeting=meeting, by=eka) for _scan in range(2)]
    assert (marks, Attendance.objects.count(), states(training)) == ([True, False], 1, {"Budi": "attended"})


def test_each_day_is_marked_by_itself(office, emping, eka):
    training = make_programme(office, officer=eka, meetings=2)
    participation = make_participation(training, emping, officer=eka)
    for meeting in training.meetings.all():
        assert workflow.mark_present(participation=participation, meeting=meeting, by=eka)
    assert participation.attendances.count() == 2


def test_only_who_is_accepted_is_marked_and_only_at_a_meeting_of_the_programme(training, office, emping, las, eka):
    waiting, accepted = make_participation(training, emping), make_participation(training, las, officer=eka)
    other = make_programme(office, officer=eka).meetings.get()
    with pytest.raises(IllegalTransition, match="the registration is now “registered”"):
        workflow.mark_present(participation=waiting, meeting=training.meetings.get(), by=eka)
    with pytest.raises(IllegalTransition):
        workflow.mark_present(participation=accepted, meeting=other, by=eka)
    assert Attendance.objects.count() == 0


def test_a_training_gives_a_certificate_and_a_verified_paper(training, emping, eka):
    graduate = make_graduate(training, emping, officer=eka, number="12/KUKM/2026", result="Baik sekali")
    paper = Credential.objects.get()
    assert (paper.kind, paper.title, paper.number) == ("other", "Pelatihan kemasan", "12/KUKM/2026")
    assert (paper.state, graduate.credential) == ("verified", paper)
    assert (graduate.state, graduate.completed_on, graduate.result) == ("completed", today(), "Baik sekali")
    with scans.opened(paper.scan) as file:
        assert file.read(5) == b"%PDF-"
    assert told(emping)[:2] == ["programme_completed", "credential_verified"]


def test_a_paper_of_another_office_waits_for_an_officer(office, emping, eka):
    halal = make_programme(office, officer=eka, kind="halal", meetings=0)
    make_graduate(halal, emping, officer=eka, number="ID36110000123450122")
    paper = Credential.objects.get()
    assert (paper.kind, paper.title, paper.state) == ("halal", "", "submitted")


@pytest.mark.parametrize(("kind", "number"), [("fair", "7"), ("training", "")])
def test_without_a_number_or_a_paper_only_the_certificate_is_made(office, emping, eka, kind, number):
    graduate = make_graduate(make_programme(office, officer=eka, kind=kind), emping, officer=eka, number=number)
    assert (graduate.state, bool(graduate.certificate_code), Credential.objects.count()) == ("completed", True, 0)


def test_who_was_never_there_gets_no_result(training, emping, eka):
    participation = make_participation(training, emping, officer=eka)
    workflow.begin_programme(programme=training, by=eka)
    with pytest.raises(IllegalTransition, match="was not there, or has a result already"):
        workflow.complete(participation=participation, by=eka)


def test_a_number_that_is_known_already_leaves_everything_as_it_was(office, emping, eka):
    first, second = (make_programme(office, officer=eka) for _number in range(2))
    make_graduate(first, emping, officer=eka, number="12")
    with pytest.raises(IllegalTransition, match="is in your list already"):
        make_graduate(second, emping, officer=eka, number="12")
    assert (states(second), Credential.objects.count()) == ({"Budi": "attended"}, 1)


def test_at_the_end_those_without_a_place_are_told_kindly(training, emping, las, opak, eka):
    registered(training, emping, las, opak)
    workflow.accept(participation=training.participations.get(producer=emping), by=eka)
    workflow.begin_programme(programme=training, by=eka)
    workflow.finish_programme(programme=training, by=eka)
    assert states(training) == {"Budi": "accepted", "Citra": "declined", "Siti": "declined"}
    assert Notification.objects.visible_to(opak.owner).first().body.endswith("there was no place for you this time.")


def test_a_cancelled_programme_tells_everybody_who_counted_on_it(training, emping, las, opak, eka):
    mine, *_others = registered(training, emping, las, opak)
    workflow.withdraw(participation=mine, by=emping.owner)
    workflow.cancel_programme(programme=training, by=eka, note="Pemateri sakit.")
    assert ["programme_cancelled" in told(maker) for maker in (emping, las, opak)] == [False, True, True]
    with pytest.raises(IllegalTransition, match=r"This programme is over\."):
        workflow.withdraw(participation=training.participations.get(producer=las), by=las.owner)


def test_what_is_over_is_not_rewritten(training, eka):
    workflow.begin_programme(programme=training, by=eka)
    workflow.finish_programme(programme=training, by=eka)
    training.quota = 50
    with pytest.raises(IllegalTransition, match=r"This programme is over\."):
        workflow.save_programme(programme=training, changed=["quota"])


def test_a_business_that_closes_gives_its_place_to_the_next(training, emping, las, opak):
    registered(training, emping, las, opak)
    producers.close_producer(producer=emping, by=emping.owner)
    assert states(training) == {"Budi": "withdrawn", "Citra": "registered", "Siti": "registered"}


@pytest.mark.parametrize(
    "ask", [{"kind": "paper"}, {"kind": "verified", "paper": "pirt"}, {"kind": "branch", "size": "small"}]
)
def test_a_requirement_says_exactly_what_belongs_to_its_kind(training, ask):
    with pytest.raises(IntegrityError, match="requirement_says_what"), transaction.atomic():
        Requirement.objects.create(programme=training, **ask)
