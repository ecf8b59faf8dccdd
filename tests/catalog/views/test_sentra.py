import json
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from catalog.stall_card import address
from cilegon_ikm.clock import today
from producers.periods import in_words
from producers.workflow import suspend_producer
from tests.factories import make_bazaar, make_listing, make_listings, make_sentra, make_sentra_member
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
LIST = "/en/sentra/"
PAGE = "/en/sentra/sentra-emping/"


@pytest.fixture
def sentra(emping, dewi):
    """Budi belongs to it."""
    sentra = make_sentra()
    make_sentra_member(sentra, emping, officer=dewi)
    return sentra


def markers(answer):
    return [(each["data-latitude"], each["data-longitude"]) for each in page(answer).select("[data-latitude]")]


def test_the_list_names_each_under_its_kelurahan(client, sentra):
    make_bazaar("Bazar Merak", village_id="36.72.03.1001", latitude=None, longitude=None)
    answer = client.get(LIST)
    headings = [words for words in texts(answer, "main h2") if words]
    assert [heading.split(", ")[1] for heading in headings] == ["Jombang", "Pulomerak"]
    assert texts(answer, "main .person a") == ["Sentra Emping", "Bazar Merak"]
    assert "1 maker" in texts(answer, "main .person")[0]
    assert markers(answer) == [("-6.010000", "106.060000")]


def test_what_is_over_or_not_public_is_not_listed(client, sentra):
    make_bazaar("Bazar Lama", starts_on=today() - timedelta(days=3), ends_on=today() - timedelta(days=1))
    make_sentra("Sentra Tutup", is_public=False)
    assert texts(client.get(LIST), "main .person a") == ["Sentra Emping"]


def test_without_any_the_list_leads_to_the_makers(client):
    assert texts(client.get(LIST), ".empty h2") == ["No sentra yet"]


def test_the_page_shows_only_what_its_makers_sell(client, sentra, las, dewi):
    make_listing(sentra.memberships.get().producer, officer=dewi, name="Emping Melinjo")
    make_listing(las, officer=dewi, name="Pagar Besi")
    answer = client.get(PAGE)
    assert "Emping Melinjo" in texts(answer, ".grid-cards")[0]
    assert "Pagar Besi" not in answer.content.decode()
    assert texts(answer, "section[aria-labelledby=makers] li a") == ["Emping Budi"]


def test_the_catalogue_goes_on_on_the_next_page(client, sentra):
    make_listings(sentra.memberships.get().producer, *({"name": f"Emping {number}"} for number in range(25)))
    answer = client.get(PAGE)
    following = page(answer).select_one("a[rel=next]")["href"]
    assert len(page(answer).select(".grid-cards > li")) == 24
    assert len(page(client.get(following)).select(".grid-cards > li")) == 1


def test_a_suspended_maker_is_not_there(client, sentra, dewi):
    make_listing(sentra.memberships.get().producer, officer=dewi)
    suspend_producer(producer=sentra.memberships.get().producer, by=dewi, note="x")
    answer = client.get(PAGE)
    assert (texts(answer, ".grid-cards"), texts(answer, "section[aria-labelledby=makers]")) == ([], [])


def test_a_bazaar_says_who_stands_where_and_sells_what_they_make(client, emping, las, dewi):
    bazaar = make_bazaar("Bazar Kota", days=4)
    make_listing(emping, officer=dewi, name="Emping Melinjo")
    make_listing(las, officer=dewi, name="Pagar Besi")
    yesterday, first, last = (today() + timedelta(days=number) for number in (-1, 0, 1))
    bazaar.bookings.create(number=2, producer=emping, starts_on=first, ends_on=last)
    bazaar.bookings.create(number=1, producer=las, starts_on=yesterday, ends_on=yesterday)
    answer = client.get(bazaar.get_absolute_url().replace("/sentra/", LIST))
    (row,) = texts(answer, "section[aria-labelledby=stalls] li")
    assert row == f"Emping Budi {in_words(first, last)} Stall 2"
    assert "Emping Melinjo" in answer.content.decode()
    assert "Pagar Besi" not in answer.content.decode()


def data(answer):
    return json.loads(page(answer).select_one('script[type="application/ld+json"]').string)["@graph"][0]


def test_machines_are_told_of_a_place_or_an_event(client, sentra):
    place = data(client.get(PAGE))
    assert (place["@type"], place["geo"]["latitude"], place["description"]) == ("Place", -6.01, "Emping is made here.")
    bazaar = make_bazaar("Bazar Kota")
    event = data(client.get("/en/sentra/bazar-kota/"))
    assert (event["@type"], event["startDate"]) == ("Event", bazaar.starts_on.isoformat())
    assert event["location"]["address"]["addressLocality"] == "Cilegon"


def test_what_is_shared_has_a_picture_of_its_own(client, sentra, dewi):
    make_listing(sentra.memberships.get().producer, officer=dewi)
    picture = page(client.get(PAGE)).select_one('meta[property="og:image"]')["content"]
    answer = client.get(picture)
    assert (answer["Content-Type"], answer.content[:2]) == ("image/jpeg", b"\xff\xd8")


def test_the_code_opens_the_page(client, sentra):
    svg = client.get("/sentra/sentra-emping/qr.svg")
    title = ElementTree.fromstring(svg.content).find("{http://www.w3.org/2000/svg}title")
    assert title.text == address(sentra) == "https://sentra.example/sentra/sentra-emping/"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://sentra.example"


@pytest.mark.parametrize(("name", "width"), [("kartu", 105), ("poster", 210)])
def test_the_code_is_printed_as_card_and_as_poster(client, sentra, tmp_path: Path, name, width):
    file = tmp_path / "x.pdf"
    file.write_bytes(client.get(f"/sentra/sentra-emping/{name}.pdf").content)
    with pikepdf.open(file) as pdf:
        assert (len(pdf.pages), round(float(pdf.pages[0].mediabox[2]) / 72 * 25.4)) == (1, width)


def test_the_maps_pictures_are_let_in_here(client, sentra, settings):
    settings.MAP_TILES_URL = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    for url in (LIST, PAGE):
        assert "https://*.tiles.example" in client.get(url)["Content-Security-Policy"]
    settings.MAP_TILES_URL = ""
    assert page(client.get(LIST)).select("[data-places]") == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_cost_the_same_however_many_there_are(client, sentra, las, number, django_assert_num_queries):
    bazaar = make_bazaar(days=5, stalls=9)
    for each in range(number):
        make_sentra(f"Sentra {each}")
        bazaar.bookings.create(number=each + 1, producer=las, starts_on=today(), ends_on=today())
    make_listings(las, *({} for _each in range(number)))
    with django_assert_num_queries(1):
        client.get(LIST)
    with django_assert_num_queries(5):
        client.get("/sentra/bazar-kota/")
