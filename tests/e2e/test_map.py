"""One's place on the map, tapped on a phone; the tile server is played by the browser."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_user, make_verified_producer

from .people import enter
from .test_pages import serve_tiles

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
MAP = "/en/usaha/profil/peta/"


def test_a_tap_sets_the_place_and_without_script_the_kelurahan_is_enough(person, javascript):
    producer = make_verified_producer(make_user("Budi"), name="Emping Budi")
    page, heard = person(), []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    serve_tiles(page)
    enter(page, producer.owner)
    page.goto(MAP)
    if not javascript:
        expect(page.get_by_text("Without it, your kelurahan is enough.")).to_be_visible()
        expect(page.locator("#map")).to_be_hidden()
        return
    expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
    page.locator("#map").tap(position={"x": 150, "y": 120})
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    producer.refresh_from_db()
    tapped = (producer.latitude, producer.longitude)
    assert -6.1 < tapped[0] < -5.9
    assert 105.9 < tapped[1] < 106.1
    page.goto(MAP)
    expect(page.locator("path.leaflet-interactive")).to_be_visible()
    page.get_by_role("button", name="Use the middle of the map").press("Enter")
    page.get_by_role("button", name="Save").click()
    producer.refresh_from_db()
    assert abs(producer.latitude - tapped[0]) < 0.0001
    assert heard == []
