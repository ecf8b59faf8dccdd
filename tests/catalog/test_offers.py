"""Prices by quantity and variants of the working copy, written by save_product."""

import pytest

from catalog import workflow
from catalog.models import PriceTier, Variant
from tests.factories import make_draft

pytestmark = pytest.mark.django_db
RED = {"values": ["Merah"], "price": None, "available": True}
BLUE = {"values": ["Biru"], "price": 9_000, "available": False}


def tiers(product):
    return list(PriceTier.objects.filter(product=product).values_list("quantity", "price"))


def variants(product):
    return [variant.snapshot() for variant in Variant.objects.filter(product=product)]


def test_tiers_and_variants_make_one_new_version_and_only_when_they_change(emping):
    product = make_draft(emping)
    before, change = product.version, {"tiers": [(50, 40_000)], "variants": [RED, BLUE], "stock": 3}
    for _time in range(2):
        workflow.save_product(product=product, **change)
        assert (product.version, tiers(product), variants(product)) == (before + 1, [(50, 40_000)], [RED, BLUE])


def test_what_is_not_named_stays_and_an_empty_list_takes_all_away(emping):
    product = make_draft(emping, tiers=[(50, 40_000)], variants=[RED])
    workflow.save_product(product=product, name="Emping Super")
    assert (tiers(product), variants(product)) == ([(50, 40_000)], [RED])
    workflow.save_product(product=product, tiers=[], variants=[])
    assert (tiers(product), variants(product)) == ([], [])


def test_a_variant_that_stays_keeps_its_number(emping):
    product = make_draft(emping, variants=[RED, BLUE])
    number = product.variants.get(values=["Biru"]).pk
    workflow.save_product(product=product, variants=[{**BLUE, "price": 1}, {**RED, "values": ["Hijau"]}])
    assert variants(product) == [{**BLUE, "price": 1}, {**RED, "values": ["Hijau"]}]
    assert product.variants.get(values=["Biru"]).pk == number


def test_variants_may_change_their_places(emping):
    product = make_draft(emping, variants=[RED, BLUE])
    workflow.save_product(product=product, variants=[BLUE, RED])
    assert variants(product) == [BLUE, RED]
