from email import message_from_bytes, policy
from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
from django.core import mail

from cilegon_ikm.notifications.senders import Outgoing, Recipient, SenderBroken, Undeliverable
from cilegon_ikm.notifications.senders.email import EmailSender
from tests.notifications.servers import mail_server

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


@pytest.fixture
def postmaster(settings):
    with mail_server() as handler:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", handler.port
        yield handler


def test_a_message_arrives_at_a_real_mail_server(postmaster, in_english):
    EmailSender().send(BUDI, NOTICE)
    ((sender, recipients, content),) = postmaster.received
    message = message_from_bytes(content, policy=policy.default)
    assert (sender, recipients) == ("no-reply@localhost", ["budi@sentra.example"])
    assert (message["To"], message["Subject"]) == ("budi@sentra.example", "New enquiry")
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    words = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert words.startswith("New enquiry\n\nTwo packs.\nSoon?\n\nhttps://sentra.example/usaha/\n\n")


def test_the_same_message_sent_again_has_the_same_id(settings):
    settings.SITE_URL = "https://sentra.example:8000"
    again = Outgoing(title="New enquiry", text="Two packs.", key="0af1")
    for message in (again, again, NOTICE):
        EmailSender().send(BUDI, message)
    ids = [message.message()["Message-ID"] for message in mail.outbox]
    assert ids[:2] == ["<0af1@sentra.example>"] * 2
    assert ids[2] != ids[0]


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
