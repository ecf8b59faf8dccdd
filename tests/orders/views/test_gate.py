"""orders/gate.py as buyers meet it: what a basket passes before it is sent."""

import json

import altcha
import pytest
import time_machine

from orders import limits
from orders.models import Submission
from tests.factories import make_user
from tests.orders.steps import BASKET, CONTACT, form_of, put, send
from tests.pages import page, texts, value_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few(settings, client, melinjo):
    settings.SENDINGS_PER_CONTACT = 4
    put(client, melinjo)


def sent_before(times):
    for _each in range(times):
        limits.count(contact="+6281200007002", address="127.0.0.1")


def solved(answer):
    """The work that the page asks for, done as the widget does it."""
    challenge = altcha.Challenge.from_dict(json.loads(page(answer).select_one("[data-proof]")["data-proof"]))
    return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()


def test_a_filled_trap_keeps_what_was_typed_and_sends_nothing(client):
    answer = send(client, website="https://contoh.example", message="Untuk hari Jumat")
    assert answer.status_code == 422
    assert texts(answer, "#stop") == [
        "A field that must stay empty was filled in. It is empty now; please press Send again."
    ]
    assert value_of(answer, "id_message") == "Untuk hari Jumat"
    assert not Submission.objects.exists()


@pytest.mark.parametrize("stamp", ["", "forged:stamp"])
def test_a_page_that_we_did_not_make_is_not_sent(client, stamp):
    assert texts(send(client, stamp=stamp), "#stop")[0].startswith("That was faster than a person types.")


def test_who_is_faster_than_a_person_presses_again(client, settings):
    settings.SENDING_MIN_SECONDS = 2
    with time_machine.travel("2026-11-24T03:00:00+00:00", tick=False) as clock:
        data = {**form_of(client), **CONTACT, "action": "send"}
        clock.shift(1)
        refused = client.post(BASKET, data)
        assert texts(refused, "#stop")[0].startswith("That was faster than a person types.")
        clock.shift(1)
        assert client.post(BASKET, data).status_code == 302


def test_near_the_limit_the_browser_works_first_and_nothing_typed_is_lost(client, monkeypatch):
    monkeypatch.setattr("orders.gate.COST", 1)
    sent_before(2)
    asked = send(client, message="Untuk hari Jumat")
    assert asked.status_code == 422
    assert "your browser has to do a little work first" in texts(asked, "#stop")[0]
    assert "This browser cannot do it without JavaScript." in texts(asked, "[data-proof]")[0]
    assert value_of(asked, "id_message") == "Untuk hari Jumat"
    assert not Submission.objects.exists()
    proof = solved(asked)
    assert send(client, altcha=proof).status_code == 302
    assert Submission.objects.count() == 1


def test_a_proof_that_was_used_or_forged_is_none(client, monkeypatch, melinjo):
    monkeypatch.setattr("orders.gate.COST", 1)
    sent_before(2)
    proof = solved(send(client))
    send(client, altcha=proof)
    put(client, melinjo)
    for payload in (proof, "e30=", "x"):
        assert page(send(client, altcha=payload)).select_one("[data-proof]")
    assert Submission.objects.count() == 1


def test_who_is_signed_in_with_the_contact_needs_no_proof(client):
    sent_before(2)
    client.force_login(make_user("Ani", phone="+6281200007002"))
    assert send(client).status_code == 302


def test_at_the_limit_it_says_when_to_come_back(client):
    with time_machine.travel("2026-11-24T03:00:00+00:00", tick=False):
        sent_before(4)
        answer = send(client)
    assert answer.status_code == 429
    assert texts(answer, "#stop") == [
        "Very many enquiries came from you or your connection today. You can send this one after "
        "25 November 2026 10.00 WIB."
    ]
    assert not page(answer).select("[data-proof]")


def test_what_was_sent_already_is_shown_even_at_the_limit(client):
    data = {**form_of(client), **CONTACT, "action": "send"}
    first = client.post(BASKET, data)
    sent_before(4)
    assert client.post(BASKET, data)["Location"] == first["Location"]


def test_a_name_with_a_link_is_refused(client):
    assert "Write only your name here" in send(client, name="www.contoh.example").content.decode()
