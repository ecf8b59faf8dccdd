import pytest

from cilegon_ikm.contact import Contact
from tests.pages import page

pytestmark = pytest.mark.usefixtures("in_english")


def test_a_number_in_any_spelling_opens_a_chat():
    contact = Contact("+62 812 0000 0001", "")
    assert contact.number == "0812-0000-0001"
    assert contact.chat_url.startswith("https://wa.me/6281200000001?text=Hello%20Disperindag")


@pytest.mark.parametrize("number", ["", "call us"])
def test_what_is_no_number_opens_nothing(number):
    assert (Contact(number, "").number, Contact(number, "").chat_url) == ("", "")


@pytest.mark.django_db
def test_who_lost_a_password_finds_the_office(client, settings):
    settings.OFFICE_WHATSAPP, settings.OFFICE_EMAIL = "0812-0000-0001", "ikm@sentra.example"
    ways = [link["href"] for link in page(client.get("/en/sandi/lupa/terkirim/")).select("main .buttons a")]
    assert [way[:26] for way in ways] == ["https://wa.me/628120000000", "mailto:ikm@sentra.example"]


@pytest.mark.django_db
def test_without_an_office_in_the_settings_nothing_is_shown(client):
    assert page(client.get("/en/bantuan/")).select("main .buttons") == []
