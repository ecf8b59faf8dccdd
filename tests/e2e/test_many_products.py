"""A maker writes down facts, changes all prices on her phone and brings a spreadsheet, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

from catalog.models import Product
from tests.catalog.sheets.test_plan import edited
from tests.factories import make_draft, make_listing, make_moderator, make_user, make_verified_producer

from .people import enter
from .test_story import files

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
NARROW = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture
def producer():
    return make_verified_producer(make_user("Budi"), officer=make_moderator("Dewi"), name="Emping Budi")


@pytest.fixture
def maker(person, producer):
    """Budi's phone, signed in."""
    page = person(**NARROW)
    enter(page, producer.owner)
    expect(page.get_by_role("link", name="Products").last).to_be_visible()
    return page


def is_as_wide_as_the_phone(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") == NARROW["viewport"]["width"]


def test_the_fields_for_facts_follow_the_category(maker, producer, javascript):
    product = make_draft(producer, photos=0)
    maker.goto(f"/en/usaha/produk/{product.pk}/")
    maker.get_by_label("Net weight (g)").fill("250 g")
    maker.get_by_label("Taste").select_option(label="Hot")
    maker.get_by_label("Category").select_option(label="Fences, grilles & canopies")
    if not javascript:
        maker.get_by_role("button", name="Save", exact=True).click()
    expect(maker.get_by_label("Tolerance (mm)")).to_be_visible()
    expect(maker.get_by_label("Net weight (g)")).to_have_count(0)
    maker.get_by_label("Category").select_option(label="Melinjo crackers")
    if not javascript:
        maker.get_by_role("button", name="Save", exact=True).click()
    expect(maker.get_by_label("Net weight (g)")).to_have_value("250")
    expect(maker.get_by_label("Taste")).to_have_value("Pedas")
    assert is_as_wide_as_the_phone(maker)


def test_all_prices_are_changed_in_one_table_on_a_phone(maker, producer):
    public, draft = make_listing(producer, name="Emping").product, make_draft(producer, name="Opak", photos=0)
    maker.goto("/en/usaha/produk/tabel/")
    assert is_as_wide_as_the_phone(maker)
    maker.get_by_label("Price (Rp): Emping").fill("Rp 47.500")
    maker.get_by_label("Stock: Emping").press("Tab")  # the next field is of the same product
    expect(maker.get_by_label("Availability: Emping")).to_be_focused()
    maker.get_by_label("Price (Rp): Opak").fill("murah")
    maker.get_by_role("button", name="Save all").click()
    expect(maker.get_by_text("1 product saved. 1 sent for approval.")).to_be_visible()
    expect(maker.get_by_text("Write the price in whole Rupiah")).to_be_visible()
    expect(maker.get_by_label("Price (Rp): Opak")).to_have_value("murah")
    maker.get_by_label("Price (Rp): Opak").fill("30 000")
    maker.get_by_label("Price (Rp): Opak").press("Enter")
    expect(maker.get_by_text("1 product saved.", exact=True)).to_be_visible()
    found = Product.objects.filter(pk__in=[public.pk, draft.pk]).order_by("name")
    assert list(found.values_list("price", "state")) == [(47_500, "submitted"), (30_000, "draft")]


def test_a_spreadsheet_goes_out_and_comes_in_again(maker, producer):
    make_draft(producer, photos=0)
    maker.goto("/en/usaha/produk/")
    maker.get_by_role("link", name="Spreadsheet").click()
    with maker.expect_download() as download:
        maker.get_by_role("link", name="Download the spreadsheet").click()
    assert download.value.suggested_filename == "produk.xlsx"
    content = edited(producer, [(2, "Harga (Rp)", "Rp 50.000")])
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    maker.get_by_label(re.compile("Your file")).set_input_files(files(("produk.xlsx", sheet, content)))
    maker.get_by_role("button", name="Look at the changes").click()
    expect(maker.get_by_text("45.000")).to_be_visible()
    assert is_as_wide_as_the_phone(maker)
    maker.get_by_role("button", name="Save 1 product").click()
    expect(maker.get_by_text("1 product changed.")).to_be_visible()
    assert Product.objects.get().price == 50_000
