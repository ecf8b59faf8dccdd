import pytest

from tests.factories import make_company, make_enquiry, make_listing, make_user

pytestmark = pytest.mark.django_db


def test_who_works_in_a_company_goes_on_there(client):
    company = make_company(make_user("Fajar"))
    client.force_login(company.members.get().user)
    assert client.get("/en/lanjut/")["Location"] == "/en/perusahaan/"


def test_who_only_asked_goes_on_with_the_enquiries(client, emping, dewi):
    ani = make_user("Ani")
    make_enquiry(make_listing(emping, officer=dewi), user=ani)
    client.force_login(ani)
    assert client.get("/en/lanjut/")["Location"] == "/en/pesanan/"
