import pytest
from django.contrib.auth import get_user
from django.db import transaction
from django.test import Client

from cilegon_ikm.accounts import workflow
from cilegon_ikm.accounts.models import Consent, User
from tests.factories import PASSWORD, make_user
from tests.pages import field_errors, page, texts, value_of
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db
REQUIRED = "This field is required."
FORM = {"name": "Budi Santoso", "phone": "0812-0000-9001", "password": PASSWORD, "consent": "on"}
TAKEN = "This number already has an account. Sign in instead."
WRONG = "Phone number, e-mail or password is not right. Check each and try again."


def register(client, **changes):
    typed = {name: value for name, value in {**FORM, **changes, "token": "1"}.items() if value is not None}
    return client.post("/en/daftar/", typed)


def signed_in(client):
    user = get_user(client)
    return user if user.is_authenticated else None


def test_a_maker_registers_and_goes_on_to_her_business(client):
    answer = register(client)
    assert (answer.status_code, answer["Location"]) == (302, "/en/daftar/lanjut/")
    user = User.objects.get()
    assert (user.name, str(user.phone), user.email, user.is_staff) == ("Budi Santoso", "+6281200009001", None, False)
    assert user.check_password(PASSWORD)
    assert signed_in(client) == user
    assert list(user.consents.values_list("version", flat=True)) == [workflow.CONSENT_VERSION]


@pytest.mark.parametrize(
    "typed",
    ["081200009001", "+6281200009001", "6281200009001", "0812 0000 9001", "0812-0000-9001", " (0812) 0000 9001 "],
)
def test_a_number_in_any_spelling_is_stored_in_one_form(client, typed):
    register(client, phone=typed)
    assert str(User.objects.values_list("phone", flat=True).get()) == "+6281200009001"


