"""Two makers at the same moment, each on a connection of their own."""

import pytest
from django.db import transaction

from cilegon_ikm.states import lock
from producers.models import Office, Programme
from producers.programmes import workflow
from tests.factories import make_participation, make_programme, make_user, make_verified_producer
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def makers():
    return [make_verified_producer(make_user(name), name=f"Emping {name}") for name in ("Budi", "Citra", "Siti")]


def states(programme):
    return list(programme.participations.order_by("producer").values_list("state", flat=True))


def test_the_last_place_is_given_once(makers):
    programme = make_programme(Office.objects.create(name="Disperindag"), quota=1)

    def click(maker):
        chosen = Programme.objects.get(pk=programme.pk)
        return lambda: workflow.register(programme=chosen, producer=maker, by=maker.owner)

    with transaction.atomic():
        lock(Programme.objects.get())
        clicks = start_and_wait_for_lock(*map(click, makers[:2]))
    for each in clicks:
        each.result(20)
    assert sorted(states(programme)) == ["registered", "waiting"]


def test_two_who_withdraw_at_once_let_one_up_each_and_nobody_twice(makers):
    programme = make_programme(Office.objects.create(name="Disperindag"), quota=2)
    mine, theirs, last = (make_participation(programme, maker) for maker in makers)

    def leave(participation):
        fresh = programme.participations.get(pk=participation.pk)
        return lambda: workflow.withdraw(participation=fresh, by=None)

    with transaction.atomic():
        lock(Programme.objects.get())
        clicks = start_and_wait_for_lock(leave(mine), leave(theirs))
    for each in clicks:
        each.result(20)
    assert states(programme) == ["withdrawn", "withdrawn", "registered"]
    assert last.history.filter(to_state="registered", from_state="waiting").count() == 1
