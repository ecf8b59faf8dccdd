"""The judged requests of companies on the demo's makers, without their pictures and papers."""

import pytest

from bench import matching
from catalog.models import Category
from cilegon_ikm.operations.demo import content
from tests.bench.test_relevance import _demo  # noqa: F401  (a fixture)


@pytest.mark.usefixtures("_demo")
def test_the_makers_who_fit_stand_first():
    results = matching.measure(matching.judgements())
    assert matching.recall(results) >= matching.LEAST, matching.table(results)


@pytest.mark.django_db
def test_the_judged_requests_are_many_and_name_what_there_is():
    judged = matching.judgements()
    makers = {maker.slug for maker in content.makers() if maker.state == "verified"}
    categories = set(Category.objects.leaves().values_list("slug", flat=True))
    assert len({each.title for each in judged}) == len(judged) >= 30
    assert {each.category for each in judged} <= categories
    assert frozenset().union(*(each.fitting for each in judged)) <= makers


def test_what_was_missed_is_named():
    judged = matching.Judgement("Palet", "palet-peti", 5, "pcs", (), frozenset({"kriya"}))
    text = matching.table([matching.Result(judged, ("kriya",)), matching.Result(judged, ("lain", "lagi"))])
    assert text.splitlines()[1:] == [
        "fitting makers among the first five     0.500",
        "first maker fits                        0.500",
        "makers who are told and fit             0.333",
        "makers told of one request              1.5",
        "  Palet: lain, lagi",
    ]
