from datetime import date, datetime

import pytest
import time_machine

from catalog.models import Season
from cilegon_ikm.operations.demo import seasons

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ((2026, 11, 24), "Akhir tahun & hantaran"),
        ((2027, 1, 3), "Akhir tahun & hantaran"),
        ((2027, 1, 7), "Hari jadi kota & wisuda"),
        ((2026, 6, 30), "Tahun ajaran baru"),
        ((2026, 10, 31), "Kemerdekaan"),
    ],
)
def test_there_is_a_season_on_every_day(day, title):
    with time_machine.travel(datetime(*day, 5)):
        seasons.make()
    shown = Season.objects.on(date(*day)).first()
    assert (shown.title, shown.categories.count() >= 4) == (title, True)


def test_what_staff_wrote_stays_alone(db):
    Season.objects.create(title="Ramadan", title_en="Ramadan", starts_on=date(2027, 2, 8), ends_on=date(2027, 3, 9))
    seasons.make()
    assert [season.title for season in Season.objects.all()] == ["Ramadan"]
