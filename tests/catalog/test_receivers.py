from datetime import timedelta

import pytest
from django.db import transaction

from catalog import stall_card
from catalog.models import Category, Listing
from catalog.search import facets
from cilegon_ikm.clock import today
from producers import credentials
from producers import workflow as producers
from producers.models import Credential, Producer
from producers.signals import producer_changed, producer_hidden, producer_shown
from producers.tasks import sweep as watch_expiry
from tests.factories import make_credential, make_listings, make_verified_credential

pytestmark = pytest.mark.django_db


def visible():
    return list(Listing.objects.visible().order_by("title").values_list("title", flat=True))


@pytest.fixture
def _two_makers(emping, las):
    make_listings(emping, {"name": "Emping"}, {"name": "Opak"})
    make_listings(las, {"name": "Pagar"})


@pytest.mark.usefixtures("_two_makers")
def test_a_hidden_and_shown_maker_takes_only_her_own_listings_along(emping):
    producer_hidden.send(Producer, producer=emping)
    assert visible() == ["Pagar"]
    producer_shown.send(Producer, producer=emping)
    assert visible() == ["Emping", "Opak", "Pagar"]


@pytest.mark.usefixtures("_two_makers")
def test_a_changed_maker_is_written_into_her_own_listings(emping):
    emping.name = "Emping Jaya"
    emping.save(update_fields=["name"])
    producer_changed.send(Producer, producer=emping)
    names = Listing.objects.order_by("title").values_list("title", "producer_name")
    assert list(names) == [("Emping", "Emping Jaya"), ("Opak", "Emping Jaya"), ("Pagar", "Las Citra")]


@pytest.mark.usefixtures("_two_makers")
def test_listings_stay_when_the_suspension_does_not_come_about(emping, dewi):
    with transaction.atomic():
        producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
        assert visible() == ["Pagar"]
        transaction.set_rollback(True)
    assert visible() == ["Emping", "Opak", "Pagar"]
    assert Category.objects.get(slug="batako-paving").listing_count == 3


def test_a_hidden_maker_leaves_no_card_behind(emping, dewi, media_root, django_capture_on_commit_callbacks):
    stall_card.pdf(emping)
    folder = media_root / "makers" / str(emping.pk)
    assert len(list(folder.iterdir())) == 1
    with django_capture_on_commit_callbacks(execute=True):
        producers.suspend_producer(producer=emping, by=dewi, note="x")
    assert list(folder.iterdir()) == []


def test_a_badge_comes_with_a_verified_paper_and_goes_with_its_last_day(emping, las, dewi):
    make_listings(las, {"name": "Pagar"})
    (listing,) = make_listings(emping, {"name": "Emping"})

    def badges():
        listing.refresh_from_db(fields=["badges"])
        return listing.badges

    paper = make_credential(emping, kind="pirt")
    assert badges() == []
    credentials.verify_credential(credential=paper, version=paper.version, by=dewi)
    make_verified_credential(emping, kind="halal", officer=dewi)
    assert (badges(), Listing.objects.get(title="Pagar").badges) == (["halal", "pirt"], [])
    kept = facets.kept_by(Category.objects.get(slug="batako-paving")).read()
    assert [row[1:] for row in kept.rows if row.name == "dokumen" and row.value == "halal"] == [("halal", *[""] * 4, 1)]
    Credential.objects.filter(kind="pirt").update(issued_on="2020-01-01", expires_on=today() - timedelta(days=1))
    watch_expiry()
    assert badges() == ["halal"]
    halal = Credential.objects.get(kind="halal")
    credentials.reject_credential(credential=halal, version=halal.version, by=dewi, note="Palsu")
    assert badges() == []


def test_a_badge_goes_with_a_paper_that_is_taken_back(emping, dewi):
    paper = make_verified_credential(emping, kind="halal", officer=dewi)
    (listing,) = make_listings(emping, {})
    credentials.remove_credential(credential=paper)
    listing.refresh_from_db(fields=["badges"])
    assert listing.badges == []
