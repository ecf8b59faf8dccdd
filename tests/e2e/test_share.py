"""The share button: the device's own sheet where there is one, else plain links."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_moderator, make_user, make_verified_producer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
STOREFRONT = "/en/produsen/emping-budi/"
OWN_SHEET = "navigator.share = async (what) => { document.title = `shared ${what.title} ${what.url}` }"
NO_SHEET = "delete Navigator.prototype.share"


@pytest.fixture
def _maker():
    make_verified_producer(make_user("Budi"), officer=make_moderator("Dewi"), name="Emping Budi")


@pytest.mark.usefixtures("_maker")
@pytest.mark.parametrize("javascript", [True], indirect=True, ids=[""])
def test_the_devices_own_sheet_opens_where_there_is_one(person):
    page = person()
    page.add_init_script(OWN_SHEET)
    page.goto(STOREFRONT)
    page.get_by_text("Share", exact=True).click()
    expect(page).to_have_title(f"shared Emping Budi {page.url}")
    expect(page.get_by_role("link", name="Send on WhatsApp")).to_be_hidden()


@pytest.mark.usefixtures("_maker")
def test_elsewhere_the_button_shows_links(person):
    page = person()
    page.add_init_script(NO_SHEET)
    page.goto(STOREFRONT)
    page.get_by_text("Share", exact=True).click()
    expect(page.get_by_role("link", name="Send on WhatsApp")).to_be_visible()
    expect(page.get_by_label("Address of this page")).to_have_value(page.url)
