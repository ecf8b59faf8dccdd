import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cilegon_ikm.accounts import workflow
from cilegon_ikm.accounts.models import PasswordLink, SecretRequest
from tests.factories import PASSWORD, make_user
from tests.pages import field_errors, texts
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db
NEW = "Gipang-2027"
DEAD = "This link does not work any more"


def has_password(user, password):
    user.refresh_from_db()
    return user.check_password(password)


def is_in(client):
    return get_user(client).is_authenticated


class TestChanging:
    def change(self, client, old=PASSWORD, new=NEW):
        return client.post("/en/akun/sandi/", {"old_password": old, "password": new})

    def test_the_new_password_signs_out_everywhere_else(self, client, budi, citra):
        others = [Client() for _device in range(2)]
        for device in (client, *others):
            device.force_login(budi)
        hers = Client()
        hers.force_login(citra)
        answer = self.change(client)
        assert (answer.status_code, answer["Location"]) == (302, "/en/akun/")
        assert has_password(budi, NEW)
        assert [is_in(device) for device in (client, *others, hers)] == [True, False, False, True]
        assert len(texts(client.get("/en/akun/"), "main .device")) == 1

    @pytest.mark.parametrize(
        ("typed", "errors"),
        [
            ({"old": "wrong"}, {"old_password": "This is not your password."}),
            ({"new": "short"}, {"password": "This password is too short. It must contain at least 8 characters."}),
            ({"new": ""}, {"password": "This field is required."}),
        ],
    )
    def test_what_is_wrong_stands_beside_its_field(self, client, budi, typed, errors):
        client.force_login(budi)
        answer = self.change(client, **typed)
        assert (answer.status_code, field_errors(answer)) == (422, errors)
        assert has_password(budi, PASSWORD)

    def test_a_stranger_is_led_to_sign_in(self, client):
        assert self.change(client)["Location"] == "/en/masuk/?next=/en/akun/sandi/"


def ask(client, username, **more):
    return client.post("/en/sandi/lupa/", {"username": username}, **more)


def run_jobs():
    call_command("db_worker", batch=True, startup_delay=False, queue_name="*", reload=False, verbosity=0)


