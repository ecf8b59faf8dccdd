from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from cilegon_ikm.clock import today
from producers.models import Sentra, StallBooking
from tests.factories import make_bazaar, make_sentra

pytestmark = pytest.mark.django_db


def day(number):
    return today() + timedelta(days=number)


@pytest.fixture
def bazaar(emping):
    """Stall 1 is Budi's on the first two days of three."""
    bazaar = make_bazaar(days=3, stalls=2)
    bazaar.bookings.create(number=1, producer=emping, starts_on=day(0), ends_on=day(1))
    return bazaar


@pytest.mark.parametrize("days", [(0, 0), (1, 1), (1, 2), (0, 2)])
def test_no_two_makers_stand_in_one_stall_on_one_day(bazaar, las, days, in_english):
    wanted = StallBooking(sentra=bazaar, number=1, producer=las, starts_on=day(days[0]), ends_on=day(days[1]))
    with pytest.raises(ValidationError, match="Another maker has this stall"):
        wanted.full_clean()
    with pytest.raises(IntegrityError, match="stall_one_maker_at_a_time"), transaction.atomic():
        wanted.save()


@pytest.mark.parametrize(("number", "first", "last"), [(1, 2, 2), (2, 0, 1)])
def test_another_day_or_another_stall_is_free(bazaar, las, number, first, last):
    wanted = StallBooking(sentra=bazaar, number=number, producer=las, starts_on=day(first), ends_on=day(last))
    wanted.full_clean()
    wanted.save()


def test_the_same_stall_of_another_bazaar_is_free(bazaar, las):
    make_bazaar("Bazar Lain").bookings.create(number=1, producer=las, starts_on=day(0), ends_on=day(1))


@pytest.mark.parametrize(
    ("change", "field"),
    [({"number": 3}, "number"), ({"starts_on": day(-1)}, "starts_on"), ({"ends_on": day(3)}, "ends_on")],
    ids=str,
)
def test_a_stall_is_one_of_the_bazaar_on_its_days(bazaar, las, change, field):
    wanted = StallBooking(
        sentra=bazaar, producer=las, **{"number": 2, "starts_on": day(0), "ends_on": day(1), **change}
    )
    with pytest.raises(ValidationError) as refusal:
        wanted.full_clean()
    assert list(refusal.value.message_dict) == [field]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "bazaar"},
        {"kind": "bazaar", "starts_on": day(1), "ends_on": day(0)},
        {"kind": "thematic", "starts_on": day(0), "ends_on": day(1)},
        {"latitude": "-7.5"},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_not_kept(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_sentra(**fields)


def test_a_bazaar_that_is_over_is_not_current():
    make_sentra()
    over = make_bazaar("Bazar Lama", starts_on=day(-3), ends_on=day(-1))
    make_sentra("Sentra Tutup", is_public=False)
    assert [each.name for each in Sentra.objects.current()] == ["Sentra Emping"]
    assert (over.is_over, make_bazaar().is_over) == (True, False)


def test_equal_days_stand_together(in_english):
    sentra = make_sentra()
    for weekday in (0, 1, 2):
        sentra.opening_times.create(weekday=weekday, opens="08:00", closes="16:30")
    sentra = Sentra.objects.get()
    assert sentra.opening_words == [("Monday–Wednesday", "08.00–16.30"), ("Thursday–Sunday", "closed")]


@pytest.mark.parametrize(
    ("to", "kilometres"),
    [
        ((-6.0, 106.0), 0),
        ((-5.0, 106.0), 111.19),  # a degree of latitude
        ((-6.0, 107.0), 110.58),  # of longitude, here
    ],
    ids=str,
)
def test_kilometres_are_those_of_the_earth(to, kilometres):
    with connection.cursor() as cursor:
        cursor.execute("SELECT kilometres(-6, 106, %s, %s)", to)
        assert cursor.fetchone()[0] == pytest.approx(kilometres, abs=0.01)
