import csv
import io

import pytest
from openpyxl import load_workbook

from orders import workflow
from orders.models import ImpactEdition
from tests.factories import make_producer, make_report, make_user
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(dewi):
    """Four food makers, three of metal and one of crafts, all in one kelurahan."""
    for place, branch in enumerate(["food"] * 4 + ["metal"] * 3 + ["craft"]):
        maker = make_producer(make_user(f"Maker {place}"), name=f"Usaha {place}", branch=branch)
        make_report(maker, 2024, officer=dewi, investment=1_000_000 * (place + 1))
        make_report(maker, 2025, officer=dewi, investment=2_000_000 * (place + 1))


@pytest.fixture
def published(register, dewi):
    return workflow.publish_impact(by=dewi)


def sums(answer, table, column):
    """What stands in one column of a table, by the first cell of the row."""
    rows = page(answer).select(f"#{table} tbody tr, #{table} tfoot tr")
    return {row.th.get_text(strip=True): row.select("td")[column].get_text(strip=True) for row in rows}


def test_before_the_first_edition_the_page_says_so_and_there_is_no_file(client, register):
    assert texts(client.get("/en/dampak/"), "main h2") == ["No figures have been published yet"]
    assert client.get("/en/dampak/dampak.xlsx").status_code == 404
    assert client.get("/en/dampak/dampak.csv").status_code == 404
    assert client.get("/en/dampak/setahun-kemudian.csv").status_code == 404


def test_the_latest_year_is_shown_and_few_makers_are_hidden_with_a_neighbour(client, published):
    answer = client.get("/en/dampak/")
    assert sums(answer, "by-branch", 3) == {
        "Food": "20.000.000",
        "Metal and electronics": "hidden",
        "Crafts": "hidden",
        "All of Cilegon": "72.000.000",
    }
    assert texts(answer, ".impact-facts dt")[:2] == ["Makers", "Male workers"]
    assert texts(answer, ".impact-facts dd")[:2] == ["8", "16"]


def test_an_earlier_year_can_be_chosen_and_an_unknown_one_is_not_found(client, published):
    answer = client.get("/en/dampak/?tahun=2024")
    assert sums(answer, "by-branch", 3)["Food"] == "10.000.000"
    assert texts(answer, ".years [aria-current]") == ["2024"]
    assert client.get("/en/dampak/?tahun=2019").status_code == 404


def test_the_years_are_drawn_with_a_table_under_each(client, published):
    charts = page(client.get("/en/dampak/")).select(".chart")
    assert [len(chart.select("rect")) for chart in charts] == [2, 4, 2, 2]  # men and women on top of each other
    assert [row.get_text(" ", strip=True) for row in charts[1].select("table tr")] == [
        "2024 2025",
        "Male workers 16 16",
        "Female workers 24 24",
    ]


def test_the_files_hide_what_the_page_hides(client, published):
    book = load_workbook(io.BytesIO(client.get("/en/dampak/dampak.xlsx").content))
    rows = [row for row in book.active.values if row[0] == 2025 and row[1] == "Branch"]
    assert [(row[2], row[3], row[6]) for row in rows] == [
        ("Food", 4, 20_000_000),
        ("Metal and electronics", "hidden", "hidden"),
        ("Crafts", "hidden", "hidden"),
    ]
    text = client.get("/en/dampak/dampak.csv").content.decode("utf-8-sig")
    assert next(row for row in csv.reader(io.StringIO(text)) if row[2] == "Crafts")[3:] == ["hidden"] * 5 + [""] * 5


def test_the_page_costs_one_query(client, published, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/en/dampak/")


def test_what_each_maker_contributed_is_kept_of_the_latest_edition_only(published, dewi):
    again = workflow.publish_impact(by=dewi)
    assert list(ImpactEdition.objects.values_list("basis", flat=True)) == [again.basis, {}]
    assert again.tables == published.tables
