"""What makers do with their products. Illegal moves raise IllegalTransition."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog import rules, uploads
from catalog.listings import offer
from catalog.models import Product
from catalog.offers import write_tiers, write_variants
from catalog.photos import drop_unused
from catalog.variants import Row
from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock
from producers.models import Producer

from .appeals import drop_appeals
from .at_once import go_live, waits_for_nobody
from .steps import check_complete, lock_for_edit, move_product, new_version

State = Product.State


@transaction.atomic
def start_product(*, producer: Producer) -> Product:
    """An empty draft to fill in; one that was left untouched is used again."""
    lock(producer)
    if not rules.can_list(producer):
        raise IllegalTransition(_("This business cannot list products now."))
    untouched = producer.products.filter(state=State.DRAFT, version=1, name="", photos=None)
    return untouched.first() or Product.objects.create(producer=producer)


@transaction.atomic
def save_product(
    *,
    product: Product,
    tiers: Sequence[tuple[int, int]] | None = None,
    variants: Sequence[Row] | None = None,
    **fields: Any,
) -> Product:
    """Write the changed fields of the working copy; each change makes a new version, never touches the listing.

    ``tiers`` and ``variants`` are all there are to be afterwards.
    """
    lock_for_edit(product)
    changed = [name for name, value in fields.items() if getattr(product, name) != value]
    for name in changed:
        setattr(product, name, fields[name])
    if any([write_tiers(product, tiers), write_variants(product, variants), changed]):
        new_version(product, *changed)
    return product


@transaction.atomic
def submit_product(*, product: Product, by: User) -> Product:
    """The maker sends the working copy; a listing that is up stays as it is until an officer has looked.

    A trivial change by a maker in good standing does not wait: it is published when this returns.
    """
    lock(product)
    lock(product.producer)  # a suspension at the same moment waits, or is seen here
    if not rules.can_submit(product):
        raise IllegalTransition(_("There is nothing to send for approval."))
    check_complete(product)
    listing = waits_for_nobody(product)
    drop_appeals(product, by=by)
    move_product(product, State.SUBMITTED, by=by, submitted_at=timezone.now())
    if listing:
        go_live(product, listing)
    return product


@transaction.atomic
def withdraw_product(*, product: Product, by: User) -> Product:
    """The maker takes the product out of public sight for a while."""
    lock(product)
    if not rules.can_withdraw(product):
        raise IllegalTransition(_("This product is not public."))
    move_product(product, State.WITHDRAWN, by=by)
    offer(product, offered=False)
    return product


@transaction.atomic
def republish_product(*, product: Product, by: User) -> Product:
    """The maker shows a withdrawn product again, exactly as it was approved."""
    lock(product)
    lock(product.producer)
    if not rules.can_republish(product):
        raise IllegalTransition(_("This product must be approved again before it can be shown."))
    move_product(product, State.PUBLISHED, by=by, only_from=State.WITHDRAWN)
    offer(product, offered=True)
    return product


@transaction.atomic
def discard_product(*, product: Product, by: User) -> None:
    """The maker throws a draft away; nobody else has seen it."""
    lock(product)
    if not rules.can_discard(product):
        raise IllegalTransition(_("Only a draft can be thrown away."))
    product.photos.update(position=None)
    drop_unused(product)
    uploads.drop(product.uploads.all())
    product.delete()


def feedback(product: Product) -> str:
    """What the officer last wrote about it, or nothing when there is nothing to mend."""
    if product.state not in {State.CHANGES_REQUESTED, State.REJECTED, State.TAKEN_DOWN}:
        return ""
    return product.history.filter(to_state=product.state).values_list("note", flat=True).first() or ""
