"""What buyers choose and order."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from catalog.models import Listing
from orders import workflow as orders
from tests.factories import make_enquiry, make_fulfilled, make_listing, make_moderator, make_quote

from .browsing import get, post

VARIED: dict[str, Any] = {
    "name": "Sambal",
    "description": "Sambal pedas.",
    "price_kind": "tiers",
    "tiers": [(50, 40_000)],
    "options": [{"name": "Kemasan", "values": ["S", "M"]}],
    "variants": [
        {"values": ["S"], "price": 50_000, "available": True},
        {"values": ["M"], "price": None, "available": False},
    ],
    "availability": "ready",
    "stock": 100,
    "monthly_capacity": 900,
    "weight": 250,
    "length": 300,
    "attributes": {"rasa": "Asin", "siap-makan": True, "berat-bersih": 250},
}


def choosing(client: Client, listing: Listing, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """What a buyer keeps, compares, filters and reports, and what has gone meanwhile."""
    yield from get(client, reverse("catalog:favourites"), reverse("catalog:compare"))
    rich = Listing.objects.get(pk=places["catalog:product"]["pk"])
    varied = make_listing(listing.producer, officer=make_moderator("Hesti"), **VARIED)
    sold_out = make_listing(
        listing.producer,
        officer=make_moderator("Indra"),
        name="Opak",
        description="Opak renyah.",
        availability="sold_out",
    )
    for each in (listing, varied, sold_out):
        yield post(client, reverse("catalog:keep", args=[each.pk]))
    pages = f"?p={listing.pk}&p={varied.pk}&p={sold_out.pk}"
    yield from get(client, reverse("catalog:favourites"), f"{reverse('catalog:compare')}{pages}")
    yield from get(client, *(each.get_absolute_url() for each in (rich, varied, sold_out)))
    village = listing.village
    yield from get(client, f"{reverse('catalog:directory')}?kelurahan={village.pk}&kecamatan={village.district_id}")
    group = listing.group.get_absolute_url()
    yield from get(client, f"{group}?rasa=Asin&siap-makan=1", f"{reverse('catalog:search')}?q=emping&urut=harga")
    yield "gone", client.get(reverse("catalog:product", kwargs=places["catalog:product (withdrawn)"]))
    report = reverse("catalog:report", args=[listing.pk])
    yield from get(client, report)
    yield post(client, report, reason="x")
    yield post(client, report, reason="misleading", text="Palsu")
    yield post(client, reverse("orders:add_to_basket", args=[varied.pk]), quantity="1", variant="")
    yield post(client, reverse("orders:add_to_basket", args=[varied.pk]), quantity="500", variant="S")
    yield post(client, reverse("orders:add_to_basket", args=[sold_out.pk]), quantity="5")
    yield from get(client, reverse("orders:basket"))


def buying(client: Client, listing: Listing) -> Iterator[tuple[str, HttpResponse]]:
    add, basket = reverse("orders:add_to_basket", args=[listing.pk]), reverse("orders:basket")
    yield from get(client, basket)
    yield post(client, add, quantity="0", note="x" * 501)
    yield post(client, add, quantity="x")
    yield post(client, add, quantity="2", note="pedas")
    yield post(client, basket, action="send", key=uuid.uuid4(), email="x")
    Listing.objects.filter(pk=listing.pk).update(price=1_000)
    yield from get(client, basket)
    Listing.objects.filter(pk=listing.pk).update(price=listing.price)
    enquiry = make_enquiry(listing, message="Pagi")
    orders.post_message(
        enquiry=enquiry, side="producer", author=listing.producer.owner, key=uuid.uuid4(), body="Halo juga"
    )
    talk = reverse("orders:conversation", args=[enquiry.submission.token, enquiry.reference])
    make_quote(enquiry, payment_terms="50 : 50")
    yield from get(client, enquiry.submission.get_absolute_url(), talk)
    yield post(client, f"{talk}penawaran/1/ubah/")
    yield post(client, talk, body="")
    yield post(client, f"{talk}batal/", reason="")
    order = make_fulfilled(make_enquiry(listing), payment_terms="50 : 50")
    talk = reverse("orders:conversation", args=[order.submission.token, order.reference])
    yield from get(client, talk)
    yield post(client, f"{talk}ulasan/", stars="9", words="x" * 1001, photos=SimpleUploadedFile("a.jpg", b"x"))
    yield post(client, f"{talk}ulasan/", stars="4")
    yield from get(client, reverse("orders:reviews", args=[listing.producer_slug]))
    forgotten = make_enquiry(listing)
    type(forgotten).objects.filter(pk=forgotten.pk).update(reminders=3)
    yield from get(client, reverse("orders:others", args=[forgotten.submission.token, forgotten.reference]))
    yield post(client, reverse("orders:renew_link", args=[forgotten.submission.token]))
