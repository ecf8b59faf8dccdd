"""The offices at their desk: writing a programme, deciding, lists to take away, results of many at once."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cilegon_ikm.clock import today
from producers.models import Credential, Programme
from producers.programmes import workflow
from tests.factories import make_graduate, make_participation, make_programme
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
BEGINS = today() + timedelta(days=10)
NO_ROWS = {"INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}


@pytest.fixture
def desk(client, eka):
    client.force_login(eka)
    return client


@pytest.fixture
def training(office, eka):
    return make_programme(office, officer=eka)


def url(name, programme):
    return f"/en{reverse(f'admin:producers_programme_{name}', args=[programme.pk])}"


def written(office, **fields):
    """What the form of a new programme sends."""
    rows = {
        "meetings-0-day": BEGINS, "meetings-0-starts_at": "09:00", "meetings-0-ends_at": "12:00",
        "requirements-0-kind": "branch", "requirements-0-branch": "food",
    }  # fmt: skip
    managed = {
        f"{name}-{key}": value for name in ("meetings", "requirements", "history") for key, value in NO_ROWS.items()
    }
    totals = {"meetings-TOTAL_FORMS": 1, "requirements-TOTAL_FORMS": 1, "history-TOTAL_FORMS": 0}
    own = {
        "office": office.pk, "kind": "training", "title": "Bimtek Kemasan", "description": "Praktik.", "place": "Aula",
        "quota": 5, "starts_on": BEGINS, "ends_on": BEGINS, "registration_until": BEGINS,
    }  # fmt: skip
    return {**own, **rows, **managed, **totals, **fields}


def test_an_officer_writes_and_opens_a_programme(desk, office):
    desk.post("/en/admin/producers/programme/add/", written(office))
    programme = Programme.objects.get()
    assert (programme.slug, programme.state, programme.meetings.count()) == ("bimtek-kemasan", "draft", 1)
    assert programme.requirements.get().branch == "food"
    answer = desk.post(f"/en/admin/producers/programme/{programme.pk}/verdict/open/", {"version": 0}, follow=True)
    assert "Bimtek Kemasan is public; makers who fit are being told." in answer.content.decode()
    programme.refresh_from_db()
    assert programme.state == "open"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ends_on": BEGINS - timedelta(days=1)}, "The programme must not end before it begins."),
        ({"registration_until": BEGINS + timedelta(days=1)}, "Registration must not end after the programme."),
        ({"meetings-0-day": BEGINS + timedelta(days=1)}, "This day lies outside the period of the programme."),
        ({"meetings-0-ends_at": "08:00"}, "The meeting must end after it begins."),
        ({"requirements-0-branch": ""}, "Say which one."),
        ({"requirements-0-paper": "pirt"}, "Fill in what belongs to this kind of requirement, and nothing else."),
        ({"quota": 0}, "Ensure this value is greater than or equal to 1."),
    ],
)
def test_what_makes_no_sense_is_said_and_not_saved(desk, office, wrong, words):
    answer = desk.post("/en/admin/producers/programme/add/", written(office, **wrong))
    assert words in page(answer).get_text()
    assert Programme.objects.count() == 0


def test_more_places_move_the_waiting_list(desk, office, eka, emping, las):
    programme = make_programme(office, officer=eka, quota=1, meetings=0)
    make_participation(programme, emping)
    second = make_participation(programme, las)
    form = written(office, quota=2, title=programme.title, **{"meetings-TOTAL_FORMS": 0, "requirements-TOTAL_FORMS": 0})
    desk.post(url("change", programme), form)
    second.refresh_from_db()
    assert second.state == "registered"


def test_the_record_says_how_many_there_are_and_leads_to_the_lists(desk, training, emping, las, eka):
    make_participation(training, emping)
    make_participation(training, las, officer=eka)
    answer = desk.get(url("change", training))
    panel = texts(answer, "section[aria-labelledby=programme-heading] p")
    assert panel[0] == "0 of 2 places are free. registered: 1 · accepted: 1"
    assert len(page(answer).select("section[aria-labelledby=programme-heading] a")) == 5


def test_ticked_registrations_are_accepted_and_refusals_are_said(desk, training, emping, las, eka):
    first, second = make_participation(training, emping), make_participation(training, las)
    workflow.withdraw(participation=second, by=las.owner)
    ticked = {"action": "accept_ticked", "_selected_action": [first.pk, second.pk]}
    answer = desk.post("/en/admin/producers/participation/", ticked, follow=True)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("accepted", "withdrawn")
    words = answer.content.decode()
    assert "1 maker is accepted." in words
    assert "Las Citra: This is not possible any more" in words


def test_the_list_of_participants_is_a_workbook(desk, training, emping, eka):
    participation = make_participation(training, emping, officer=eka)
    workflow.mark_present(participation=participation, meeting=training.meetings.get(), by=eka)
    content = desk.get(url("participants", training)).content
    headings, row = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    cells = dict(zip(headings, row, strict=True))
    assert (cells["BUSINESS"], cells["OWNER"], cells["STATE"]) == ("Emping Budi", "Budi", "Has attended")
    assert cells[f"{training.starts_on:%Y-%m-%d} 09.00"] == "✓"
    assert cells["WHATSAPP"].startswith("0812-")


def test_the_signed_list_is_ticked_for_many_at_once(desk, office, eka, emping, las):
    training = make_programme(office, officer=eka, meetings=2)
    first, second = (make_participation(training, maker, officer=eka) for maker in (emping, las))
    one, two = training.meetings.all()
    ticks = [f"{first.pk}-{one.pk}", f"{first.pk}-{two.pk}", f"{second.pk}-{two.pk}"]
    answer = desk.post(url("attendance", training), {"present": ticks}, follow=True)
    assert "3 attendances are noted." in answer.content.decode()
    boxes = page(answer).select("input[name=present]")
    assert [box["value"] for box in boxes if box.has_attr("checked")] == ticks


def attended(training, *makers, eka):
    for maker in makers:
        participation = make_participation(training, maker, officer=eka)
        workflow.mark_present(participation=participation, meeting=training.meetings.get(), by=eka)
    workflow.begin_programme(programme=training, by=eka)
    return list(training.participations.order_by("pk"))


def test_results_of_many_are_written_and_a_wrong_line_stays_with_its_reason(desk, office, eka, emping, las):
    training = make_programme(office, officer=eka, kind="pirt")
    right, wrong = attended(training, emping, las, eka=eka)
    valid = str(today() + timedelta(days=365))
    data = {
        f"p{right.pk}-is_done": "on", f"p{right.pk}-number": "206367201000128-31", f"p{right.pk}-expires_on": valid,
        f"p{wrong.pk}-is_done": "on", f"p{wrong.pk}-number": "123",
    }  # fmt: skip
    answer = desk.post(url("results", training), data)
    assert answer.status_code == 422
    assert texts(answer, "tbody th") == ["Las Citra"]
    assert [text[:26] for text in texts(answer, "td .verdict-warning")] == [
        "A P-IRT number has 15 digi",
        "This field is required.",
    ]
    assert texts(answer, ".verdict-log a") == ["Emping Budi"]
    paper = Credential.objects.get()
    assert (paper.producer, paper.kind, paper.state) == (emping, "pirt", "submitted")


def test_a_number_without_its_tick_is_asked_about(desk, training, eka, emping):
    (participation,) = attended(training, emping, eka=eka)
    answer = desk.post(url("results", training), {f"p{participation.pk}-number": "12"})
    assert texts(answer, "td .verdict-warning") == ["Tick this, too, or take the number away."]


def test_before_it_runs_there_are_no_results_to_write(desk, training):
    assert texts(desk.get(url("results", training)), ".desk-page p") == [
        "Results are written once the programme is running."
    ]


def test_the_office_opens_the_certificates_of_its_graduates(desk, training, eka, emping):
    graduate = make_graduate(training, emping, officer=eka)
    answer = desk.get(reverse("admin:producers_participation_certificate", args=[graduate.pk]))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_cost_the_same_however_long(desk, office, eka, emping, las, dewi, rows, django_assert_num_queries):
    for _number in range(rows):
        make_participation(make_programme(office, officer=eka), emping)
    desk.get("/en/admin/producers/programme/")
    with django_assert_num_queries(7):
        desk.get("/en/admin/producers/programme/")
    with django_assert_num_queries(8):
        desk.get("/en/admin/producers/participation/")


def test_an_office_reads_who_moved_a_participant_without_a_way_to_the_persons_account(desk, training, emping):
    participation = make_participation(training, emping)
    answer = desk.get(f"/en/admin/producers/participation/{participation.pk}/change/")
    assert texts(answer, "#history-group tbody .field-who") == ["Budi"]
    assert page(answer).select("a[href*='/accounts/user/']") == []
