"""What this room keeps of a person: the products of her own business and their photos."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.signals import ExportPart, data_erasure, data_export
from producers.models import Producer

from . import workflow
from .models import Product


@receiver(data_export)
def export(user: User, **kwargs: Any) -> ExportPart:
    mine = (
        Product.objects.filter(producer__owner=user)
        .select_related("category", "listing")
        .prefetch_related("photos", "history", "tiers", "variants", "appeals")
    )
    files = {_path(product, photo): photo.name for product in mine for photo in product.photos.all()}
    return ExportPart(name="products", title=_("Products"), records=[_record(product) for product in mine], files=files)


@receiver(data_erasure)
def erase(user: User, **kwargs: Any) -> dict[str, int]:
    removed = {"products": 0, "listings": 0, "photos": 0}
    for producer in Producer.objects.owned_by(user):
        for name, count in workflow.erase_products(producer=producer, by=user).items():
            removed[name] += count
    return removed


def _path(product: Product, photo: Any) -> str:
    """Where the photo stands in the archive."""
    return f"photos/{product.pk}/{photo.pk}.jpg"


def _record(product: Product) -> dict[str, Any]:
    listing = getattr(product, "listing", None)
    return {
        "name": product.name,
        "category": str(product.category or ""),
        "name_in_english": product.name_en,
        "description": product.description,
        "description_in_english": product.description_en,
        "facts": product.attributes,
        "price_kind": product.get_price_kind_display(),
        "price": product.price,
        "price_to": product.price_to,
        "prices_by_quantity": [{"from": tier.quantity, "price": tier.price} for tier in product.tiers.all()],
        "unit": product.get_unit_display(),
        "minimum_order": product.minimum_order,
        "availability": product.get_availability_display(),
        "stock": product.stock,
        "lead_time_days": product.lead_time_days,
        "monthly_capacity": product.monthly_capacity,
        "weight_in_grams": product.weight,
        "length_width_height_in_mm": [product.length, product.width, product.height],
        "options": product.options,
        "variants": [variant.snapshot() for variant in product.variants.all()],
        "state": product.get_state_display(),
        "created_at": product.created_at,
        "published_at": listing.published_at if listing else None,
        "photos": [{"file": _path(product, photo), "shows": photo.alt} for photo in product.photos.all()],
        "history": [
            {"at": change.at, "from_state": change.from_state, "to_state": change.to_state, "note": change.note}
            for change in product.history.all()
        ],
        "appeals": [{"at": appeal.created_at, "text": appeal.text} for appeal in product.appeals.all()],
    }
