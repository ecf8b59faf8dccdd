"""The company's desk as its people see it."""

import pytest
from django.test import Client

from orders import companies
from orders.models import Company, CompanyMember
from tests.factories import close, make_company, make_member, make_offer, make_rfq, make_user
from tests.pages import field_errors, page, texts

pytestmark = pytest.mark.django_db
DATA = {
    "name": "Kimia Contoh",
    "nib": "9120001112223",
    "field": "Petrokimia",
    "address": "Jl. Raya Anyer KM 1",
    "phone": "0812 0000 7001",
    "email": "",
}


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_a_company_registers_and_waits(client):
    client.force_login(make_user("Gita"))
    answer = client.post("/en/perusahaan/daftar/", DATA, follow=True)
    assert texts(answer, "h1") == ["Kimia Contoh"]
    assert texts(answer, "main .badge") == ["Waiting for verification"]
    assert Company.objects.get().members.get().role == "owner"


def test_a_wrong_nib_is_said_beside_its_field(client):
    client.force_login(make_user("Gita"))
    answer = client.post("/en/perusahaan/daftar/", {**DATA, "nib": "123"})
    assert (answer.status_code, field_errors(answer)) == (422, {"nib": "A NIB has 13 digits."})


def test_who_has_no_company_is_led_to_registering_one(client):
    client.force_login(make_user("Gita"))
    assert client.get("/en/perusahaan/")["Location"] == "/en/perusahaan/daftar/"


def test_a_person_of_a_company_comes_to_its_desk(client, baja, fajar):
    client.force_login(fajar)
    assert client.get("/en/usaha/")["Location"] == "/en/perusahaan/"


def test_the_officers_words_stand_on_the_desk(client, fajar, dewi):
    company = make_company(fajar)
    companies.request_company_changes(company=company, version=1, by=dewi, note="NIB tidak cocok.")
    client.force_login(fajar)
    assert "NIB tidak cocok." in texts(client.get("/en/perusahaan/"), ".notice.is-bad")[0]


@pytest.mark.parametrize("number", [1, 3])
def test_the_desk_lists_requests_at_a_fixed_cost(client, baja, fajar, number, django_assert_num_queries):
    for each in range(number):
        make_rfq(baja, title=f"Emping {each}")
    client.force_login(fajar)
    with django_assert_num_queries(6):
        answer = client.get("/en/perusahaan/")
    assert texts(answer, ".row-main strong") == [f"Emping {each}" for each in range(number)][::-1]


def test_the_owner_invites_a_viewer_who_may_only_read(client, baja, fajar):
    client.force_login(fajar)
    made = client.post("/en/perusahaan/tim/undang/", {"role": "viewer"})
    link = page(made).select_one("#link")["value"]
    path = link[link.index("/perusahaan/") :]
    gilang = signed_in(make_user("Gilang"))
    assert texts(gilang.get(f"/en{path}"), "h1") == ["Work for Baja Contoh"]
    assert texts(gilang.post(f"/en{path}", follow=True), ".notices .notice") == ["Welcome to Baja Contoh."]
    assert gilang.get("/en/perusahaan/permintaan/baru/").status_code == 403
    assert gilang.post("/en/perusahaan/tim/undang/", {"role": "buyer"}).status_code == 403
    assert client.get(f"/en{path}").status_code == 410


def test_the_owner_removes_somebody_and_is_not_removed(client, baja, fajar):
    member = make_member(baja, "buyer")
    owner = CompanyMember.objects.get(user=fajar)
    client.force_login(fajar)
    client.post(f"/en/perusahaan/tim/{member.pk}/hapus/")
    assert client.post(f"/en/perusahaan/tim/{owner.pk}/hapus/").status_code == 403
    assert list(baja.members.all()) == [owner]


def test_another_companys_request_does_not_exist(client, baja, dewi):
    rfq = make_rfq(baja, officer=dewi)
    client.force_login(make_company(make_user("Gita"), officer=dewi).members.get().user)
    for address in ("", "ubah/", "banding/", "banding.xlsx"):
        assert client.get(f"/perusahaan/permintaan/{rfq.pk}/{address}").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_desk_says_what_waits_for_a_choice(
    client, baja, fajar, dewi, emping, las, number, django_assert_num_queries
):
    for each in range(number):
        rfq = make_rfq(baja, officer=dewi, title=f"Emping {each}")
        make_offer(rfq, emping)
        make_offer(rfq, las)
    close(rfq)
    client.force_login(fajar)
    with django_assert_num_queries(6):
        answer = client.get("/en/perusahaan/")
    said = texts(answer, ".row-main > span:last-child")
    assert said == ["2 offers wait for your choice", *["2 offers"] * (number - 1)]
    assert len(page(answer).select(".row-link.is-unread")) == 1
