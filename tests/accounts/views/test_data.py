import io
import re
import zipfile

import pytest
from django.contrib.auth import get_user
from django.core import mail

from cilegon_ikm.accounts import workflow
from cilegon_ikm.accounts.models import Consent, Erasure
from cilegon_ikm.accounts.workflow import CONSENT_VERSION
from tests.factories import PASSWORD, make_user
from tests.operations.test_start import free_port
from tests.pages import field_errors, texts, value_of

pytestmark = pytest.mark.django_db
DATA = "/en/akun/data/"


@pytest.fixture
def budi():
    return workflow.register(name="Budi", phone="+6281200009001", password=PASSWORD)


@pytest.fixture
def own(client, budi):
    client.force_login(budi)
    return client


def correct(client, **changes):
    typed = {"name": "Budi", "phone": "081200009001", "email": "", "old_password": PASSWORD, **changes}
    return client.post(f"{DATA}ubah/", typed)


def account(user):
    user.refresh_from_db()
    return user.name, str(user.phone or ""), user.email


def test_a_person_sees_what_is_kept_and_what_she_agreed_to(own):
    answer = own.get(DATA)
    facts = dict(zip(texts(answer, ".facts dt"), texts(answer, ".facts dd"), strict=True))
    assert facts == {
        "Name": "Budi",
        "Phone number": "0812-0000-9001",
        "E-mail": "–",
        "Notifications": "0",
        "Message choices and devices": "0",
        "Business": "0",
        "Papers": "0",
        "Yearly reports": "0",
        "Programmes": "0",
        "Products": "0",
        "Enquiries you sent": "0",
        "Reviews you wrote": "0",
        "Enquiries you received": "0",
        "Your work in a company": "0",
        "Questions you asked companies": "0",
    }
    (consent,) = texts(answer, "[aria-labelledby=consents] li")
    assert re.fullmatch(rf"How your data is used, version {CONSENT_VERSION} · \d+ \w+ \d{{4}} \d\d\.\d\d WIB", consent)


def test_who_agreed_to_an_older_text_reads_so(own, client):
    Consent.objects.update(version="2026-11")
    (consent,) = texts(own.get(DATA), "[aria-labelledby=consents] li")
    assert consent.startswith("How your data is used, version 2026-11 ·")
    assert consent.endswith(f"WIB The text has changed since; it now stands there as version {CONSENT_VERSION}.")
    (stated,) = texts(client.get("/en/bantuan/privasi/"), "h1 + p")
    assert stated.startswith(f"Version {CONSENT_VERSION}, under Law 27/2022")


def test_everything_comes_as_one_zip(own):
    answer = own.get(f"{DATA}unduh/")
    assert answer["Content-Disposition"] == 'attachment; filename="data-saya.zip"'
    assert zipfile.ZipFile(io.BytesIO(answer.getvalue())).namelist() == ["data.json"]


def test_name_and_number_are_corrected(own, budi):
    assert correct(own, name="Budi Santoso", phone="0812 0000 9002")["Location"] == DATA
    assert account(budi) == ("Budi Santoso", "+6281200009002", None)


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": ""}, {"name": "This field is required."}),
        ({"phone": "12"}, {"phone": "This is not a phone number. Write it like 0812 3456 7890."}),
        ({"phone": "081200009009"}, {"phone": "This number belongs to another account."}),
        ({"email": "CITRA@sentra.example"}, {"email": "This e-mail address belongs to another account."}),
        ({"email": "budi"}, {"email": "This is not an e-mail address. Write it like name@example.com."}),
        ({"phone": ""}, {"phone": "Enter a phone number or an e-mail address."}),
        ({"old_password": "wrong"}, {"old_password": "This is not your password."}),
    ],
)
def test_what_is_wrong_stands_beside_its_field(own, budi, changes, errors):
    make_user("Citra", phone="+6281200009009", email="citra@sentra.example")
    answer = correct(own, **changes)
    assert (answer.status_code, field_errors(answer)) == (422, errors)
    assert account(budi) == ("Budi", "+6281200009001", None)


