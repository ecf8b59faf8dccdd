import re
from urllib.parse import unquote

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.test import Client

from cilegon_ikm.accounts import workflow
from cilegon_ikm.accounts.models import FailedSignIn, PasswordLink, User
from tests.factories import PASSWORD, make_user
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
NO_NUMBER = "Enter a valid phone number (e.g. (021) 8350123) or a number with an international call prefix."
LIST = "/en/admin/accounts/user/"


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


def add(admin, **changes):
    typed = {"name": "Eka", "phone": "", "email": "", "password1": PASSWORD, "password2": PASSWORD, **changes}
    return admin.post(f"{LIST}add/", typed)


def save(admin, user, **changes):
    typed = {"name": user.name, "phone": str(user.phone or ""), "email": user.email or "", "is_active": "on", **changes}
    return admin.post(f"{LIST}{user.pk}/change/", typed)


def errors(answer):
    return texts(answer, ".errorlist li, div.errornote")


def test_an_administrator_makes_an_officer(admin):
    moderator = Group.objects.get(name="Moderator")
    add(admin, email="Eka@Sentra.example", is_staff="on", groups=[moderator.pk])
    eka = User.objects.get(name="Eka")
    assert (eka.email, eka.phone, eka.is_staff, eka.is_superuser) == ("eka@sentra.example", None, True, False)
    assert list(eka.groups.all()) == [moderator]
    assert eka.check_password(PASSWORD)


def test_an_administrator_makes_an_account_with_a_phone_only(admin):
    add(admin, phone="0812-0000-9001")
    eka = User.objects.get(name="Eka")
    assert (str(eka.phone), eka.email, eka.is_staff) == ("+6281200009001", None, False)


def test_a_second_account_without_email_is_no_duplicate(admin):
    add(admin, phone="0812-0000-9001")
    add(admin, phone="0812-0000-9002")
    assert User.objects.filter(name="Eka").count() == 2


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({}, "Enter a phone number or an e-mail address."),
        ({"email": "ADMIN@sentra.example"}, "Person with this E-mail already exists."),
        (
            {"phone": "12"},
            "Enter a valid phone number (e.g. (021) 8350123) or a number with an international call prefix.",
        ),
        ({"email": "eka@sentra.example", "password2": "other"}, "The two password fields didn’t match."),
    ],
)
def test_a_wrong_account_is_not_made(admin, typed, error):
    assert errors(add(admin, **typed)) == [error]
    assert User.objects.count() == 1


def test_an_account_is_corrected(admin):
    budi = make_user("Budi", phone="+6281200009001", email="budi@sentra.example")
    save(admin, budi, name="Budi Santoso", phone="", email="BUDI@contoh.example")
    budi.refresh_from_db()
    assert (budi.name, budi.phone, budi.email) == ("Budi Santoso", None, "budi@contoh.example")
    assert budi.check_password(PASSWORD)


def test_an_account_keeps_one_way_to_sign_in(admin):
    budi = make_user("Budi", phone="+6281200009001")
    assert errors(save(admin, budi, phone="")) == ["Enter a phone number or an e-mail address."]
    budi.refresh_from_db()
    assert str(budi.phone) == "+6281200009001"


def test_a_number_of_somebody_else_is_refused(admin):
    budi = make_user("Budi", phone="+6281200009001")
    citra = make_user("Citra")
    assert errors(save(admin, citra, phone="0812 0000 9001")) == ["Person with this Phone number already exists."]
    assert User.objects.get(phone="+6281200009001") == budi


def test_a_new_password_is_set_by_a_form_of_its_own(admin):
    budi = make_user("Budi")
    change = admin.get(f"{LIST}{budi.pk}/change/")
    assert "../password/" in [link.get("href") for link in page(change).select("a")]
    admin.post(f"{LIST}{budi.pk}/password/", {"password1": "Gipang-2027", "password2": "Gipang-2027"})
    budi.refresh_from_db()
    assert budi.check_password("Gipang-2027")


def test_the_password_itself_is_not_on_the_page(admin):
    budi = make_user("Budi")
    assert budi.password.split("$")[-1] not in admin.get(f"{LIST}{budi.pk}/change/").content.decode()


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(admin, people, django_assert_num_queries):
    for number in range(people - 1):
        make_user(f"Person {number}")
    with django_assert_num_queries(6):
        answer = admin.get(LIST)
    assert len(texts(answer, "#result_list tbody tr")) == people


def test_a_moderator_sees_no_groups(client, dewi):
    client.force_login(dewi)
    answer = client.get("/en/admin/auth/group/")
    assert answer.status_code == 403
    assert texts(answer, "h1") == ["This page is not for your account"]


def test_a_moderator_finds_makers_but_no_officers_and_changes_nothing(client, dewi, budi, admin_user):
    client.force_login(dewi)
    assert [row.split()[0] for row in texts(client.get(LIST), "#result_list tbody tr")] == ["Budi"]
    shown = client.get(f"{LIST}{budi.pk}/change/").content.decode()
    assert budi.password.split("$")[-1] not in shown
    assert "argon2" not in shown
    assert save(client, budi, name="Hacked").status_code == 403
    assert client.get(f"{LIST}{budi.pk}/password/").status_code == 403
    assert client.get(f"{LIST}{admin_user.pk}/change/", follow=True).redirect_chain == [("/en/admin/", 302)]


