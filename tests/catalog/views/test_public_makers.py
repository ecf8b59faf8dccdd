from urllib.parse import parse_qs, urlsplit

import pytest

from producers import workflow as producers
from producers.models import Producer, Village
from tests.factories import make_listing, make_listings, make_producer, make_user, make_verified_producer
from tests.pages import page, texts, value_of

pytestmark = pytest.mark.django_db


def names(answer):
    return texts(answer, ".person a")


@pytest.fixture
def _makers(dewi):
    for name, branch, village in [
        ("Zaitun", "food", "Masigit"),
        ("Anyaman", "craft", "Masigit"),
        ("Las", "metal", "Gerem"),
        ("Bolu", "food", "Gerem"),
    ]:
        make_verified_producer(officer=dewi, name=name, branch=branch, village=Village.objects.get(name=village))


@pytest.mark.usefixtures("_makers")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Anyaman", "Bolu", "Las", "Zaitun"]),
        ("?cabang=food", ["Bolu", "Zaitun"]),
        ("?kecamatan=36.72.06", ["Bolu", "Las"]),
        ("?kecamatan=36.72.06&cabang=food", ["Bolu"]),
        ("?kecamatan=36.72.01", []),
        ("?kelurahan=36.72.05.1003", ["Anyaman", "Zaitun"]),
        ("?kelurahan=36.72.05.1003&kecamatan=36.72.06", ["Anyaman", "Zaitun"]),
        ("?kecamatan=&cabang=", ["Anyaman", "Bolu", "Las", "Zaitun"]),
        ("?cabang=rubbish&kecamatan=99", ["Anyaman", "Bolu", "Las", "Zaitun"]),
        ("?cabang=%F0%9F%98%80&kecamatan=' OR 1=1", ["Anyaman", "Bolu", "Las", "Zaitun"]),
    ],
)
def test_makers_are_narrowed_by_place_and_branch(client, query, expected):
    assert names(client.get(f"/en/produsen/{query}")) == expected


@pytest.mark.usefixtures("_makers")
def test_the_choice_stays_chosen(client):
    answer = client.get("/en/produsen/?kecamatan=36.72.06&cabang=food")
    assert (value_of(answer, "kecamatan"), value_of(answer, "cabang")) == ("36.72.06", "food")
    assert len(texts(answer, "#kecamatan option")) == 9
    assert texts(answer, "#cabang option") == [
        "Everything", "Food", "Clothing", "Chemicals and building materials", "Metal and electronics", "Crafts"
    ]  # fmt: skip


def test_a_choice_nobody_fits_offers_a_way_back(client):
    answer = client.get("/en/produsen/?cabang=food")
    assert texts(answer, ".empty") == ["No maker fits this choice Show all makers"]
    assert page(answer).select_one(".empty a")["href"] == "/en/produsen/"


def test_the_pages_of_a_choice_keep_the_choice(client, dewi):
    for number in range(25):
        make_producer(name=f"Bolu {number:02}")
    Producer.objects.update(state="verified", submitted_at="2026-01-01T00:00Z")
    first = client.get("/en/produsen/?cabang=food")
    link = page(first).select_one("a[rel=next]")["href"]
    assert link.startswith("/en/produsen/?cabang=food&setelah=")
    assert names(first) + names(client.get(link)) == [f"Bolu {number:02}" for number in range(25)]


def test_a_maker_is_shown_with_place_branch_and_number_of_products(client, emping):
    make_listings(emping, {}, {})
    make_listing(emping, name="Opak")
    answer = client.get("/en/produsen/")
    assert texts(answer, ".person p") == ["Masigit, Jombang", "Food · 3 products"]
    assert page(answer).select_one(".person a")["href"] == "/en/produsen/emping-budi/"
    assert len(page(answer).select(".person img")) == 1


def test_a_storefront_tells_who_makes_it_and_what(client, emping, las):
    make_listings(emping, {"name": "Opak"}, {"name": "Emping"})
    make_listings(las, {"name": "Pagar"})
    answer = client.get("/en/produsen/emping-budi/")
    assert (texts(answer, "h1"), texts(answer, "title")) == (["Emping Budi"], ["Emping Budi – Sentra IKM Cilegon"])
    assert texts(answer, ".front-head .badge") == ["Verified by Disperindag", "Food"]
    assert texts(answer, ".front-head .place") == ["Jl. Contoh No. 1, RT 01/RW 02, Masigit, Jombang"]
    assert texts(answer, ".story") == ["Kami membuat emping sejak 1998."]
    assert (texts(answer, ".card-name"), texts(answer, ".section-head .nums")) == (["Emping", "Opak"], ["2"])


def test_a_storefront_opens_whatsapp_with_a_greeting(client, emping):
    link = urlsplit(page(client.get("/en/produsen/emping-budi/")).select_one("a.btn-chat")["href"])
    assert (link.netloc, link.path) == ("wa.me", f"/{emping.whatsapp.as_e164.removeprefix('+')}")
    assert parse_qs(link.query)["text"] == ["Hello Emping Budi, I found you on Sentra IKM Cilegon."]


def test_a_storefront_shows_the_newest_photo(client, emping, dewi):
    listing = make_listing(emping, officer=dewi)
    images = page(client.get("/produsen/emping-budi/")).select(".front-cover img")
    assert [image["src"] for image in images] == [f"/media/{listing.photos[0]['key']}.jpg"]


def test_a_storefront_without_products_says_so(client, emping):
    answer = client.get("/en/produsen/emping-budi/")
    assert (texts(answer, ".empty h2"), texts(answer, ".section-head .nums")) == (["Nothing here yet"], ["0"])


def test_the_story_stays_text(client, emping):
    producers.save_profile(producer=emping, story="<img src=x onerror=alert(1)>")
    answer = client.get("/produsen/emping-budi/")
    assert (texts(answer, ".story"), page(answer).select(".story img")) == (["<img src=x onerror=alert(1)>"], [])


@pytest.mark.parametrize("state", ["draft", "submitted", "changes", "suspended", "closed"])
def test_a_maker_who_is_not_verified_has_no_public_page(client, dewi, state):
    producer = make_producer(make_user("Budi"), name="Emping Budi")
    Producer.objects.filter(pk=producer.pk).update(state=state, submitted_at=producer.created_at)
    assert client.get("/produsen/emping-budi/").status_code == 404
    assert names(client.get("/produsen/")) == []


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("query", ["", "?cabang=food", "?kecamatan=36.72.05", "?kelurahan=36.72.05.1003"])
def test_the_directory_costs_two_queries(client, dewi, rows, query, django_assert_num_queries):
    for number in range(rows):
        make_verified_producer(officer=dewi, name=f"Emping {number}")
    with django_assert_num_queries(2):
        assert len(names(client.get(f"/produsen/{query}"))) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_storefront_costs_two_queries(client, emping, rows, django_assert_num_queries):
    make_listings(emping, *({} for _number in range(rows)))
    with django_assert_num_queries(2):
        assert len(texts(client.get("/produsen/emping-budi/"), ".card-name")) == rows
