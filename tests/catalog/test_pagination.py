from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Case, FloatField, When
from django.http import Http404
from django.test import RequestFactory

from catalog.models import Listing
from catalog.pagination import MAX_ID, keyset_page, ranked_page
from producers.models import Producer
from tests.factories import make_listings, make_producer

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 1, tzinfo=UTC)
# the minute in which each of seven rows was published
TIES = {
    "all different": [0, 1, 2, 3, 4, 5, 6],
    "all the same": [0, 0, 0, 0, 0, 0, 0],
    "pairs": [0, 0, 1, 1, 2, 2, 3],
    "mixed": [5, 0, 3, 3, 0, 5, 3],
}


def request(address="/produk/"):
    return RequestFactory().get(address)


def numbers(page):
    return [row.pk for row in page.items]


def walk(queryset, size, page, direction):
    """The pages from this one to the end in one direction, each as a list of row numbers."""
    pages = [numbers(page)]
    while address := getattr(page, direction):
        page = keyset_page(queryset, request(address), size=size)
        pages.append(numbers(page))
        assert len(pages) < 20, "The links go round in a circle"
    return pages, page


def check_both_ways(queryset, size):
    rows = [row.pk for row in queryset]
    forward, last = walk(queryset, size, keyset_page(queryset, request(), size=size), "next_url")
    assert forward == [rows[start : start + size] for start in range(0, len(rows), size)]
    backward, _first = walk(queryset, size, last, "previous_url")
    assert [number for page in reversed(backward) for number in page] == rows


@pytest.mark.parametrize("size", [1, 2, 6, 7])
@pytest.mark.parametrize("minutes", TIES.values(), ids=TIES)
def test_every_row_comes_exactly_once_forward_and_back(emping, minutes, size):
    make_listings(emping, *({"published_at": START + timedelta(minutes=minute)} for minute in minutes))
    check_both_ways(Listing.objects.visible().newest_first(), size)


@pytest.mark.parametrize("size", [1, 2, 4])
def test_makers_with_the_same_name_come_exactly_once(size):
    for name in ["Las", "Las", "emping", "Emping", "Émping", "Las"]:
        make_producer(name=name)
    check_both_ways(Producer.objects.order_by("name", "pk"), size)


def test_the_first_and_last_page_lead_only_inwards(emping):
    make_listings(emping, {}, {}, {})
    rows = Listing.objects.newest_first()
    first = keyset_page(rows, request(), size=2)
    assert (bool(first.next_url), first.previous_url) == (True, "")
    last = keyset_page(rows, request(first.next_url), size=2)
    assert (last.next_url, bool(last.previous_url)) == ("", True)
    whole = keyset_page(rows, request(), size=3)
    assert (whole.next_url, whole.previous_url) == ("", "")


def test_a_new_row_shifts_nothing_for_who_is_reading(emping):
    make_listings(emping, *({} for _number in range(4)))
    rows = Listing.objects.newest_first()
    before = [row.pk for row in rows]
    first = keyset_page(rows, request(), size=2)
    make_listings(emping, {"published_at": START + timedelta(days=1)})
    assert numbers(keyset_page(rows, request(first.next_url), size=2)) == before[2:]


def test_a_page_continues_from_a_row_that_has_gone_out_of_sight(emping):
    make_listings(emping, *({} for _number in range(4)))
    rows = Listing.objects.visible().newest_first()
    before = [row.pk for row in rows]
    first = keyset_page(rows, request(), size=2)
    Listing.objects.filter(pk=before[1]).update(is_visible=False)
    assert numbers(keyset_page(rows, request(first.next_url), size=2)) == before[2:]


def test_links_keep_the_other_words_of_the_address(emping):
    make_listings(emping, {}, {})
    rows = Listing.objects.newest_first()
    newest = rows[0]
    page = keyset_page(rows, request("/produsen/?cabang=food&setelah=&x=%26a"), size=1)
    assert page.next_url == f"/produsen/?cabang=food&x=%26a&setelah={newest.pk}"


