import pytest

from catalog.models import Listing, SearchDay
from catalog.search import facets
from catalog.search.text import clean_query
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
    last = Listing.objects.get(title="Sambal 6")
    assert (page(first).select_one("a[rel=next]")["href"], texts(first, ".pager a")) == (
        f"/en/cari/?q=sambal&setelah={last.pk}", ["Next"]
    )  # fmt: skip
    second = client.get(page(first).select_one("a[rel=next]")["href"])
    assert cards(first) + cards(second) == [f"Sambal {number}" for number in range(29, -1, -1)]
    back = client.get(page(second).select_one("a[rel=prev]")["href"])
    assert (cards(back), texts(second, ".pager a")) == (cards(first), ["Previous"])


def test_many_results_are_counted_no_further_than_it_helps(client, emping, monkeypatch):
    monkeypatch.setattr(facets, "MOST_FOUND", 2)
    make_listings(emping, *({"name": "Sambal"} for _number in range(4)))
    assert texts(client.get("/en/cari/?q=sambal"), ".section-head .nums") == ["2+ products"]


@pytest.mark.parametrize("number", ["0", "-1", "abc", "9" * 25])
def test_a_page_of_results_that_cannot_be_is_not_found(client, emping, number):
    make_listings(emping, {"name": "Sambal"})
    assert client.get(f"/en/cari/?q=sambal&setelah={number}").status_code == 404


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", "'\"--;", "((&|!!", "😀", "مرحبا", "-" * 99, '"' * 99, "x" * 5000, "\ufffd"]
)
def test_hostile_words_are_shown_as_words(client, query):
    answer = client.get("/en/cari/", {"q": query})
    shown = clean_query(query)
    assert answer.status_code == 200
    assert texts(answer, "h1") == [f"Nothing found for “{shown}”" if shown else "Search"]
    assert "alert" not in "".join(script.get_text() for script in page(answer).select("script"))


def test_a_nul_byte_is_refused(client):
    assert client.get("/cari/?q=a%00b").status_code == 400


def test_results_are_not_for_search_engines(client):
    assert page(client.get("/cari/?q=a")).find("meta", {"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("query", "queries"), [("sambal", 3), ("helikopter", 3), ("", 1)])
def test_a_search_costs_the_same_few_queries(client, emping, rows, query, queries, django_assert_num_queries):
    make_listings(emping, *({"name": "Sambal"} for _number in range(rows)))
    with django_assert_num_queries(queries):
        assert len(cards(client.get(f"/cari/?q={query}"))) == (rows if query == "sambal" else 0)


def test_a_correction_says_so_and_offers_its_results(client, emping):
    make_listings(emping, {"name": "Batik tulis"})
    answer = client.get("/en/cari/?q=batikk")
    assert (texts(answer, "h1"), cards(answer)) == (["Results for “batik”"], ["Batik tulis"])
    assert texts(answer, ".lead") == ["Nothing was found for “batikk”, so this is what you may have meant."]


def test_another_spelling_is_offered_as_a_link(client, emping):
    make_listings(emping, {"name": "Opak", "description": "Dari singkung."}, {"name": "Keripik singkong"})
    answer = client.get("/en/cari/?q=singkung")
    assert (texts(answer, ".lead"), cards(answer)) == (["Did you mean singkong ?"], ["Opak"])
    link = page(answer).select_one(".lead a")["href"]
    assert cards(client.get(f"/en/cari/{link}")) == ["Keripik singkong"]


def test_results_with_a_part_of_the_words_say_so(client, emping):
    make_listings(emping, {"name": "Batik"}, {"name": "Sambal"})
    answer = client.get("/en/cari/?q=sambal+batik")
    assert texts(answer, "h1, .lead") == ["Nothing has all of “sambal batik”", "These products have a part of it."]
    assert sorted(cards(answer)) == ["Batik", "Sambal"]


def test_where_somebody_is_stays_in_no_cache(client, emping):
    make_listings(emping, {"name": "Sambal"})
    near = client.get("/cari/?q=sambal&urut=posisi&posisi=-6.01,106.05")
    assert near["Cache-Control"] == "private, no-store"
    assert not client.get("/cari/?q=sambal").has_header("Cache-Control")
    assert value_of(near, "sort") == "posisi"


def test_suggestions_come_by_kind(client, emping):
    make_listings(emping, {"name": "Batako press"})
    answer = client.get("/en/cari/saran/?q=bat")
    groups = page(answer).select("[role=group]")
    assert [(group["aria-label"], group.get_text(" ", strip=True)) for group in groups] == [
        ("Words", "batako"), ("Products", "Batako press")
    ]  # fmt: skip
    assert [link["href"] for link in page(answer).select("[role=option]")] == [
        "/en/cari/?q=batako", f"/en/produk/batako-press-{Listing.objects.get().pk}/"
    ]  # fmt: skip
    assert (sorted(answer["Cache-Control"].split(", ")), answer.cookies) == (["max-age=60", "public"], {})


def test_opened_results_are_counted_for_who_searched_for_them_today(client, emping):
    make_listings(emping, {"name": "Sambal"})
    client.get("/cari/?q=Sambal", headers={"user-agent": "Mozilla/5.0"})
    for query in ("sambal", "SAMBAL", "never searched for", "0812 0000 1234"):
        assert client.post("/cari/dibuka/", {"q": query}).status_code == 204
    assert list(SearchDay.objects.values_list("text", "searches", "found", "clicks")) == [("sambal", 1, 1, 2)]
    assert client.get("/cari/dibuka/").status_code == 405
