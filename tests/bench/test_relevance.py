"""The judged searches on the demo's products, without their pictures."""

from collections import Counter

import pytest

from bench import relevance
from catalog.models import Category
from cilegon_ikm.operations.demo import content
from producers.models import Village
from tests.factories import make_listings, make_moderator, make_verified_producer


@pytest.fixture
def _demo(db):
    officer, categories = make_moderator(), {each.slug: each for each in Category.objects.all()}
    for maker in (each for each in content.makers() if each.state == "verified"):
        profile = {**maker.profile, "village": Village.objects.get(code=maker.village)}
        producer = make_verified_producer(officer=officer, **profile)
        shown = [item for item in maker.items if item.state in {"published", "changed"}]
        make_listings(producer, *(_row(item, categories) for item in shown))


def _row(item, categories):
    plain = {name: value for name, value in item.fields.items() if name not in {"tiers", "variants"}}
    return {**plain, "category": categories[item.category]}


@pytest.mark.usefixtures("_demo")
def test_buyers_find_what_they_look_for():
    results = relevance.measure(relevance.judgements())
    assert relevance.success(results) >= relevance.LEAST, relevance.table(results)
    assert relevance.success(results, kind="typo") >= relevance.LEAST_TYPO, relevance.table(results)


def test_the_judged_searches_are_many_of_each_kind_and_no_two_alike():
    judged = relevance.judgements()
    kinds = Counter(each.kind for each in judged)
    assert set(kinds) == {
        "exact", "stemmed", "typo", "english", "synonym", "two words", "maker name", "category name"
    }  # fmt: skip
    assert (len(judged) >= 120, min(kinds.values()) >= 10) == (True, True)
    assert len({each.query for each in judged}) == len(judged)


def test_the_table_shows_each_kind_and_what_was_missed():
    good, bad = (relevance.Judgement("typo", query, ("x",)) for query in ("empng", "btik"))
    text = relevance.table([relevance.Result(good, 2), relevance.Result(bad, 4)])
    assert text.splitlines()[1:] == [
        "typo                  2     0.500  0.375",
        "all                   2     0.500  0.375",
        "missed:",
        "  typo: btik",
    ]
