import pytest
from django.test import RequestFactory

from catalog.models import SearchDay
from catalog.search import log
from tests.factories import make_listings

pytestmark = pytest.mark.django_db
PHONE = {"user-agent": "Mozilla/5.0 (Linux; Android 14)"}


def counted():
    return list(SearchDay.objects.order_by("text").values_list("text", "searches", "found"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Sate  BANDENG!", "sate bandeng"),
        ("paving 6 cm", "paving 6 cm"),
        ("palet 1200", "palet 1200"),
        ("0812 0000 1234", ""),
        ("0812-0000-1234 emping", ""),
        ("36110000123450122", ""),
        ("ani@sentra.example", ""),
        ("https://sentra.example/a", ""),
        ("x" * 61, ""),
        ("!!", ""),
    ],
)
def test_only_words_that_are_about_nobody_are_kept(text, kept):
    assert log.normal(text) == kept


def test_a_search_is_counted_with_what_it_found_and_once_a_day_has_one_row(client, emping):
    make_listings(emping, {"name": "Sambal"}, {"name": "Sambal"})
    for query in ("sambal", "SAMBAL ", "helikopter", "ani@sentra.example"):
        client.get("/cari/", {"q": query}, headers=PHONE)
    assert counted() == [("helikopter", 1, 0), ("sambal", 2, 2)]


@pytest.mark.parametrize("words", ["q=sambal&setelah=9", "q=sambal&minimal=10", "q=", "x=1"])
def test_further_pages_and_choices_are_no_searches(client, emping, words):
    make_listings(emping, {"name": "Sambal"})
    client.get(f"/cari/?{words}", headers=PHONE)
    assert counted() == []


@pytest.mark.parametrize("name", ["Googlebot/2.1", "curl/8", ""])
def test_programs_do_not_count(name):
    request = RequestFactory().get("/cari/", headers={"user-agent": name})
    assert log.words_to_count(request, "sambal") == ""
