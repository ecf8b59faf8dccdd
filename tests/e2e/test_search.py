"""The search field by keyboard alone, lists that grow, and what works without script."""

import pytest
from playwright.sync_api import expect

from catalog.models import SearchDay
from tests.factories import make_listings, make_moderator, make_user, make_verified_producer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def _market():
    maker = make_verified_producer(make_user("Budi"), officer=make_moderator("Dewi"), name="Emping Budi")
    make_listings(maker, *({"name": f"Opak ketan {number}", "price": 1_000 * number} for number in range(1, 31)))


@pytest.mark.usefixtures("_market")
@pytest.mark.parametrize("javascript", [True], indirect=True, ids=[""])
def test_suggestions_are_chosen_by_keyboard_and_told_to_who_does_not_see(person):
    page = person(user_agent="Mozilla/5.0 (Linux; Android 14)")  # the browser's own name is a program's
    page.goto("/en/produk/")
    field, options = page.get_by_role("combobox", name="Search products and makers"), page.get_by_role("option")
    field.press_sequentially("opa")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form.search [role=status]")).to_have_text("4 Suggestions")
    field.press("Escape")
    expect(options.first).to_be_hidden()
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Results for “opak”")
    page.locator(".card a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Opak ketan")
    for _moment in range(100):  # the beacon travels beside the page
        if SearchDay.objects.get().clicks:
            break
        page.wait_for_timeout(50)
    assert list(SearchDay.objects.values_list("text", "searches", "clicks")) == [("opak", 1, 1)]


@pytest.mark.usefixtures("_market")
@pytest.mark.parametrize("javascript", [True], indirect=True, ids=[""])
def test_a_list_grows_on_request(person):
    page = person()
    page.goto("/en/cari/?q=opak")
    page.mouse.wheel(0, 200)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".grid-cards .card")).to_have_count(30)
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


@pytest.mark.usefixtures("_market")
def test_filters_work_with_and_without_script(person):
    page = person()
    page.goto("/en/cari/?q=opak")
    page.get_by_text("Filter and sort").first.click()
    page.get_by_label("below Rp10.000").check()
    page.get_by_label("Sort by").select_option("Highest price")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".card-name").first).to_have_text("Opak ketan 9")
    expect(page.locator(".grid-cards .card")).to_have_count(9)
    page.get_by_role("link", name="Remove: below Rp10.000").click()
    expect(page.locator(".card-name").first).to_have_text("Opak ketan 30")
