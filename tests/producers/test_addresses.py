import pytest
from django.db import transaction

from catalog.models import Listing
from cilegon_ikm.states import IllegalTransition
from producers import addresses, workflow
from producers.models import OldAddress, Producer
from tests.factories import make_listing, make_producer, make_user, make_verified_producer
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db


def rename(producer, name):
    """The maker changes the name and asks for the address that says it."""
    workflow.save_profile(producer=producer, name=name)
    return addresses.take_new_address(producer=producer).slug


def leads_to(slug):
    return list(Producer.objects.once_at(slug))


def test_every_former_address_leads_straight_to_its_maker(emping):
    assert [rename(emping, name) for name in ("Opak Budi", "Ceplis Budi")] == ["opak-budi", "ceplis-budi"]
    assert [leads_to(slug) for slug in ("emping-budi", "opak-budi", "ceplis-budi")] == [[emping], [emping], []]


def test_a_maker_may_return_to_her_own_former_address(emping):
    rename(emping, "Opak Budi")
    assert rename(emping, "Emping Budi") == "emping-budi"
    assert (leads_to("emping-budi"), leads_to("opak-budi")) == ([], [emping])


def test_an_address_once_used_is_never_given_to_another(emping, las):
    rename(emping, "Opak Budi")
    assert make_producer(name="Emping Budi").slug == "emping-budi-2"
    assert rename(las, "Emping Budi") == "emping-budi-3"


def test_the_address_of_an_erased_business_stays_taken_and_its_name_is_not_kept(emping, budi):
    workflow.erase_producer(producer=emping, by=budi)
    assert make_producer(name="Emping Budi").slug == "emping-budi-2"
    assert "emping" not in str(list(OldAddress.objects.values()))


def test_a_number_behind_the_name_is_no_old_address(emping):
    second = make_producer(name="Emping Budi")
    assert (second.slug, addresses.follows_name(second)) == ("emping-budi-2", True)
    assert addresses.take_new_address(producer=second).slug == "emping-budi-2"
    assert not OldAddress.objects.exists()


@pytest.mark.parametrize(("name", "follows"), [("Emping Budi!", True), ("Emping", False), ("Emping Budi Jaya", False)])
def test_an_address_follows_the_name_or_does_not(emping, name, follows):
    workflow.save_profile(producer=emping, name=name)
    assert addresses.follows_name(emping) is follows


def test_listings_learn_the_new_address(emping, dewi):
    make_listing(emping, officer=dewi)
    rename(emping, "Opak Budi")
    assert Listing.objects.get().producer_slug == "opak-budi"


@pytest.mark.usefixtures("in_english")
def test_a_closed_business_keeps_its_address(emping, budi):
    workflow.save_profile(producer=emping, name="Opak Budi")
    workflow.close_producer(producer=emping, by=budi)
    with pytest.raises(IllegalTransition, match=r"^This business is closed\.$"):
        addresses.take_new_address(producer=emping)
    emping.refresh_from_db()
    assert emping.slug == "emping-budi"


@pytest.mark.django_db(transaction=True)
def test_a_double_click_moves_once():
    producer = make_verified_producer(make_user("Budi"))
    workflow.save_profile(producer=producer, name="Opak Budi")
    twin = Producer.objects.get()
    with transaction.atomic():
        addresses.take_new_address(producer=producer)
        (second,) = start_and_wait_for_lock(lambda: addresses.take_new_address(producer=twin))
    assert (second.result(timeout=10).slug, OldAddress.objects.count()) == ("opak-budi", 1)
