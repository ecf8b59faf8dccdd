"""What every public page promises: no session, no cookie, and a first visit that fits into one round trip."""

import re

import brotli
import pytest
from django.contrib.staticfiles.finders import find

from cilegon_ikm.page_cache.kept import BROTLI_QUALITY
from tests.catalog.views.test_public import addresses
from tests.factories import make_listing, make_listings, make_programme, make_sentra, make_sentra_member
from tests.pages import page

pytestmark = pytest.mark.django_db
FIRST_ROUND_TRIP = 14_336  # bytes: ten packets, which a server sends before the first answer of the browser
WITH_SCRIPTS = 45 * 1024
SENTRA = ("/sentra/", "/sentra/sentra-1-di-kota-cilegon/")


@pytest.fixture
def full_market(emping, las, dewi):
    """More than fits on any page, each with its photo."""
    listing = make_listing(emping, officer=dewi, name="Emping Melinjo", description="Renyah dan gurih. " * 60)
    photo = listing.photos[0] | {"variants": True}
    for maker in (emping, las):
        rows = make_listings(maker, *({"name": f"Emping pedas manis {number}"} for number in range(30)))
        for row in rows:
            row.photos = [photo | {"key": f"photos/{row.pk:02x}/{row.pk:032x}"}]
            row.save(update_fields=["photos"])
    for number in range(6):
        make_sentra_member(make_sentra(f"Sentra {number} di Kota Cilegon"), emping, officer=dewi)
    for number in range(4):
        make_programme(officer=dewi, title=f"Pelatihan kemasan pangan angkatan {number}")
    shot = {"stars": 4, "name": "Ani", "about": "Emping Melinjo", "on": "2026-03-01", "photos": [photo] * 2}
    sayings = ["Renyah, gurih dan tidak pahit. ", "Datang dua hari lebih lambat. ", "Bungkusnya rapi sekali. "]
    reviews = [{**shot, "words": (words * 9)[:240], "answer": words[::-1] * 4} for words in sayings]
    for thing in (listing, emping):
        thing.rating_total, thing.rating_count, thing.newest_reviews = 12, 3, reviews
        thing.save(update_fields=["rating_total", "rating_count", "newest_reviews"])
    return listing


def wire(content: bytes) -> int:
    """Bytes that travel, as the page cache compresses."""
    return len(brotli.compress(content, brotli.MODE_TEXT, BROTLI_QUALITY))


def of(answer, css, attribute) -> list[str]:
    """The names of the static files that these elements load."""
    hashed = [element[attribute].removeprefix("/static/") for element in page(answer).select(css)]
    return [re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", name) for name in hashed]


def file_bytes(names) -> int:
    return sum(wire(open(find(name), "rb").read()) for name in names)


def test_html_and_css_of_a_first_visit_fit_into_the_first_round_trip(client, full_market):
    for address in [*addresses(full_market), *SENTRA]:
        answer = client.get(address)
        sheets = of(answer, "link[rel=stylesheet]", "href")
        assert sheets == ["css/main.css"], address
        spent = wire(answer.content) + file_bytes(sheets)
        assert spent <= FIRST_ROUND_TRIP, (address, spent)
        scripts = of(answer, "script[src]", "src")
        assert spent + file_bytes(scripts) <= WITH_SCRIPTS, address


def test_no_script_holds_up_the_page_and_no_style_stands_in_it(client, full_market):
    for address in [*addresses(full_market), *SENTRA]:
        elements = page(client.get(address))
        running = elements.select('script:not([type="application/ld+json"])')  # the others are data
        blocking = [each for each in running if each.get("type") != "module"]
        assert (blocking, elements.select("style, [style]")) == ([], []), address


def test_every_picture_reserves_its_place(client, full_market):
    for address in addresses(full_market):
        for image in page(client.get(address)).select("img"):
            assert image.get("width", "").isdigit(), (address, image)
            assert image.get("height", "").isdigit(), (address, image)


def test_no_public_page_touches_the_session_or_sets_a_cookie(client, full_market):
    slug = full_market.producer_slug
    files = [f"/produsen/{slug}/{name}" for name in ("qr.svg", "kartu.pdf", "gambar.jpg")]
    for address in [*addresses(full_market), *files, *SENTRA, "/bantuan/", "/bantuan/privasi/", "/cari/"]:
        for prefix in ("", "/en"):
            answer = client.get(f"{prefix}{address}")
            session = answer.wsgi_request.session
            assert (answer.status_code, answer.cookies, session.accessed) == (200, {}, False), address
