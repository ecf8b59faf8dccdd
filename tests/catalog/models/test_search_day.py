from datetime import date, timedelta

import pytest

from catalog.models import SearchDay
from catalog.models.search_day import KEPT_DAYS
from catalog.tasks import prune_searches
from cilegon_ikm.clock import today

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 16)


def add(text, day, searches=1, found=0, clicks=0):
    SearchDay.objects.create(text=text, day=day, searches=searches, found=found, clicks=clicks)


def test_a_week_sums_its_days_and_leaves_out_what_only_one_person_typed():
    add("kopi", MONDAY, searches=3, found=4, clicks=2)
    add("kopi", MONDAY + timedelta(days=6), searches=2, found=5)
    add("kopi", MONDAY + timedelta(days=7), searches=9)
    add("roket", MONDAY)
    rows = list(SearchDay.objects.of_week(MONDAY).summed())
    assert rows == [{"text": "kopi", "searches": 5, "clicks": 2, "found": 5}]


def test_old_days_are_deleted():
    for ago in (KEPT_DAYS, KEPT_DAYS + 1):
        add("kopi", today() - timedelta(days=ago))
    assert (prune_searches(), SearchDay.objects.get().day) == (1, today() - timedelta(days=KEPT_DAYS))


def test_a_click_counts_only_where_there_was_a_search_today():
    add("kopi", today() - timedelta(days=1))
    assert SearchDay.objects.click("kopi") == 0
    add("kopi", today())
    assert (SearchDay.objects.click("kopi"), SearchDay.objects.get(day=today()).clicks) == (1, 1)
