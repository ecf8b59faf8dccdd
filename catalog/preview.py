"""A product that is not approved yet, looked at as buyers would see it; nothing is written."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from .models import Listing, Product
from .snapshots import snapshot
from .views.public import product_context


def preview_context(request: HttpRequest, product: Product) -> dict[str, Any]:
    """The product page's context for the working copy. The product must be complete."""
    listing = Listing(product=product, published_at=timezone.now(), changed_at=timezone.now(), **snapshot(product))
    return {**product_context(request, listing), "preview": True}
