"""From the maker's working copy to the flat row the public sees."""

from typing import Any

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.text import slugify
from django.utils.translation import override

from cilegon_ikm.addresses import address
from cilegon_ikm.ratings import Rating
from producers.models import Credential, Producer

from .attributes import listed
from .languages import shown
from .models import Category, Listing, Product, Unit
from .prices import OFFER_FIELDS, offer_in
from .templatetags.cards import STORED_SPRITE
from .templatetags.signs import SPRITE

SAME = (
    "description", "description_en", "price_kind", "price", "price_to", "unit", "minimum_order", "lead_time_days",
    "availability", "stock", "monthly_capacity", "weight", "length", "width", "height", "options",
)  # fmt: skip
BADGES = tuple(kind for kind in Credential.Kind.values if kind != Credential.Kind.OTHER)  # papers a listing shows
UNRATED = Rating()
CARD_FIELDS = {"id": "card", "en": "card_en"}


def snapshot(product: Product, rating: Rating = UNRATED) -> dict[str, Any]:
    """Every field of the product's listing except when and whether it is public, and its reviews, of which only the
    ``rating`` stands on the card. The product must be complete.
    """
    category, producer = _category(product), product.producer
    fields = {
        "version": product.version,
        "category": category,
        "group": category.parent or category,
        "title": product.name,
        "title_en": product.name_en,
        "slug": slugify(product.name)[:100] or "produk",
        **{name: getattr(product, name) for name in SAME},
        "approved_price": product.price,
        "attributes": listed(category, product.attributes),
        "tiers": [tier.pair for tier in product.tiers.all()],
        "variants": [variant.snapshot() for variant in product.variants.all()],
        "photos": [photo.snapshot() for photo in product.photos.shown()],
        **producer_part(product),
        "badges": badges(producer),
    }
    return {**fields, **cards(product.pk, {**fields, "rating": rating}), "producer": producer}


def _category(product: Product) -> Category:
    if product.category is None:
        raise ValueError("a product without category has no listing")
    return product.category


def producer_part(product: Product) -> dict[str, Any]:
    """What a listing repeats of its maker and place, and the words search finds it by."""
    producer, category = product.producer, _category(product)
    names = [producer.name, category.name, category.name_en, producer.village.name, producer.village.district.name]
    if category.parent:
        names += [category.parent.name, category.parent.name_en]
    return {
        "village": producer.village,
        "district": producer.village.district,
        "latitude": None if producer.latitude is None else float(producer.latitude),
        "longitude": None if producer.longitude is None else float(producer.longitude),
        "village_name": producer.village.name,
        "producer_name": producer.name,
        "producer_slug": producer.slug,
        "whatsapp": producer.whatsapp,
        "words": " ".join(names)[:400],
    }


def badges(producer: Producer) -> list[str]:
    """The kinds of its papers that are valid today, each once; one query."""
    kinds = Credential.objects.badges().filter(producer=producer, kind__in=BADGES)
    return sorted(set(kinds.values_list("kind", flat=True)))


def cards(pk: int, fields: dict[str, Any]) -> dict[str, str]:
    """The ready-made card in each language."""
    return {field: _card(pk, fields, language) for language, field in CARD_FIELDS.items()}


def listing_cards(listing: Listing) -> dict[str, str]:
    """The cards of a listing as it stands, for when only a part of it changed."""
    names = ("slug", "title", "title_en", "unit", "producer_name", "village_name", "photos", "rating", *OFFER_FIELDS)
    return cards(listing.pk, {name: getattr(listing, name) for name in names})


def _card(pk: int, fields: dict[str, Any], language: str) -> str:
    with override(language):
        context = {
            "title": shown(fields["title"], fields["title_en"]),
            "url": address("catalog:product", fields["slug"], pk),
            "unit": Unit(fields["unit"]).label,
            "photo": next(iter(fields["photos"]), None),
            "offer": offer_in(fields),
            **{name: fields[name] for name in ("minimum_order", "producer_name", "village_name")},
            "rating": fields.get("rating", UNRATED),
        }
        return render_to_string("catalog/_card.html", context).replace(static(SPRITE), STORED_SPRITE)
