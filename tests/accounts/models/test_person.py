import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from phonenumber_field.phonenumber import to_python

from cilegon_ikm.accounts.models import User
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def test_an_account_needs_no_email():
    user = User.objects.create_user(name="Budi", phone="0812-0000-9001", password=PASSWORD)
    user.refresh_from_db()
    assert (user.name, str(user.phone), user.email) == ("Budi", "+6281200009001", None)
    assert (user.is_staff, user.is_superuser, user.is_active) == (False, False, True)
    assert user.check_password(PASSWORD)


def test_a_password_is_kept_as_a_slow_hash(real_hashes):
    user = User.objects.create_user(name="Budi", phone="0812-0000-9001", password=PASSWORD)
    assert user.password.startswith("argon2$")
    assert user.check_password(PASSWORD)


def test_an_account_needs_no_phone_and_keeps_its_email_in_lower_case():
    user = User.objects.create_user(name="Dewi", email=" Dewi@Sentra.Example ", password=PASSWORD)
    user.refresh_from_db()
    assert (user.phone, user.email) == (None, "dewi@sentra.example")


def test_an_account_without_password_cannot_sign_in():
    assert not User.objects.create_user(name="Budi", phone="+6281200009001").has_usable_password()


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"name": "Budi"}, {"__all__": ["Enter a phone number or an e-mail address."]}),
        ({"name": "", "phone": "+6281200009001"}, {"name": ["This field cannot be blank."]}),
        ({"name": "Budi", "phone": "12"}, {"phone": ["The phone number entered is not valid."]}),
        ({"name": "Budi", "email": "budi"}, {"email": ["Enter a valid email address."]}),
    ],
)
def test_an_incomplete_account_is_refused(fields, errors, in_english):
    with pytest.raises(ValidationError) as refused:
        User.objects.create_user(password=PASSWORD, **fields)
    assert refused.value.message_dict == errors
    assert User.objects.count() == 0


def test_two_people_without_email_and_two_without_phone_live_side_by_side():
    for number in (1, 2):
        User.objects.create_user(name="Budi", phone=f"+628120000900{number}")
        User.objects.create_user(name="Dewi", email=f"dewi{number}@sentra.example")
    assert User.objects.count() == 4


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"phone": None, "email": None}, "user_has_phone_or_email"),
        ({"email": "Citra@sentra.example"}, "user_email_is_lower_case"),
        ({"phone": ""}, "user_phone_is_not_empty"),
        ({"phone": "+6281200009001"}, "phone"),
        ({"email": "budi@sentra.example"}, "email"),
    ],
)
def test_the_database_itself_refuses(change, constraint):
    make_user("Budi", phone="+6281200009001", email="budi@sentra.example")
    citra = make_user("Citra", phone="+6281200009002", email="citra@sentra.example")
    with pytest.raises(IntegrityError, match=constraint):
        User.objects.filter(pk=citra.pk).update(**change)


def test_a_superuser_may_do_everything():
    user = User.objects.create_superuser(name="Admin", email="admin@sentra.example", password=PASSWORD)
    assert (user.is_staff, user.is_superuser) == (True, True)
    assert user.has_perm("accounts.delete_user")


PHONES = ["081200009001", "0812-0000-9001", " 0812 0000 9001 ", "+6281200009001", "6281200009001", "+62 812-0000-9001"]


@pytest.mark.parametrize("spelling", [*PHONES, "Budi@Sentra.example", " budi@sentra.example "])
def test_a_person_is_found_by_phone_and_email_however_written(spelling):
    budi = make_user("Budi", phone="+6281200009001", email="budi@sentra.example")
    make_user("Citra", phone="+6281200009002", email="citra@sentra.example")
    assert User.objects.get_by_natural_key(spelling) == budi


@pytest.mark.parametrize("spelling", ["", None, "budi", "😀", "0812", "+6281200009009", "@", "x@sentra.id", "0" * 300])
def test_nobody_is_found_by_anything_else(spelling):
    make_user("Budi", phone="+6281200009001")
    with pytest.raises(User.DoesNotExist):
        User.objects.get_by_natural_key(spelling)


@pytest.mark.parametrize(
    ("fields", "username"),
    [
        ({"phone": "+6281200009001"}, "+6281200009001"),
        ({"email": "budi@sentra.example"}, "budi@sentra.example"),
        ({"phone": "+6281200009001", "email": "budi@sentra.example"}, "budi@sentra.example"),
    ],
)
def test_a_person_is_known_by_what_she_signs_in_with(fields, username):
    user = User.objects.create_user(name="Budi", **fields)
    user.full_clean(exclude=["password"])
    assert user.get_username() == username
    assert (str(user.phone or ""), user.email) == (fields.get("phone", ""), fields.get("email"))
    assert User.objects.get_by_natural_key(*user.natural_key()) == user


@pytest.mark.parametrize(("name", "short"), [("Budi Santoso", "Budi"), ("Budi", "Budi"), ("", "")])
def test_a_person_is_called_by_the_first_name(name, short):
    user = User(name=name, phone=to_python("+6281200009001"))
    assert (user.get_short_name(), user.get_full_name(), str(user)) == (short, name, name)
