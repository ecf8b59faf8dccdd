from datetime import timedelta

import pytest

from cilegon_ikm.clock import today
from producers.models import Participation, Requirement
from producers.programmes import workflow
from tests.factories import make_graduate, make_participation, make_programme
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
LIST = "/en/usaha/program/"


@pytest.fixture
def maker(client, emping):
    client.force_login(emping.owner)
    return client


@pytest.fixture
def training(office, eka):
    return make_programme(office, officer=eka)


def address(programme, more=""):
    return f"{LIST}{programme.slug}/{more}"


def test_the_list_offers_what_fits_with_a_button_and_says_why_the_rest_does_not(maker, office, eka, training):
    other = make_programme(office, officer=eka, title_en="Halal course", asks=({"kind": "paper", "paper": "pirt"},))
    answer = maker.get(LIST)
    first, second = page(answer).select("article")
    assert (first.h3.get_text(strip=True), second.h3.get_text(strip=True)) == ("Packaging training", "Halal course")
    assert [form["action"] for form in page(answer).select("article form")] == [address(training, "daftar/")]
    assert " ".join(second.select_one("li").get_text(" ").split()) == "You have no verified P-IRT yet. See to it"
    assert second.select_one("li a")["href"] == "/en/usaha/dokumen/"
    assert other.participations.count() == 0


def test_one_tap_registers_and_the_page_says_what_comes_next(maker, training, emping):
    answer = maker.post(address(training, "daftar/"), follow=True)
    assert texts(answer, ".notice") == ["You are registered. The office will tell you whether you are accepted."]
    assert texts(answer, ".section-head .badge") == ["Registered"]
    assert texts(maker.get(LIST), "section[aria-labelledby=own] strong") == ["Packaging training"]


def test_who_waits_reads_her_place_in_the_line(maker, office, eka, emping, las):
    full = make_programme(office, officer=eka, quota=1)
    make_participation(full, las)
    assert texts(maker.get(address(full)), "form .btn-primary") == [
        "Register for the waiting list : Packaging training"
    ]
    answer = maker.post(address(full, "daftar/"), follow=True)
    assert texts(answer, ".notice") == [
        "You are on the waiting list. You move up when somebody gives a place away.",
        "You are number 1 on the waiting list. You move up by yourself when somebody gives a place away.",
    ]


def test_a_refusal_is_said_on_the_page(maker, training):
    Requirement.objects.create(programme=training, kind="branch", branch="metal")
    answer = maker.post(address(training, "daftar/"), follow=True)
    assert texts(answer, ".notices .notice") == ["This is only for the branch: Metal and electronics."]
    assert texts(answer, "main form .btn-primary") == []


def test_a_place_is_given_away_with_one_more_tap(maker, training, emping):
    make_participation(training, emping)
    answer = maker.post(address(training, "batal/"), follow=True)
    assert texts(answer, ".notice") == ["You have given your place away. Thank you for saying so."]
    assert Participation.objects.get().state == "withdrawn"
    assert texts(answer, "main form .btn-primary") == ["Register : Packaging training"]


def test_who_is_accepted_shows_a_code_at_the_door(maker, training, emping, eka):
    participation = make_participation(training, emping)
    assert page(maker.get(address(training))).select(".ticket img") == []
    workflow.accept(participation=participation, by=eka)
    (image,) = page(maker.get(address(training))).select(".ticket img")
    answer = maker.get(image["src"])
    assert (answer["Content-Type"], f"/hadir/{participation.code}/" in answer.content.decode()) == (
        "image/svg+xml",
        True,
    )


def test_who_was_not_accepted_reads_why(maker, training, emping, eka):
    workflow.decline(participation=make_participation(training, emping), by=eka, note="Sudah pernah ikut.")
    answer = maker.get(address(training))
    assert texts(answer, ".notice") == ["The office writes: Sudah pernah ikut."]
    assert texts(answer, "main form") == []


def test_a_graduate_opens_her_certificate(maker, training, emping, eka):
    make_graduate(training, emping, officer=eka, number="12/2026", result="Baik")
    answer = maker.get(address(training))
    assert texts(answer, ".todo p") == ["12/2026", "Baik"]
    pdf = maker.get(page(answer).select_one(".todo a")["href"])
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")


def test_there_is_no_certificate_before_the_end(maker, training, emping, eka):
    make_participation(training, emping, officer=eka)
    assert maker.get(address(training, "sertifikat.pdf")).status_code == 404


def test_another_makers_code_certificate_and_withdrawal_are_not_found(maker, training, las, eka):
    make_graduate(training, las, officer=eka)
    answers = [maker.get(address(training, each)).status_code for each in ("qr.svg", "sertifikat.pdf")]
    assert [*answers, maker.post(address(training, "batal/")).status_code] == [404, 404, 404]


def test_after_the_last_day_nothing_is_offered(maker, training):
    training.registration_until = today() - timedelta(days=1)
    training.save()
    assert texts(maker.get(LIST), ".empty h2") == ["No programme is open at the moment"]
    assert texts(maker.get(address(training)), "main form") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_many_programmes(maker, office, eka, emping, rows, django_assert_num_queries):
    for _number in range(rows):
        make_programme(office, officer=eka, asks=({"kind": "report"},))
        make_participation(make_programme(office, officer=eka), emping)
    with django_assert_num_queries(9):
        assert len(page(maker.get(LIST)).select("article")) == rows
