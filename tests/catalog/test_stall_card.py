import io

import pikepdf
import pytest
import zxingcpp
from django.test import override_settings
from django.utils import translation
from PIL import Image

from bench.pdf_pages import first_page
from catalog import stall_card
from producers import addresses
from producers import workflow as producers
from tests.factories import make_verified_producer

pytestmark = pytest.mark.django_db
MILLIMETRE = 72 / 25.4  # points
ADDRESS = "https://sentra.example/produsen/emping-budi/"


@pytest.fixture(autouse=True)
def _site():
    with override_settings(SITE_URL="https://sentra.example"):
        yield


def scanned(pdf):
    """What a phone reads from the printed page."""
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(first_page(pdf))))]


def pages(pdf):
    return [[float(side) for side in page.mediabox] for page in pikepdf.open(io.BytesIO(pdf)).pages]


def test_a_phone_reads_the_address_from_the_card(emping):
    assert scanned(stall_card.pdf(emping)) == [ADDRESS]


def test_the_printed_address_is_the_indonesian_one_in_whatever_language(emping):
    with translation.override("en"):
        assert scanned(stall_card.pdf(emping)) == [ADDRESS]


def test_the_card_is_one_page_of_a6(emping):
    assert pages(stall_card.pdf(emping)) == [pytest.approx([0, 0, 105 * MILLIMETRE, 148 * MILLIMETRE], abs=0.01)]


@pytest.mark.parametrize(
    "name", ['#panic("x") *b* $x$ \\ " </script>', "W" * 80, "Kelompok Usaha Bersama Pengrajin Bambu " * 2, "😀 كعك"]
)
def test_any_name_is_set_as_text_on_one_page(dewi, name):
    producer = make_verified_producer(officer=dewi, name=name.strip())
    assert len(pages(stall_card.pdf(producer))) == 1
    assert scanned(stall_card.pdf(producer)) == [f"https://sentra.example/produsen/{producer.slug}/"]


def test_the_card_says_name_branch_and_place(emping):
    with translation.override("en"):
        words = stall_card.words(emping)
    assert (words["market"], words["name"], words["about"], words["address"]) == (
        "Sentra IKM Cilegon", "Emping Budi", "Food · Masigit, Cilegon", "sentra.example/produsen/emping-budi"
    )  # fmt: skip


def test_a_card_is_made_once_until_it_says_something_else(emping, media_root):
    first = stall_card.pdf(emping)
    (kept,) = (media_root / "makers" / str(emping.pk)).iterdir()
    kept.write_bytes(b"the kept one")
    assert stall_card.pdf(emping) == b"the kept one"
    producers.save_profile(producer=emping, name="Opak Budi")
    addresses.take_new_address(producer=emping)
    second = stall_card.pdf(emping)
    assert (second[:5], second != first, kept.exists()) == (b"%PDF-", True, False)
