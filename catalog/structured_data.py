"""What a page says to machines in the words of schema.org, as JSON-LD."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cilegon_ikm.addresses import address
from cilegon_ikm.pictures import photo_url
from cilegon_ikm.ratings import MOST_STARS
from producers.models import Producer, Programme, Sentra

from .languages import shown
from .models import Availability, Category, Listing
from .prices import offer_of, price_span

SITE = "Sentra IKM Cilegon"
CITY = {"addressLocality": "Cilegon", "addressRegion": "Banten", "addressCountry": "ID"}
STOCK = {Availability.READY: "InStock", Availability.TO_ORDER: "MadeToOrder", Availability.SOLD_OUT: "OutOfStock"}
Thing = dict[str, Any]


def site(request: HttpRequest) -> Thing:
    """The market and who runs it."""
    home = request.build_absolute_uri(address("catalog:home"))
    organization = {"@type": "Organization", "name": SITE, "url": home, "address": _address("")}
    return {
        "@type": "WebSite",
        "name": SITE,
        "url": home,
        "publisher": organization,
    }


def breadcrumbs(request: HttpRequest, steps: Iterable[tuple[object, str]]) -> Thing:
    """The way to the page: names with their addresses, the page itself last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": str(name), "item": _page(request, address)}
            for number, (name, address) in enumerate(steps, start=1)
        ],
    }


def product(request: HttpRequest, listing: Listing) -> Thing:
    """The listing with its offer; without an offer where the price is to be asked for."""
    data = {
        "@type": "Product",
        "name": listing.title,
        "description": listing.description,
        "sku": str(listing.pk),
        "category": listing.category.name,
        "url": request.build_absolute_uri(listing.get_absolute_url()),
        "image": [_picture(request, photo["key"]) for photo in listing.photos],
        "brand": {"@type": "Brand", "name": listing.producer_name},
        "manufacturer": _maker(request, listing),
    }
    if listing.weight:
        data["weight"] = {"@type": "QuantitativeValue", "value": listing.weight, "unitCode": "GRM"}
    data |= _reviewed(listing)
    span = price_span(offer_of(listing))
    return {**data, "offers": _offer(request, listing, span)} if span else data


def business(request: HttpRequest, producer: Producer) -> Thing:
    """The maker with its place, and its position where it gave one."""
    url = request.build_absolute_uri(producer.get_absolute_url())
    data = {
        "@type": "LocalBusiness",
        "@id": f"{url}#business",
        "name": producer.name,
        "description": producer.story,
        "url": url,
        "image": request.build_absolute_uri(address("catalog:picture", producer.slug)),
        "telephone": f"+{producer.whatsapp.country_code}{producer.whatsapp.national_number}",
        "address": _address(f"{producer.address}, {producer.village.name}, {producer.village.district.name}"),
    }
    return data | _position(producer) | _reviewed(producer)


def sentra(request: HttpRequest, sentra: Sentra) -> Thing:
    """The place; a bazaar is an event there."""
    url = request.build_absolute_uri(sentra.get_absolute_url())
    about = {
        "name": sentra.name,
        "description": shown(sentra.about, sentra.about_en).words,
        "url": url,
        "image": request.build_absolute_uri(reverse("catalog:sentra_picture", args=[sentra.slug])),
    }
    street = f"{sentra.address}, {sentra.village.name}, {sentra.village.district.name}"
    place = {"@type": "Place", "name": sentra.name, "address": _address(street), **_position(sentra)}
    if sentra.starts_on is None or sentra.ends_on is None:
        return {**place, **about, "@id": f"{url}#place"}
    days = {"startDate": sentra.starts_on.isoformat(), "endDate": sentra.ends_on.isoformat()}
    attendance = "https://schema.org/OfflineEventAttendanceMode"
    return {
        "@type": "Event",
        "@id": f"{url}#event",
        **about,
        **days,
        "eventAttendanceMode": attendance,
        "location": place,
    }


def event(request: HttpRequest, programme: Programme) -> Thing:
    """A programme of an office, free of charge."""
    status = "EventCancelled" if programme.state == Programme.State.CANCELLED else "EventScheduled"
    return {
        "@type": "Event",
        "name": str(programme),
        "description": programme.shown_description,
        "startDate": programme.starts_on.isoformat(),
        "endDate": programme.ends_on.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": programme.place, "address": _address(programme.place)},
        "organizer": {"@type": "GovernmentOrganization", "name": programme.office.name},
        "isAccessibleForFree": True,
        "maximumAttendeeCapacity": programme.quota,
        "url": request.build_absolute_uri(programme.get_absolute_url()),
    }


def category_steps(group: Category | None, category: Category) -> list[tuple[object, str]]:
    """From the home page through the group, if it is in one, to the category."""
    steps: list[tuple[object, str]] = [(SITE, address("catalog:home"))]
    return steps + [(each, each.get_absolute_url()) for each in dict.fromkeys((group, category)) if each]


def _reviewed(thing: Listing | Producer) -> Thing:
    """The newest reviews, and the average once there are enough."""
    data: Thing = {"review": [_review(each) for each in thing.newest_reviews]} if thing.newest_reviews else {}
    if thing.rating.average is not None:
        data["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": str(thing.rating.average),
            "reviewCount": thing.rating.count,
            "bestRating": MOST_STARS,
            "worstRating": 1,
        }
    return data


def _review(shot: Thing) -> Thing:
    return {
        "@type": "Review",
        "reviewRating": {"@type": "Rating", "ratingValue": shot["stars"], "bestRating": MOST_STARS, "worstRating": 1},
        "author": {"@type": "Person", "name": shot["name"] or _("A buyer")},
        "datePublished": shot["on"],
        **({"reviewBody": shot["words"]} if shot["words"] else {}),
    }


def _offer(request: HttpRequest, listing: Listing, span: tuple[int, int]) -> Thing:
    lowest, highest = span
    common = {
        "priceCurrency": "IDR",
        "availability": f"https://schema.org/{STOCK[Availability(listing.availability)]}",
        "itemCondition": "https://schema.org/NewCondition",
        "url": request.build_absolute_uri(listing.get_absolute_url()),
        "seller": _maker(request, listing),
    }
    if lowest == highest:
        return {"@type": "Offer", "price": lowest, **common}
    return {"@type": "AggregateOffer", "lowPrice": lowest, "highPrice": highest, **common}


def _maker(request: HttpRequest, listing: Listing) -> Thing:
    url = request.build_absolute_uri(address("catalog:storefront", listing.producer_slug))
    return {"@type": "Organization", "name": listing.producer_name, "url": url}


def _page(request: HttpRequest, address: str) -> Thing:
    return {"@type": "Thing", "@id": request.build_absolute_uri(address)}


def _address(street: str) -> Thing:
    return {"@type": "PostalAddress", **({"streetAddress": street} if street else {}), **CITY}


def _position(thing: Producer | Sentra) -> Thing:
    """Nothing where it is not known."""
    if thing.latitude is None or thing.longitude is None:
        return {}
    position = {"latitude": float(thing.latitude), "longitude": float(thing.longitude)}
    return {"geo": {"@type": "GeoCoordinates", **position}}


def _picture(request: HttpRequest, key: str) -> str:
    return request.build_absolute_uri(f"{photo_url(key)}.jpg")
