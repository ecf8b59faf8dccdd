import pytest
from phonenumber_field.phonenumber import to_python

from cilegon_ikm.phone_numbers import national, read_number
from tests.factories import make_producer, make_user
from tests.pages import page, texts, value_of


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("+6281200000001", "0812-0000-0001"),
        ("+62254312345", "(0254) 312345"),
        ("+60123456789", "+60 12-345 6789"),
        ("+621200", "+621200"),
        ("", ""),
    ],
)
def test_numbers_of_this_country_are_shown_as_people_here_write_them(number, words):
    assert national(to_python(number)) == words


def test_no_number_is_shown_as_nothing():
    assert national(None) == ""


@pytest.mark.parametrize("text", ["+6281200000001", "0812-0000-0001", " 62 812 0000 0001"])
def test_a_number_is_read_in_any_usual_spelling(text):
    assert read_number(text).as_e164 == "+6281200000001"


@pytest.mark.parametrize("text", ["", "0812", "budi", "081200000001@sentra.example", "9" * 300, "😀"])
def test_what_is_no_number_is_read_as_none(text):
    assert read_number(text) is None


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


@pytest.mark.parametrize("typed", ["0812-0000-9001", "0812 0000 9001", "+6281200009001", "8120000900"])
@pytest.mark.parametrize("app_and_model", ["accounts/user", "producers/producer"])
def test_officers_find_a_number_however_it_is_written(moderator, app_and_model, typed):
    make_producer(make_user("Budi", phone="+6281200009001"))
    make_producer(make_user("Citra", phone="+6281200008002"), name="Opak Citra")
    [row] = texts(moderator.get(f"/en/admin/{app_and_model}/", {"q": typed}), "#result_list tbody tr")
    assert "Budi" in row


def test_officers_read_numbers_in_the_national_form(moderator, client, admin_user):
    producer = make_producer(make_user("Budi", phone="+6281200009001"))
    places = [
        "accounts/user/",
        f"accounts/user/{producer.owner.pk}/change/",
        f"producers/producer/{producer.pk}/change/",
    ]
    for place in places:
        shown = " ".join(texts(moderator.get(f"/en/admin/{place}"), "body"))
        assert ("0812-0000-9001" in shown, "+62812" in shown) == (True, False), place
    client.force_login(admin_user)
    form = client.get(f"/en/admin/{places[1]}")
    assert value_of(form, "id_phone") == "0812-0000-9001"


def test_links_keep_the_number_as_machines_read_it(moderator):
    producer = make_producer(make_user("Budi", phone="+6281200009001"))
    answer = moderator.post(f"/en/admin/accounts/user/{producer.owner.pk}/password-link/")
    assert page(answer).select("a[href^='https://wa.me/6281200009001?']") != []
