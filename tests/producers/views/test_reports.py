import pytest
from django.utils import timezone

from producers.models import YearlyReport
from producers.register import reports
from tests.factories import make_producer, make_report
from tests.pages import field_errors, page, texts, value_of

pytestmark = pytest.mark.django_db
LIST = "/en/usaha/laporan/"
NUMBER = "This is not a number."
THIS_YEAR = timezone.localdate().year
FORM = {
    "product": "Emping melinjo",
    "workers_male": "2",
    "workers_female": "3 orang",
    "production_quantity": "1.250,5",
    "production_unit": "kg",
    "production_value": "Rp 60.000.000,-",
    "investment": "5 juta",
    "action": "send",
}


@pytest.fixture
def producer(budi):
    return make_producer(budi)


@pytest.fixture
def maker(client, budi, producer):
    client.force_login(budi)
    return client


def send(maker, year=THIS_YEAR, **changes):
    return maker.post(f"{LIST}{year}/", {**FORM, **changes}, follow=True)


def said(answer):
    return texts(answer, "main .notices .notice")


def test_a_maker_writes_a_report_as_people_write_numbers_and_sends_it(maker, budi):
    answer = send(maker)
    assert said(answer) == ["Sent. Thank you! An officer will look at it."]
    report = YearlyReport.objects.get()
    assert (report.state, report.workers, report.investment) == ("submitted", 5, 5_000_000)
    assert (str(report.production_quantity), report.production_value) == ("1250.50", 60_000_000)
    assert report.history.get().by == budi


def test_she_saves_it_half_done_and_goes_on_later(maker):
    answer = send(maker, workers_female="", investment="", action="save")
    assert said(answer) == ["Saved. You can go on later."]
    assert [value_of(answer, f"id_{name}") for name in ("product", "production_value", "production_quantity")] == [
        "Emping melinjo", "60.000.000", "1.250,5",
    ]  # fmt: skip
    assert YearlyReport.objects.get().state == "draft"


def test_what_is_still_missing_is_named_and_nothing_typed_is_lost(maker):
    answer = send(maker, investment="", product="")
    assert said(answer) == ["Still missing: product, investment without land and buildings."]
    assert value_of(answer, "id_production_value") == "60.000.000"
    assert YearlyReport.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"investment": "banyak"}, {"investment": NUMBER}),
        ({"workers_male": "-1"}, {"workers_male": "A number below zero is not possible here."}),
        ({"workers_male": "1,5"}, {"workers_male": "Write how many people, for example 5."}),
        ({"production_value": "9" * 40}, {"production_value": "This number is too large to be true."}),
        ({"production_quantity": "x\0"}, {"production_quantity": "Null characters are not allowed."}),
        ({"licence_year": str(THIS_YEAR + 1)}, {"licence_year": f"Write a year from 1900 to {THIS_YEAR}."}),
        ({"product": "P" * 151}, {"product": "Ensure this value has at most 150 characters (it has 151)."}),
    ],
    ids=str,
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_saved(maker, changes, errors):
    answer = send(maker, **changes)
    assert (answer.status_code, field_errors(answer)) == (422, errors)
    assert value_of(answer, f"id_{next(iter(changes))}") == next(iter(changes.values()))
    assert YearlyReport.objects.count() == 0


def test_the_list_shows_the_years_and_the_size_class(maker, producer, dewi):
    make_report(producer, THIS_YEAR - 1, officer=dewi)
    answer = maker.get(LIST)
    assert texts(answer, "main .rows .row-main") == [
        f"{THIS_YEAR} not written yet",
        f"{THIS_YEAR - 2} not written yet",
        f"{THIS_YEAR - 3} not written yet",
        f"{THIS_YEAR - 1} Accepted",
    ]
    assert texts(answer, "main p.panel") == [f"By your report of {THIS_YEAR - 1} your business is: Small industry"]
    assert "Yearly reports to Disperindag Small industry" in texts(maker.get("/en/usaha/profil/"), "main .row-link")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(maker, producer, rows, django_assert_num_queries):
    for year in range(2024, 2024 - rows, -1):
        make_report(producer, year)
    with django_assert_num_queries(6):
        maker.get(LIST)


def test_an_accepted_report_is_read_and_not_changed(maker, producer, dewi):
    make_report(producer, officer=dewi)
    answer = maker.get(f"{LIST}2024/")
    assert page(answer).select("main form") == []
    assert "Rp5.000.000" in " ".join(texts(answer, "main dl"))
    answer = send(maker, year=2024, investment="1")
    assert said(answer) == ["This report has been sent; only an officer can open it again."]
    assert YearlyReport.objects.get().investment == 5_000_000


def test_a_report_that_was_opened_again_shows_why(maker, producer, dewi, budi):
    report = make_report(producer, officer=dewi)
    reports.reopen_report(report=report, by=dewi, note="Investasi <salah>.")
    assert texts(maker.get(f"{LIST}2024/"), "main .notice") == ["The officer writes: Investasi <salah>."]
    send(maker, year=2024)
    assert YearlyReport.objects.get().state == "submitted"


def test_the_next_year_begins_with_what_rarely_changes(maker, producer):
    make_report(producer, THIS_YEAR - 1, product="Emping", licence_year=2019)
    answer = maker.get(f"{LIST}{THIS_YEAR}/")
    assert [value_of(answer, f"id_{name}") for name in ("product", "licence_year", "investment")] == [
        "Emping",
        "2019",
        "",
    ]


@pytest.mark.parametrize("year", [1989, THIS_YEAR - 4, THIS_YEAR + 1, 99999999999999999999])
def test_a_year_out_of_reach_does_not_exist(maker, year):
    assert maker.get(f"{LIST}{year}/").status_code == 404
    assert maker.post(f"{LIST}{year}/", FORM).status_code == 404


def test_another_maker_sees_only_her_own(maker, citra, dewi, client):
    make_report(make_producer(citra, name="Las Citra"), 2015, officer=dewi, investment=777_000)
    assert maker.get(f"{LIST}2015/").status_code == 404
    assert "777" not in maker.get(LIST).content.decode()


def test_a_stranger_signs_in_first_and_a_person_without_business_writes_the_profile(client, dewi):
    assert client.get(LIST)["Location"] == f"/en/masuk/?next={LIST}"
    client.force_login(dewi)
    assert client.get(f"{LIST}{THIS_YEAR}/")["Location"] == "/en/daftar/usaha/"
