import io

import pikepdf
import pytest
import zxingcpp
from django.utils import translation
from PIL import Image

from bench.pdf_pages import first_page
from cilegon_ikm.clock import today
from producers.programmes import certificates, qr_codes
from tests.factories import make_graduate, make_participation, make_programme

pytestmark = pytest.mark.django_db
ACROSS = [0, 0, 841.89, 595.28]  # points


@pytest.fixture
def graduate(office, eka, emping, settings):
    settings.SITE_URL = "https://sentra.example"
    return make_graduate(make_programme(office, officer=eka), emping, officer=eka, number="12/2026")


def sides(pdf):
    return [[round(float(side), 2) for side in page.mediabox] for page in pikepdf.open(io.BytesIO(pdf)).pages]


def test_a_phone_reads_from_the_certificate_where_it_can_be_checked(graduate):
    pdf = certificates.pdf(graduate)
    assert sides(pdf) == [ACROSS]
    codes = [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(first_page(pdf))))]
    assert codes == [f"https://sentra.example/program/sertifikat/{graduate.certificate_code}/"]


def test_the_certificate_says_who_what_when_and_its_number(graduate):
    facts = {name: getattr(graduate, name) for name in ("completed_on", "certificate_code", "number", "result")}
    with translation.override("en"):
        words = certificates.words(graduate, **facts)
    assert (words["name"], words["programme"], words["number"]) == (
        "Emping Budi", "Packaging training", "Number: 12/2026"
    )  # fmt: skip
    assert (words["language"], str(today().year) in words["date"]) == ("en", True)


def test_the_code_a_participant_shows_opens_the_page_of_the_officer(graduate):
    svg = qr_codes.qr_svg(qr_codes.attendance_address(graduate)).decode()
    assert f"<title>https://sentra.example/hadir/{graduate.code}/</title>" in svg


def test_the_list_to_sign_is_one_page_across(office, eka, emping):
    programme = make_programme(office, officer=eka, meetings=3)
    make_participation(programme, emping, officer=eka)
    assert sides(certificates.attendance_sheet(programme)) == [ACROSS]
