import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.utils.translation import gettext, override

from cilegon_ikm.notifications.channels import NOBODY, carry, ways_to
from cilegon_ikm.notifications.models import Delivery, Notification
from tests.factories import make_user
from tests.notifications.servers import account, cloud_api

pytestmark = pytest.mark.django_db
NAME = 'Emping <b>"Budi"</b> & anak'


@pytest.fixture(autouse=True)
def _address_of_the_site(settings):
    settings.SITE_URL = "https://sentra.example"
    settings.MESSAGE_SENDERS = ["email", "whatsapp"]


def notice(**fields):
    details = {"kind": "product_changes", "params": {"name": NAME, "note": "Foto buram.\nUlangi."}}
    return Notification.objects.create(**{"url": "/usaha/produk/7/", **details, **fields})


def carry_by(channel, *notices):
    carry([Delivery.objects.create(notification=each, channel=channel) for each in notices])


def in_indonesian(words):
    with override("id"):
        return words()


@pytest.mark.usefixtures("in_english")
def test_an_email_says_what_happened_and_where_to_go_in_the_language_of_the_city():
    sent = notice(user=make_user("Budi", email="budi@sentra.example"))
    carry_by("email", sent)
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
    carry_by("email", notice(email="guest@sentra.example"))
    assert mail.outbox[0].to == ["guest@sentra.example"]


def test_a_name_on_two_lines_stays_one_subject():
    lines = {"name": "Emping\r\nBcc: x@sentra.example", "note": ""}
    carry_by("email", notice(email="guest@sentra.example", params=lines))
    assert "“Emping Bcc: x@sentra.example”" in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["guest@sentra.example"]


def test_whatsapp_carries_title_text_and_link_in_the_language_of_the_city(settings):
    sent = notice(user=make_user("Budi", phone="+6281200000123"))
    with cloud_api() as server:
        settings.WHATSAPP = account(server)
        carry_by("whatsapp", sent)
    ((_path, _headers, body),) = server.requests
    parameters = [each["text"] for each in body["template"]["components"][0]["parameters"]]
    title, text = in_indonesian(lambda: (sent.title, " ".join(sent.body.split())))
    assert (body["to"], parameters) == ("6281200000123", [title, text, "https://sentra.example/usaha/produk/7/"])


def test_the_workspace_needs_no_sender(settings):
    settings.MESSAGE_SENDERS = []
    budi = make_user("Budi", email="budi@sentra.example")
    assert list(ways_to(budi, NOBODY, "product_changes")) == [("in_app", None)]


@pytest.mark.parametrize(("number", "shown", "more"), [(2, 2, 0), (5, 5, 0), (7, 5, 2)])
def test_several_go_as_one_message_with_their_titles_and_the_list_behind_it(number, shown, more):
    budi = make_user("Budi", email="budi@sentra.example")
    told = [notice(user=budi, params={"name": f"Emping {each}", "note": "x"}) for each in range(number)]
    carry_by("email", *told)
    (message,) = mail.outbox
    words = message.body.strip().split("\n\n")
    lines = in_indonesian(lambda: [f"• {each.title}" for each in told[:shown]])
    rest = in_indonesian(lambda: gettext("and %(count)s more") % {"count": more})
    assert message.subject.startswith(f"{number} ")
    assert words[1].split("\n") == lines + [rest] * bool(more)
    assert words[2] == "https://sentra.example/akun/pemberitahuan/"


def test_the_key_tells_one_message_from_another_and_is_the_same_in_each_try(settings):
    first, second = notice(email="guest@sentra.example"), notice(email="guest@sentra.example")
    rows = [Delivery.objects.create(notification=each, channel="email") for each in (first, second)]
    for together in ([rows[0]], [rows[0]], [rows[1]], rows, rows[::-1]):
        carry(together)
    one, again, other, both, reversed_ = (message.message()["Message-ID"] for message in mail.outbox)
    assert (one, both) == (again, reversed_)
    assert len({one, other, both}) == 3
