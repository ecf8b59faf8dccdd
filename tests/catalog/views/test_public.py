"""The pages on which buyers browse: what they see, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog import workflow
from catalog.models import Category, Listing
from producers import workflow as producers
from tests.factories import make_listing, make_listings, make_producer, make_verified_producer
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


def addresses(listing):
    """Every public address that shows something of this listing."""
    return [
        "/",
        "/kategori/",
        "/produk/",
        f"/kategori/{listing.group.slug}/",
        f"/kategori/{listing.category.slug}/",
        f"/cari/?q={listing.title}",
        "/produsen/",
        f"/produsen/{listing.producer_slug}/",
        f"/produk/{listing.slug}-{listing.pk}/",
    ]


def cards(answer):
    return texts(answer, ".grid-cards .card-name")


def test_home_shows_what_is_there(client, emping, las, dewi):
    make_listing(emping, officer=dewi, name="Emping Melinjo")
    make_listing(las, officer=dewi, name="Pagar", category=Category.objects.get(slug="pagar-kanopi"))
    make_producer(name="Belum Diperiksa")
    answer = client.get("/en/")
    assert texts(answer, "h1") == ["Made in Cilegon, straight from the maker"]
    assert texts(answer, ".hero-numbers p") == ["2 products", "2 verified makers"]
    assert texts(answer, ".tile")[:2] == ["Snacks & dry food 1 product", "Prepared food 0 products"]
    assert len(texts(answer, ".tile")) == 12
    assert cards(answer) == ["Pagar", "Emping Melinjo"]
    assert texts(answer, ".person a") == ["Las Citra", "Emping Budi"]
    assert texts(answer, ".person p")[:2] == ["Masigit, Jombang", "Metal and electronics · 1 product"]


def test_home_shows_the_twelve_newest(client, emping):
    make_listings(emping, *({"name": f"Opak {number}"} for number in range(14)))
    assert cards(client.get("/en/")) == [f"Opak {number}" for number in range(13, 1, -1)]


def test_an_empty_market_says_so(client):
    answer = client.get("/en/")
    assert texts(answer, ".empty h2") == ["No products yet"]
    assert (texts(answer, ".hero-numbers p"), texts(answer, ".person")) == (["0 products", "0 verified makers"], [])


def test_the_categories_page_shows_the_whole_tree_with_its_numbers(client, emping):
    make_listings(emping, {}, {}, {"category": Category.objects.get(slug="kusen-pintu")})
    answer = client.get("/en/kategori/")
    section = page(answer).find("section", {"aria-labelledby": "group-bahan-bangunan"})
    assert " ".join(section.get_text(" ").split()) == (
        "Building & garden 3 Blocks, paving & tiles 2 Frames & doors 1 Compost & growing media 0"
    )
    assert len(texts(answer, "h2[id^=group-]")) == 12


def test_a_group_shows_all_its_categories_and_a_category_only_itself(client, emping):
    make_listings(emping, {"name": "Batako"}, {"name": "Pintu", "category": Category.objects.get(slug="kusen-pintu")})
    group, category = client.get("/en/kategori/bahan-bangunan/"), client.get("/en/kategori/batako-paving/")
    assert (texts(group, "h1"), cards(group)) == (["Building & garden"], ["Pintu", "Batako"])
    assert (texts(category, "h1"), cards(category)) == (["Blocks, paving & tiles"], ["Batako"])
    assert texts(group, ".section-head .nums") == ["2 products"]
    assert texts(category, ".section-head .nums") == ["1 product"]


def test_a_category_names_its_group_and_its_neighbours(client):
    answer = client.get("/en/kategori/batako-paving/")
    assert texts(answer, ".crumbs li") == ["Categories", "Building & garden", "Blocks, paving & tiles"]
    assert texts(answer, ".chip") == ["Blocks, paving & tiles", "Frames & doors", "Compost & growing media"]
    assert texts(answer, ".chip[aria-current]") == ["Blocks, paving & tiles"]


def test_an_empty_category_offers_a_way_on(client):
    answer = client.get("/en/kategori/batako-paving/")
    assert texts(answer, ".empty") == ["Nothing here yet Look at all products"]
    assert page(answer).select_one(".empty a")["href"] == "/en/produk/"


def test_the_catalogue_is_read_page_by_page_and_back(client, emping):
    make_listings(emping, *({"name": f"Opak {number}"} for number in range(50)))
    expected = [f"Opak {number}" for number in range(49, -1, -1)]
    first = client.get("/en/produk/")
    assert (cards(first), texts(first, ".pager a")) == (expected[:24], ["Next"])
    second = client.get(page(first).select_one("a[rel=next]")["href"])
    assert (cards(second), texts(second, ".pager a")) == (expected[24:48], ["Previous", "Next"])
    third = client.get(page(second).select_one("a[rel=next]")["href"])
    assert (cards(third), texts(third, ".pager a")) == (expected[48:], ["Previous"])
    back = client.get(page(third).select_one("a[rel=prev]")["href"])
    assert cards(back) == expected[24:48]


@pytest.mark.parametrize(
    "address",
    ["/produk/?setelah=abc", "/produk/?sebelum=0", "/kategori/logam/?setelah=-1", "/produsen/?setelah=x"],
)
def test_a_page_that_cannot_be_is_not_found(client, address):
    answer = client.get(f"/en{address}")
    assert (answer.status_code, texts(answer, "h1")) == (404, ["We cannot find this page"])


@pytest.mark.parametrize(
    "address",
    ["/kategori/tidak-ada/", "/kategori/😀/", "/produk/x-0/", "/produk/x-999999/", "/produk/x-99999999999999999999/",
     "/produk/tanpa-nomor/", "/produsen/tidak-ada/", "/produsen/' OR 1=1/"],
)  # fmt: skip
def test_what_was_never_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def hide_by_withdrawing(listing, officer):
    workflow.withdraw_product(product=listing.product, by=listing.producer.owner)


def hide_by_taking_down(listing, officer):
    workflow.take_down_product(product=listing.product, by=officer, note="Merek orang lain.")


def hide_by_suspending(listing, officer):
    producers.suspend_producer(producer=listing.producer, by=officer, note="Diperiksa")


def hide_by_closing(listing, officer):
    producers.close_producer(producer=listing.producer, by=listing.producer.owner)


HIDDEN = [hide_by_withdrawing, hide_by_taking_down, hide_by_suspending, hide_by_closing]


@pytest.mark.parametrize("hide", HIDDEN)
def test_what_is_hidden_is_on_no_page(client, emping, dewi, hide):
    listing = make_listing(emping, officer=dewi, name="Rengginang Unik")
    pages = addresses(listing)
    shown = [address for address in pages if "Rengginang Unik" in client.get(address).content.decode()]
    assert set(pages) - set(shown) == {"/kategori/", "/produsen/"}
    hide(listing, dewi)
    still = [address for address in pages if "/cari/" not in address]
    assert [address for address in still if "Rengginang Unik" in client.get(address).content.decode()] == []
    assert client.get(pages[-1]).status_code == 410
    assert texts(client.get("/en/cari/?q=Rengginang Unik"), "h1") == ["Nothing found for “Rengginang Unik”"]


def test_a_change_is_on_no_page_before_it_is_approved(client, emping, dewi):
    listing = make_listing(emping, officer=dewi, name="Rengginang")
    workflow.save_product(product=listing.product, name="Kecimpring", description="Kecimpring baru", price=77_777)
    workflow.submit_product(product=listing.product, by=emping.owner)
    for address in addresses(listing):
        html = client.get(address).content.decode()
        assert ("Kecimpring" in html, "77.777" in html) == (False, False), address


@pytest.mark.parametrize(
    ("address", "language", "other"),
    [("/produk/", "id", "/en/produk/"), ("/en/produk/", "en", "/produk/"), ("/", "id", "/en/"), ("/en/", "en", "/")],
)
def test_each_page_names_its_language_and_its_twin(client, emping, address, language, other):
    make_listings(emping, {"name": "Batako"})
    answer = client.get(address, headers={"accept-language": "fr, en;q=0.9, id;q=0.1"})
    soup = page(answer)
    assert soup.html["lang"] == language
    own, foreign = f"http://testserver{address}", f"http://testserver{other}"
    indonesian, english = (own, foreign) if language == "id" else (foreign, own)
    assert soup.select_one("link[rel=canonical]")["href"] == own
    assert [(link["hreflang"], link["href"]) for link in soup.select("link[hreflang]")] == [
        ("id", indonesian), ("en", english), ("x-default", indonesian)
    ]  # fmt: skip
    assert [link["href"] for link in soup.select("footer a[hreflang], .topics a[hreflang]")].count(other) >= 1
    prefix = "/en" if language == "en" else ""
    assert soup.select_one(".card-name")["href"] == f"{prefix}/produk/batako-{Listing.objects.get().pk}/"


@pytest.mark.parametrize(
    ("address", "name"), [("/kategori/logam/", "Logam & las"), ("/en/kategori/logam/", "Metal works")]
)
def test_categories_are_named_in_the_language_of_the_page(client, address, name):
    assert texts(client.get(address), "h1") == [name]


QUERIES = [3, 2, 2, 2, 2, 3, 2, 2, 2]  # never more than 3, however much the pages show


@pytest.mark.parametrize("rows", [1, 3])
def test_each_page_costs_the_same_few_queries_and_leaves_no_cookie(client, dewi, rows):
    for number in range(rows):
        maker = make_verified_producer(officer=dewi, name=f"Batako Budi {number}")
        listing = make_listing(maker, officer=dewi, name="Batako")
        make_listing(maker, officer=dewi, name="Paving")
    client.get("/")  # a process reads the places of its frame once
    spent = []
    for address in addresses(listing):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(address)
        assert (answer.status_code, answer.cookies) == (200, {}), address
        assert [each for each in queries if "django_session" in each["sql"]] == []
        spent.append(len(queries))
    assert spent == QUERIES


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_public_pages_are_only_read(client, emping, dewi, method):
    for address in addresses(make_listing(emping, officer=dewi)):
        assert getattr(client, method)(address).status_code == 405, address


def test_a_head_request_gets_no_body(client):
    answer = client.head("/produk/")
    assert (answer.status_code, answer.content) == (200, b"")
