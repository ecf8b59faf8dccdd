from urllib.parse import parse_qs, urlsplit

import pytest

from catalog import workflow
from catalog.models import Category
from catalog.tasks import make_variants
from producers import workflow as producers
from tests.factories import make_listing, make_listings
from tests.pages import page, texts, value_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(emping, dewi):
    return make_listing(emping, officer=dewi, photos=2, price=1_250_000, minimum_order=1500, name="Emping Melinjo")


def address(listing):
    return f"/en/produk/{listing.slug}-{listing.pk}/"


def cards(answer, section):
    return texts(answer, f"section[aria-labelledby={section}] .card-name")


def test_a_buyer_reads_all_that_matters(client, listing):
    answer = client.get(address(listing))
    assert texts(answer, "h1") == ["Emping Melinjo"]
    assert texts(answer, "title") == ["Emping Melinjo – Emping Budi – Sentra IKM Cilegon"]
    assert page(answer).find("meta", {"name": "description"})["content"] == "Emping renyah dari melinjo pilihan."
    assert texts(answer, ".product .price") == ["Rp1.250.000 / pack"]
    assert texts(answer, ".facts div") == [
        "Minimum order 1.500 pack", "Availability made to order in 3 days", "Place Masigit, Jombang"
    ]  # fmt: skip
    assert texts(answer, ".crumbs li") == ["Categories", "Snacks & dry food", "Melinjo crackers"]
    assert texts(answer, ".maker-box") == ["Emping Budi Food · Masigit Verified by Disperindag"]
    assert page(answer).select_one(".maker-box a")["href"] == "/en/produsen/emping-budi/"
    assert texts(answer, ".product-text") == ["Emping renyah dari melinjo pilihan."]


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "made to order the same day"), (1, "made to order in 1 day"), (14, "made to order in 14 days")],
)
def test_the_lead_time_is_said_in_words(client, emping, dewi, days, text):
    answer = client.get(address(make_listing(emping, officer=dewi, lead_time_days=days)))
    assert texts(answer, ".facts dd")[1] == text


def test_every_photo_is_shown_and_the_first_comes_first(client, listing):
    images = page(client.get(address(listing))).select(".gallery-strip img")
    assert [(image["src"], image.get("fetchpriority"), image.get("loading")) for image in images] == [
        (f"/media/{listing.photos[0]['key']}.jpg", "high", None),
        (f"/media/{listing.photos[1]['key']}.jpg", None, "lazy"),
    ]
    assert {image["alt"] for image in images} == {"Emping Melinjo"}


def test_small_photos_are_offered_once_they_are_made(client, listing):
    assert page(client.get(address(listing))).select("source") == []
    make_variants.call(listing.photos[0]["id"])
    sources = page(client.get(address(listing))).select(".gallery-strip source")
    assert [source["type"] for source in sources] == ["image/avif", "image/webp"]
    name = sources[0]["srcset"].split()[0]
    assert client.get(name).headers["Content-Type"] == "image/avif"


def test_the_enquiry_form_starts_at_the_minimum_order(client, listing):
    answer = client.get(address(listing))
    form = page(answer).select_one("form.ask")
    assert (form["method"], form["action"]) == ("post", f"/en/keranjang/tambah/{listing.pk}/")
    assert (value_of(answer, "quantity"), value_of(answer, "note")) == ("1500", "")
    assert texts(answer, "form.ask .form-label") == ["Quantity (pack)", "Note (optional)"]


def test_whatsapp_opens_with_a_message_that_names_the_product(client, listing):
    link = urlsplit(page(client.get(address(listing))).select_one("a.btn-chat")["href"])
    assert (link.netloc, link.path) == ("wa.me", f"/{listing.whatsapp.as_e164.removeprefix('+')}")
    assert parse_qs(link.query)["text"] == [
        f"Hello, I saw “Emping Melinjo” on Sentra IKM Cilegon and would like to know more: "
        f"http://testserver{address(listing)}"
    ]


def test_neighbours_are_of_the_same_maker_and_of_others_in_the_category(client, listing, emping, las):
    category = listing.category
    make_listings(emping, *({"name": f"Opak {number}"} for number in range(7)))
    make_listings(
        las, {"name": "Emping Citra", "category": category}, {"name": "Pagar"}, {"name": "Ceplis", "category": category}
    )
    answer = client.get(address(listing))
    assert cards(answer, "same") == [f"Opak {number}" for number in range(6, 0, -1)]
    assert cards(answer, "similar") == ["Ceplis", "Emping Citra"]


def test_a_lonely_product_shows_no_empty_sections(client, listing):
    assert texts(client.get(address(listing)), "main h2") == ["Ask the maker", "About this product"]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("slug", ["nama-lama", "x", "emping-melinjo-2", "EMPING-MELINJO"])
def test_any_other_name_in_the_address_leads_to_the_present_one(client, listing, prefix, slug):
    answer = client.get(f"{prefix}/produk/{slug}-{listing.pk}/")
    assert (answer.status_code, answer["Location"]) == (301, f"{prefix}/produk/emping-melinjo-{listing.pk}/")


def test_an_old_address_finds_a_renamed_product(client, listing, dewi):
    old, product = address(listing), listing.product
    workflow.save_product(product=product, name="Emping Super")
    workflow.submit_product(product=product, by=product.producer.owner)
    assert client.get(old).status_code == 200
    workflow.approve_product(product=product, version=product.version, by=dewi)
    answer = client.get(old, follow=True)
    assert answer.redirect_chain == [(f"/en/produk/emping-super-{listing.pk}/", 301)]
    assert texts(answer, "h1") == ["Emping Super"]


def test_what_the_maker_wrote_stays_text(client, emping, dewi):
    text = "<script>alert('x')</script>"
    listing = make_listing(emping, officer=dewi, name=text, description=text)
    answer = client.get(address(listing))
    assert (texts(answer, "h1"), texts(answer, ".product-text")) == ([text], [text])
    assert "alert" not in "".join(
        script.get_text() for script in page(answer).select("script[src], script:not([type])")
    )
    assert "<" not in page(answer).select_one("script[type='application/ld+json']").string


def test_a_listing_without_photo_still_has_a_page(client, emping):
    listing = make_listings(emping, {"name": "Batako"})[0]
    answer = client.get(address(listing))
    assert (texts(answer, "h1"), page(answer).select(".gallery img")) == (["Batako"], [])


def test_a_maker_changes_her_number_and_the_page_follows(client, listing, emping):
    producers.save_profile(producer=emping, whatsapp="+628120000888", name="Emping Jaya")
    answer = client.get(address(listing))
    assert page(answer).select_one("a.btn-chat")["href"].startswith("https://wa.me/628120000888?")
    assert texts(answer, ".maker-box strong") == ["Emping Jaya"]


def test_a_product_leads_to_its_category(client, listing):
    link = page(client.get(address(listing))).select(".crumbs a")[-1]["href"]
    assert link == "/en/kategori/emping-ceplis/"
    assert texts(client.get(link), ".card-name") == ["Emping Melinjo"]
    assert Category.objects.get(slug="emping-ceplis").listing_count == 1
