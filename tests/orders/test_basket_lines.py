"""orders/workflow/baskets.py: what goes into a basket and out of it."""

import pytest

from cilegon_ikm.states import IllegalTransition
from orders import workflow
from orders.models import MAX_LINES, Basket, BasketLine
from tests.factories import make_basket, make_listings

pytestmark = pytest.mark.django_db


def lines(basket):
    return list(basket.lines.order_by("pk").values_list("listing__title", "quantity", "note"))


def test_the_first_product_makes_a_basket(melinjo):
    basket = workflow.add_to_basket(basket=None, listing=melinjo, quantity=3, note="pedas")
    assert Basket.objects.get() == basket
    assert lines(basket) == [("Emping Melinjo", 3, "pedas")]


def test_the_same_product_again_replaces_its_line(melinjo, pagar):
    basket = make_basket(melinjo, pagar, note="pedas")
    workflow.add_to_basket(basket=basket, listing=melinjo, quantity=7)
    assert lines(basket) == [("Emping Melinjo", 7, ""), ("Pagar Besi", 2, "pedas")]


@pytest.mark.usefixtures("in_english")
def test_a_full_basket_takes_no_further_product_but_still_changes(emping):
    *fitting, last, one_too_many = make_listings(emping, *({"name": f"Emping {n}"} for n in range(MAX_LINES + 1)))
    basket = Basket.objects.create()
    BasketLine.objects.bulk_create(BasketLine(basket=basket, listing=listing, quantity=1) for listing in fitting)
    workflow.add_to_basket(basket=basket, listing=last, quantity=1)
    with pytest.raises(IllegalTransition, match="The basket is full"):
        workflow.add_to_basket(basket=basket, listing=one_too_many, quantity=1)
    workflow.add_to_basket(basket=basket, listing=last, quantity=9)
    assert basket.lines.count() == MAX_LINES == 50
    assert basket.lines.get(listing=last).quantity == 9


def test_a_line_changes_and_goes(melinjo, pagar):
    basket = make_basket(melinjo, pagar)
    first, second = basket.lines.order_by("pk")
    workflow.change_line(line=first, quantity=12, note="kemasan kecil")
    workflow.remove_line(line=second)
    assert lines(basket) == [("Emping Melinjo", 12, "kemasan kecil")]


def test_the_basket_page_reads_maker_by_maker(melinjo, pagar, emping):
    (ceplis,) = make_listings(emping, {"name": "Ceplis"})
    basket = make_basket(melinjo, pagar, ceplis)
    with_makers = basket.lines.for_basket_page()
    assert [line.listing.title for line in with_makers] == ["Emping Melinjo", "Ceplis", "Pagar Besi"]


def test_the_basket_page_needs_one_query_for_all_lines(melinjo, pagar, django_assert_num_queries):
    basket = make_basket(melinjo, pagar)
    with django_assert_num_queries(1):
        lines = list(basket.lines.for_basket_page())
        shown = [(line.listing.producer_name, line.listing.title, str(line.unit_price.amount)) for line in lines]
    assert shown == [("Emping Budi", "Emping Melinjo", "45000"), ("Las Citra", "Pagar Besi", "350000")]
