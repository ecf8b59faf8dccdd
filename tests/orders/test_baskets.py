from types import SimpleNamespace

import pytest
from django.core import signing

from orders import baskets
from orders.models import Basket
from tests.orders.steps import BASKET, put, the_basket
from tests.pages import texts

pytestmark = pytest.mark.django_db


def test_the_cookie_carries_the_signed_token_for_thirty_days_out_of_reach_of_scripts(client, melinjo):
    cookie = put(client, melinjo).cookies["keranjang"]
    token, timestamp, signature = cookie.value.split(":")
    assert token == the_basket().token
    assert timestamp
    assert signature
    assert (cookie["max-age"], cookie["samesite"], cookie["httponly"], cookie["secure"]) == (2592000, "Lax", True, "")


def test_behind_https_the_cookie_travels_by_https_only(client, melinjo, settings):
    settings.SESSION_COOKIE_SECURE = True
    assert put(client, melinjo).cookies["keranjang"]["secure"] is True


def test_the_cookie_brings_the_basket_back(client, melinjo):
    put(client, melinjo)
    assert texts(client.get(BASKET), ".basket-line strong") == ["Emping Melinjo"]


def test_without_cookie_there_is_no_basket_and_no_query(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert baskets.find(rf.get("/")) is None


@pytest.mark.parametrize("forge", [str, "{}:1vabcd:x".format, "{}:".format, '"\\000{}"'.format, "é{}".format])
def test_a_token_without_our_signature_opens_nothing(rf, melinjo, django_assert_num_queries, forge):
    basket = Basket.objects.create()
    request = rf.get("/")
    request.COOKIES["keranjang"] = forge(basket.token)
    with django_assert_num_queries(0):
        assert baskets.find(request) is None


def test_another_cookie_of_ours_signed_with_the_same_key_opens_nothing(rf):
    basket = Basket.objects.create()
    request = rf.get("/")
    request.COOKIES["keranjang"] = signing.get_cookie_signer(salt="something-else").sign(basket.token)
    assert baskets.find(request) is None


def test_a_cookie_older_than_thirty_days_opens_nothing(client, melinjo, monkeypatch):
    put(client, melinjo)
    month_later = signing.time.time() + 2592001
    monkeypatch.setattr(signing, "time", SimpleNamespace(time=lambda: month_later))
    assert texts(client.get(BASKET), "main h2") == ["Your basket is empty"]


def test_after_the_basket_is_gone_its_cookie_leads_to_a_new_one(client, melinjo):
    put(client, melinjo)
    first = the_basket()
    first.delete()
    assert texts(client.get(BASKET), "main h2") == ["Your basket is empty"]
    put(client, melinjo)
    assert the_basket().token != first.token
