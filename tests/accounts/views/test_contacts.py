"""accounts/views/contacts.py: showing that a number or an address is one's own."""

import re

import pytest
from django.core import mail

from cilegon_ikm.accounts import tasks, workflow
from cilegon_ikm.accounts.models import SecretRequest
from tests.factories import make_user
from tests.pages import field_errors, texts

pytestmark = pytest.mark.django_db

ENTER = "/en/akun/nomor/kode/"


@pytest.fixture
def printed(settings, capsys):
    """What the console of the server shows, where codes go to in development."""
    settings.MESSAGE_SENDERS = ["console"]
    return lambda: re.search(r"\b\d{6}\b", "".join(capsys.readouterr()))[0]


@pytest.fixture
def ani(client):
    user = make_user("Ani", phone="+6281200007005", email="ani@sentra.example")
    client.force_login(user)
    return user


def ask(client):
    answer = client.post("/en/akun/nomor/")
    for asked in SecretRequest.objects.filter(code=""):
        tasks.send_phone_code.func(asked.pk)
    return answer


def is_proven(user):
    user.refresh_from_db()
    return user.has_proven_phone, user.has_proven_email


def test_the_code_that_came_to_the_number_proves_it(client, ani, printed):
    assert ask(client)["Location"] == ENTER
    code = printed()
    wrong = client.post(ENTER, {"code": f"{(int(code) + 1) % 10**6:06}"})
    assert field_errors(wrong) == {"code": "This is not the code. Look again, or ask for a new one."}
    assert is_proven(ani) == (False, False)
    assert client.post(ENTER, {"code": code})["Location"] == "/en/pesanan/"
    assert is_proven(ani) == (True, False)


def test_a_number_changed_meanwhile_is_not_proven_by_the_code_for_the_old_one(client, ani, printed):
    ask(client)
    workflow.correct_account(user=ani, name="Ani", phone="+6281200007006", email=ani.email)
    assert client.post(ENTER, {"code": printed()}).status_code == 422
    assert is_proven(ani) == (False, False)


def test_no_code_goes_to_another_number_than_the_one_that_is_to_be_proven(client, ani, printed, capsys):
    client.post("/en/akun/nomor/")
    workflow.correct_account(user=ani, name="Ani", phone="+6281200007006", email=ani.email)
    assert workflow.send_phone_code(SecretRequest.objects.select_related("user").get()) is False
    assert "".join(capsys.readouterr()) == ""


def test_a_proof_code_signs_nobody_in(client, ani, printed):
    ask(client)
    with pytest.raises(workflow.CodeIsDead):
        workflow.use_code(asked=SecretRequest.objects.get(), code=printed())


def test_a_number_that_was_changed_is_not_proven_any_more(ani):
    ani.proven_phone = ani.phone
    ani.save()
    workflow.correct_account(user=ani, name="Ani", phone="+6281200007006", email=ani.email)
    assert is_proven(ani) == (False, False)


def test_where_nothing_can_be_sent_the_page_says_whom_to_ask(client, ani, settings):
    settings.MESSAGE_SENDERS = ["email"]
    answer = client.post("/en/akun/nomor/", follow=True)
    assert texts(answer, ".notices .notice") == [
        "No code can be sent to your number from here. Ask an officer of Disperindag."
    ]


def test_the_link_that_came_to_the_address_proves_it(client, ani, settings):
    settings.MESSAGE_SENDERS = ["email"]
    client.post("/en/akun/email/")
    assert mail.outbox[0].to == ["ani@sentra.example"]
    link = re.search(r"/akun/email/\S+", mail.outbox[0].body)[0]
    client.get(link)
    assert is_proven(ani) == (False, False)
    client.post(link)
    assert is_proven(ani) == (False, True)
