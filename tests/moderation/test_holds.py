from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from cilegon_ikm.moderation.holds import HeldByAnother, release, running_on, take
from cilegon_ikm.moderation.models import Hold
from producers.models import Producer
from tests.factories import make_moderator, make_producer
from tests.races import start_and_wait_for_lock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def maker():
    return make_producer()


@pytest.fixture
def eka():
    return make_moderator("Eka")


def who(thing):
    return {pk: hold.by.name for pk, hold in running_on(type(thing), [thing.pk]).items()}


def test_what_one_officer_holds_another_cannot_take(maker, dewi, eka):
    now = timezone.localtime()
    with time_machine.travel(now, tick=False):
        take(maker, by=dewi)
        with pytest.raises(HeldByAnother) as refused:
            take(maker, by=eka)
    until = now + timedelta(minutes=15)
    assert str(refused.value) == f"Dewi is working on this until {until:%H.%M}."
    assert who(maker) == {maker.pk: "Dewi"}


def test_a_hold_ends_by_itself_after_15_minutes(maker, dewi, eka):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        take(maker, by=dewi)
        clock.shift(timedelta(minutes=14, seconds=59))
        with pytest.raises(HeldByAnother):
            take(maker, by=eka)
        clock.shift(timedelta(seconds=1))
        assert who(maker) == {}
        take(maker, by=eka)
        assert who(maker) == {maker.pk: "Eka"}


def test_taking_it_again_renews_it(maker, dewi, eka):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        take(maker, by=dewi)
        clock.shift(timedelta(minutes=10))
        take(maker, by=dewi)
        clock.shift(timedelta(minutes=10))
        with pytest.raises(HeldByAnother):
            take(maker, by=eka)


def test_what_is_given_back_is_free_for_the_next(maker, dewi, eka):
    take(maker, by=dewi)
    assert release(maker, by=dewi)
    assert who(maker) == {}
    take(maker, by=eka)
    assert (who(maker), Hold.objects.count()) == ({maker.pk: "Eka"}, 1)


def test_only_who_holds_it_gives_it_back(maker, dewi, eka):
    take(maker, by=dewi)
    assert not release(maker, by=eka)
    assert who(maker) == {maker.pk: "Dewi"}


def test_holds_of_one_kind_say_nothing_of_another(maker, dewi):
    take(maker, by=dewi)
    assert running_on(type(dewi), [maker.pk]) == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("has_been_held", [False, True])
def test_of_two_officers_who_take_it_at_once_one_gets_it(maker, dewi, eka, has_been_held):
    if has_been_held:
        take(maker, by=dewi)
        release(maker, by=dewi)
    with transaction.atomic():
        take(maker, by=dewi)
        [waiting] = start_and_wait_for_lock(lambda: take(Producer.objects.get(pk=maker.pk), by=eka))
    assert isinstance(waiting.exception(timeout=20), HeldByAnother)
    assert who(maker) == {maker.pk: "Dewi"}
