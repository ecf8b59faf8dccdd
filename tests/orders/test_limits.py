from datetime import timedelta

import pytest
import time_machine

from orders import limits
from orders.models import SendingMark
from tests.factories import BUYER_PHONE

pytestmark = pytest.mark.django_db
WHO = {"contact": BUYER_PHONE, "address": "203.0.113.9"}
NIGHT = "2026-11-24T16:30:00+00:00"  # 23.30 WIB


@pytest.fixture(autouse=True)
def _few(settings):
    settings.SENDINGS_PER_CONTACT, settings.SENDINGS_PER_ADDRESS = 4, 8


def send(times, **who):
    for _each in range(times):
        limits.count(**{**WHO, **who})


def test_the_limit_comes_near_and_is_reached_for_a_day_from_the_first_sending():
    with time_machine.travel(NIGHT, tick=False) as clock:
        assert limits.standing(**WHO) == limits.Standing()
        send(2)
        assert limits.standing(**WHO) == limits.Standing(is_near=True)
        clock.shift(timedelta(hours=1))  # another day and so another key
        send(2)
        again_at = limits.standing(**WHO).again_at
        assert again_at.isoformat() == "2026-11-25T16:30:00+00:00"
        clock.move_to(again_at)
        assert limits.standing(**WHO).again_at is None


def test_many_contacts_behind_one_address_share_its_limit():
    send(4, contact="+6281200007003")
    assert limits.standing(**WHO).is_near
    assert not limits.standing(contact=BUYER_PHONE, address="203.0.113.10").is_near


def test_nothing_personal_is_kept_and_nothing_longer_than_a_day():
    with time_machine.travel(NIGHT, tick=False) as clock:
        send(1)
        first = {*SendingMark.objects.values_list("digest", flat=True)}
        clock.shift(timedelta(hours=23))
        send(1)
        later = {*SendingMark.objects.values_list("digest", flat=True)} - first
        assert len(first) == len(later) == 2  # the same contact and address under another key
        assert not any(value in digest for value in WHO.values() for digest in first)
        clock.shift(timedelta(hours=1))
        assert limits.forget_marks() == 2
    assert {*SendingMark.objects.values_list("digest", flat=True)} == later


def test_a_proof_counts_for_one_sending_however_often_it_is_clicked():
    assert limits.use_once("abc", key="1")
    assert limits.use_once("abc", key="1")
    assert not limits.use_once("abc", key="2")