def test_a_moderator_makes_a_link_and_sees_it_once_with_a_message(client, dewi, budi, settings):
    settings.SITE_URL = "https://sentra.example"
    client.force_login(dewi)
    answer = client.post(f"{LIST}{budi.pk}/password-link/")
    link = page(answer).select_one("#link").get_text()
    row = PasswordLink.objects.get()
    assert (row.user, row.made_by, row.used_at) == (budi, dewi, None)
    assert re.fullmatch(r"https://sentra\.example/sandi/tautan/[\w-]{43}/", link)
    assert row.fingerprint not in link
    chat = page(answer).find("a", string="Send it by WhatsApp")["href"]
    assert chat.startswith(f"https://wa.me/{str(budi.phone)[1:]}?text=")
    assert unquote(chat).endswith(link)
    assert "no-store" in answer["Cache-Control"]
    again = client.get(f"{LIST}{budi.pk}/change/")
    assert link not in again.content.decode()
    assert "Dewi · not used, valid until " in texts(again, ".verdict-log li")[0]
    assert Client().get(link.removeprefix("https://sentra.example")).status_code == 200


@pytest.mark.parametrize("closed", [{"is_staff": True}, {"is_active": False}, {"is_superuser": True}])
def test_no_link_is_made_for_an_officer_or_a_closed_account(admin, closed):
    eka = make_user("Eka", **closed)
    assert "Make a one-time link" not in admin.get(f"{LIST}{eka.pk}/change/").content.decode()
    answer = admin.post(f"{LIST}{eka.pk}/password-link/", follow=True)
    assert "Such a link can only be made for people who are not officers." in answer.content.decode()
    assert not PasswordLink.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("budi", 302), ("officer", 403)])
def test_a_link_is_made_only_with_the_right_to(client, budi, citra, who, status):
    user = budi if who == "budi" else make_user("Eka", is_staff=True)
    if who == "officer":
        user.user_permissions.add(Permission.objects.get(codename="view_user"))
    client.force_login(user)
    assert client.post(f"{LIST}{citra.pk}/password-link/").status_code == status
    assert not PasswordLink.objects.exists()


FAILURES = "/en/admin/accounts/failedsignin/"


def failed(username, address="10.0.0.1"):
    details = {"username": username, "ip_address": address, "user_agent": "Chrome", "failures_since_start": 5}
    return FailedSignIn.objects.create(**details)


def test_a_moderator_sees_who_must_wait_and_lets_her_try_again(client, dewi):
    client.force_login(dewi)
    row, other = failed("+6281200009001"), failed("citra@sentra.example")
    failed("+6281200009001", "10.0.0.2")
    rows = texts(client.get(FAILURES), "#result_list tbody tr")
    assert [each.split(" Chrome 5 ")[0] for each in rows] == [
        "0812-0000-9001 10.0.0.2",
        "citra@sentra.example 10.0.0.1",
        "0812-0000-9001 10.0.0.1",
    ]
    answer = client.post(FAILURES, {"action": "lift", "_selected_action": [row.pk]}, follow=True)
    assert "They can try again now." in answer.content.decode()
    assert list(FailedSignIn.objects.all()) == [other]
    assert LogEntry.objects.get().object_repr == "+6281200009001"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_failures_take_the_same_queries_for_one_and_for_three(client, dewi, rows, django_assert_num_queries):
    client.force_login(dewi)
    for number in range(rows):
        failed(f"budi{number}@sentra.example")
    with django_assert_num_queries(7):
        answer = client.get(FAILURES)
    assert len(texts(answer, "#result_list tbody tr")) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_erasures_name_nobody_and_take_the_same_queries(client, dewi, rows, django_assert_num_queries):
    client.force_login(dewi)
    people = [make_user("Ani") for _row in range(rows)]
    for ani in people:
        workflow.carry_out(workflow.ask_erasure(user=ani))
    with django_assert_num_queries(7):
        answer = client.get("/en/admin/accounts/erasure/")
    shown = texts(answer, "#result_list tbody tr")
    assert len(shown) == rows
    assert "Ani" not in "".join(shown)
    detail = client.get(f"/en/admin/accounts/erasure/{people[0].erasure.pk}/change/")
    assert "account: 1" in detail.content.decode()


@pytest.mark.parametrize("fields", [{"email": None}, {"phone": None, "email": "budi@sentra.example"}])
def test_the_password_page_names_the_person(client, admin_user, fields):
    client.force_login(admin_user)
    person = make_user("Budi Santoso", **fields)
    answer = client.get(f"/en/admin/accounts/user/{person.pk}/password/")
    assert page(answer).title.get_text().split("|")[0].strip() == "Change password: Budi Santoso"
    assert "None" not in " ".join(texts(answer, "body"))
