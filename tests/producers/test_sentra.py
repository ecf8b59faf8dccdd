import pytest

from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from producers import personal_data, sentra
from producers.models import Sentra, SentraMembership, StallBooking
from producers.workflow import suspend_producer
from tests.factories import make_bazaar, make_producer, make_sentra, make_sentra_member, make_user

pytestmark = pytest.mark.django_db
State = SentraMembership.State


@pytest.fixture
def eka(db):
    """Manages the sentra."""
    return make_user("Eka")


@pytest.fixture
def place(eka):
    return make_sentra(manager=eka)


def told(user):
    return list(Notification.objects.filter(user=user, kind__startswith="sentra").values_list("kind", "params"))


def test_the_manager_is_told_who_asks_and_the_maker_of_the_answer(place, emping, budi, eka):
    membership = sentra.ask_to_join(sentra=place, producer=emping, by=budi)
    assert (membership.state, told(eka)) == (
        State.ASKED,
        [("sentra_asked", {"sender": "Emping Budi", "name": "Sentra Emping", "producer": emping.pk})],
    )
    sentra.accept_member(membership=membership, by=eka)
    assert (membership.state, told(budi)) == (State.MEMBER, [("sentra_joined", {"name": "Sentra Emping"})])
    assert membership.history.get().by == eka


def test_who_was_declined_reads_why_and_may_ask_again(place, emping, budi, eka):
    membership = sentra.ask_to_join(sentra=place, producer=emping, by=budi)
    sentra.decline_member(membership=membership, by=eka, note="Penuh.")
    assert told(budi) == [("sentra_declined", {"name": "Sentra Emping", "note": "Penuh."})]
    first = membership.asked_at
    assert sentra.ask_to_join(sentra=place, producer=emping, by=budi) == membership
    again = SentraMembership.objects.get()
    assert (again.state, again.asked_at > first) == (State.ASKED, True)


def test_nobody_asks_twice(place, emping, budi, eka):
    sentra.ask_to_join(sentra=place, producer=emping, by=budi)
    with pytest.raises(IllegalTransition):
        sentra.ask_to_join(sentra=place, producer=emping, by=budi)
    assert len(told(eka)) == 1


def test_only_a_verified_maker_asks_and_only_for_what_is_open(place, emping, budi, dewi):
    draft = make_producer(make_user("Gita"), name="Opak Gita")
    over = make_bazaar("Bazar Lama", starts_on="2026-01-01", ends_on="2026-01-02")
    over.refresh_from_db()
    hidden = make_sentra("Sentra Tutup", is_public=False)
    for producer, where in ((draft, place), (emping, over), (emping, hidden)):
        with pytest.raises(IllegalTransition):
            sentra.ask_to_join(sentra=where, producer=producer, by=producer.owner)
    assert not SentraMembership.objects.exists()


def test_an_officer_enters_a_member_who_never_asked(place, emping, dewi):
    membership = make_sentra_member(place, emping, officer=dewi)
    assert (membership.state, membership.history.get().by) == (State.MEMBER, dewi)


def test_a_maker_leaves_and_the_manager_removes(place, emping, las, budi, citra, eka):
    own, other = make_sentra_member(place, emping), make_sentra_member(place, las)
    sentra.leave(membership=own, by=budi)
    sentra.end_membership(membership=other, by=eka, note="Pindah.")
    assert {own.state, other.state} == {State.ENDED}
    assert told(citra)[-1] == ("sentra_ended", {"name": "Sentra Emping", "note": "Pindah."})


def test_who_only_asked_cannot_be_removed(place, emping, budi, eka):
    membership = sentra.ask_to_join(sentra=place, producer=emping, by=budi)
    with pytest.raises(IllegalTransition):
        sentra.end_membership(membership=membership, by=eka, note="x")


def test_an_erased_maker_is_named_no_longer(place, emping, budi, eka):
    sentra.ask_to_join(sentra=place, producer=emping, by=budi)
    personal_data.erase(user=budi)
    assert told(eka)[0][1]["sender"] == "Usaha (data dihapus)"


def test_membership_stalls_and_managing_belong_to_a_persons_data(emping, budi, dewi):
    bazaar = make_bazaar(manager=budi)
    make_sentra_member(bazaar, emping, officer=dewi)
    bazaar.bookings.create(number=2, producer=emping, starts_on=bazaar.starts_on, ends_on=bazaar.ends_on)
    business, managing = personal_data.export(user=budi).records
    assert [each["sentra__name"] for each in business["sentra"]] == ["Bazar Kota"]
    assert [each["number"] for each in business["stalls"]] == [2]
    assert managing == {"name": "Bazar Kota", "role": "manager of the sentra", "for_officers": ["", ""]}
    suspend_producer(producer=emping, by=dewi, note="x")
    personal_data.erase(user=budi)
    assert (SentraMembership.objects.count(), StallBooking.objects.count()) == (0, 0)
    assert Sentra.objects.get().manager is None