class TestByEmail:
    @pytest.fixture(autouse=True)
    def _email_is_on(self, settings):
        settings.MESSAGE_SENDERS, settings.SITE_URL = ["email"], "https://sentra.example"

    def link(self):
        (message,) = mail.outbox
        return re.search(r"https://sentra\.example(/sandi/baru/\S+)", message.body)[1]

    @pytest.mark.django_db(transaction=True)
    def test_a_link_arrives_and_sets_a_new_password_once(self, client):
        budi = make_user("Budi", phone="+6281200009001", email="budi@sentra.example")
        elsewhere = Client()
        elsewhere.force_login(budi)
        AccessAttempt.objects.create(username="budi@sentra.example", failures_since_start=5, ip_address="127.0.0.1")
        assert ask(client, "0812 0000 9001")["Location"] == "/en/sandi/lupa/terkirim/"
        run_jobs()
        assert mail.outbox[0].to == ["budi@sentra.example"]
        answer = client.post(self.link(), {"password": NEW})
        assert answer["Location"] == "/masuk/"
        assert has_password(budi, NEW)
        assert not is_in(elsewhere)
        assert not AccessAttempt.objects.exists()
        assert texts(client.post(f"/en{self.link()}", {"password": "Opak-2028-enak"}), "h1") == [DEAD]
        assert has_password(budi, NEW)

    @pytest.mark.parametrize("typed", ["budi@sentra.example", "+6281200009002", "nobody@sentra.example", "x", "😀"])
    def test_the_answer_and_the_work_are_the_same_for_everybody(self, client, typed):
        make_user("Budi", email="budi@sentra.example")
        make_user("Citra", phone="+6281200009002")
        answer = ask(client, typed)
        assert (answer.status_code, answer["Location"]) == (302, "/en/sandi/lupa/terkirim/")
        assert DBTaskResult.objects.count() == 1

    @pytest.mark.django_db(transaction=True)
    def test_who_has_no_email_address_or_a_closed_account_gets_none(self, client):
        make_user("Citra", phone="+6281200009002")
        make_user("Budi", email="budi@sentra.example", is_active=False)
        for typed in ("+6281200009002", "budi@sentra.example", "nobody@sentra.example"):
            ask(client, typed)
        run_jobs()
        assert mail.outbox == []
        assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}

    @pytest.mark.parametrize("typed", ["budi@sentra.example", "nobody@sentra.example"])
    def test_nobody_asks_a_fourth_time_in_a_quarter_of_an_hour(self, client, typed):
        make_user("Budi", email="budi@sentra.example")
        assert [ask(client, each).status_code for each in (typed, typed.upper(), f" {typed}")] == [302] * 3
        answer = ask(client, typed)
        assert answer.status_code == 422
        assert re.fullmatch(
            r"You have asked for this several times\. Please wait until \d\d\.\d\d WIB\.",
            field_errors(answer)["username"],
        )
        SecretRequest.objects.update(made_at=timezone.now() - timedelta(minutes=15, seconds=1))
        assert ask(client, typed).status_code == 302

    def test_one_address_does_not_ask_for_everybody(self, client, settings):
        settings.SECRETS_PER_ADDRESS = 2
        assert [ask(client, f"budi{n}@sentra.example").status_code for n in range(3)] == [302, 302, 422]
        assert ask(client, "budi9@sentra.example", REMOTE_ADDR="10.0.0.9").status_code == 302

    @pytest.mark.parametrize("path", ["MQ/x-y", "x/y", "😀/x", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5/x-y"])
    def test_an_invented_link_does_nothing(self, client, path):
        answer = client.get(f"/en/sandi/baru/{path}/")
        assert (answer.status_code, texts(answer, "h1")) == (410, [DEAD])


def link_for(user, officer):
    return workflow.make_password_link(user=user, by=officer)


class TestByLink:
    def test_the_link_sets_a_new_password_and_is_used_up(self, client, budi, dewi):
        path = link_for(budi, dewi)
        elsewhere = Client()
        elsewhere.force_login(budi)
        assert client.get(path).status_code == 200
        assert client.post(path, {"password": NEW})["Location"] == "/masuk/"
        assert has_password(budi, NEW)
        assert not is_in(elsewhere)
        assert timezone.now() - PasswordLink.objects.get().used_at < timedelta(minutes=1)
        assert texts(client.post(f"/en{path}", {"password": "Opak-2028-enak"}), "h1") == [DEAD]
        assert has_password(budi, NEW)

    def test_a_weak_password_does_not_use_it_up(self, client, budi, dewi):
        path = link_for(budi, dewi)
        answer = client.post(f"/en{path}", {"password": "12345678"})
        assert field_errors(answer) == {"password": "This password is too common. This password is entirely numeric."}
        assert PasswordLink.objects.get().used_at is None
        assert has_password(budi, PASSWORD)

    @pytest.mark.parametrize(
        "end",
        [
            lambda budi, dewi: PasswordLink.objects.update(expires_at=timezone.now()),
            lambda budi, dewi: link_for(budi, dewi),
            lambda budi, dewi: workflow.change_password(user=budi, password=NEW),
            lambda budi, dewi: type(budi).objects.filter(pk=budi.pk).update(is_active=False),
            lambda budi, dewi: type(budi).objects.filter(pk=budi.pk).update(is_staff=True),
        ],
        ids=["a day passed", "a newer link", "password changed", "account closed", "made an officer"],
    )
    def test_it_ends_when(self, client, budi, dewi, end):
        path = link_for(budi, dewi)
        end(budi, dewi)
        answer = client.get(f"/en{path}")
        assert (answer.status_code, texts(answer, "h1")) == (410, [DEAD])

    def test_it_lasts_24_hours(self, budi, dewi):
        link_for(budi, dewi)
        left = PasswordLink.objects.get().expires_at - timezone.now()
        assert timedelta(hours=23, minutes=59) < left <= timedelta(hours=24)


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_use_it_once():
    budi, dewi = make_user("Budi"), make_user("Dewi", is_staff=True)
    path = link_for(budi, dewi)
    with transaction.atomic():
        PasswordLink.objects.select_for_update().get()
        clicks = start_and_wait_for_lock(*[lambda: Client().post(path, {"password": NEW})] * 2)
    assert sorted(click.result(timeout=20).status_code for click in clicks) == [302, 410]


def test_where_no_email_is_sent_the_officer_is_the_way(client, settings):
    settings.MESSAGE_SENDERS = ["whatsapp"]
    answer = client.get("/en/sandi/lupa/", follow=True)
    assert texts(answer, ".lead") == [
        "Ask an officer of Disperindag: you get a link by WhatsApp with which you choose a new password."
    ]
