import feedparser
import pytest

from catalog.models import Category
from producers.workflow import suspend_producer
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def emping_listing(emping, dewi):
    return make_listing(emping, officer=dewi, name="Emping & Melinjo")


@pytest.fixture
def paving(las, dewi, emping_listing):
    """Newer, of another maker and another category."""
    return make_listing(las, officer=dewi, name="Paving", category=Category.objects.get(slug="batako-paving"))


def read(client, address):
    """The feed once a reader finds nothing wrong with it."""
    feed = feedparser.parse(client.get(address).content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    return feed


def titles(client, address):
    return [entry.title for entry in read(client, address).entries]


def test_the_city_has_the_newest_first(client, emping_listing, paving):
    assert titles(client, "/feeds/produk.atom") == ["Paving", "Emping & Melinjo"]


def test_a_category_and_its_group_have_their_own(client, emping_listing, paving):
    assert titles(client, "/feeds/kategori/emping-ceplis.atom") == ["Emping & Melinjo"]
    assert titles(client, "/feeds/kategori/bahan-bangunan.atom") == ["Paving"]


def test_a_maker_has_its_own(client, emping_listing, paving):
    feed = read(client, "/feeds/produsen/las-citra.atom")
    assert [entry.title for entry in feed.entries] == ["Paving"]
    assert feed.feed.title.split(": ")[1:] == ["Las Citra"]
    assert feed.feed.link == "http://testserver/produsen/las-citra/"


def test_an_entry_says_what_whose_and_when(client, emping_listing):
    (entry,) = read(client, "/feeds/produk.atom").entries
    assert entry.link == f"http://testserver/produk/emping-melinjo-{emping_listing.pk}/"
    assert (entry.summary, entry.author) == ("Emping renyah dari melinjo pilihan.", "Emping Budi")
    assert entry.published == f"{emping_listing.published_at.isoformat()}"


@pytest.mark.parametrize("address", ["/feeds/kategori/tiada.atom", "/feeds/produsen/tiada.atom"])
def test_nothing_has_no_feed(client, db, address):
    assert client.get(address).status_code == 404


def test_a_suspended_maker_has_no_feed(client, emping, emping_listing, dewi):
    suspend_producer(producer=emping, by=dewi, note="Periksa.")
    assert client.get("/feeds/produsen/emping-budi.atom").status_code == 404
    assert titles(client, "/feeds/produk.atom") == []


def test_an_empty_feed_is_valid(client, db):
    assert titles(client, "/feeds/produk.atom") == []
