"""Companies and requests before the officers."""

import pytest

from orders.models import Company, Rfq
from orders.rfqs import posting
from tests.factories import make_company, make_rfq
from tests.pages import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, dewi):
    client.force_login(dewi)
    return client


def test_what_waits_stands_in_the_inbox(desk, baja, fajar):
    make_company(name="Kimia Contoh")
    posting.submit_rfq(rfq=make_rfq(baja), by=fajar)
    rows = texts(desk.get("/en/admin/"), ".desk-main")
    assert [row.split(" NIB")[0] for row in rows] == [
        "Kimia Contoh",
        "Emping melinjo untuk bingkisan Baja Contoh · 100 pack",
    ]


def test_an_officer_verifies_a_company(desk):
    company = make_company()
    desk.post(f"/en/admin/orders/company/{company.pk}/verdict/verify/", {"version": 1})
    company.refresh_from_db()
    assert company.state == Company.State.VERIFIED


def test_the_same_nib_is_said(desk, baja):
    twin = make_company(name="Kembar", nib=baja.nib)
    answer = desk.get(f"/en/admin/orders/company/{twin.pk}/change/")
    assert texts(answer, ".verdict-warning") == ["Baja Contoh has given the same NIB."]


def test_an_officer_sends_a_request_back_with_a_reason(desk, baja, fajar):
    rfq = posting.submit_rfq(rfq=make_rfq(baja), by=fajar)
    refused = desk.post(f"/en/admin/orders/rfq/{rfq.pk}/verdict/reject/", {"version": 1, "note": ""}, follow=True)
    assert "Write the reason; the company will read it." in refused.content.decode()
    desk.post(f"/en/admin/orders/rfq/{rfq.pk}/verdict/reject/", {"version": 1, "note": "Ukuran?"})
    rfq.refresh_from_db()
    assert (rfq.state, rfq.history.first().note) == (Rfq.State.REJECTED, "Ukuran?")
