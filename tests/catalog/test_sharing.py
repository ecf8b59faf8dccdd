from urllib.parse import parse_qs, urlsplit

import pytest

from producers import workflow as producers
from tests.factories import make_listing, make_listings
from tests.pages import page

pytestmark = pytest.mark.django_db
STOREFRONT = "http://testserver/en/produsen/emping-budi/"


def preview_of(answer):
    """What a machine reads that draws a preview of the page."""
    tags = {tag["property"].removeprefix("og:"): tag["content"] for tag in page(answer).select("meta[property^='og:']")}
    return {**tags, "card": page(answer).select_one("meta[name='twitter:card']")["content"]}


def test_a_shared_storefront_shows_the_makers_picture(client, emping):
    assert preview_of(client.get("/en/produsen/emping-budi/?x=1")) == {
        "site_name": "Sentra IKM Cilegon",
        "type": "website",
        "title": "Emping Budi",
        "description": "Kami membuat emping sejak 1998.",
        "url": STOREFRONT,
        "image": f"{STOREFRONT}gambar.jpg",
        "image:width": "1200",
        "image:height": "630",
        "image:alt": "Emping Budi",
        "card": "summary_large_image",
    }


def test_a_shared_product_shows_its_first_photo(client, emping, dewi):
    listing = make_listing(emping, officer=dewi)
    address = f"/en/produk/emping-melinjo-{listing.pk}/"
    seen = preview_of(client.get(address))
    assert (seen["title"], seen["description"], seen["url"]) == (
        "Emping Melinjo – Emping Budi", "Emping renyah dari melinjo pilihan.", f"http://testserver{address}"
    )  # fmt: skip
    assert (seen["image"], seen["image:width"], seen["image:height"]) == (
        f"http://testserver/media/{listing.photos[0]['key']}.jpg", "640", "480"
    )  # fmt: skip


def test_a_product_without_photo_shows_the_makers_picture(client, emping):
    (listing,) = make_listings(emping, {"name": "Batako"})
    assert preview_of(client.get(f"/en/produk/batako-{listing.pk}/"))["image"] == f"{STOREFRONT}gambar.jpg"


def test_what_the_maker_wrote_stays_text_in_the_preview(client, emping):
    producers.save_profile(producer=emping, name='"><script>x</script>')
    assert preview_of(client.get("/en/produsen/emping-budi/"))["title"] == '"><script>x</script>'


def test_the_share_links_work_without_script(client, emping):
    sheet = page(client.get("/en/produsen/emping-budi/")).select_one("details.share")
    link = urlsplit(sheet.select_one("a")["href"])
    assert (link.netloc, link.path, parse_qs(link.query)) == ("wa.me", "/", {"text": [f"Emping Budi: {STOREFRONT}"]})
    assert sheet.select_one("input")["value"] == STOREFRONT


def test_a_product_can_be_shared_and_its_preview_cannot(client, emping, dewi):
    listing = make_listing(emping, officer=dewi)
    address = f"http://testserver/en/produk/emping-melinjo-{listing.pk}/"
    sheet = page(client.get(address)).select_one("details.share")
    assert (sheet["data-title"], sheet["data-url"]) == ("Emping Melinjo – Emping Budi", address)
    client.force_login(emping.owner)
    assert page(client.get(f"/en/usaha/produk/{listing.pk}/pratinjau/")).select("details.share") == []


def test_a_shared_category_has_a_picture_of_its_products(client, emping, dewi):
    make_listing(emping, officer=dewi)
    seen = preview_of(client.get("/en/kategori/emping-ceplis/"))
    assert (seen["title"], seen["url"]) == ("Melinjo crackers", "http://testserver/en/kategori/emping-ceplis/")
    assert seen["description"] == "Melinjo crackers from verified makers in Cilegon"
    assert seen["image"] == "http://testserver/en/kategori/emping-ceplis/gambar.jpg"
    picture = client.get(seen["image"])
    assert (picture["Content-Type"], picture.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")


def test_the_home_page_is_shared_with_a_photo_once_there_is_one(client, emping, dewi):
    assert page(client.get("/en/")).select("meta[property='og:image']") == []
    listing = make_listing(emping, officer=dewi)
    seen = preview_of(client.get("/en/"))
    assert (seen["title"], seen["url"]) == ("Sentra IKM Cilegon", "http://testserver/en/")
    assert seen["image"] == f"http://testserver/media/{listing.photos[0]['key']}.jpg"
