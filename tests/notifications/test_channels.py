from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from bs4 import BeautifulSoup
from django.core import mail
from django.utils.translation import gettext, override

from cilegon_ikm.notifications import workflow
from cilegon_ikm.notifications.channels import email
from cilegon_ikm.notifications.models import Delivery, Notification
from tests.factories import make_user
from tests.operations.test_start import free_port

pytestmark = pytest.mark.django_db
NAME = 'Emping <b>"Budi"</b> & anak'


@pytest.fixture(autouse=True)
def _address_of_the_site(settings):
    settings.SITE_URL = "https://sentra.example"


def notice(**fields):
    details = {"kind": "product_changes", "params": {"name": NAME, "note": "Foto buram.\nUlangi."}}
    return Notification.objects.create(**{"url": "/usaha/produk/7/", **details, **fields})


def in_indonesian(words):
    with override("id"):
        return words()


@pytest.mark.usefixtures("in_english")
def test_an_email_says_what_happened_and_where_to_go_in_the_language_of_the_city():
    sent = notice(user=make_user("Budi", email="budi@sentra.example"))
    email(sent)
    (message,) = mail.outbox
    title, body, sentra = in_indonesian(lambda: (sent.title, sent.body, gettext("Sentra IKM Cilegon")))
    assert (message.to, message.from_email) == (["budi@sentra.example"], "Sentra IKM Cilegon <no-reply@localhost>")
    assert message.subject == title
    assert NAME in title
    assert message.body.strip().split("\n\n") == [title, body, "https://sentra.example/usaha/produk/7/", sentra]
    content, kind = message.alternatives[0]
    html = BeautifulSoup(content, "html.parser")
    assert (kind, html.html["lang"]) == ("text/html", "id")
    assert html.h1.get_text() == title
    assert html.b is None
    assert html.a["href"] == "https://sentra.example/usaha/produk/7/"


def test_a_guest_is_reached_by_the_address_of_the_notification():
    email(notice(email="guest@sentra.example"))
    assert mail.outbox[0].to == ["guest@sentra.example"]


def test_a_name_on_two_lines_stays_one_subject():
    email(notice(email="guest@sentra.example", params={"name": "Emping\r\nBcc: x@sentra.example", "note": ""}))
    assert "“Emping Bcc: x@sentra.example”" in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["guest@sentra.example"]


def test_an_address_that_was_removed_meanwhile_is_a_failure_and_not_a_success():
    delivery = Delivery.objects.create(notification=notice(user=make_user("Budi")), channel="email")
    assert workflow.deliver(delivery.pk) is False
    delivery.refresh_from_db()
    assert (delivery.state, mail.outbox) == ("waiting", [])
    assert delivery.error == "LookupError: The person has no e-mail address any more."


class Inbox(Message):
    """Keeps what the server was given."""

    def __init__(self):
        super().__init__()
        self.received = []

    def prepare_message(self, session, envelope):
        self.received.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return super().prepare_message(session, envelope)

    def handle_message(self, message):
        """Nothing more: it is kept already."""


@pytest.fixture
def mail_server(settings):
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    yield inbox
    server.stop()


def test_an_email_arrives_at_a_real_mail_server(mail_server):
    delivery = Delivery.objects.create(notification=notice(email="guest@sentra.example"), channel="email")
    assert workflow.deliver(delivery.pk) is True
    ((sender, recipients, content),) = mail_server.received
    message = message_from_bytes(content, policy=policy.default)
    assert (sender, recipients) == ("no-reply@localhost", ["guest@sentra.example"])
    title, body = in_indonesian(lambda: (delivery.notification.title, delivery.notification.body))
    assert (message["To"], message["Subject"].strip()) == ("guest@sentra.example", title)
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n").startswith(f"{title}\n\n{body}\n\n")
