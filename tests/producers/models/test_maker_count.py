import pytest

from producers.models import MakerCount, Producer
from tests.factories import make_unclaimed

pytestmark = pytest.mark.django_db


def kept():
    return MakerCount.objects.get().total


def test_the_number_of_public_makers_follows_each_change(emping, las):
    make_unclaimed()
    assert kept() == Producer.objects.public().count() == 2
    Producer.objects.filter(pk=las.pk).update(state=Producer.State.SUSPENDED)
    assert kept() == 1
    Producer.objects.filter(pk=las.pk).update(state=Producer.State.VERIFIED)
    Producer.objects.update(name="Emping")
    assert kept() == 2
    Producer.objects.filter(pk=emping.pk).delete()
    assert kept() == 1
