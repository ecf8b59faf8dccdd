"""An officer compares candidate sites: map and table, another weight, and the sheet to print."""

import pytest
from playwright.sync_api import expect

from producers.models import Criterion, LandStatus, Producer
from tests.e2e.people import sign_in
from tests.e2e.test_pages import problems, serve_tiles
from tests.factories import make_moderator, make_site, make_user, make_verified_producer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
DESK = {"viewport": {"width": 1440, "height": 900}, "is_mobile": False, "has_touch": False}
COMPARE = "/en/admin/producers/site/compare/"


def test_an_officer_compares_sites_and_sees_what_speaks_for_the_first(person, javascript):
    dewi = make_moderator("Dewi")
    maker = make_verified_producer(make_user("Budi"), officer=dewi, name="Emping Budi")
    Producer.objects.filter(pk=maker.pk).update(latitude="-6.01", longitude="106.06")
    city, disputed = (LandStatus.objects.get(points=points) for points in (100, 0))
    make_site("Gudang Masigit", latitude="-6.012", area=900, cost=1_000_000_000, land_status=city)
    make_site("Lahan Suralaya", latitude="-5.894", area=20_000, cost=900_000_000, land_status=disputed)
    page = person(**DESK)
    serve_tiles(page)
    sign_in(page, dewi.email)
    page.goto("/en/admin/producers/site/")
    page.get_by_role("link", name="Compare").first.click()
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
