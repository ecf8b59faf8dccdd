"""A buyer looks at every photo of a product, keeps two and sees them side by side; with JavaScript and without."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_listing, make_moderator, make_user, make_verified_producer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def listings():
    dewi = make_moderator("Dewi")
    emping = make_verified_producer(make_user("Budi"), officer=dewi, name="Emping Budi")
    rows = [("Emping Melinjo", 45_000, 3), ("Opak Ketan", 20_000, 1)]
    return [make_listing(emping, officer=dewi, name=name, price=price, photos=photos) for name, price, photos in rows]


def open_product(page, listing) -> None:
    page.goto(f"/en{listing.get_absolute_url().removeprefix('/en')}")


def test_every_photo_of_a_product_is_reached_by_its_small_one(person, listings):
    page = person()
    open_product(page, listings[0])
    photos = page.locator(".gallery-strip img")
    expect(photos.nth(0)).to_be_in_viewport(ratio=0.9)
    for number in (3, 2, 1):
        page.get_by_role("link", name=f"Photo {number}").click()
        for other in (1, 2, 3):
            shown = expect(photos.nth(other - 1))
            shown.to_be_in_viewport(ratio=0.9) if other == number else shown.not_to_be_in_viewport()
        assert photos.nth(number - 1).evaluate("async image => (await image.decode(), image.naturalWidth)") > 0


def keep(page, listing, javascript: bool) -> None:
    """With a script she stays at the product; without one the list of favourites opens."""
    open_product(page, listing)
    page.get_by_role("button", name="Save", exact=True).click()
    if javascript:
        expect(page.get_by_role("button", name="Saved")).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("heading", level=1)).to_have_text(listing.title)
    else:
        expect(page.get_by_text(f"“{listing.title}” is among your favourites.")).to_be_visible()


def test_a_visitor_keeps_two_products_and_compares_them(person, listings, javascript):
    page = person()
    for listing in listings:
        keep(page, listing, javascript)
    page.goto("/en/favorit/")
    expect(page.locator(".card-name")).to_have_text(["Opak Ketan", "Emping Melinjo"])
    for box in page.get_by_label("Compare").all():
        box.check()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("columnheader")).to_have_text(["Opak Ketan Emping Budi", "Emping Melinjo Emping Budi"])
    prices = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Price", exact=True))
    expect(prices.get_by_role("cell")).to_have_text(["Rp20.000 / pack lowest", "Rp45.000 / pack"])
    page.get_by_role("link", name="Choose others").click()
    page.get_by_role("button", name="Remove from favourites").first.click()
    expect(page.locator(".card-name")).to_have_text(["Emping Melinjo"])
