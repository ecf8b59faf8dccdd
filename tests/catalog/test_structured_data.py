import json
from datetime import date

import pytest
import schema_org

from catalog.models import Listing
from producers.models import Producer
from tests.factories import make_listing
from tests.pages import page

pytestmark = pytest.mark.django_db

PLACE = {"latitude": "-6.012345", "longitude": "106.054321"}


@pytest.fixture
def listing(emping, dewi):
    return make_listing(emping, officer=dewi, name="Emping </script> & Melinjo")


def known(thing):
    """The thing as an object of the vocabulary, which refuses properties and values that it does not know."""
    if isinstance(thing, list):
        return [known(each) for each in thing]
    if not isinstance(thing, dict):
        return thing
    kind = getattr(schema_org, thing["@type"])
    inner = {name: known(value) for name, value in thing.items() if isinstance(value, dict | list)}
    inner |= {name: date.fromisoformat(thing[name]) for name in {"datePublished"} & set(thing)}
    plain = kind.model_validate_json(json.dumps({name: thing[name] for name in set(thing) - set(inner)}))
    return kind.model_validate({**plain.model_dump(by_alias=True, exclude_none=True), **inner})


def things(client, address):
    """What the page says in schema.org's words, each once the vocabulary knows every type, property and value."""
    data = json.loads(page(client.get(address)).select_one('script[type="application/ld+json"]').string)
    assert data["@context"] == "https://schema.org"
    for thing in data["@graph"]:
        known(thing)
    return {thing["@type"]: thing for thing in data["@graph"]}


def of_product(client, listing, **fields):
    Listing.objects.filter(pk=listing.pk).update(**fields)
    return things(client, listing.get_absolute_url())["Product"]


def test_a_product_is_described_whole(client, listing):
    address = f"http://testserver/produk/emping-script-melinjo-{listing.pk}/"
    maker = {"@type": "Organization", "name": "Emping Budi", "url": "http://testserver/produsen/emping-budi/"}
    assert of_product(client, listing) == {
        "@type": "Product",
        "name": "Emping </script> & Melinjo",
        "description": "Emping renyah dari melinjo pilihan.",
        "sku": str(listing.pk),
        "category": "Emping & ceplis",
        "url": address,
        "image": [f"http://testserver/media/{listing.photos[0]['key']}.jpg"],
        "brand": {"@type": "Brand", "name": "Emping Budi"},
        "manufacturer": maker,
        "offers": {
            "@type": "Offer",
            "price": 45000,
            "priceCurrency": "IDR",
            "availability": "https://schema.org/MadeToOrder",
            "itemCondition": "https://schema.org/NewCondition",
            "url": address,
            "seller": maker,
        },
    }


def test_prices_by_quantity_are_a_range(client, listing):
    offer = of_product(client, listing, tiers=[[50, 40000], [500, 35000]], price_kind="tiers")["offers"]
    assert (offer["@type"], offer["lowPrice"], offer["highPrice"]) == ("AggregateOffer", 35000, 45000)


def test_a_price_to_be_asked_for_is_no_offer(client, listing):
    assert "offers" not in of_product(client, listing, price=None, price_kind="ask")


def test_the_weight_is_in_grams(client, listing):
    weight = of_product(client, listing, weight=250)["weight"]
    assert weight == {"@type": "QuantitativeValue", "value": 250, "unitCode": "GRM"}


def test_reviews_are_said_and_from_three_on_their_average(client, listing):
    shot = {"stars": 4, "words": "Renyah.", "name": "Ani", "about": "Emping", "answer": "", "on": "2026-03-01"}
    few = of_product(client, listing, newest_reviews=[{**shot, "photos": []}], rating_total=8, rating_count=2)
    assert "aggregateRating" not in few
    assert few["review"] == [
        {
            "@type": "Review",
            "reviewRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 1},
            "author": {"@type": "Person", "name": "Ani"},
            "datePublished": "2026-03-01",
            "reviewBody": "Renyah.",
        }
    ]
    total = of_product(client, listing, rating_total=14, rating_count=3)["aggregateRating"]
    assert (total["ratingValue"], total["reviewCount"], total["bestRating"]) == ("4.7", 3, 5)


def test_the_way_to_a_product_leads_through_its_categories(client, listing):
    steps = things(client, listing.get_absolute_url())["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [
        (1, "Sentra IKM Cilegon"),
        (2, "Makanan ringan & kering"),
        (3, "Emping & ceplis"),
        (4, "Emping </script> & Melinjo"),
    ]
    assert steps[1]["item"]["@id"] == "http://testserver/kategori/makanan-kering/"


def test_a_maker_is_a_local_business_at_its_place(client, emping):
    Producer.objects.filter(pk=emping.pk).update(**PLACE)
    business = things(client, "/produsen/emping-budi/")["LocalBusiness"]
    assert business["name"] == "Emping Budi"
    assert business["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Jl. Contoh No. 1, RT 01/RW 02, Masigit, Jombang",
        "addressLocality": "Cilegon",
        "addressRegion": "Banten",
        "addressCountry": "ID",
    }
    assert business["geo"] == {"@type": "GeoCoordinates", "latitude": -6.012345, "longitude": 106.054321}


def test_a_maker_without_a_position_claims_none(client, emping):
    assert "geo" not in things(client, "/produsen/emping-budi/")["LocalBusiness"]


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/kategori/makanan-kering/", ["Sentra IKM Cilegon", "Makanan ringan & kering"]),
        ("/en/kategori/emping-ceplis/", ["Sentra IKM Cilegon", "Snacks & dry food", "Melinjo crackers"]),
        ("/produsen/emping-budi/", ["Produsen", "Emping Budi"]),
    ],
)
def test_lists_have_their_way_too(client, emping, address, names):
    assert [step["name"] for step in things(client, address)["BreadcrumbList"]["itemListElement"]] == names


def test_the_home_page_says_who_runs_the_market(client, db):
    site = things(client, "/")["WebSite"]
    assert (site["name"], site["publisher"]["@type"]) == ("Sentra IKM Cilegon", "Organization")
