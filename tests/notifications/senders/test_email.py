from email import message_from_bytes, policy
from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
from aiosmtpd.controller import Controller
from django.core import mail

from cilegon_ikm.notifications.senders import Outgoing, Recipient, SenderBroken, Undeliverable
from cilegon_ikm.notifications.senders.email import EmailSender
from tests.operations.test_start import free_port

BUDI = Recipient(email="budi@sentra.example", phone="+6281200000123")
NOTICE = Outgoing(title="New enquiry", text="Two packs.\nSoon?", link="https://sentra.example/usaha/")


def test_a_message_without_a_link_has_none(in_english):
    EmailSender().send(BUDI, Outgoing(title="Code", text="Your code is 123456", code="123456"))
    assert mail.outbox[0].body.strip().split("\n\n") == ["Code", "Your code is 123456", "Sentra IKM Cilegon"]
    assert "<a " not in mail.outbox[0].alternatives[0][0]


def test_an_address_that_was_removed_meanwhile_is_given_up():
    with pytest.raises(Undeliverable, match=r"The person has no e-mail address any more\."):
        EmailSender().send(Recipient(phone="+6281200000123"), NOTICE)
    assert mail.outbox == []


@pytest.mark.parametrize(("to", "reached"), [(BUDI, True), (Recipient(phone="+6281200000123"), False)])
def test_whoever_has_an_address_is_reached(to, reached):
    assert EmailSender().reaches(to) is reached


class Postmaster:
    """Answers each step of the conversation as it was told, and keeps what it took."""

    def __init__(self):
        self.received, self.mail_from, self.rcpt_to, self.data = [], "250 OK", "250 OK", "250 OK"

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        envelope.mail_from = address
        return self.mail_from

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        envelope.rcpt_tos.append(address)
        return self.rcpt_to

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.received.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return self.data


@pytest.fixture
def postmaster(settings):
    handler = Postmaster()
    server = Controller(handler, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    yield handler
    server.stop()


def test_a_message_arrives_at_a_real_mail_server(postmaster, in_english):
    EmailSender().send(BUDI, NOTICE)
    ((sender, recipients, content),) = postmaster.received
    message = message_from_bytes(content, policy=policy.default)
    assert (sender, recipients) == ("no-reply@localhost", ["budi@sentra.example"])
    assert (message["To"], message["Subject"]) == ("budi@sentra.example", "New enquiry")
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    words = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert words.startswith("New enquiry\n\nTwo packs.\nSoon?\n\nhttps://sentra.example/usaha/\n\n")


@pytest.mark.parametrize(
    ("step", "answer", "raised"),
    [
        ("rcpt_to", "550 no such user", Undeliverable),
        ("rcpt_to", "450 mailbox busy", SMTPRecipientsRefused),
        ("data", "554 looks like spam", Undeliverable),
        ("data", "452 disk full", SMTPDataError),
        ("mail_from", "550 who are you", SenderBroken),
    ],
)
def test_a_refusal_for_good_is_told_from_one_for_now(postmaster, step, answer, raised):
    setattr(postmaster, step, answer)
    with pytest.raises(raised) as refusal:
        EmailSender().send(BUDI, NOTICE)
    assert type(refusal.value) is raised
    assert answer.partition(" ")[2] in str(refusal.value)
