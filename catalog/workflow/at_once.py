"""Small changes that go live without waiting for an officer, and the lot that says which are looked at afterwards."""

from secrets import randbelow
from typing import Any

from django.conf import settings

from catalog import rules
from catalog.differences import changed_fields, compared
from catalog.listings import write_listing
from catalog.models import Listing, Product, SpotCheck
from catalog.trivial import is_trivial

from .steps import move_product

State = Product.State


def waits_for_nobody(product: Product) -> Listing | None:
    """The listing that the working copy may replace at once, or None where an officer has to look."""
    listing = Listing.objects.filter(pk=product.pk, is_offered=True).select_related("category").first()
    if listing is None or product.state != State.PUBLISHED:
        return None
    trivial = is_trivial(listing, *compared(listing, product))
    return listing if trivial and rules.in_good_standing(product.producer) else None


def go_live(product: Product, before: Listing) -> None:
    """Publish the version that was just sent; the approved price stays the one an officer saw."""
    old, new = compared(before, product)
    move_product(product, State.PUBLISHED, by=None, only_from=State.SUBMITTED, is_automatic=True)
    write_listing(product, before, approved_price=before.approved_price)
    if randbelow(100) < settings.SPOT_CHECK_PERCENT:
        changed = changed_fields(old, new)
        put_on_the_list(product, before=_some(old, changed), after=_some(new, changed))


def put_on_the_list(product: Product, *, before: dict[str, Any], after: dict[str, Any]) -> SpotCheck:
    """Have an officer look at these changed fields afterwards."""
    return SpotCheck.objects.create(product=product, product_version=product.version, before=before, after=after)


def _some(fields: dict[str, Any], names: list[str]) -> dict[str, Any]:
    return {name: fields[name] for name in names}