NO_NUMBER = "This is not a phone number. Write it like 0812 3456 7890."
NO_CONSENT = "Without your consent we may not keep your data."
NUL = "Null characters are not allowed."


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": None}, {"name": REQUIRED}),
        ({"name": "   "}, {"name": REQUIRED}),
        ({"name": "B" * 101}, {"name": "Ensure this value has at most 100 characters (it has 101)."}),
        ({"name": "Bu\0di"}, {"name": NUL}),
        ({"phone": None}, {"phone": REQUIRED}),
        ({"phone": "12"}, {"phone": NO_NUMBER}),
        ({"phone": "budi@sentra.example"}, {"phone": NO_NUMBER}),
        ({"phone": "😀" * 5}, {"phone": NO_NUMBER}),
        ({"phone": "0812\0"}, {"phone": f"{NO_NUMBER} {NUL}"}),
        ({"phone": "0" * 5000}, {"phone": f"{NO_NUMBER} Ensure this value has at most 40 characters (it has 5000)."}),
        ({"password": None}, {"password": REQUIRED}),
        ({"password": "Em9-pin"}, {"password": "This password is too short. It must contain at least 8 characters."}),
        ({"password": "password123"}, {"password": "This password is too common."}),
        ({"password": "budi santoso"}, {"password": "The password is too similar to the name."}),
        ({"password": "081200009001"}, {"password": "This password is entirely numeric."}),
        ({"password": "x" * 129}, {"password": "Ensure this value has at most 128 characters (it has 129)."}),
        ({"consent": None}, {"consent": NO_CONSENT}),
        (dict.fromkeys(FORM), dict.fromkeys(("name", "phone", "password"), REQUIRED) | {"consent": NO_CONSENT}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_stands_beside_its_field(client, changes, errors):
    answer = register(client, **changes)
    assert answer.status_code == 422
    assert field_errors(answer) == errors
    assert (User.objects.count(), Consent.objects.count()) == (0, 0)
    assert signed_in(client) is None


def test_the_summary_leads_to_each_wrong_field(client):
    answer = register(client, phone="12", consent=None)
    assert texts(answer, "#errors li") == [
        f"Phone number – {NO_NUMBER}",
        f"I have read how my data is used and agree. – {NO_CONSENT}",
    ]
    assert [link["href"] for link in page(answer).select("#errors a")] == ["#id_phone", "#id_consent"]


def test_what_was_typed_is_kept(client):
    answer = register(client, name='Budi "<b>Besi</b>" 😀', phone="0812-wrong")
    assert value_of(answer, "id_name") == 'Budi "<b>Besi</b>" 😀'
    assert value_of(answer, "id_phone") == "0812-wrong"
    assert value_of(answer, "id_password") == PASSWORD
    assert "<b>Besi" not in answer.content.decode()
    assert page(answer).find(id="id_consent").has_attr("checked")


def test_a_number_that_has_an_account_is_refused_in_any_spelling(client):
    make_user("Citra", phone="+6281200009001")
    assert field_errors(register(client, phone="0812 0000 9001")) == {"phone": TAKEN}
    assert User.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_number_at_the_same_moment_is_an_error_beside_the_field():
    with transaction.atomic():
        make_user("Citra", phone="+6281200009001")
        (answer,) = start_and_wait_for_lock(lambda: register(Client()))
    assert field_errors(answer.result(timeout=10)) == {"phone": TAKEN}
    assert User.objects.count() == 1


def test_who_is_signed_in_does_not_register_again(client):
    client.force_login(make_user("Budi"))
    answer = client.get("/en/daftar/")
    assert (answer.status_code, answer["Location"]) == (302, "/en/daftar/lanjut/")


def sign_in(client, username, password=PASSWORD, **more):
    return client.post("/en/masuk/", {"username": username, "password": password, **more})


@pytest.mark.parametrize("username", ["0812 0000 9001", "+62812-0000-9001", "6281200009001", "BUDI@sentra.example "])
def test_a_maker_signs_in_and_comes_to_where_she_stopped(client, username):
    budi = make_user("Budi", phone="+6281200009001", email="budi@sentra.example")
    answer = sign_in(client, username)
    assert (answer.status_code, answer["Location"]) == (302, "/en/lanjut/")
    assert signed_in(client) == budi


def test_an_officer_comes_to_the_desk(client, dewi):
    assert sign_in(client, dewi.email)["Location"] == "/en/admin/"


@pytest.mark.parametrize(
    ("target", "comes_to"),
    [
        ("/en/usaha/pesan/", "/en/usaha/pesan/"),
        ("https://evil.example/", "/en/lanjut/"),
        ("//evil.example/", "/en/lanjut/"),
        ("javascript:alert(1)", "/en/lanjut/"),
        ("\0", "/en/lanjut/"),
    ],
)
def test_signing_in_leads_on_only_within_this_site(client, target, comes_to):
    budi = make_user("Budi")
    assert sign_in(client, budi.phone, next=target)["Location"] == comes_to


@pytest.mark.parametrize(
    ("username", "password"),
    [("081200009001", "wrong"), ("081200009002", PASSWORD), ("nobody@sentra.example", PASSWORD), ("😀<b>", "x")],
)
def test_a_wrong_pair_says_one_and_the_same_thing(client, username, password):
    make_user("Budi", phone="+6281200009001")
    answer = sign_in(client, username, password)
    assert texts(answer, "main .notice") == [WRONG]
    assert value_of(answer, "id_username") == username
    assert value_of(answer, "id_password") == ""
    assert signed_in(client) is None


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"username": REQUIRED, "password": REQUIRED}),
        ({"username": "08\0", "password": "x"}, {"username": NUL}),
        (
            {"username": "x" * 255, "password": "x" * 129},
            {
                "username": "Ensure this value has at most 254 characters (it has 255).",
                "password": "Ensure this value has at most 128 characters (it has 129).",
            },
        ),
    ],
)
def test_a_sign_in_that_cannot_be_read_says_so_beside_the_field(client, typed, errors):
    assert field_errors(client.post("/en/masuk/", typed)) == errors


def test_a_closed_account_does_not_sign_in(client):
    budi = make_user("Budi", is_active=False)
    assert texts(sign_in(client, budi.phone), "main .notice") == [WRONG]
    assert signed_in(client) is None


@pytest.mark.parametrize("target", ["", "?next=/en/masuk/", "?next=/en/masuk/%3Fnext%3D/en/masuk/"])
def test_who_is_signed_in_is_led_on_and_never_in_a_circle(client, target):
    client.force_login(make_user("Budi"))
    answer = client.get(f"/en/masuk/{target}")
    assert (answer.status_code, answer["Location"]) == (302, "/en/lanjut/")


def test_signing_out_needs_a_button_and_leads_home(client):
    client.force_login(make_user("Budi"))
    assert client.get("/en/keluar/").status_code == 405
    assert signed_in(client)
    assert client.post("/en/keluar/")["Location"] == "/en/"
    assert signed_in(client) is None


def test_a_form_without_its_token_is_asked_for_again():
    answer = register(Client(enforce_csrf_checks=True))
    assert answer.status_code == 403
    assert texts(answer, "h1") == ["Please go back and send it again"]
    assert User.objects.count() == 0


@pytest.mark.parametrize("address", ["/daftar/", "/masuk/"])
def test_pages_with_secrets_are_kept_by_nobody(client, address):
    assert "no-store" in client.get(address)["Cache-Control"]
