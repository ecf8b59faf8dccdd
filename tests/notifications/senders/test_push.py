from datetime import timedelta

import pytest
from py_vapid import Vapid02

from cilegon_ikm.notifications.senders import Gone, NotSent, Outgoing, Recipient, SenderBroken, Undeliverable
from cilegon_ikm.notifications.senders.push import PushSender, application_server_key, is_push_service
from tests.notifications.servers import Browser, push_service
from tests.operations.test_start import free_port

NOTICE = Outgoing(title="Pesan baru", text="Dua baris:\nbegini", link="https://sentra.example/usaha/", key="0af1")


@pytest.fixture
def service():
    with push_service() as server:
        yield server


@pytest.fixture
def phone(service):
    return Browser(service)


def send(settings, browser, message=NOTICE):
    return PushSender(**settings.WEB_PUSH).send(Recipient(device=browser.subscription), message)


def test_only_the_browser_can_read_the_message(settings, service, phone):
    assert send(settings, phone) == f"{service.url}/message/1"
    ((path, headers, body),) = service.requests
    assert path == "/push/budi"
    assert (headers["Content-Encoding"], headers["TTL"], headers["Urgency"]) == ("aes128gcm", "86400", "high")
    assert headers["Topic"] == "0af1"
    told = {"title": "Pesan baru", "text": "Dua baris:\nbegini", "link": "https://sentra.example/usaha/", "tag": "0af1"}
    assert phone.read(body) == told
    assert b"Pesan" not in body


def test_it_is_signed_with_the_key_that_the_pages_hand_out(settings, service, phone):
    send(settings, phone)
    authorization = service.requests[0][1]["Authorization"]
    assert Vapid02.verify(authorization)
    assert f"k={application_server_key()}" in authorization


def test_a_long_message_still_fits_into_what_push_services_take(settings, service, phone):
    send(settings, phone, Outgoing(title="🥜" * 300, text="铁" * 2000, link="https://sentra.example/" + "x" * 300))
    ((_path, _headers, body),) = service.requests
    told = phone.read(body)
    assert len(body) <= 4096
    assert (told["title"][-2:], told["text"][-2:]) == ("🥜…", "铁…")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, Gone),
        (410, Gone),
        (429, NotSent),
        (500, NotSent),
        (503, NotSent),
        (401, SenderBroken),
        (403, SenderBroken),
        (400, Undeliverable),
        (413, Undeliverable),
    ],
)
def test_each_refusal_means_one_of_four_things(settings, service, phone, status, kind):
    service.say(status)
    with pytest.raises((Undeliverable, NotSent)) as refusal:
        send(settings, phone)
    assert type(refusal.value) is kind
    assert str(refusal.value).startswith(f"HTTP {status}")


def test_a_rate_limit_says_how_long_to_wait(settings, service, phone):
    service.say(429, Retry_After="120")
    with pytest.raises(NotSent) as refusal:
        send(settings, phone)
    assert refusal.value.retry_after == timedelta(minutes=2)


def test_it_is_not_led_to_another_address(settings, service, phone):
    service.say(307, Location=f"{service.url}/elsewhere")
    with pytest.raises(NotSent, match="TooManyRedirects"):
        send(settings, phone)
    assert [path for path, _headers, _body in service.requests] == ["/push/budi"]


def test_a_push_service_that_is_not_there_is_tried_again(settings, phone):
    phone.fields["endpoint"] = f"http://127.0.0.1:{free_port()}/push/budi"
    with pytest.raises(NotSent, match="ConnectionError"):
        send(settings, phone)


def test_a_device_that_was_signed_out_meanwhile_is_gone(settings):
    with pytest.raises(Gone, match=r"The device is not signed in any more\."):
        PushSender(**settings.WEB_PUSH).send(Recipient(email="budi@sentra.example"), NOTICE)


@pytest.mark.parametrize(
    ("endpoint", "known"),
    [
        ("https://fcm.googleapis.com/fcm/send/c3x:APA91b", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/gAAA", True),
        ("https://web.push.apple.com/QGr", True),
        ("https://sg2p.notify.windows.com/w/?token=BQYA", True),
        ("http://fcm.googleapis.com/fcm/send/x", False),
        ("https://fcm.googleapis.com:8443/x", False),
        ("https://fcm.googleapis.com.evil.example/x", False),
        ("https://evil.example/x.push.apple.com", False),
        ("https://evil.example\\.push.apple.com/", False),
        ("https://evil.example#.push.apple.com", False),
        ("https://me@web.push.apple.com/x", False),
        ("https://127.0.0.1/x", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_known_push_services_are_written_to(endpoint, known):
    assert is_push_service(endpoint) is known
