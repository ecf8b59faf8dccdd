from datetime import date

import pytest
from django.db import IntegrityError

from catalog.models import Season

pytestmark = pytest.mark.django_db


def season(title, starts, ends):
    return Season.objects.create(title=title, title_en=title, starts_on=date(2026, *starts), ends_on=date(2026, *ends))


@pytest.fixture
def two():
    return season("Panjang", (1, 1), (12, 31)), season("Pendek", (6, 1), (7, 31))


@pytest.mark.parametrize(
    ("day", "titles"),
    [
        ((5, 31), ["Panjang"]),
        ((6, 1), ["Pendek", "Panjang"]),
        ((7, 31), ["Pendek", "Panjang"]),
        ((8, 1), ["Panjang"]),
    ],
)
def test_the_season_of_a_day_is_the_one_that_began_last(two, day, titles):
    assert [each.title for each in Season.objects.on(date(2026, *day))] == titles


def test_outside_of_all_there_is_none(two):
    assert list(Season.objects.on(date(2027, 1, 1))) == []


def test_a_season_cannot_end_before_it_begins(db):
    with pytest.raises(IntegrityError):
        season("Mundur", (6, 2), (6, 1))
