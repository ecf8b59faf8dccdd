"""Asking anew for consent when the privacy text has changed."""

import pytest

from cilegon_ikm.accounts import workflow
from tests.factories import PASSWORD, make_user
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
AGREE = "/en/akun/persetujuan/"


@pytest.fixture
def ani():
    """She agreed to an older text."""
    user = make_user("Ani")
    user.consents.update(version="2026-01-01")
    return user


def sign_in(client, user):
    return client.post("/en/masuk/", {"username": str(user.phone), "password": PASSWORD})


def versions(user):
    return list(user.consents.values_list("version", flat=True))


def test_who_agreed_to_an_older_text_is_asked_at_signing_in_and_goes_on(client, ani):
    asked = sign_in(client, ani)["Location"]
    assert asked == f"{AGREE}?next=%2Fen%2Flanjut%2F"
    shown = client.get(asked)
    assert texts(shown, "main .lead") == ["The text about your data has changed since you agreed to it."]
    assert [way["href"] for way in page(shown).select("main a")] == ["/en/bantuan/privasi/", "/en/lanjut/"]
    assert client.post(asked)["Location"] == "/en/lanjut/"
    assert versions(ani) == [workflow.CONSENT_VERSION, "2026-01-01"]
    assert sign_in(client, ani)["Location"] == "/en/lanjut/"


def test_an_account_without_any_consent_is_asked_in_other_words(client, ani):
    ani.consents.all().delete()
    client.force_login(ani)
    assert texts(client.get(AGREE), "main .lead") == [
        "We have not recorded yet that you agree to how your data is used."
    ]


def test_agreeing_twice_is_recorded_once(client, ani):
    client.force_login(ani)
    client.post(AGREE), client.post(AGREE)
    assert versions(ani) == [workflow.CONSENT_VERSION, "2026-01-01"]


def test_officers_are_not_asked(client, dewi):
    assert sign_in(client, dewi)["Location"] == "/en/admin/"


def test_it_leads_on_only_within_this_site(client, ani):
    client.force_login(ani)
    assert client.post(f"{AGREE}?next=https://evil.example/")["Location"] == "/en/lanjut/"
