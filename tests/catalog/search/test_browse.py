"""Narrowing and sorting, as the address asks for it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Attribute, Category, Listing
from catalog.search import facets
from producers.models import Village
from tests.factories import make_listings, make_verified_credential, make_verified_producer
from tests.pages import page, texts, value_of

pytestmark = pytest.mark.django_db


def cards(answer):
    return texts(answer, ".grid-cards .card-name")


@pytest.fixture
def market(emping, dewi):
    """Listings that differ in everything a buyer can choose; Masigit lies in Jombang, Gerem in Grogol."""
    group = Category.objects.get(slug="logam")
    Attribute.objects.create(
        group=group, slug="bahan", name="Bahan", name_en="Material", is_facet=True, choices=[["baja", "steel"]]
    )
    gerem = Village.objects.get(name="Gerem")
    make_verified_credential(emping, kind="halal", officer=dewi)
    make_verified_credential(emping, kind="pirt", officer=dewi)
    other = make_verified_producer(officer=dewi, name="Las Gerem", village=gerem, latitude="-5.95", longitude="106.01")
    fence = {"category": Category.objects.get(slug="pagar-kanopi"), "attributes": {"bahan": "baja"}}
    later = [{**fence, "published_at": datetime(2026, 2, day, tzinfo=UTC)} for day in (1, 2)]
    make_listings(
        emping,
        {"name": "Opak", "price": 9_000, "availability": "ready", "minimum_order": 1},
        {"name": "Kue", "price": 60_000, "minimum_order": 20, "monthly_capacity": 500},
        {"name": "Tumpeng", "price": None, "price_kind": "ask", "monthly_capacity": 2_000, "minimum_order": 10},
    )
    gate, roof = {"name": "Pagar", "price": 900_000}, {"name": "Kanopi", "price": 2_000_000}
    make_listings(other, gate | later[0], roof | later[1])


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("kategori=logam", ["Kanopi", "Pagar"]),
        ("kategori=logam&jenis=pagar-kanopi", ["Kanopi", "Pagar"]),
        ("kecamatan=36.72.05", ["Kue", "Opak", "Tumpeng"]),
        ("kelurahan=36.72.05.1003", ["Kue", "Opak", "Tumpeng"]),
        ("harga=-10000", ["Opak"]),
        ("harga=50000-1000000", ["Kue", "Pagar"]),
        ("harga=1000000-", ["Kanopi"]),
        ("dokumen=halal", ["Kue", "Opak", "Tumpeng"]),
        ("dokumen=halal&dokumen=pirt", ["Kue", "Opak", "Tumpeng"]),
        ("dokumen=halal&dokumen=sni", []),
        ("tersedia=siap", ["Opak"]),
        ("tersedia=pesanan", ["Kanopi", "Kue", "Pagar", "Tumpeng"]),
        ("minimal=10", ["Kanopi", "Opak", "Pagar", "Tumpeng"]),
        ("kapasitas=1000", ["Tumpeng"]),
        ("ciri-bahan=baja", ["Kanopi", "Pagar"]),
        ("ciri-bahan=kayu", []),
        ("harga=50000-1000000&tersedia=pesanan&kategori=logam", ["Pagar"]),
    ],
)
def test_choices_narrow_the_catalogue_and_a_search_alike(client, market, chosen, expected):
    shown = client.get(f"/en/produk/?{chosen}")
    assert sorted(cards(shown)) == expected
    words = " or ".join(["opak", "kue", "tumpeng", "pagar", "kanopi"])
    assert sorted(cards(client.get(f"/en/cari/?q={words}&{chosen}"))) == expected
    if not expected:
        assert texts(shown, ".empty h2") == ["No product fits all of this"]


@pytest.mark.parametrize(
    "nonsense",
    ["kategori=%27;--", "kecamatan=x", "kelurahan=36.72.05", "harga=abc", "harga=-", "harga=9-8-7", "dokumen=other",
     "tersedia=ya", "minimal=7", "kapasitas=-1", "ciri-=x", "ciri-a%27b=x", "ciri-bahan=", "urut=x", "urut=dekat-1",
     "urut=posisi", "urut=posisi&posisi=1,2,3", "posisi=x"],
)  # fmt: skip
def test_what_makes_no_sense_is_left_out(client, market, nonsense):
    answer = client.get(f"/en/produk/?{nonsense}")
    assert (cards(answer), texts(answer, ".chip.is-chosen")) == (["Kanopi", "Pagar", "Tumpeng", "Kue", "Opak"], [])


def options(answer):
    """Each question with its answers."""
    return {
        field.legend.get_text(strip=True): [label.get_text(" ", strip=True) for label in field.select("label")]
        for field in page(answer).select("fieldset.facet")
    }


def test_facets_say_how_many_there_are_of_each(client, market):
    assert options(client.get("/en/produk/")) == {
        "Category": ["All", "Building & garden 3", "Metal works 2"],
        "Price": [
            "All", "below Rp10.000 1", "Rp50.000 – Rp100.000 1", "Rp250.000 – Rp1.000.000 1", "from Rp1.000.000 1"
        ],
        "Checked papers": ["Halal 3", "P-IRT 3"],
        "Availability": ["All", "made to order 4", "ready stock 1"],
        "Kecamatan": ["All", "Jombang 3", "Gerogol 2"],
        "Minimum order": ["All", "from one piece 3", "10 or fewer 4", "50 or fewer 5", "100 or fewer 5"],
        "Monthly capacity": ["All", "100 or more 2", "1.000 or more 1"],
    }  # fmt: skip


def test_a_chosen_facet_can_be_changed_and_the_others_count_what_is_left(client, market):
    found = options(client.get("/en/produk/?kategori=logam"))
    assert found["Category"] == ["All", "Building & garden 3", "Metal works 2"]
    assert found["Price"] == ["All", "Rp250.000 – Rp1.000.000 1", "from Rp1.000.000 1"]
    assert "Checked papers" not in found


def test_the_kept_numbers_are_those_that_would_be_counted(market):
    for category in Category.objects.filter(listing_count__gt=0):
        names = facets.names_for(filters=facets.Filters(), group=True, category=category.parent_id is not None)
        counted = facets.count(Listing.objects.visible().in_category(category), facets.Filters(), names)
        kept = facets.kept_by(category).read()
        assert (kept.total, sorted(kept.rows)) == (counted.total, sorted(counted.rows))


def test_facts_of_the_group_can_be_chosen_in_the_language_of_the_page(client, market):
    maker = Listing.objects.get(title="Pagar").producer
    make_listings(maker, {"name": "Pelat", "category": Category.objects.get(slug="fabrikasi")})
    assert options(client.get("/en/kategori/logam/"))["Material"] == ["All", "steel 2"]
    assert options(client.get("/kategori/logam/"))["Bahan"][1:] == ["baja 2"]
    chosen = client.get("/en/kategori/logam/?ciri-bahan=baja")
    assert (cards(chosen), texts(chosen, ".chip.is-chosen")) == (["Kanopi", "Pagar"], ["Remove: steel"])


@pytest.mark.parametrize(("prefix", "words"), [("", ["Semua", "Ya 1", "Tidak 1"]), ("/en", ["All", "Yes 1", "No 1"])])
def test_yes_and_no_stand_in_the_language_of_the_page(client, emping, prefix, words):
    group = Category.objects.get(slug="logam")
    Attribute.objects.create(
        group=group, slug="cat", name="Dicat", name_en="Painted", is_facet=True, kind=Attribute.Kind.YES_NO
    )
    fence = {"category": Category.objects.get(slug="pagar-kanopi")}
    make_listings(emping, *({**fence, "name": str(value), "attributes": {"cat": value}} for value in (True, False)))
    shown = options(client.get(f"{prefix}/kategori/logam/"))
    assert sorted(shown["Painted" if prefix else "Dicat"]) == sorted(words)


def test_numbers_that_stop_say_so(client, emping, monkeypatch):
    monkeypatch.setattr(facets, "MOST_FOUND", 2)
    make_listings(emping, *({"name": "Sambal", "price": price} for price in (5_000, 20_000, 90_000, 300_000)))
    answer = client.get("/en/cari/?q=sambal&urut=terbaru")
    assert options(answer)["Price"][1].endswith("+")


def test_chips_take_away_one_choice_each(client, market):
    answer = client.get("/en/produk/?kecamatan=36.72.05&kelurahan=36.72.05.1003&dokumen=halal&dokumen=pirt&setelah=1")
    chips = {chip.get_text(" ", strip=True): chip["href"] for chip in page(answer).select(".chips .chip[rel=nofollow]")}
    assert chips == {
        "Remove: Jombang": "/en/produk/?dokumen=halal&dokumen=pirt",
        "Remove: Masigit": "/en/produk/?kecamatan=36.72.05&dokumen=halal&dokumen=pirt",
        "Remove: P-IRT": "/en/produk/?kecamatan=36.72.05&kelurahan=36.72.05.1003&dokumen=halal",
        "Remove: Halal": "/en/produk/?kecamatan=36.72.05&kelurahan=36.72.05.1003&dokumen=pirt",
        "Remove all": "/en/produk/",
    }
    checked = [box["value"] for box in page(answer).select("input[checked]") if box["value"]]
    assert sorted(checked) == ["36.72.05", "36.72.05.1003", "halal", "pirt"]


@pytest.mark.parametrize(
    ("prefix", "names"),
    [("", {"Hapus: Makanan ringan & kering", "Hapus: Emping & ceplis", "Hapus: baja"}),
     ("/en", {"Remove: Snacks & dry food", "Remove: Melinjo crackers", "Remove: steel"})],
)  # fmt: skip
def test_a_choice_that_no_listing_fits_is_called_as_people_call_it(client, market, prefix, names):
    answer = client.get(f"{prefix}/produk/?kategori=makanan-kering&jenis=emping-ceplis&ciri-bahan=baja")
    assert set(texts(answer, ".chip.is-chosen")) == names


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["Kanopi", "Pagar", "Tumpeng", "Kue", "Opak"]),
        ("termurah", ["Opak", "Kue", "Pagar", "Kanopi", "Tumpeng"]),
        ("termahal", ["Kanopi", "Pagar", "Kue", "Opak", "Tumpeng"]),
        ("dekat-36.72.07.1002", ["Kanopi", "Pagar", "Tumpeng", "Kue", "Opak"]),
        ("dekat-36.72.05.1003", ["Tumpeng", "Kue", "Opak", "Kanopi", "Pagar"]),
        ("posisi&posisi=-5.951,106.011", ["Kanopi", "Pagar", "Tumpeng", "Kue", "Opak"]),
    ],
)
def test_listings_are_sorted_as_asked(client, market, order, expected):
    answer = client.get(f"/en/produk/?urut={order}")
    assert (cards(answer), value_of(answer, "sort")) == (expected, order.split("&")[0])


def test_the_nearer_maker_comes_first(client, market, las):
    make_listings(las, {"name": "Teralis"})
    Listing.objects.filter(title="Teralis").update(latitude=-6.05, longitude=106.06)
    assert cards(client.get("/produk/?urut=posisi&posisi=-6.049,106.059"))[:3] == ["Teralis", "Kanopi", "Pagar"]
    assert cards(client.get("/produk/?urut=posisi&posisi=-5.951,106.011"))[:3] == ["Kanopi", "Pagar", "Teralis"]


@pytest.mark.parametrize(
    "order", ["", "terbaru", "termurah", "termahal", "dekat-36.72.05.1003", "posisi&posisi=-6,106"]
)
def test_every_order_of_a_search_is_read_page_by_page_and_back(client, emping, order):
    make_listings(emping, *({"name": f"Sambal {number}", "price": 1 + number % 3} for number in range(30)))
    first = client.get(f"/en/cari/?q=sambal&urut={order}")
    second = client.get(page(first).select_one("a[rel=next]")["href"])
    assert (len(cards(first)), len({*cards(first), *cards(second)})) == (24, 30)
    assert cards(client.get(page(second).select_one("a[rel=prev]")["href"])) == cards(first)


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/produk/", 2), ("/produk/?harga=10000-25000", 3), ("/kategori/logam/", 2), ("/kategori/logam/?minimal=10", 3),
        ("/cari/?q=pagar", 3), ("/cari/?q=pagar&dokumen=halal&kecamatan=36.72.05&urut=termurah", 3),
    ],
)  # fmt: skip
def test_narrowing_costs_three_queries_at_most(client, market, address, queries):
    with CaptureQueriesContext(connection) as spent:
        client.get(address)
    assert len(spent) == queries
