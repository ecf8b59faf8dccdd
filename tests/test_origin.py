import pytest
from django.test import Client

from orders.models import BasketLine
from tests.factories import make_listing
from tests.orders.steps import BASKET, put
from tests.pages import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def melinjo(emping, dewi):
    return make_listing(emping, officer=dewi, name="Emping Melinjo")


HERE, ELSEWHERE = "http://testserver", "https://evil.example"

FROM_HERE = [
    {},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin", "Origin": ELSEWHERE},  # a browser that says it is the best witness
    {"Origin": HERE},
    {"Origin": HERE, "Referer": f"{ELSEWHERE}/page"},
    {"Referer": f"{HERE}/en/produk/emping-1/"},
    {"Sec-Fetch-Site": "", "Origin": HERE},
]
FROM_ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site", "Origin": HERE},
    {"Origin": ELSEWHERE},
    {"Origin": ELSEWHERE, "Referer": HERE},
    {"Origin": "null"},
    {"Origin": f"{HERE}.evil.example"},
    {"Origin": f"{HERE}:8080"},
    {"Origin": "http://evil.example@testserver.evil.example"},
    {"Referer": f"{ELSEWHERE}/?{HERE}"},
    {"Referer": "testserver"},
    {"Origin": "http://["},
    {"Referer": "http://te\u2100st/"},
]


@pytest.mark.parametrize("headers", FROM_HERE, ids=str)
def test_a_form_of_this_site_needs_no_token(melinjo, headers):
    answer = put(Client(enforce_csrf_checks=True), melinjo, **headers)
    assert (answer.status_code, answer["Location"]) == (302, BASKET)
    assert BasketLine.objects.get().listing == melinjo


@pytest.mark.parametrize("headers", FROM_ELSEWHERE, ids=str)
def test_a_form_of_another_site_is_refused(melinjo, headers):
    answer = put(Client(enforce_csrf_checks=True), melinjo, **headers)
    assert answer.status_code == 403
    assert texts(answer, "main h2, main h1")[0] == "This page is not for your account"
    assert not BasketLine.objects.exists()


def test_the_product_page_gives_no_token_and_sets_no_cookie(melinjo):
    answer = Client().get(f"/en{melinjo.get_absolute_url()}")
    assert not answer.cookies
    assert b"csrf" not in answer.content


def test_the_basket_form_itself_needs_its_token(melinjo):
    browser = Client(enforce_csrf_checks=True)
    put(browser, melinjo)
    refused = browser.post(BASKET, {"action": "update"})
    assert refused.status_code == 403
    assert "Please go back and send it again" in texts(refused, "main h1")
