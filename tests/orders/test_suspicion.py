import pytest

from orders import suspicion, workflow
from tests.factories import BUYER_PHONE, make_enquiry, make_user

LINK = "Lihat www.contoh.example"


@pytest.mark.parametrize(
    "text",
    [
        "Hubungi 0812-0000-7002",
        "WA +62 812 0000 7002",
        "wa.me/628120000",
        "https://contoh.example/x",
        "lihat toko.murah.id",
    ],
)
def test_what_leads_elsewhere_is_seen(text):
    assert suspicion.has_contact_or_link(text)


@pytest.mark.parametrize(
    "text", ["", "Rp25.000 untuk 120 kotak.", "Jl. Contoh No. 1, RT 01/RW 02", "10.30 WIB, tgl 18.11.2026"]
)
def test_prices_places_and_dates_lead_nowhere(text):
    assert not suspicion.has_contact_or_link(text)


@pytest.mark.parametrize(
    ("phone", "proven", "is_held"),
    [(BUYER_PHONE, BUYER_PHONE, False), (BUYER_PHONE, None, True), ("+6281200007003", "+6281200007003", True)],
)
def test_only_who_has_shown_that_the_contact_she_gives_is_hers_is_no_stranger(melinjo, phone, proven, is_held):
    enquiry = make_enquiry(melinjo, user=make_user("Ani", phone=phone, proven_phone=proven))
    assert suspicion.needs_a_look(enquiry.submission, LINK) is is_held


def test_a_contact_that_a_maker_has_answered_is_no_stranger(melinjo):
    first, second = make_enquiry(melinjo), make_enquiry(melinjo)
    assert suspicion.needs_a_look(second.submission, LINK)
    workflow.post_message(enquiry=first, side="producer", body="Siap.", key=first.submission.key)
    assert not suspicion.needs_a_look(second.submission, LINK)
