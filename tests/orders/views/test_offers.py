"""Offers of makers to a request, alone and with partners."""

from datetime import timedelta

import pytest
from django.test import Client

from cilegon_ikm.clock import today
from orders import workflow
from orders.models import Candidate
from orders.rfqs import offering
from tests.factories import close, make_listing, make_offer, make_rfq, upload
from tests.pages import field_errors, page, texts

pytestmark = pytest.mark.django_db


OFFER = {"price": "40.000", "lead_time_days": "10", "payment_terms": "Setengah di muka", "sample": "free"}


def offer_form(client, rfq):
    answer = client.get(f"/en/usaha/permintaan/{rfq.pk}/tawar/")
    key = page(answer).select_one("input[name=key]")["value"]
    return {**OFFER, "key": key, "valid_until": str(today() + timedelta(days=60))}


def test_a_maker_offers_and_changes_her_offer(client, rfq, budi, emping):
    client.force_login(budi)
    data = offer_form(client, rfq)
    answer = client.post(f"/en/usaha/permintaan/{rfq.pk}/tawar/", {**data, "fewest": "20"}, follow=True)
    candidate = Candidate.objects.get(producer=emping)
    assert texts(answer, ".notices .notice") == ["Your offer is sent. You can change it until the request closes."]
    assert (candidate.fewest, candidate.sample, candidate.kind) == (20, "free", "interested")
    again = client.get(f"/en/usaha/permintaan/{rfq.pk}/tawar/")
    assert page(again).select_one("#id_price")["value"] == "40.000"
    assert texts(client.get("/en/usaha/pesan/"), ".clip") == ["100 × Emping melinjo untuk bingkisan"]


def test_an_offer_must_be_valid_after_the_closing(client, rfq, budi, emping):
    client.force_login(budi)
    data = offer_form(client, rfq) | {"valid_until": str(today() + timedelta(days=1))}
    answer = client.post(f"/en/usaha/permintaan/{rfq.pk}/tawar/", data)
    words = "The company decides after the closing. Choose a later day."
    assert (answer.status_code, field_errors(answer)) == (422, {"valid_until": words})


def test_the_form_of_a_plain_quote_leads_to_the_offer(client, rfq, budi, emping):
    reference = make_offer(rfq, emping).enquiry.reference
    client.force_login(budi)
    answer = client.get(f"/en/usaha/pesan/{reference}/penawaran/")
    assert answer["Location"] == f"/en/usaha/permintaan/{rfq.pk}/tawar/"


def test_a_maker_adds_a_file_that_the_company_reads(client, rfq, budi, emping, fajar, citra, las):
    make_offer(rfq, emping)
    client.force_login(budi)
    client.post(f"/en/usaha/permintaan/{rfq.pk}/tawar/berkas/", {"file": upload("contoh.jpg")})
    address = f"/permintaan/tawaran/berkas/{Candidate.objects.get(producer=emping).files.get().pk}/"
    statuses = {}
    for name, user in {"nobody": None, "Budi": budi, "Fajar": fajar, "Citra": citra}.items():
        browser = Client()
        if user:
            browser.force_login(user)
        statuses[name] = browser.get(address).status_code
    assert statuses == {"nobody": 404, "Budi": 200, "Fajar": 200, "Citra": 404}


def test_partners_are_named_by_name_or_address(client, rfq, budi, emping, las):
    candidate = make_offer(rfq, emping)
    client.force_login(budi)
    address = f"/en/usaha/permintaan/{rfq.pk}/tawar/mitra/"
    wrong = client.post(address, {"maker_0": "Tidak Ada", "share_0": "10", "maker_1": "Las Citra"})
    assert (wrong.status_code, sorted(field_errors(wrong))) == (422, ["maker_0", "share_1"])
    client.post(address, {"maker_0": "las citra", "share_0": "40"})
    assert [(each.producer, each.share) for each in candidate.partners.all()] == [(las, 40)]


def test_a_partner_says_yes_on_her_own_page(client, rfq, emping, las, citra):
    candidate = make_offer(rfq, emping)
    offering.name_partners(candidate=candidate, shares={las: 40})
    client.force_login(citra)
    answer = client.get("/en/usaha/permintaan/")
    assert texts(answer, ".todo h2") == ["Emping Budi wants to offer jointly with you"]
    share = page(answer).select_one(".todo input[name=share]")["value"]
    address = f"/en/usaha/permintaan/mitra/{candidate.partners.get().pk}/"
    stale = client.post(address, {"answer": "yes", "share": "10"}, follow=True)
    assert texts(stale, ".notice.is-bad") == ["The joint offer has changed meanwhile. Please look at it once more."]
    assert candidate.partners.get().answer == "asked"
    client.post(address, {"answer": "yes", "share": share})
    assert candidate.partners.get().answer == "confirmed"
    after = client.get("/en/usaha/permintaan/")
    assert texts(after, "[aria-labelledby=joint] .row-main span") == ["Emping Budi leads, your share is 40 %"]
    public = client.get(f"/en/permintaan/{rfq.slug}-{rfq.pk}/")
    assert "You offer jointly with Emping Budi; your share is 40 %." in texts(public, ".notice")


@pytest.mark.parametrize("number", [1, 3])
def test_a_makers_requests_cost_the_same(client, baja, dewi, budi, emping, number, django_assert_num_queries):
    make_listing(emping, officer=dewi)
    for each in range(number):
        make_rfq(baja, officer=dewi, title=f"Emping {each}")
    client.force_login(budi)
    with django_assert_num_queries(7):
        assert len(texts(client.get("/en/usaha/permintaan/"), ".row-main strong")) == number


def test_who_took_her_offer_back_is_not_asked_to_change_it(client, rfq, budi, emping):
    offer, address = make_offer(rfq, emping), f"/en/permintaan/{rfq.slug}-{rfq.pk}/"
    client.force_login(budi)
    assert "Change your offer" in texts(client.get(address), "main")[0]
    workflow.decline_enquiry(enquiry=offer.enquiry, by=budi, reason="Penuh.")
    assert "Change your offer" not in texts(client.get(address), "main")[0]


def test_a_partner_can_still_say_yes_after_the_closing(client, rfq, emping, las, citra):
    offering.name_partners(candidate=make_offer(rfq, emping), shares={las: 40})
    close(rfq)
    client.force_login(citra)
    assert texts(client.get("/en/usaha/permintaan/"), ".todo h2") == ["Emping Budi wants to offer jointly with you"]
