import pytest
from django.db import IntegrityError, transaction

from catalog import workflow
from catalog.models import Product
from tests.factories import make_draft, make_listing, make_submitted

pytestmark = pytest.mark.django_db


def test_a_maker_manages_her_own_products(emping, las, budi, citra, dewi):
    mine, other = make_draft(emping), make_draft(las)
    owned = [list(Product.objects.managed_by(user)) for user in (budi, citra, dewi)]
    assert owned == [[mine], [other], []]


def test_what_waits_longest_comes_first(emping, budi):
    first, second = make_draft(emping), make_submitted(emping)
    make_draft(emping)
    workflow.submit_product(product=first, by=budi)
    assert list(Product.objects.waiting()) == [second, first]


def test_the_workspace_lists_the_newest_change_first(emping):
    first, second = make_draft(emping), make_draft(emping)
    assert list(emping.products.for_workspace()) == [second, first]
    workflow.save_product(product=first, price=1)
    assert list(emping.products.for_workspace()) == [first, second]


def test_a_product_is_called_by_its_name(emping, in_english):
    assert [str(Product()), str(Product(name="Opak"))] == ["Unnamed product", "Opak"]


def test_the_cover_is_the_first_photo_that_is_shown(emping):
    product = make_draft(emping, photos=2)
    first, second = product.photos.shown()
    assert product.cover == first.snapshot()
    workflow.place_photo(photo=second, position=1)
    assert product.cover["id"] == second.pk
    assert make_draft(emping, photos=0).cover is None


def test_a_removed_photo_is_no_cover(emping, dewi):
    product = make_listing(emping, officer=dewi).product
    workflow.remove_photo(photo=product.photos.get())
    assert (product.cover, product.photos.count()) == (None, 1)


@pytest.mark.parametrize(
    ("state", "is_changed", "has_unsent"),
    [
        ("published", True, True),
        ("published", False, False),
        ("withdrawn", True, True),
        ("submitted", True, False),
        ("changes", True, False),
        ("taken_down", True, False),
    ],
)
def test_changes_are_unsent_until_they_wait(emping, dewi, state, is_changed, has_unsent):
    product = make_listing(emping, officer=dewi).product
    Product.objects.filter(pk=product.pk).update(state=state, version=product.version + is_changed)
    assert Product.objects.get(pk=product.pk).has_unsent_changes == has_unsent


def test_a_draft_has_no_unsent_changes(emping):
    assert not make_draft(emping).has_unsent_changes


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"price": 0}, "product_price"),
        ({"minimum_order": 0}, "product_minimum_order"),
        ({"state": "sold"}, "product_state"),
        ({"state": "submitted", "submitted_at": None}, "product_submitted_is_complete"),
        ({"state": "published", "submitted_at": "2026-01-01T00:00Z", "name": ""}, "product_submitted_is_complete"),
        ({"state": "changes", "submitted_at": "2026-01-01T00:00Z", "price": None}, "product_submitted_is_complete"),
        ({"state": "changes", "submitted_at": "2026-01-01T00:00Z", "category": None}, "product_submitted_is_complete"),
    ],
)
def test_the_database_refuses_what_cannot_be(emping, fields, constraint):
    product = make_draft(emping, photos=0)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Product.objects.filter(pk=product.pk).update(**fields)
