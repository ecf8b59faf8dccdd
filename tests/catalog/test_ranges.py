import pytest

from catalog.ranges import filled_ranges, in_range
from cilegon_ikm.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    User.objects.bulk_create(User(pk=pk, name="Uji", email=f"{pk}@sentra.example") for pk in (7, 10, 19, 40))
    return User.objects.filter(name="Uji")


def test_only_ranges_with_rows_are_named(people):
    assert filled_ranges(people, 10) == [0, 1, 4]


def test_rows_that_are_not_meant_fill_nothing(people):
    assert filled_ranges(people.exclude(pk__in=(10, 19)), 10) == [0, 4]


def test_an_empty_table_has_no_ranges(people):
    assert filled_ranges(people.none(), 10) == []


def test_a_range_ends_before_the_next_begins(people):
    assert [person.pk for person in in_range(people, 1, 10)] == [10, 19]


def test_each_range_costs_one_look(people, django_assert_num_queries):
    with django_assert_num_queries(4):
        filled_ranges(people, 10)
