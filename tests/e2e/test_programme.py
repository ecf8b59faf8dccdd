"""A programme from its opening to the certificate that a stranger checks; the maker's phone runs no script."""

import io
import re

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from bench.pdf_pages import first_page
from cilegon_ikm.clock import today
from producers.models import Credential, Office, Participation
from tests.factories import make_moderator, make_opd_officer, make_programme, make_user, make_verified_producer

from .people import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
DESK = {"viewport": {"width": 1280, "height": 900}, "is_mobile": False, "java_script_enabled": True}


def codes(picture: bytes) -> list[str]:
    """What a camera reads from it."""
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


def path(address: str) -> str:
    """The printed address as the server of this test has it."""
    return re.sub(r"^https?://[^/]+", "/en", address)


@pytest.mark.parametrize("javascript", [False], indirect=True)
def test_a_programme_from_opening_to_certificate(person, server):
    producer = make_verified_producer(make_user("Budi"), officer=make_moderator(), name="Emping Budi")
    office = Office.objects.create(name="Dinas Koperasi dan UKM")
    eka = make_opd_officer(office, "Eka")
    programme = make_programme(
        office, state="draft", starts_on=today(), asks=({"kind": "verified"}, {"kind": "branch", "branch": "food"})
    )
    maker, officer, stranger = person(), person(**DESK), person()

    sign_in(officer, eka.email)
    record = f"/en/admin/producers/programme/{programme.pk}/change/"
    officer.goto(record)
    officer.get_by_role("button", name="Open the registration").click()
    expect(officer.get_by_text("is public; makers who fit are being told")).to_be_visible()

    sign_in(maker, str(producer.owner.phone))
    maker.goto("/en/program/")
    maker.get_by_role("link", name=re.compile("Packaging training")).click()
    maker.get_by_role("link", name="Register my business").click()
    maker.get_by_role("button", name=re.compile("Register")).click()
    expect(maker.get_by_text("You are registered. The office will tell you")).to_be_visible()

    officer.goto("/en/admin/")
    officer.get_by_role("link", name=re.compile("Emping Budi Packaging training")).click()
    officer.get_by_role("button", name="Accept", exact=True).click()

    maker.reload()
    expect(maker.get_by_text("Accepted", exact=True)).to_be_visible()
    ticket = maker.get_by_role("img", name="QR code for the officer at the door")
    (address,) = codes(ticket.screenshot())
    officer.goto(path(address))
    officer.get_by_role("button", name="Is present").click()
    expect(officer.get_by_text("Emping Budi is present.")).to_be_visible()

    officer.goto(record)
    officer.get_by_role("button", name="Close the registration and begin").click()
    officer.goto(record)
    officer.get_by_role("link", name="Write results").click()
    officer.get_by_label("completed: Emping Budi").check()
    officer.get_by_label("number: Emping Budi").fill("12/KUKM/2026")
    officer.get_by_role("button", name="Write the results").click()
    expect(officer.get_by_text("1 result is written.")).to_be_visible()

    maker.reload()
    link = maker.get_by_role("link", name="Open the certificate")
    pdf = maker.context.request.get(str(link.get_attribute("href"))).body()
    (printed,) = codes(first_page(pdf))
    stranger.goto(path(printed))
    expect(stranger.get_by_role("heading", name="This certificate is genuine")).to_be_visible()
    expect(stranger.get_by_text("Emping Budi")).to_be_visible()
    assert (Participation.objects.get().state, Credential.objects.get().state) == ("completed", "verified")
    stranger.goto("/en/produsen/emping-budi/")
    expect(stranger.get_by_text("12/KUKM/2026").first).to_be_visible()
