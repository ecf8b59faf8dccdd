from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from producers.models import Producer
from tests.factories import make_producer, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, tzinfo=UTC)


def in_state(state, name="Emping", submitted_at=None):
    producer = make_producer(name=name)
    Producer.objects.filter(pk=producer.pk).update(state=state, submitted_at=submitted_at or timezone.now())
    return Producer.objects.get(pk=producer.pk)


@pytest.mark.parametrize("state", Producer.State.values)
def test_only_a_verified_maker_is_public(state):
    producer = in_state(state)
    public = state == "verified"
    assert producer.is_public is public
    assert Producer.objects.public().exists() is public
    assert Producer.objects.for_directory().exists() is public


@pytest.mark.parametrize("state", Producer.State.values)
def test_only_what_was_sent_and_not_answered_waits(state):
    in_state(state)
    assert Producer.objects.waiting().exists() is (state == "submitted")


def test_the_longest_wait_comes_first():
    now = timezone.now()
    late = in_state("submitted", submitted_at=now)
    early = in_state("submitted", submitted_at=now - timezone.timedelta(days=2))
    assert list(Producer.objects.waiting()) == [early, late]


def test_the_directory_goes_by_name_and_asks_once(django_assert_num_queries):
    for name in ("Opak Citra", "Emping Budi", "Las Jaya"):
        in_state("verified", name)
    with django_assert_num_queries(1):
        rows = [(producer.name, producer.village.district.name) for producer in Producer.objects.for_directory()]
    assert [name for name, _district in rows] == ["Emping Budi", "Las Jaya", "Opak Citra"]


def test_a_person_manages_her_own_business_only():
    citra = make_user("Citra")
    own = make_producer(citra)
    make_producer(make_user("Budi"))
    assert list(Producer.objects.managed_by(citra)) == [own]
    assert list(Producer.objects.managed_by(make_user("Ani"))) == []


def update_at_once(producer, **change):
    """Foreign keys are otherwise checked only when the transaction ends."""
    with transaction.atomic():
        Producer.objects.filter(pk=producer.pk).update(**change)
        connection.check_constraints()


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"state": "lost"}, "producer_state"),
        ({"state": "verified", "submitted_at": None}, "producer_submitted_has_date"),
        ({"state": "submitted", "submitted_at": NOW, "address": ""}, "producer_submitted_is_complete"),
        ({"state": "verified", "submitted_at": NOW, "story": ""}, "producer_submitted_is_complete"),
        ({"latitude": "-6.01"}, "producer_place_in_cilegon"),
        ({"latitude": "-6.9", "longitude": "107.6"}, "producer_place_in_cilegon"),
        ({"founded": 1899}, "producer_founded"),
        ({"payment_ways": ["cash", "gold"]}, "producer_ways"),
        ({"slug": "opak-citra"}, "slug"),
        ({"village": "36.72.99.9999"}, "village"),
    ],
)
def test_the_database_itself_refuses(change, constraint):
    make_producer(name="Opak Citra")
    producer = make_producer(name="Emping Budi")
    with pytest.raises(IntegrityError, match=constraint):
        update_at_once(producer, **change)


def test_the_database_refuses_a_second_business_of_one_person():
    budi = make_user("Budi")
    producer = make_producer(budi)
    with pytest.raises(IntegrityError, match="owner"):
        Producer.objects.create(
            owner=budi, name="Dua", slug="dua", village=producer.village, whatsapp=budi.phone, story="Dua"
        )


def test_a_person_with_a_business_cannot_be_deleted():
    producer = make_producer()
    with pytest.raises(ProtectedError):
        producer.owner.delete()


def test_a_storefront_has_its_address_in_both_languages(client, in_english):
    producer = make_producer(name="Emping Budi")
    assert (str(producer), producer.get_absolute_url()) == ("Emping Budi", "/en/produsen/emping-budi/")