def test_the_form_begins_with_what_is_stored(own):
    assert value_of(own.get(f"{DATA}ubah/"), "id_phone") == "0812-0000-9001"


class TestNewEmail:
    @pytest.fixture(autouse=True)
    def _email_is_on(self, settings):
        settings.MESSAGE_SENDERS, settings.SITE_URL = ["email"], "https://sentra.example"

    def link(self):
        return re.search(r"https://sentra\.example(/akun/email/\S+)", mail.outbox[-1].body)[1]

    def test_a_new_address_counts_only_once_its_owner_opened_the_link(self, own, budi):
        correct(own, email="Budi@sentra.example")
        assert account(budi)[2] is None
        assert mail.outbox[0].to == ["budi@sentra.example"]
        assert texts(own.get(f"/en{self.link()}"), ".lead") == ["budi@sentra.example"]
        assert account(budi)[2] is None  # looking is not yet saying yes
        own.post(self.link())
        assert account(budi)[2] == "budi@sentra.example"
        assert own.post(self.link()).status_code == 410

    def test_an_address_taken_meanwhile_stays_with_its_owner(self, own, budi):
        correct(own, email="budi@sentra.example")
        make_user("Citra", email="budi@sentra.example")
        own.get(DATA)
        answer = own.post(f"/en{self.link()}", follow=True)
        assert texts(answer, "main .notice") == ["This number or e-mail address belongs to another account."]
        assert account(budi)[2] is None

    def test_a_number_is_not_given_up_for_an_address_that_is_not_confirmed(self, own, budi):
        answer = correct(own, phone="", email="budi@sentra.example")
        assert texts(answer, "#errors li") == ["Keep your phone number until the new e-mail address is confirmed."]
        assert account(budi) == ("Budi", "+6281200009001", None)

    def test_a_message_that_cannot_be_sent_says_so(self, own, budi, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
        answer = correct(own, email="budi@sentra.example")
        words = "The e-mail could not be sent. Please check the address or try again later."
        assert texts(answer, "#errors li") == [words]

    def test_nobody_s_inbox_is_flooded(self, own):
        assert [correct(own, email="ani@sentra.example").status_code for _try in range(4)] == [302, 302, 302, 422]

    def test_an_invented_link_does_nothing(self, own):
        assert own.get("/en/akun/email/x:y:z/").status_code == 410


def test_where_no_email_is_sent_the_address_is_taken_at_once(own, budi):
    correct(own, email="budi@sentra.example")
    assert account(budi)[2] == "budi@sentra.example"


def test_erasing_needs_the_password(own, budi):
    answer = own.post(f"{DATA}hapus/", {"old_password": "wrong"})
    assert field_errors(answer) == {"old_password": "This is not your password."}
    assert not Erasure.objects.exists()


def test_the_report_is_read_under_a_link_of_its_own(own, budi):
    answer = own.post(f"{DATA}hapus/", {"old_password": PASSWORD}, follow=True)
    address = answer.redirect_chain[-1][0]
    assert texts(answer, "h1") == ["Your data are being erased"]
    assert not get_user(own).is_authenticated
    workflow.carry_out(Erasure.objects.get())
    done = own.get(address)
    assert texts(done, "h1") == ["Your data are erased"]
    assert "Budi" not in done.content.decode()
    signing_in = own.post("/en/masuk/", {"username": "081200009001", "password": PASSWORD})
    assert signing_in.status_code == 200


def test_an_officer_is_told_to_ask_an_administrator(client, dewi):
    client.force_login(dewi)
    assert texts(client.get(f"{DATA}hapus/"), ".lead") == ["An officer’s account is closed by an administrator."]
    client.post(f"{DATA}hapus/", {"old_password": PASSWORD})
    assert not Erasure.objects.exists()


@pytest.mark.parametrize("path", ["", "ubah/", "unduh/", "hapus/"])
def test_a_stranger_is_led_to_sign_in(client, path):
    assert client.get(DATA + path)["Location"] == f"/en/masuk/?next={DATA}{path}"


def test_a_report_that_does_not_exist_is_not_found(client):
    assert client.get(f"{DATA}dihapus/x/").status_code == 404
