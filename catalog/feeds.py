"""The catalogue for shopping services. A listing without a price or photo is left out: both services refuse it.

Fields and values are those of Google's product data specification and of Meta's catalogue fields.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from xml.etree import ElementTree

from django.core.files.storage import default_storage
from django.utils import timezone

from .models import Availability, Listing
from .models.listing import ListingQuerySet
from .ranges import filled_ranges, in_range

RANGE = 1_000  # ids read at once
MOST_PHOTOS = 10  # beside the first; Google takes no more
GOOGLE = "http://base.google.com/ns/1.0"
ElementTree.register_namespace("g", GOOGLE)
UNPRINTABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GOOGLE_STOCK = {
    Availability.READY: "in_stock",
    Availability.TO_ORDER: "backorder",
    Availability.SOLD_OUT: "out_of_stock",
}
META_STOCK = {
    Availability.READY: "in stock",
    Availability.TO_ORDER: "available for order",
    Availability.SOLD_OUT: "out of stock",
}
RSS_FIELDS = {"title", "description", "link"}  # which every feed reader knows
META_FIELDS = (
    "id", "title", "description", "availability", "condition", "price", "link", "image_link", "brand",
    "additional_image_link", "product_type",
)  # fmt: skip


def google_xml(site: str) -> Iterator[bytes]:
    """RSS 2.0 for Google Merchant, in pieces; ``site`` is our address without the last slash."""
    yield (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="{GOOGLE}"><channel>'
        f"<title>Sentra IKM Cilegon</title><link>{site}/</link>"
        "<description>Produk buatan industri kecil dan menengah Kota Cilegon</description>\n"
    ).encode()
    for listing in _complete(Listing.objects.visible()):
        yield ElementTree.tostring(_google_item(listing, site)) + b"\n"
    yield b"</channel></rss>\n"


def meta_csv(site: str) -> Iterator[str]:
    """The catalogue as Meta's shops read it, in pieces; ``site`` as above."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, META_FIELDS)
    writer.writeheader()
    for listing in _complete(Listing.objects.visible()):
        writer.writerow(_meta_row(listing, site))
        if buffer.tell() > 50_000:
            yield _taken(buffer)
    yield _taken(buffer)


def _complete(listings: ListingQuerySet) -> Iterator[Listing]:
    """Those that the services take, range by range, so that no moment holds more than one range."""
    wanted = listings.exclude(photos=[]).filter(price__isnull=False).select_related("category", "group")
    wanted = wanted.defer("card", "card_en")
    for number in filled_ranges(wanted, RANGE):
        yield from in_range(wanted, number, RANGE)


def _google_item(listing: Listing, site: str) -> ElementTree.Element:
    item = ElementTree.Element("item")
    first, *more = _pictures(listing, site)
    details = {
        "id": str(listing.pk),
        "title": listing.title,
        "description": listing.description,
        "link": site + listing.get_absolute_url(),
        "image_link": first,
        "availability": GOOGLE_STOCK[Availability(listing.availability)],
        "price": f"{listing.price} IDR",
        "brand": listing.producer_name,
        "identifier_exists": "no",
        "condition": "new",
        "product_type": _path(listing),
    }
    if listing.availability == Availability.TO_ORDER:
        ready = timezone.now() + timedelta(days=max(1, listing.lead_time_days))
        details["availability_date"] = ready.strftime("%Y-%m-%dT%H:%MZ")
    if listing.weight:
        details["product_weight"] = f"{listing.weight} g"
    for name, text in details.items():
        ElementTree.SubElement(item, name if name in RSS_FIELDS else f"{{{GOOGLE}}}{name}").text = _printable(text)
    for address in more[:MOST_PHOTOS]:
        ElementTree.SubElement(item, f"{{{GOOGLE}}}additional_image_link").text = address
    return item


def _meta_row(listing: Listing, site: str) -> dict[str, str]:
    first, *more = _pictures(listing, site)
    return {
        "id": str(listing.pk),
        "title": listing.title,
        "description": listing.description,
        "availability": META_STOCK[Availability(listing.availability)],
        "condition": "new",
        "price": f"{listing.price} IDR",
        "link": site + listing.get_absolute_url(),
        "image_link": first,
        "brand": listing.producer_name,
        "additional_image_link": ",".join(more),
        "product_type": _path(listing),
    }


def _pictures(listing: Listing, site: str) -> list[str]:
    addresses = (default_storage.url(f"{photo['key']}.jpg") for photo in listing.photos)
    return [site + address if address.startswith("/") else address for address in addresses]


def _path(listing: Listing) -> str:
    """The category as the services write one: from the wide to the narrow."""
    return " > ".join(dict.fromkeys([listing.group.name, listing.category.name]))


def _printable(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return UNPRINTABLE.sub("", text)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
