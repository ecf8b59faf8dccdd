import pytest

from catalog import search as engine
from tests.factories import make_listings
from tests.pages import page, texts, value_of

pytestmark = pytest.mark.django_db


def cards(answer):
    return texts(answer, ".card-name")


def test_results_come_in_order_with_their_number(client, emping):
    make_listings(
        emping, {"name": "Opak", "description": "Dengan sambal."}, {"name": "Sambal terasi"}, {"name": "Kopi"}
    )
    answer = client.get("/en/cari/?q=+Sambal++")
    assert texts(answer, "h1") == ["Results for “Sambal”"]
    assert texts(answer, "title") == ["Sambal – Search – Sentra IKM Cilegon"]
    assert (cards(answer), texts(answer, ".section-head .nums")) == (["Sambal terasi", "Opak"], ["2 products"])
    assert (value_of(answer, "search"), texts(answer, ".tile")) == ("Sambal", [])


def test_one_result_is_one_product(client, emping):
    make_listings(emping, {"name": "Sambal"})
    assert texts(client.get("/en/cari/?q=sambal"), ".section-head .nums") == ["1 product"]


def test_nothing_found_says_what_to_do_and_offers_the_groups(client, emping):
    make_listings(emping, {"name": "Sambal"})
    answer = client.get("/en/cari/?q=helikopter")
    assert texts(answer, "h1") == ["Nothing found for “helikopter”"]
    assert texts(answer, ".lead") == ["Check the spelling, use fewer words, or choose a category."]
    assert (cards(answer), len(texts(answer, ".tile"))) == ([], 12)


@pytest.mark.parametrize(
    "address", ["/en/cari/", "/en/cari/?q=", "/en/cari/?q=+++", "/en/cari/?q=---", "/en/cari/?x=1"]
)
def test_without_words_the_page_asks_for_some(client, address):
    answer = client.get(address)
    assert (texts(answer, "h1"), texts(answer, "title")) == (["Search"], ["Search – Sentra IKM Cilegon"])
    assert len(texts(answer, ".tile")) == 12


def test_results_are_read_page_by_page(client, emping):
    make_listings(emping, *({"name": f"Sambal {number}"} for number in range(30)))
    first = client.get("/en/cari/?q=sambal")
    assert (len(cards(first)), texts(first, ".section-head .nums")) == (24, ["30 products"])
    assert (page(first).select_one("a[rel=next]")["href"], texts(first, ".pager a")) == (
        "/en/cari/?q=sambal&hal=2", ["Next"]
    )  # fmt: skip
    second = client.get("/en/cari/?q=sambal&hal=2")
    assert page(second).select_one("a[rel=prev]")["href"] == "/en/cari/?q=sambal"
    assert cards(first) + cards(second) == [f"Sambal {number}" for number in range(29, -1, -1)]


def test_many_results_are_counted_no_further_than_it_helps(client, emping, monkeypatch):
    monkeypatch.setattr(engine, "MOST_COUNTED", 2)
    make_listings(emping, *({"name": "Sambal"} for _number in range(4)))
    assert texts(client.get("/en/cari/?q=sambal"), ".section-head .nums") == ["2+ products"]


@pytest.mark.parametrize("number", ["0", "-1", "abc", "21", "9" * 25])
def test_a_page_of_results_that_cannot_be_is_not_found(client, emping, number):
    make_listings(emping, {"name": "Sambal"})
    assert client.get(f"/en/cari/?q=sambal&hal={number}").status_code == 404


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", "'\"--;", "((&|!!", "😀", "مرحبا", "-" * 99, '"' * 99, "x" * 5000, "\ufffd"]
)
def test_hostile_words_are_shown_as_words(client, query):
    answer = client.get("/en/cari/", {"q": query})
    shown = engine.clean_query(query)
    assert answer.status_code == 200
    assert texts(answer, "h1") == [f"Nothing found for “{shown}”" if shown else "Search"]
    assert "alert" not in "".join(script.get_text() for script in page(answer).select("script"))


def test_a_nul_byte_is_refused(client):
    assert client.get("/cari/?q=a%00b").status_code == 400


def test_results_are_not_for_search_engines(client):
    assert page(client.get("/cari/?q=a")).find("meta", {"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("query", "queries"), [("sambal", 2), ("helikopter", 2), ("", 1)])
def test_a_search_costs_the_same_few_queries(client, emping, rows, query, queries, django_assert_num_queries):
    make_listings(emping, *({"name": "Sambal"} for _number in range(rows)))
    with django_assert_num_queries(queries):
        assert len(cards(client.get(f"/cari/?q={query}"))) == (rows if query == "sambal" else 0)
