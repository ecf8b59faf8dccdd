"""A paper from the maker's phone to the badge that buyers see, with JavaScript and again without."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from cilegon_ikm.clock import today
from tests.factories import image_bytes, make_moderator, make_user, make_verified_producer
from tests.papers import ACTIVE, pdf_bytes

from .people import enter
from .test_story import files

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
PDF = pdf_bytes()
BADGE = "P-IRT 206367201000128-31"


def write_paper(page, number: str, file: tuple[str, str, bytes]) -> None:
    page.get_by_label("Number").fill(number)
    page.get_by_label("Issued on").fill(str(today() - timedelta(days=30)))
    page.get_by_label("Valid until").fill(str(today() + timedelta(days=365)))
    page.get_by_label(re.compile("Photo or PDF")).set_input_files(files(file))
    page.get_by_role("button", name="Send to the officers").click()


def test_a_paper_becomes_a_badge(person, server):
    dewi = make_moderator("Dewi")
    producer = make_verified_producer(make_user("Budi"), officer=dewi, name="Emping Budi")
    maker, officer, buyer = (
        person(),
        person(viewport={"width": 1280, "height": 900}, is_mobile=False, java_script_enabled=True),
        person(),
    )
    enter(maker, producer.owner)
    maker.get_by_role("link", name="Business").last.click()
    maker.get_by_role("link", name=re.compile("Papers")).click()
    maker.get_by_role("link", name=re.compile("P-IRT")).click()
    write_paper(maker, "123", ("surat.pdf", "application/pdf", ACTIVE["script on opening"]))
    expect(maker.locator("#error_1_id_number")).to_contain_text("A P-IRT number has 15 digits")
    expect(maker.locator("#error_1_id_scan")).to_contain_text("The PDF holds scripts")
    write_paper(maker, "P-IRT 2063672 01000128-31", ("surat.pdf", "application/pdf", PDF))
    expect(maker.get_by_text("Sent. An officer will check it")).to_be_visible()

    enter(officer, dewi)
    officer.goto("/en/admin/")
    officer.get_by_role("link", name=re.compile(BADGE)).click()
    with officer.expect_download() as download:
        officer.get_by_role("link", name="Download the PDF").click()
    assert download.value.path().read_bytes() == PDF
    officer.get_by_label(re.compile("Reason")).fill("Kirim foto kertasnya.")
    officer.get_by_role("button", name="Reject").click()

    maker.goto("/en/usaha/")
    maker.get_by_role("link", name=re.compile(BADGE)).click()
    expect(maker.get_by_text("Kirim foto kertasnya.")).to_be_visible()
    maker.get_by_label(re.compile("New photo or PDF")).set_input_files(
        files(("IMG_1.jpg", "image/jpeg", image_bytes((1200, 900))))
    )
    maker.get_by_role("button", name="Send to the officers").click()

    officer.goto("/en/admin/")
    officer.get_by_role("link", name=re.compile(BADGE)).click()
    scan = officer.get_by_role("img", name=f"Scan of {BADGE}")
    expect(scan).to_be_visible()
    assert scan.evaluate("image => image.naturalWidth") == 1200
    officer.get_by_role("button", name="Verify", exact=True).click()

    buyer.goto("/en/produsen/emping-budi/")
    expect(buyer.get_by_text(BADGE)).to_be_visible()
