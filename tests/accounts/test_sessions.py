import time

import pytest
from django.contrib.auth import get_user
from django.utils import timezone
from qsessions.models import Session

from cilegon_ikm.accounts.sessions import SEEN_EVERY, SEEN_KEY, SessionStore

pytestmark = pytest.mark.django_db


def signed_in(client, user, **extra):
    client.force_login(user)
    return Session.objects.get(user=user)


def grow_old(session, seconds):
    store = SessionStore(session.session_key, session.user_agent, session.ip)
    data = {**store.load(), SEEN_KEY: int(time.time()) - seconds}
    Session.objects.filter(pk=session.pk).update(session_data=store.encode(data))


@pytest.mark.parametrize(("age", "noted"), [(SEEN_EVERY - 60, False), (SEEN_EVERY + 60, True)])
def test_the_last_use_is_noted_at_most_every_ten_minutes(client, budi, age, noted):
    session = signed_in(client, budi)
    grow_old(session, age)
    before = timezone.now()
    client.get("/en/akun/", REMOTE_ADDR="10.0.0.7")
    session.refresh_from_db()
    assert (session.updated_at > before) is noted
    assert (session.ip == "10.0.0.7") is noted
    assert get_user(client) == budi


@pytest.mark.parametrize("address", ["/", "/produk/", "/bantuan/"])
def test_a_page_for_everybody_opens_no_session(client, address):
    answer = client.get(address)
    assert answer.cookies == {}
    assert not Session.objects.exists()
