"""Officers at the same queue: reviewing a change side by side, and never both on one item."""

import pytest
from playwright.sync_api import expect

from catalog import workflow
from catalog.models import Listing, Product
from cilegon_ikm.moderation.models import ReasonTemplate
from tests.e2e.people import enter
from tests.e2e.test_pages import problems
from tests.factories import (
    make_appeal,
    make_change,
    make_listing,
    make_moderator,
    make_reported,
    make_spot_check,
    make_submitted,
    make_user,
    make_verified_producer,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
DESK = {"viewport": {"width": 1440, "height": 900}, "is_mobile": False, "has_touch": False}


@pytest.fixture
def dewi():
    return make_moderator("Dewi")


@pytest.fixture
def maker(dewi):
    return make_verified_producer(make_user("Budi"), officer=dewi, name="Emping Budi")


def change_page(product):
    return f"/en/admin/catalog/product/{product.pk}/change/"


def test_a_change_is_reviewed_side_by_side_while_the_old_listing_stays_up(person, maker, dewi, javascript):
    listing = make_listing(maker, officer=dewi, photos=2, description="Emping renyah dari melinjo pilihan.")
    workflow.place_photo(photo=listing.product.photos.get(position=2), position=1)
    product = make_change(listing, price=54_000, description="Emping renyah dari melinjo muda pilihan.")
    make_submitted(maker, name="Gipang")
    officer, buyer = person(**DESK), person()
    enter(officer, dewi)
    officer.get_by_role("link", name="Emping Melinjo").click()
    expect(officer.locator(".diff-row h4")).to_have_text(["Price +20%", "Description", "Photos"])
    expect(officer.locator(".diff ins")).to_have_text(["Rp54.000", "muda "])
    before, after = (officer.locator("[data-field=description] .diff-side").nth(side).bounding_box() for side in (0, 1))
    assert (before["y"], before["x"] + before["width"] < after["x"]) == (after["y"], True)
    expect(officer.locator(".diff-photos li.is-moved")).to_have_count(4)
    buyer.goto(f"/en{listing.get_absolute_url().removeprefix('/en')}")
    expect(buyer.locator(".product .price")).to_have_text("Rp45.000 / pack")
    officer.get_by_role("button", name="Approve").click()
    expect(officer.get_by_text("“Emping Melinjo” is public now.")).to_be_visible()
    assert officer.url.endswith(change_page(Product.objects.get(name="Gipang")))
    buyer.reload()
    expect(buyer.locator(".product .price")).to_have_text("Rp54.000 / pack")
    assert Listing.objects.get(pk=product.pk).description == "Emping renyah dari melinjo muda pilihan."


def test_two_officers_never_decide_about_the_same_item(person, maker, dewi, javascript):
    eka, products = make_moderator("Eka"), [make_submitted(maker, name=name) for name in ("Ceplis", "Gipang")]
    first, second = person(**DESK), person(**DESK)
    enter(first, dewi)
    enter(second, eka)
    first.goto(change_page(products[0]))
    expect(first.locator(".verdict-hold")).to_contain_text("Yours until")
    second.goto("/en/admin/")
    expect(second.locator(".desk-hold")).to_contain_text("Dewi, until")
    second.goto(change_page(products[0]))
    expect(second.locator(".verdict-hold")).to_contain_text("Dewi is working on this until")
    second.get_by_label("Reason (the maker reads it)").fill("Foto buram.")
    second.get_by_role("button", name="Reject").click()
    expect(second.locator("#verdict-problem")).to_contain_text("Dewi is working on this until")
    expect(second.get_by_label("Reason (the maker reads it)")).to_have_value("Foto buram.")
    first.get_by_role("button", name="Give back").click()
    expect(first.get_by_role("heading", name="Products waiting for approval")).to_be_visible()
    second.get_by_role("button", name="Reject").click()
    expect(second.get_by_text("“Ceplis” is rejected.")).to_be_visible()
    assert second.url.endswith(change_page(products[1]))
    assert products[0].history.first().by == eka


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=[""])
def test_an_officer_works_through_the_queue_by_keyboard_and_one_click(person, maker, dewi):
    products = [make_submitted(maker, name=name) for name in ("Ceplis", "Gipang", "Opak")]
    reason = ReasonTemplate.objects.filter(about="product", verdict="changes").first()
    page = person(**DESK)
    enter(page, dewi)
    page.goto(change_page(products[0]))
    for key, product in (("n", products[1]), ("n", products[2]), ("p", products[1]), ("s", products[2])):
        page.keyboard.press(key)
        page.wait_for_url(f"**{change_page(product)}")
    page.keyboard.press("r")
    page.keyboard.type("nps: ")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=reason.title).click()
    expect(page.locator("#verdict-note")).to_have_value(f"nps:\n{reason.text}")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    expect(page.get_by_role("button", name="Ask for changes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The maker has been asked to correct “Opak”.")).to_be_visible()
    page.keyboard.press("q")
    page.wait_for_url("**/en/admin/")
    assert products[2].history.first().note.splitlines() == ["nps:", reason.text]


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=[""])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1440, 900)])
def test_the_pages_of_moderation_are_sound(person, maker, dewi, width, height):
    listing, other = make_listing(maker, officer=dewi, photos=2), make_listing(maker, officer=dewi, name="Opak")
    spot, reported = make_spot_check(listing), make_reported(listing)
    workflow.take_down_product(product=other.product, by=dewi, note="Foto orang lain.")
    appeal = make_appeal(other.product)
    change = make_change(listing, name="Emping Super")
    page = person(viewport={"width": width, "height": height}, is_mobile=width < 500)
    found = problems(page, f"/produk/{listing.pk}/laporkan/")
    enter(page, dewi)
    records = {"product": change, "spotcheck": spot, "reportedlisting": reported, "appeal": appeal}
    paths = ["/admin/", *(f"/admin/catalog/{name}/{record.pk}/change/" for name, record in records.items())]
    assert found + [each for path in paths for each in problems(page, path)] == []
