from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user
from django.test import RequestFactory
from django.utils import timezone

from cilegon_ikm.accounts import lockout
from tests.factories import PASSWORD, make_user
from tests.pages import texts

pytestmark = pytest.mark.django_db
WRONG = "Phone number, e-mail or password is not right. Check each and try again."
HOME, CAFE = "10.0.0.1", "10.0.0.2"


@pytest.fixture
def budi():
    return make_user("Budi", phone="+6281200009001", email="budi@sentra.example")


def sign_in(client, username="0812-0000-9001", password="wrong", address=HOME):
    return client.post("/en/masuk/", {"username": username, "password": password}, REMOTE_ADDR=address)


def said(answer):
    return answer.status_code, texts(answer, "main .notice")


def failed(count, username="budi@sentra.example", address=HOME, **fields):
    details = {"username": username, "ip_address": address, "user_agent": "x", "failures_since_start": count}
    return AccessAttempt.objects.create(**details, **fields)


def locked(minutes=16):
    """What the page says when the last wrong try was just now."""
    return (429, [f"Too many wrong tries. Please try again after {in_minutes(minutes)} WIB."])


def in_minutes(minutes):
    return f"{timezone.localtime(timezone.now() + timedelta(minutes=minutes)):%H.%M}"


def test_the_fifth_wrong_try_says_when_to_come_back(client, budi):
    assert [said(sign_in(client)) for _try in range(4)] == [(200, [WRONG])] * 4
    assert said(sign_in(client)) in (locked(), locked(15))  # the minute may have changed meanwhile
    assert said(sign_in(client, password=PASSWORD))[0] == 429
    assert not get_user(client).is_authenticated


def test_every_spelling_of_one_account_counts_together(client, budi):
    spellings = ("081200009001", "+62 812 0000 9001", "62812-0000-9001", "BUDI@sentra.example", "budi@sentra.example")
    for spelling in spellings:
        answer = sign_in(client, spelling)
    assert answer.status_code == 429
    assert list(AccessAttempt.objects.values_list("username", "failures_since_start")) == [("budi@sentra.example", 5)]


def test_others_at_the_same_address_and_she_herself_elsewhere_sign_in(client, budi):
    citra = make_user("Citra")
    failed(5)
    assert sign_in(client, citra.phone, PASSWORD).status_code == 302
    client.logout()
    assert sign_in(client, password=PASSWORD, address=CAFE).status_code == 302


@pytest.mark.parametrize(("tries", "status"), [(28, 200), (29, 429)])
def test_one_account_is_not_tried_from_many_addresses(client, budi, tries, status):
    failed(tries, address="10.0.0.9")
    assert sign_in(client).status_code == status


@pytest.mark.parametrize(("tries", "status"), [(98, 200), (99, 429)])
def test_one_address_does_not_try_many_accounts(client, budi, tries, status):
    failed(tries, username="nobody@sentra.example")
    assert sign_in(client).status_code == status


def test_after_a_quarter_of_an_hour_all_is_forgotten(client, budi):
    row = failed(5)
    AccessAttempt.objects.filter(pk=row.pk).update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert sign_in(client, password=PASSWORD).status_code == 302


def test_trying_while_locked_does_not_make_it_longer(client, budi):
    row = failed(5)
    before = timezone.now() - timedelta(minutes=10)
    AccessAttempt.objects.filter(pk=row.pk).update(attempt_time=before)
    assert said(sign_in(client)) in (locked(6), locked(5))
    assert AccessAttempt.objects.get().attempt_time == before


def test_signing_in_clears_only_her_own_count_at_this_address(client, budi):
    failed(4)
    failed(4, address=CAFE)
    failed(7, username="citra@sentra.example")
    sign_in(client, password=PASSWORD)
    left = AccessAttempt.objects.order_by("username", "ip_address").values_list("username", "ip_address")
    assert list(left) == [("budi@sentra.example", CAFE), ("citra@sentra.example", HOME)]


def test_what_names_no_account_is_not_kept(client):
    sign_in(client, "my secret password", "also-secret")
    row = AccessAttempt.objects.get()
    assert row.username == f"({HOME})"
    assert "secret" not in f"{row.post_data}{row.get_data}"


def test_a_lock_does_not_tell_which_numbers_have_accounts(client, budi):
    for number in range(5):
        sign_in(client, f"0812-0000-800{number}")
    assert said(sign_in(client, "0812-0000-8009")) == said(sign_in(client)) == (200, [WRONG])


def test_lifting_clears_every_device_of_the_account(budi):
    failed(5)
    failed(5, address=CAFE)
    failed(5, username="citra@sentra.example")
    assert lockout.lift("budi@sentra.example") == 2
    assert AccessAttempt.objects.get().username == "citra@sentra.example"


def test_who_may_try_has_no_end_to_wait_for(budi):
    request = RequestFactory().post("/masuk/")
    request.axes_ip_address, request.axes_user_agent, request.axes_attempt_time = HOME, "x", timezone.now()
    assert lockout.Lockout().until(request, {"username": "081200009001"}) is None
