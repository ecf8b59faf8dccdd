import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cilegon_ikm.accounts import tasks
from cilegon_ikm.accounts.models import SecretRequest, User
from tests.factories import make_user
from tests.notifications.servers import account, cloud_api, error
from tests.pages import field_errors, texts

pytestmark = pytest.mark.django_db
WRONG = "This is not the code. Look again, or ask for a new one."


@pytest.fixture(autouse=True)
def _email_is_on(settings):
    settings.MESSAGE_SENDERS = ["email"]


@pytest.fixture
def budi():
    return make_user("Budi", phone="+6281200009001", email="budi@sentra.example")


def ask(client, username="0812 0000 9001"):
    return client.post("/en/masuk/kode/", {"username": username})


def run_jobs():
    for asked in SecretRequest.objects.filter(code=""):
        tasks.send_code.func(asked.pk)


def code():
    return re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]


def enter(client, typed):
    return client.post("/en/masuk/kode/isi/", {"code": typed})


def is_in(client):
    return get_user(client).is_authenticated


def wrong_one():
    return f"{(int(code()) + 1) % 10**6:06}"


def test_a_code_opens_the_account_once(client, budi):
    assert ask(client)["Location"] == "/en/masuk/kode/isi/"
    run_jobs()
    assert mail.outbox[0].to == ["budi@sentra.example"]
    answer = enter(client, f" {code()[:3]} {code()[3:]}")
    assert (answer["Location"], get_user(client)) == ("/en/lanjut/", budi)
    client.logout()
    ask(client)
    session = client.session
    session["sign_in_code"] = SecretRequest.objects.order_by("pk").first().pk
    session.save()
    assert enter(client, code())["Location"] == "/en/masuk/kode/"
    assert not is_in(client)


def test_the_code_itself_is_kept_nowhere(client, budi):
    ask(client)
    run_jobs()
    asked = SecretRequest.objects.get()
    assert re.fullmatch(r"[0-9a-f]{64}", asked.code)
    assert code() not in str([asked.__dict__, *DBTaskResult.objects.values_list("args_kwargs", flat=True)])


def test_five_wrong_tries_end_it(client, budi):
    ask(client)
    run_jobs()
    for _try in range(5):
        answer = enter(client, wrong_one())
        assert (answer.status_code, field_errors(answer)) == (422, {"code": WRONG})
    answer = client.post("/en/masuk/kode/isi/", {"code": code()}, follow=True)
    assert texts(answer, "main .notice") == ["This code is not valid any more. Ask for a new one."]
    assert not is_in(client)


@pytest.mark.parametrize(("age", "opens"), [(timedelta(minutes=9, seconds=50), True), (timedelta(minutes=10), False)])
def test_it_lasts_ten_minutes(client, budi, age, opens):
    ask(client)
    run_jobs()
    SecretRequest.objects.update(made_at=timezone.now() - age)
    enter(client, code())
    assert is_in(client) is opens


def test_a_code_works_only_in_the_browser_that_asked_for_it(client, budi):
    ask(client)
    run_jobs()
    stranger = Client()
    assert enter(stranger, code())["Location"] == "/en/masuk/kode/"
    ask(stranger, "+6281200009999")
    assert field_errors(enter(stranger, code())) == {"code": WRONG}
    assert not is_in(stranger)


@pytest.mark.parametrize("typed", ["0812 0000 9001", "+6281200009999", "nobody@sentra.example", "x"])
def test_unknown_people_see_and_cause_the_same(client, budi, typed):
    assert ask(client, typed)["Location"] == "/en/masuk/kode/isi/"
    assert DBTaskResult.objects.count() == 1
    assert field_errors(enter(client, "123456")) == {"code": WRONG}


@pytest.mark.parametrize("fields", [{"is_staff": True}, {"is_active": False}])
def test_officers_and_closed_accounts_get_no_code(client, fields):
    make_user("Eka", email="eka@sentra.example", **fields)
    ask(client, "eka@sentra.example")
    run_jobs()
    assert mail.outbox == []


def test_a_code_does_not_open_the_account_of_who_became_an_officer(client, budi):
    ask(client)
    run_jobs()
    User.objects.filter(pk=budi.pk).update(is_staff=True)
    enter(client, code())
    assert not is_in(client)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("", "This field is required."), ("12345", "The code has six digits."), ("١٢٣٤٥٦", "The code has six digits.")],
)
def test_what_cannot_be_a_code_is_no_try(client, budi, typed, problem):
    ask(client)
    assert field_errors(enter(client, typed)) == {"code": problem}
    assert SecretRequest.objects.get().attempts == 0


def test_nobody_asks_for_a_fourth_code_in_a_quarter_of_an_hour(client, budi):
    assert [ask(client).status_code for _try in range(4)] == [302, 302, 302, 422]


@pytest.mark.parametrize("refused", [False, True])
def test_whatsapp_comes_first_and_email_when_it_fails(client, budi, settings, refused):
    with cloud_api() as server:
        settings.MESSAGE_SENDERS, settings.WHATSAPP = ["whatsapp", "email"], account(server)
        if refused:
            server.say(error(131026), 400)
        ask(client)
        run_jobs()
    sent = server.requests[0][2]["template"]
    assert sent["name"] == "sentra_code"
    assert len(mail.outbox) == (1 if refused else 0)
    enter(client, sent["components"][0]["parameters"][0]["text"])
    assert is_in(client)


@pytest.mark.parametrize("address", ["/en/masuk/kode/", "/en/masuk/kode/isi/"])
def test_where_nothing_can_be_sent_there_is_no_such_page(client, settings, address):
    settings.MESSAGE_SENDERS = []
    assert client.get(address).status_code == 404
    assert "Sign in with a code instead" not in client.get("/en/masuk/").content.decode()


def test_the_sign_in_page_leads_there(client):
    assert "Sign in with a code instead" in texts(client.get("/en/masuk/"), "main a")


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_it(client):
    make_user("Budi", phone="+6281200009001", email="budi@sentra.example")
    ask(client)
    call_command("db_worker", batch=True, startup_delay=False, queue_name="*", reload=False, verbosity=0)
    enter(client, code())
    assert is_in(client)
