"""A maker names prices by quantity and variants on her phone, a buyer orders by them; with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from catalog import workflow
from catalog.models import Product
from orders.models import BasketLine
from tests.e2e.people import enter
from tests.factories import make_draft, make_moderator, make_user, make_verified_producer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def open_editor(page, maker, product) -> None:
    enter(page, maker)
    page.goto(f"/en/usaha/produk/{product.pk}/")


def save(page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()


def name_prices(page, javascript: bool) -> None:
    """Only what belongs to the chosen kind is on the screen; one empty row at a time where a script can add more."""
    quantities = page.get_by_label("From (quantity)")
    expect(quantities.first).to_be_hidden()
    page.get_by_label("by quantity", exact=True).check()
    expect(page.get_by_label("Highest price")).to_be_hidden()
    expect(quantities.filter(visible=True)).to_have_count(1 if javascript else 3)
    for row, (quantity, price) in enumerate([("50", "54.000"), ("500", "Rp 49.500")]):
        if javascript and row:
            page.get_by_role("button", name="Another quantity").click()
        quantities.nth(row).fill(quantity)
        page.get_by_label("Price of one").nth(row).fill(price)


def name_variants(page, javascript: bool) -> None:
    page.get_by_text("Variants: size, flavour, colour").click()
    page.get_by_label("What differs").nth(0).fill("Ukuran")
    page.get_by_label("Choices (S, M, L)").nth(0).fill("L, XL")
    page.get_by_label("What differs").nth(1).fill("Warna")
    page.get_by_label("Choices (S, M, L)").nth(1).fill("Merah, Biru")
    if javascript:
        page.get_by_label("Choices (S, M, L)").nth(1).blur()
    else:
        save(page)
    rows = page.locator(".variant-row")
    expect(rows).to_have_count(4)
    rows.filter(has_text="XL, Merah").get_by_label("Price").fill("65.000")
    rows.filter(has_text=re.compile("^\\s*L, Biru")).get_by_label("Available").uncheck()
    save(page)


def test_prices_by_quantity_and_variants_from_the_makers_phone_to_the_basket(person, javascript):
    officer, citra = make_moderator("Dewi"), make_user("Citra")
    las = make_verified_producer(citra, officer=officer, name="Konveksi Citra", branch="clothing")
    product = make_draft(las, name="Kaos Kerja", price=60_000, unit="pcs", minimum_order=5)
    maker = person()
    open_editor(maker, citra, product)
    name_prices(maker, javascript)
    name_variants(maker, javascript)
    product = Product.objects.get()
    assert [tier.pair for tier in product.tiers.all()] == [[50, 54_000], [500, 49_500]]
    assert [(str(each), each.price, each.is_available) for each in product.variants.all()] == [
        ("L, Merah", None, True), ("L, Biru", None, False), ("XL, Merah", 65_000, True), ("XL, Biru", None, True)
    ]  # fmt: skip
    maker.get_by_role("button", name="Send for approval").click()
    expect(maker.get_by_text("Sent for approval")).to_be_visible()
    product.refresh_from_db()
    listing = workflow.approve_product(product=product, version=product.version, by=officer)

    buyer = person()
    buyer.goto("/en/produk/")
    expect(buyer.locator(".card-price")).to_have_text("from Rp49.500 / piece")
    buyer.goto(f"/en{listing.get_absolute_url()}")
    expect(buyer.get_by_role("row", name="50 – 499 piece Rp54.000")).to_be_visible()
    expect(buyer.locator("option", has_text="L, Biru – not available now")).to_be_disabled()
    buyer.get_by_label("Ukuran, Warna").select_option("XL, Merah")
    buyer.get_by_label(re.compile("^Quantity")).fill("50")
    if javascript:  # the sum follows what is typed
        expect(buyer.locator("#live-price")).to_contain_text("Rp2.950.000")
    buyer.get_by_role("button", name="Put into the enquiry basket").click()
    expect(buyer.get_by_label("Variant")).to_have_value("XL, Merah")
    expect(buyer.locator(".basket-line")).to_contain_text("Rp59.000 / piece")
    expect(buyer.locator(".basket-total")).to_contain_text("Rp2.950.000")
    assert BasketLine.objects.values_list("variant", "quantity").get() == ("XL, Merah", 50)