def test_one_page_costs_one_query_however_deep(emping, django_assert_num_queries):
    rows = make_listings(emping, *({} for _number in range(5)))
    for address in ("/", f"/?setelah={rows[3].pk}", f"/?sebelum={rows[1].pk}"):
        with django_assert_num_queries(1):
            keyset_page(Listing.objects.newest_first(), request(address), size=2)


def test_a_row_nobody_knows_leads_to_an_empty_page(emping):
    make_listings(emping, {})
    page = keyset_page(Listing.objects.newest_first(), request(f"/?setelah={MAX_ID}"))
    assert (page.items, page.next_url, page.previous_url) == ([], "", "")


LONG = ["9" * 5000, "0" * 19 + "1" * 5000, str(MAX_ID + 1), "9" * 30]
BAD = ["0", "-1", "1.5", "abc", "1a", "²", "٣", "😀", "' OR 1=1", *LONG]


@pytest.mark.parametrize("number", BAD)
@pytest.mark.parametrize("word", ["setelah", "sebelum"])
def test_what_cannot_be_a_row_is_not_found(word, number):
    asked = RequestFactory().get("/", {word: number})
    with pytest.raises(Http404):
        keyset_page(Listing.objects.newest_first(), asked)


def scored(**scores):
    """Tiers of which each has its listings' titles, with the score of each."""
    return [
        Listing.objects.filter(title__in=tier).annotate(
            score=Case(*(When(title=title, then=score) for title, score in tier.items()), output_field=FloatField())
        )
        for tier in scores.values()
    ]


def make_titles(producer, titles):
    return make_listings(producer, *({"name": title} for title in titles))


def read(tiers, most=9, size=2):
    """The titles of each page forward, and of each page back from the last."""
    names = dict(Listing.objects.values_list("pk", "title"))
    page = ranked_page(tiers, request("/cari/?q=a"), most=most, size=size)
    forward, back = ["".join(names[item.pk] for item in page.items)], []
    while page.next_url:
        page = ranked_page(tiers, request(page.next_url), most=most, size=size)
        forward.append("".join(names[item.pk] for item in page.items))
    while page.previous_url:
        page = ranked_page(tiers, request(page.previous_url), most=most, size=size)
        back.append("".join(names[item.pk] for item in page.items))
    return forward, back


def test_ranked_pages_go_tier_by_tier_then_by_score_then_the_newest_first(emping):
    make_titles(emping, "abcde")
    assert read(scored(first={"c": 1, "a": 2}, second={"b": 3, "d": 9, "e": 3})) == (["ac", "de", "b"], ["de", "ac"])


def test_ranked_pages_end_at_the_bound_and_read_no_second_tier_for_it(emping):
    make_titles(emping, "abcde")  # the first that is found fills the second tier, however well others would score
    assert read(scored(first={"c": 1, "a": 2}, second={"b": 3, "d": 9}), most=3) == (["ac", "b"], ["ac"])


def test_a_ranked_page_behind_a_row_that_has_gone_is_empty(emping):
    make_titles(emping, "ab")
    page = ranked_page(scored(first={"a": 1}), request(f"/?setelah={MAX_ID}"), most=9)
    assert (page.items, page.next_url, page.previous_url) == ([], "", "")


@pytest.mark.parametrize("number", [*BAD])
def test_what_cannot_be_a_row_is_no_ranked_page_either(number):
    with pytest.raises(Http404):
        ranked_page(scored(first={"a": 1}), RequestFactory().get("/", {"setelah": number}), most=9)


@pytest.mark.parametrize("order", ["cheapest_first", "dearest_first"])
@pytest.mark.parametrize("size", [1, 2, 4])
def test_prices_come_in_order_and_those_without_come_last(emping, order, size):
    ask = {"price": None, "price_kind": "ask"}
    make_listings(emping, {"price": 5}, ask, {"price": 3}, {"price": 5}, ask, {"price": 9})
    rows = getattr(Listing.objects.visible(), order)()
    prices = [5, 3, 5, 9]
    expected = sorted(prices, reverse=order == "dearest_first")
    assert [row.price for row in rows] == [*expected, None, None]
    check_both_ways(rows, size)
