"""What becomes of rows that meet somebody else's change."""

import pytest

from catalog import workflow
from catalog.bulk import change_product, save_rows
from catalog.bulk_forms import FIELDS, RowForm
from cilegon_ikm.states import IllegalTransition
from tests.factories import make_draft, make_listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def row(product, **typed):
    shown = {name: "" if getattr(product, name) is None else getattr(product, name) for name in FIELDS}
    data = {f"initial-p{product.pk}-{name}": value for name, value in shown.items()}
    data |= {f"p{product.pk}-{name}": value for name, value in {**shown, "version": product.version, **typed}.items()}
    return RowForm(data, product=product)


def test_a_product_that_was_thrown_away_meanwhile_is_told_and_the_others_are_saved(emping):
    gone, kept = make_draft(emping, photos=0), make_draft(emping, photos=0)
    rows = [row(gone, price="1.000"), row(kept, price="2.000")]
    type(gone).objects.filter(pk=gone.pk).delete()
    outcome = save_rows(rows, send=True, by=emping.owner)
    assert (outcome.refused, [product.pk for product in outcome.saved]) == (1, [kept.pk])
    assert rows[0].non_field_errors() == ["This product is gone: it was thrown away meanwhile."]


def test_a_change_to_an_old_version_is_refused_and_nothing_sent(emping, dewi):
    product = make_listing(emping, officer=dewi).product
    seen = product.version
    workflow.save_product(product=product, price=50_000)
    with pytest.raises(IllegalTransition, match="Somebody changed this product meanwhile"):
        change_product(product=product, version=seen, by=emping.owner, send=True, price=47_500)
    product.refresh_from_db()
    assert (product.price, product.state) == (50_000, "published")


def test_it_says_whether_it_was_sent(emping, dewi):
    public, draft = make_listing(emping, officer=dewi).product, make_draft(emping, photos=0)
    sent = [
        change_product(product=each, version=each.version, by=emping.owner, send=True, price=47_500)
        for each in (public, draft)
    ]
    assert (sent, public.state, draft.state) == ([True, False], "submitted", "draft")
