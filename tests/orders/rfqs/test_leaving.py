"""A person goes: her company closes, her offers end, and what she wrote comes back to her before."""

import pytest

from cilegon_ikm.accounts.signals import data_erasure, data_export
from orders.models import Company, Enquiry, Rfq
from orders.rfqs import offering
from producers import scans
from tests.factories import image_bytes, make_member, make_offer, make_rfq

pytestmark = pytest.mark.django_db


def exported(user):
    parts = (part for _receiver, part in data_export.send(type(user), user=user))
    return {part.name: part.records for part in parts}


def erase(user):
    data_erasure.send(type(user), user=user)


def test_the_owner_gets_her_company_and_her_requests(baja, fajar, dewi):
    make_rfq(baja, officer=dewi)
    (record,) = exported(fajar)["company"]
    assert (record["company"], [each["title"] for each in record["requests"]]) == (
        "Baja Contoh",
        ["Emping melinjo untuk bingkisan"],
    )


def test_a_maker_gets_what_she_asked_and_offered(baja, dewi, emping, budi):
    rfq = make_rfq(baja, officer=dewi)
    offering.ask_question(rfq=rfq, producer=emping, body="Boleh 200 gram?", key=rfq.submission.key)
    make_offer(rfq, emping)
    data = exported(budi)
    assert [each["question"] for each in data["questions"]] == ["Boleh 200 gram?"]
    assert [each["request"] for each in data["enquiries_received"]] == [rfq.title]


def test_the_company_of_an_erased_owner_closes(baja, fajar, dewi, emping):
    rfq = make_rfq(baja, officer=dewi)
    enquiry = make_offer(rfq, emping).enquiry
    make_member(baja, "buyer")
    erase(fajar)
    for each in (baja, rfq, enquiry):
        each.refresh_from_db()
    assert (baja.state, str(baja.phone), baja.members.count()) == (Company.State.CLOSED, "", 0)
    assert (rfq.state, enquiry.state) == (Rfq.State.CANCELLED, Enquiry.State.CANCELLED)


def test_nobody_reaches_the_orders_of_a_closed_company(client, baja, fajar, dewi, emping):
    enquiry = make_offer(make_rfq(baja, officer=dewi), emping).enquiry
    link = enquiry.submission.get_absolute_url()
    erase(fajar)
    assert client.get(link).status_code == 404
    enquiry.submission.refresh_from_db()
    assert (str(enquiry.submission.phone), enquiry.submission.email) == ("", "")


def test_a_buyer_who_is_erased_only_leaves(baja, fajar):
    gilang = make_member(baja, "buyer").user
    erase(gilang)
    baja.refresh_from_db()
    assert (baja.state, [each.user for each in baja.members.all()]) == (Company.State.VERIFIED, [fajar])


def test_files_of_an_erased_makers_offers_are_deleted(baja, dewi, emping, budi, django_capture_on_commit_callbacks):
    candidate = make_offer(make_rfq(baja, officer=dewi), emping)
    scan = scans.Scan(content=image_bytes(), ending="jpg")
    file = offering.add_offer_file(candidate=candidate, scan=scan, title="a.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        erase(budi)
    with pytest.raises(FileNotFoundError):
        scans.opened(file.name)
