import pytest
from django.contrib.auth import get_user
from django.test import Client
from qsessions.models import Session

from cilegon_ikm.accounts.sessions import handle
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
)


def device(user, agent="", address="10.0.0.1"):
    """A browser in which this person has signed in and looked at a page."""
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    client.force_login(user)
    session = client.session
    Session.objects.filter(pk=session.session_key).update(user_agent=agent, ip=address)
    return client


def is_in(client):
    return get_user(client).is_authenticated


def end(client, session):
    return client.post("/en/akun/keluarkan/", {"session": session})


def handle_of(client):
    return handle(Session.objects.get(pk=client.session.session_key))


def test_a_person_sees_her_devices_this_one_first(budi, citra):
    here = device(budi)
    device(budi, ANDROID, "10.0.0.2")
    device(citra, ANDROID, "10.0.0.3")
    answer = here.get("/en/akun/")
    assert texts(answer, ".device strong") == [
        "Unknown device",
        "Chrome Mobile · Android",
    ]
    first, second = texts(answer, ".device")
    assert "10.0.0.1 · " in first
    assert first.endswith("this device")
    assert "10.0.0.2 · " in second
    number = str(budi.phone)
    assert texts(answer, ".facts dd") == ["Budi", f"0{number[3:6]}-{number[6:10]}-{number[10:]}"]


def test_no_page_shows_the_key_of_a_session(budi):
    here, there = device(budi), device(budi)
    shown = here.get("/en/akun/").content.decode()
    assert there.session.session_key not in shown
    assert here.session.session_key not in shown


def test_one_device_is_signed_out(budi):
    here, lost, other = device(budi), device(budi), device(budi)
    button = page(here.get("/en/akun/")).find("button", value=handle_of(lost))
    assert end(here, button["value"])["Location"] == "/en/akun/"
    assert [is_in(each) for each in (here, lost, other)] == [True, False, True]


def test_all_others_are_signed_out(budi, citra):
    here, lost, other, hers = device(budi), device(budi), device(budi), device(citra)
    end(here, "others")
    assert [is_in(each) for each in (here, lost, other, hers)] == [True, False, False, True]
    assert "Sign out all other devices" not in here.get("/en/akun/").content.decode()


def test_nobody_signs_out_somebody_else(budi, citra):
    here, hers = device(budi), device(citra)
    end(here, handle_of(hers))
    assert is_in(hers)


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_for_three(budi, sessions, django_assert_num_queries):
    clients = [device(budi) for _session in range(sessions)]
    with django_assert_num_queries(5):  # session, user, sessions, two counts of the frame
        answer = clients[0].get("/en/akun/")
    assert len(texts(answer, ".device")) == sessions


@pytest.mark.parametrize("address", ["/en/akun/", "/en/akun/keluarkan/"])
def test_a_stranger_is_led_to_sign_in(client, address):
    assert client.get(address)["Location"] == f"/en/masuk/?next={address}"
