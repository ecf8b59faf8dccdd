from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from cilegon_ikm.notifications.senders import NotSent, Outgoing, Recipient, SenderBroken, Undeliverable, whatsapp
from cilegon_ikm.notifications.senders.whatsapp import WhatsAppSender
from tests.notifications.servers import account, cloud_api, error
from tests.operations.test_start import free_port

BUDI = Recipient(phone="+6281200000123", email="budi@sentra.example")
NOTICE = Outgoing(title="Pesan baru", text="Dua baris:\n\nbegini   saja", link="https://sentra.example/usaha/")
CODE = Outgoing(title="Kode masuk", text="Kode Anda 123456", code="123456")


@pytest.fixture(scope="module")
def server():
    with cloud_api() as running:
        yield running


@pytest.fixture
def api(server):
    server.requests.clear()
    server.say({"messages": [{"id": "wamid.HBgM1"}]})
    return server


def send(api, message=NOTICE, to=BUDI):
    return WhatsAppSender(**account(api)).send(to, message)


def refused(api, kind):
    with pytest.raises(kind) as refusal:
        send(api)
    assert type(refusal.value) is kind
    return refusal.value


def text(words):
    return {"type": "text", "text": words}


def test_a_notice_goes_out_as_an_approved_template(api):
    assert send(api) == "wamid.HBgM1"
    ((path, headers, body),) = api.requests
    assert path == "/v23.0/106540352242922/messages"
    assert (headers["Authorization"], headers["Content-Type"]) == ("Bearer EAAJB-token", "application/json")
    parameters = [text("Pesan baru"), text("Dua baris: begini saja"), text("https://sentra.example/usaha/")]
    assert body == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "6281200000123",
        "type": "template",
        "template": {
            "name": "sentra_notice",
            "language": {"code": "id"},
            "components": [{"type": "body", "parameters": parameters}],
        },
    }


def test_a_code_goes_out_as_an_authentication_template_with_its_button(api):
    send(api, CODE)
    template = api.requests[0][2]["template"]
    assert template["name"] == "sentra_code"
    assert template["components"] == [
        {"type": "body", "parameters": [text("123456")]},
        {"type": "button", "sub_type": "url", "index": "0", "parameters": [text("123456")]},
    ]


def test_what_is_too_long_is_shortened_and_what_is_empty_is_a_dash(api):
    send(api, Outgoing(title="x" * 501, text=" "))
    parameters = api.requests[0][2]["template"]["components"][0]["parameters"]
    assert parameters == [text("x" * 499 + "…"), text("–"), text("–")]


@pytest.mark.parametrize(("to", "reached"), [(BUDI, True), (Recipient(email="budi@sentra.example"), False)])
def test_whoever_has_a_number_is_reached(api, to, reached):
    assert WhatsAppSender(**account(api)).reaches(to) is reached


def test_a_number_that_was_removed_meanwhile_is_given_up(api):
    with pytest.raises(Undeliverable, match=r"The person has no phone number any more\."):
        send(api, to=Recipient(email="budi@sentra.example"))
    assert api.requests == []


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, 131026, Undeliverable),
        (400, 100, Undeliverable),
        (400, 132000, Undeliverable),
        (404, 132001, Undeliverable),
        (429, 130429, NotSent),
        (400, 131056, NotSent),
        (400, 80007, NotSent),
        (400, 4, NotSent),
        (500, 131000, NotSent),
        (503, 2, NotSent),
        (400, 999999, NotSent),
        (401, 190, SenderBroken),
        (403, 10, SenderBroken),
        (500, 3, SenderBroken),
        (403, 131031, SenderBroken),
        (400, 200, SenderBroken),
        (401, 999999, SenderBroken),
    ],
)
def test_each_refusal_means_one_of_three_things(api, status, code, kind):
    api.say(error(code), status)
    assert str(refused(api, kind)) == f"HTTP {status}, code {code}: details of it"


def test_without_details_the_message_is_the_reason(api):
    api.say({"error": {"message": "(#4) Application request limit reached", "code": 4}}, 400)
    assert str(refused(api, NotSent)) == "HTTP 400, code 4: (#4) Application request limit reached"


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("0", timedelta()),
        ("99999999999999999999", timedelta(days=1)),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", timedelta()),
        ("Wed, 21 Oct 2015 07:28:00 -0000", None),
    ],
)
def test_a_rate_limit_says_how_long_to_wait(api, header, wait):
    api.say(error(130429), 429, Retry_After=header)
    assert refused(api, NotSent).retry_after == wait


def test_a_rate_limit_may_name_a_time(api):
    api.say(error(130429), 429, Retry_After=format_datetime(datetime.now(UTC) + timedelta(minutes=5), usegmt=True))
    assert timedelta(minutes=4, seconds=50) < refused(api, NotSent).retry_after <= timedelta(minutes=5)


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b'{"messages": [{"id"', 200, 'HTTP 200 without a message id: {"messages": [{"id"'),
        (b"<html>", 200, "HTTP 200 without a message id: <html>"),
        (b'{"messages": []}', 200, 'HTTP 200 without a message id: {"messages": []}'),
        (b"null", 200, "HTTP 200 without a message id: null"),
        (b"<html>Bad gateway", 502, "HTTP 502, code None: <html>Bad gateway"),
        (b'["error"]', 500, 'HTTP 500, code None: ["error"]'),
        (b'{"error": "no"}', 500, 'HTTP 500, code None: {"error": "no"}'),
        (b'{"error": {"code": [4], "error_data": "x"}}', 400, "HTTP 400, code None: "),
        (b"", 302, "HTTP 302, code None: "),
    ],
)
def test_an_answer_that_cannot_be_read_is_tried_again(api, body, status, reason):
    api.say(body, status, Location="http://127.0.0.1:9/")
    assert str(refused(api, NotSent)).startswith(reason)
    assert len(api.requests) == 1


def test_a_server_that_does_not_answer_in_time_is_tried_again(api, monkeypatch):
    monkeypatch.setattr(whatsapp, "TIMEOUT", (1, 0.1))
    api.say(b"", delay=0.3)
    assert "ReadTimeout" in str(refused(api, NotSent))


def test_a_server_that_is_not_there_is_tried_again(api):
    there = account(api)
    gone = WhatsAppSender(**{**there, "url": f"http://127.0.0.1:{free_port()}"})
    with pytest.raises(NotSent, match="ConnectionError"):
        gone.send(BUDI, NOTICE)
