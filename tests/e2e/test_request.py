"""A company's request from posting to award, with three makers."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Notification
from orders.models import Enquiry, Rfq
from orders.rfqs.deadlines import close_rfqs
from tests.e2e.test_story import files, sign_in
from tests.factories import image_bytes, make_company, make_listing, make_moderator, make_user, make_verified_producer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
TITLE = "Emping melinjo untuk bingkisan"
DESK = {"java_script_enabled": True, "viewport": {"width": 1440, "height": 900}, "is_mobile": False}


def post(page) -> None:
    """Fajar writes the request, adds a drawing and sends it."""
    page.goto("/en/perusahaan/")
    page.get_by_role("link", name="Write a request").click()
    page.get_by_label("What do you need?").fill(TITLE)
    page.locator("#id_category").select_option(label="Melinjo crackers")
    page.get_by_label("Quantity").fill("300")
    page.locator("#id_unit").select_option(label="pack")
    page.locator("#id_specification").fill("Emping polos 250 gram.")
    page.locator("#id_closes_at").fill(f"{timezone.localtime() + timedelta(days=5):%Y-%m-%dT%H:%M}")
    page.locator("#id_wanted_on").fill(str(today() + timedelta(days=40)))
    page.get_by_label("Place of delivery").fill("Gudang Contoh")
    page.get_by_label("Keep the offers sealed until closing").check()
    page.get_by_role("button", name="Save the draft").click()
    page.locator("#id_file").set_input_files(files(("gambar.jpg", "image/jpeg", image_bytes())))
    page.get_by_role("button", name="Add the file").click()
    expect(page.get_by_role("link", name="gambar.jpg")).to_be_visible()
    expect(page.locator(".form-check-label")).to_have_count(3)
    page.get_by_role("button", name="Send the request").click()
    expect(page.get_by_text("Sent. An officer looks at it, then the makers are told.")).to_be_visible()


def let_out(page) -> None:
    page.goto("/en/admin/")
    page.get_by_role("link", name=re.compile(TITLE)).click()
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_text(f"“{TITLE}” is open; the makers who fit have been told.")).to_be_visible()


def offer(page, price: str, fewest: str) -> None:
    """A maker finds the request among her own and offers."""
    page.goto("/en/usaha/permintaan/")
    page.get_by_role("link", name=re.compile(TITLE)).click()
    page.get_by_role("link", name="Make an offer").click()
    page.get_by_label("Price of one").fill(price)
    page.locator("#id_fewest").fill(fewest)
    page.locator("#id_lead_time_days").fill("12")
    page.locator("#id_payment_terms").fill("Setengah di muka")
    page.get_by_role("button", name="Send the offer").click()
    expect(page.get_by_text("Your offer is sent. You can change it until the request closes.")).to_be_visible()


def choose(page) -> None:
    """Before the closing nothing can be read; then two makers share the request."""
    page.goto("/en/perusahaan/")
    page.get_by_role("link", name=re.compile(TITLE)).click()
    expect(page.get_by_role("heading", name="3 offers")).to_be_visible()
    expect(page.get_by_role("link", name="Compare the offers")).to_have_count(0)
    Rfq.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    assert close_rfqs() == 1
    page.reload()
    page.get_by_role("link", name="Compare the offers").click()
    expect(page.locator("thead th a")).to_have_text(["Emping Eka", "Emping Budi", "Emping Citra"])
    page.get_by_text("Share it among several makers").click()
    page.get_by_label("Emping Eka").fill("100")
    page.get_by_label("Emping Budi").fill("200")
    page.get_by_role("button", name="Choose these parts").click()
    expect(page.get_by_text("Chosen. The orders are agreed, and the other makers have been thanked.")).to_be_visible()


@pytest.mark.parametrize("javascript", [False], indirect=True, ids=["without-javascript"])
def test_a_request_from_posting_to_award_with_three_makers(person, javascript):
    dewi, fajar = make_moderator("Dewi"), make_user("Fajar")
    make_company(fajar, officer=dewi)
    prices = {"Budi": "42.000", "Citra": "45.000", "Eka": "40.000"}
    owners = {name: make_user(name) for name in prices}
    for name, owner in owners.items():
        maker = make_verified_producer(owner, officer=dewi, name=f"Emping {name}")
        make_listing(maker, officer=dewi, name=f"Emping Melinjo {name}")
    company = person()
    sign_in(company, str(fajar.phone))
    post(company)
    officer = person(**DESK)
    sign_in(officer, dewi.email)
    let_out(officer)
    for name, owner in owners.items():
        page = person()
        sign_in(page, str(owner.phone))
        offer(page, prices[name], "50")
        page.context.close()
    choose(company)
    states = dict(Enquiry.objects.values_list("producer__name", "state"))
    assert states == {"Emping Eka": "agreed", "Emping Budi": "agreed", "Emping Citra": "cancelled"}
    assert Notification.objects.filter(user=owners["Citra"], kind="rfq_not_chosen").count() == 1
