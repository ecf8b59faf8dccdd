import pytest
from django.contrib.auth import authenticate as ask_backends
from django.test import RequestFactory

from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def authenticate(**credentials):
    return ask_backends(RequestFactory().post("/masuk/"), **credentials)


@pytest.fixture
def budi():
    return make_user("Budi", phone="+6281200009001", email="budi@sentra.example")


@pytest.mark.parametrize(
    "username",
    [
        "081200009001",
        "0812-0000-9001",
        "+62 812 0000 9001",
        "6281200009001",
        "budi@sentra.example",
        "BUDI@sentra.example",
    ],
)
def test_the_right_password_opens_the_account(budi, username):
    assert authenticate(username=username, password=PASSWORD) == budi


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("081200009001", PASSWORD.lower()),
        ("081200009001", ""),
        ("081200009001", None),
        ("081200009002", PASSWORD),
        ("nobody", PASSWORD),
        (None, PASSWORD),
    ],
)
def test_anything_else_does_not(budi, username, password):
    assert authenticate(username=username, password=password) is None


def test_a_closed_account_stays_closed(budi):
    budi.is_active = False
    budi.save(update_fields=["is_active"])
    assert authenticate(username="081200009001", password=PASSWORD) is None
