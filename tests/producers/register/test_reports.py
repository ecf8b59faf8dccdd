import pytest
from django.db import transaction

from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from producers.models import YearlyReport
from producers.register import reports
from producers.workflow import close_producer
from tests.factories import make_producer, make_report, make_unclaimed, make_user
from tests.races import start_and_wait_for_lock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def report(budi):
    return make_report(make_producer(budi))


def told(user):
    return [(notice.title, notice.body, notice.url) for notice in Notification.objects.visible_to(user)]


def test_a_report_is_sent_accepted_and_opened_again(report, budi, dewi):
    reports.submit_report(report=report, by=budi)
    reports.accept_report(report=report, by=dewi)
    reports.reopen_report(report=report, by=dewi, note="Investasi salah.")
    reports.correct_report(report=report, investment=7_000_000)
    reports.submit_report(report=report, by=budi)
    moves = [(change.from_state, change.to_state, change.by, change.note) for change in report.history.order_by("pk")]
    assert moves == [
        ("draft", "submitted", budi, ""),
        ("submitted", "accepted", dewi, ""),
        ("accepted", "reopened", dewi, "Investasi salah."),
        ("reopened", "submitted", budi, ""),
    ]
    assert YearlyReport.objects.get().investment == 7_000_000


def test_the_maker_is_told_what_became_of_it(report, budi, dewi):
    reports.accept_report(report=report, by=dewi)
    reports.reopen_report(report=report, by=dewi, note="Investasi salah.")
    assert told(budi) == [
        ("Please correct your report of 2024", "The officer writes: Investasi salah.", "/usaha/laporan/2024/"),
        (
            "Your report of 2024 is accepted",
            "It is now part of the register of Disperindag. Thank you.",
            "/usaha/laporan/2024/",
        ),
    ]
    assert reports.feedback(report) == "Investasi salah."


def test_a_helper_is_told_like_the_owner(report, dewi):
    helper = make_user("Hadi")
    report.producer.helpers.create(user=helper)
    reports.accept_report(report=report, by=dewi)
    assert [title for title, _body, _url in told(helper)] == ["Your report of 2024 is accepted"]


def test_nobody_is_told_about_a_maker_without_an_account(dewi):
    make_report(make_unclaimed(), officer=dewi)
    assert Notification.objects.count() == 0


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_what_was_sent_or_accepted_is_not_changed(report, budi, dewi, state):
    if state == "accepted":
        reports.accept_report(report=report, by=dewi)
    else:
        reports.submit_report(report=report, by=budi)
    for change in (
        lambda: reports.correct_report(report=report, investment=1),
        lambda: reports.save_report(producer=report.producer, year=report.year, investment=1),
    ):
        with pytest.raises(IllegalTransition, match="only an officer can open it again"):
            change()
    assert YearlyReport.objects.get().investment == 5_000_000


@pytest.mark.parametrize("verb", [reports.submit_report, reports.accept_report])
def test_a_report_that_says_too_little_goes_nowhere(budi, verb):
    report = make_report(make_producer(budi), workers_female=None, production_value=None)
    with pytest.raises(IllegalTransition, match=r"^Still missing: female workers, production value\.$"):
        verb(report=report, by=budi)
    assert YearlyReport.objects.get().state == "draft"


def test_zero_is_an_answer(budi):
    report = make_report(make_producer(budi), workers_male=0, investment=0, production_value=0)
    assert reports.submit_report(report=report, by=budi).state == "submitted"


def test_a_closed_business_reports_nothing(budi):
    producer = make_producer(budi)
    close_producer(producer=producer, by=budi)
    with pytest.raises(IllegalTransition, match="This business is closed"):
        make_report(producer)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_report():
    producer = make_producer(make_user("Budi"))
    with transaction.atomic():
        type(producer).objects.select_for_update().get(pk=producer.pk)
        clicks = start_and_wait_for_lock(lambda: make_report(producer), lambda: make_report(producer))
    assert clicks[0].result(timeout=10) == clicks[1].result(timeout=10) == YearlyReport.objects.get()
