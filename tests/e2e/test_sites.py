"""An officer compares candidate sites: import, map and table, another weight, and the sheet to print."""

import pytest
from playwright.sync_api import expect

from producers.models import Criterion, Site
from tests.e2e.test_pages import problems, serve_tiles, sign_in
from tests.factories import make_moderator, make_user, make_verified_producer, sheet

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
DESK = {"viewport": {"width": 1440, "height": 900}, "is_mobile": False, "has_touch": False}
COMPARE = "/en/admin/producers/site/compare/"
HEADINGS = ["NAMA", "KELURAHAN", "LINTANG", "BUJUR", "STATUS LAHAN", "LUAS (M2)", "BIAYA (RP)"]
NEAR = ["Gudang Masigit", "Masigit", "-6,012", "106,061", "Milik pemerintah kota", 900, 1_000_000_000]
FAR = ["Lahan Suralaya", "Suralaya", "-5,894", "106,031", "Sengketa atau belum jelas", 20_000, 900_000_000]


def test_an_officer_imports_sites_and_sees_what_speaks_for_the_first(person, javascript):
    dewi = make_moderator("Dewi")
    maker = make_verified_producer(make_user("Budi"), officer=dewi, name="Emping Budi")
    type(maker).objects.update(latitude="-6.01", longitude="106.06")
    page = person(**DESK)
    serve_tiles(page)
    sign_in(page, dewi.email)
    page.goto("/en/admin/producers/site/import/")
    file = {"name": "lahan.xlsx", "mimeType": "application/zip", "buffer": sheet(HEADINGS, NEAR, FAR)}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("select[name=format]").select_option(label="xlsx")
    page.locator("form [type=submit]", has_text="Submit").or_(page.get_by_role("button", name="Submit")).first.click()
    expect(page.get_by_text("Lahan Suralaya")).to_be_visible()
    assert Site.objects.count() == 0
    page.get_by_role("button", name="Confirm import").click()
    page.wait_for_url("**/admin/producers/site/")
    page.goto(COMPARE)
    places = page.locator("#sites tbody tr")
    expect(places.nth(0)).to_contain_text("Gudang Masigit")
    expect(page.locator(".desk-lead")).to_have_text(
        "“Gudang Masigit” stays first whichever weight is 20 % less or more."
    )
    expect(page.locator("[data-places]")).to_be_visible(visible=javascript)
    if javascript:
        page.locator("[data-places]").scroll_into_view_if_needed()
        expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
        assert problems(page, COMPARE) == []
    Criterion.objects.exclude(measure="area").update(weight=0)
    page.goto(COMPARE)
    expect(places.nth(0)).to_contain_text("Lahan Suralaya")
    with page.expect_download() as download:
        page.get_by_role("link", name="Comparison to print").click()
    assert download.value.path().read_bytes()[:5] == b"%PDF-"
