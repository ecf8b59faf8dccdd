"""What officers decide about products. Illegal moves raise IllegalTransition."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from catalog import rules
from catalog.listings import offer, refresh_counts, write_listing
from catalog.models import Listing, Product
from catalog.photos import drop_unused
from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock, move

from .steps import check_complete, check_version, move_product, new_version, tell_maker

State = Product.State


@transaction.atomic
def approve_product(*, product: Product, version: int, by: User, note: str = "") -> Listing:
    """Make the listing from the version the officer looked at. A later version must be looked at again."""
    lock(product)
    lock(product.producer)  # a suspension at the same moment waits, or is seen here
    check_version(product, version)
    if not product.producer.is_public:
        raise IllegalTransition(_("Verify the maker first, then approve its products."))
    check_complete(product)  # a photo may have been removed while it waited
    move_product(product, State.PUBLISHED, by=by, note=note, only_from=State.SUBMITTED)
    before = Listing.objects.filter(pk=product.pk).first()
    listing = write_listing(product, before)
    drop_unused(product)
    refresh_counts({listing.category_id, before.category_id if before else listing.category_id})
    tell_maker(product, "product_approved")
    return listing


@transaction.atomic
def request_product_changes(*, product: Product, version: int, by: User, note: str) -> Product:
    """An officer sends the product back; ``note`` tells the maker what to correct. What buyers see stays up."""
    lock(product)
    check_version(product, version)
    if product.state == State.PUBLISHED:
        new_version(product)  # so that withdrawing and showing it again is no way around the correction
    move_product(product, State.CHANGES_REQUESTED, by=by, note=note)
    tell_maker(product, "product_changes", note=note)
    return product


@transaction.atomic
def reject_product(*, product: Product, version: int, by: User, note: str) -> Product:
    """An officer refuses a product that has no place here, for good."""
    lock(product)
    check_version(product, version)
    if not rules.can_reject(product):
        raise IllegalTransition(_("Only a product that was never public can be rejected. Ask for changes instead."))
    move_product(product, State.REJECTED, by=by, note=note)
    tell_maker(product, "product_rejected", note=note)
    return product


@transaction.atomic
def take_down_product(*, product: Product, by: User, note: str) -> Product:
    """An officer removes a product from public sight; the maker can correct it and send it again."""
    lock(product)
    if not rules.can_take_down(product):
        raise IllegalTransition(_("This product is not public."))
    move_product(product, State.TAKEN_DOWN, by=by, note=note)
    offer(product, offered=False)
    _settle_checks(product, by=by, note=note)
    tell_maker(product, "product_taken_down", note=note)
    return product


def _settle_checks(product: Product, *, by: User, note: str) -> None:
    """Nothing about this product waits any more: it has been taken down."""
    open_checks: list[Any] = [*product.spot_checks.waiting(), *product.reported.waiting()]
    for check in open_checks:
        move(check, check.State.TAKEN_DOWN, by=by, note=note)
