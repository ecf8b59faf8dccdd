from datetime import timedelta

import pytest
from django.utils import timezone

from catalog import workflow
from catalog.models import Product, ProductChange
from cilegon_ikm.moderation.figures import Queue, decision_time, queue_of
from tests.factories import make_submitted

pytestmark = pytest.mark.django_db


def hours(duration):
    return None if duration is None else round(duration.total_seconds() / 3600)


def decided(emping, dewi, *, after, ago=1, verb=workflow.approve_product, **note):
    """A product that an officer decided about after so many hours, some days ago."""
    product = make_submitted(emping)
    verb(product=product, version=product.version, by=dewi, **note)
    decision = timezone.now() - timedelta(days=ago)
    product.history.filter(from_state="submitted").update(at=decision)
    product.history.filter(to_state="submitted").update(at=decision - timedelta(hours=after))
    return product


def test_a_queue_tells_its_oldest_and_its_middle(emping):
    for age in (1, 5, 30):
        product = make_submitted(emping)
        Product.objects.filter(pk=product.pk).update(submitted_at=timezone.now() - timedelta(hours=age))
    found = queue_of(Product.objects.waiting())
    assert (found.count, hours(found.oldest), hours(found.median)) == (3, 30, 5)


def test_an_empty_queue_tells_nothing(db):
    assert queue_of(Product.objects.waiting()) == Queue(0, None, None)


def test_the_decision_time_is_the_middle_of_what_officers_decided(emping, dewi):
    decided(emping, dewi, after=2)
    decided(emping, dewi, after=40)
    decided(emping, dewi, after=6, verb=workflow.reject_product, note="Bukan buatan sendiri.")
    assert hours(decision_time(ProductChange)) == 6


def test_decisions_of_long_ago_and_those_of_nobody_do_not_count(emping, dewi):
    decided(emping, dewi, after=40, ago=31)
    automatic = decided(emping, dewi, after=0)
    automatic.history.filter(from_state="submitted").update(by=None)
    assert decision_time(ProductChange) is None


def test_the_wait_is_counted_from_the_last_sending(emping, dewi):
    product = decided(emping, dewi, after=48, verb=workflow.request_product_changes, note="Foto?")
    product.history.update(at=timezone.now() - timedelta(days=40))
    workflow.submit_product(product=product, by=emping.owner)
    workflow.approve_product(product=product, version=product.version, by=dewi)
    newest = product.history.first()
    product.history.filter(pk=newest.pk).update(at=timezone.now() + timedelta(hours=3))
    assert hours(decision_time(ProductChange)) == 3
