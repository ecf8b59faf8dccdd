import pytest

from cilegon_ikm.notifications.senders import Recipient, SenderBroken, reaching, sender
from cilegon_ikm.notifications.senders.console import ConsoleSender
from cilegon_ikm.notifications.senders.email import EmailSender
from cilegon_ikm.notifications.senders.push import PushSender
from cilegon_ikm.notifications.senders.whatsapp import WhatsAppSender
from tests.notifications.servers import account


@pytest.fixture
def all_on(settings):
    settings.MESSAGE_SENDERS = ["whatsapp", "email", "console"]
    settings.WHATSAPP = account(type("Server", (), {"url": "http://127.0.0.1:9"}))


@pytest.mark.usefixtures("all_on")
@pytest.mark.parametrize(
    ("name", "kind"),
    [("email", EmailSender), ("whatsapp", WhatsAppSender), ("console", ConsoleSender), ("push", PushSender)],
)
def test_the_settings_pick_the_back_ends(name, kind):
    assert type(sender(name)) is kind


def test_one_that_is_switched_off_is_somebody_s_to_mend(settings):
    settings.MESSAGE_SENDERS = ["email"]
    with pytest.raises(SenderBroken, match=r"whatsapp is not among MESSAGE_SENDERS\."):
        sender("whatsapp")


@pytest.mark.usefixtures("all_on")
@pytest.mark.parametrize(
    ("to", "names"),
    [
        (Recipient(phone="+6281200000123", email="a@b.example"), ["whatsapp", "email", "console"]),
        (Recipient(email="a@b.example"), ["email", "console"]),
        (Recipient(), []),
    ],
)
def test_a_person_is_reached_in_the_order_of_the_settings(to, names):
    assert list(reaching(to)) == names
