import pytest

from cilegon_ikm.moderation.holds import take
from cilegon_ikm.moderation.places import place_of
from producers.models import Producer
from tests.factories import make_moderator, make_producer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def makers():
    return [make_producer(make_user(), name=f"Maker {number}") for number in range(4)]


def place(makers, here, officer):
    """The numbers of the neighbours in the list, instead of their keys."""
    keys = [maker.pk for maker in makers]
    found = place_of(keys[here], keys, Producer, officer)
    names = {pk: number for number, pk in enumerate(keys)}
    neighbours = [names.get(each) for each in (found.previous, found.next, found.onward)]
    return found.number, found.count, *neighbours


@pytest.mark.parametrize(
    ("here", "expected"),
    [(0, (1, 4, None, 1, 1)), (1, (2, 4, 0, 2, 2)), (3, (4, 4, 2, None, 0))],
)
def test_a_record_has_neighbours_and_the_last_leads_on_to_the_first(makers, dewi, here, expected):
    assert place(makers, here, dewi) == expected


def test_what_a_colleague_works_on_is_passed_over(makers, dewi):
    for held in (makers[0], makers[2]):
        take(held, by=make_moderator("Eka"))
    assert place(makers, 1, dewi) == (2, 4, None, 3, 3)
    assert place(makers, 3, dewi) == (4, 4, 1, None, 1)


def test_ones_own_holds_are_not_passed_over(makers, dewi):
    take(makers[2], by=dewi)
    assert place(makers, 1, dewi) == (2, 4, 0, 2, 2)


def test_a_record_that_does_not_wait_leads_to_the_first_that_does(makers, dewi):
    found = place_of(makers[3].pk, [maker.pk for maker in makers[:3]], Producer, dewi)
    assert (found.number, found.count, found.next, found.previous) == (0, 3, None, None)
    assert found.onward == makers[0].pk


def test_an_empty_queue_leads_nowhere(makers, dewi):
    assert place_of(makers[0].pk, [makers[0].pk], Producer, dewi).onward is None
    assert place_of(makers[0].pk, [], Producer, dewi).onward is None
