import pytest

from cilegon_ikm.operations.demo import sentra
from producers.models import Sentra, SentraMembership, Site
from tests.factories import make_sentra, make_verified_producer

pytestmark = pytest.mark.django_db


def test_the_demo_has_one_sentra_of_each_kind_and_five_sites(dewi):
    maker = make_verified_producer(name="Emping Mak Inah", officer=dewi)
    sentra.make(dewi, 64)
    assert sorted(Sentra.objects.values_list("kind", flat=True)) == ["bazaar", "physical", "thematic"]
    assert Site.objects.count() == 5
    assert (maker.memberships.get().state, maker.stalls.get().number) == ("member", 1)
    assert Sentra.objects.get(kind="thematic").manager == maker.owner
    assert all(place.photos.count() == 1 for place in Sentra.objects.all())
    for place in Sentra.objects.all():
        place.full_clean()
    for site in Site.objects.all():
        site.full_clean()
    sentra.make(dewi, 64)
    assert (Sentra.objects.count(), SentraMembership.objects.count()) == (3, 1)


def test_what_staff_wrote_stays_alone(dewi):
    make_sentra()
    sentra.make(dewi, 64)
    assert Sentra.objects.count() == 1
