import pytest

from tests.factories import make_listing

pytestmark = pytest.mark.django_db


def test_robots_find_the_sitemap_and_keep_out_of_private_places(client):
    answer = client.get("/robots.txt")
    lines = answer.text.split("\n")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /usaha/", "Disallow: /en/usaha/", "Disallow: /admin/"} <= set(lines)
    assert "Sitemap: http://testserver/sitemap.xml" in lines


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/feeds/google.xml", "application/rss+xml; charset=utf-8"),
        ("/feeds/meta.csv", "text/csv; charset=utf-8"),
        ("/feeds/produk.atom", "application/atom+xml; charset=utf-8"),
    ],
)
def test_a_feed_says_its_kind_and_names_whole_addresses(client, emping, dewi, address, kind):
    listing = make_listing(emping, officer=dewi)
    answer = client.get(address)
    assert answer["Content-Type"] == kind
    assert f"http://testserver/produk/emping-melinjo-{listing.pk}/" in answer.getvalue().decode()


@pytest.mark.parametrize("address", ["/robots.txt", "/feeds/google.xml", "/feeds/meta.csv"])
def test_machines_may_keep_it_for_an_hour(client, db, address):
    assert client.get(address)["Cache-Control"] == "public, max-age=3600"
