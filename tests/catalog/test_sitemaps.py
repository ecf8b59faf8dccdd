from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.utils.timezone import localtime
from lxml import etree

from catalog import sitemaps
from catalog.models import Category, Listing
from catalog.workflow import withdraw_product
from tests.factories import make_listing, make_listings

pytestmark = pytest.mark.django_db

SCHEMA = etree.XMLSchema(file=str(Path(__file__).parents[1] / "data" / "sitemap.xsd"))
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def valid(client, address):
    """The file as a tree, once it is what the protocol wants."""
    tree = etree.fromstring(client.get(address).content)
    SCHEMA.assertValid(tree)
    return tree


def paths(tree):
    return [urlsplit(each).path for each in tree.xpath("//s:loc/text()", namespaces=NAMES)]


def test_the_index_names_a_file_for_each_kind_of_page(client):
    assert paths(valid(client, "/sitemap.xml")) == [
        "/sitemap-halaman.xml", "/sitemap-kategori.xml", "/sitemap-produsen.xml",
        "/sitemap-program.xml", "/sitemap-sentra.xml",
        "/sitemap-produk.xml",
    ]  # fmt: skip


def test_a_product_stands_in_both_languages_with_its_counterparts(client, emping, dewi):
    listing = make_listing(emping, officer=dewi)
    url = f"http://testserver/produk/emping-melinjo-{listing.pk}/"
    english = url.replace("/produk/", "/en/produk/")
    tree = valid(client, "/sitemap-produk.xml")
    assert tree.xpath("//s:loc/text()", namespaces=NAMES) == [url, english]
    links = [(link.get("hreflang"), link.get("href")) for link in tree[0].findall("x:link", NAMES)]
    assert links == [("id", url), ("en", english), ("x-default", url)]
    assert tree[0].findtext("s:lastmod", namespaces=NAMES) == f"{localtime(listing.changed_at):%Y-%m-%d}"


def test_what_is_withdrawn_is_named_no_longer(client, emping, dewi):
    kept, gone = make_listing(emping, officer=dewi), make_listing(emping, officer=dewi)
    withdraw_product(product=gone.product, by=emping.owner)
    assert paths(valid(client, "/sitemap-produk.xml"))[0] == f"/produk/emping-melinjo-{kept.pk}/"
    assert len(paths(valid(client, "/sitemap-produk.xml"))) == 2


def test_makers_and_categories_have_their_files(client, emping):
    assert paths(valid(client, "/sitemap-produsen.xml")) == ["/produsen/emping-budi/", "/en/produsen/emping-budi/"]
    assert len(paths(valid(client, "/sitemap-kategori.xml"))) == 2 * Category.objects.count()


def test_fixed_pages_are_there_in_both_languages(client):
    found = paths(valid(client, "/sitemap-halaman.xml"))
    assert found[:4] == ["/", "/en/", "/produk/", "/en/produk/"]
    assert len(found) == 2 * len(sitemaps.FIXED)


@pytest.fixture
def small_files(monkeypatch):
    monkeypatch.setattr(sitemaps, "RANGE", 1)


def test_many_products_are_split_into_files_without_empty_ones(client, emping, small_files):
    first, _gone, last = make_listings(emping, {}, {}, {})
    Listing.objects.filter(pk=_gone.pk).update(is_visible=False)
    index = valid(client, "/sitemap.xml")
    files = [loc for loc in index.xpath("//s:loc/text()", namespaces=NAMES) if "produk" in loc]
    assert [urlsplit(file).query for file in files] == ["", "p=2"]
    assert paths(valid(client, "/sitemap-produk.xml"))[0].endswith(f"-{first.pk}/")
    assert paths(valid(client, "/sitemap-produk.xml?p=2"))[0].endswith(f"-{last.pk}/")


@pytest.mark.parametrize("address", ["/sitemap-produk.xml?p=9", "/sitemap-produk.xml?p=x", "/sitemap-lain.xml"])
def test_a_file_that_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_a_file_of_products_costs_the_same_however_many_stand_in_it(client, emping, django_assert_num_queries, number):
    make_listings(emping, *({} for _each in range(number)))
    with django_assert_num_queries(3):
        client.get("/sitemap-produk.xml")
