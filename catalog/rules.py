"""Who may do what with products, and what a product still lacks."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import can_move
from producers.models import Producer
from producers.rules import can_list

from .models import Appeal, PriceKind, Product, ProductChange

State = Product.State

# Good standing: small changes of such makers go live without waiting for an officer (see in_good_standing).
STANDING_DAYS = 90  # without a rejection or a take-down
STANDING_APPROVALS = 3  # by officers, ever


def can_moderate(user: User | AnonymousUser) -> bool:
    """Officers with the right to change products approve, send back, reject and take them down."""
    return user.is_active and user.is_staff and user.has_perm("catalog.change_product")


def can_edit(product: Product) -> bool:
    """A rejected product stays as it was judged; every other one can be worked on."""
    return product.state != State.REJECTED and can_list(product.producer)


def is_lenient(product: Product) -> bool:
    """Whether half-filled forms may be kept: only nobody else has seen the product yet."""
    return product.state == State.DRAFT


def can_submit(product: Product) -> bool:
    """Sending makes sense for what the table allows and, once approved, only when something changed."""
    if product.state == State.PUBLISHED and not product.has_unsent_changes:
        return False
    return can_edit(product) and can_move(product, State.SUBMITTED)


def can_reject(product: Product) -> bool:
    """Only what was never public is rejected for good; a change to a public product is sent back instead."""
    return can_move(product, State.REJECTED) and not hasattr(product, "listing")


def can_withdraw(product: Product) -> bool:
    """What is public can be withdrawn, even while a change to it waits for approval."""
    return can_move(product, State.WITHDRAWN) and hasattr(product, "listing") and product.listing.is_offered


def can_take_down(product: Product) -> bool:
    """Only what buyers may have seen can be taken from them."""
    return can_move(product, State.TAKEN_DOWN) and hasattr(product, "listing")


def in_good_standing(producer: Producer) -> bool:
    """Verified, trusted often enough by officers, and not refused by them of late; two queries."""
    changes = ProductChange.objects.filter(subject__producer=producer)
    lately = timezone.now() - timedelta(days=STANDING_DAYS)
    refused = changes.filter(to_state__in=[State.REJECTED, State.TAKEN_DOWN], at__gte=lately)
    approved = changes.filter(from_state=State.SUBMITTED, to_state=State.PUBLISHED, is_automatic=False)
    return producer.is_public and approved.count() >= STANDING_APPROVALS and not refused.exists()


def can_appeal(product: Product) -> bool:
    """Once against each rejection and each take-down, by who may still write products."""
    decision = last_refusal(product)
    return decision is not None and can_list(product.producer) and not hasattr(decision, "appeal")


def last_refusal(product: Product) -> ProductChange | None:
    """The decision that an appeal would be about."""
    if product.state not in {State.REJECTED, State.TAKEN_DOWN}:
        return None
    return product.history.filter(to_state=product.state).select_related("appeal").first()


def is_appealed(product: Product) -> bool:
    """Whether an appeal waits for an answer."""
    return product.appeals.filter(state=Appeal.State.OPEN).exists()


def can_send_back(product: Product) -> bool:
    """A new version that waits, or what buyers see now: it stays up while the maker corrects it."""
    return product.state == State.SUBMITTED or (product.state == State.PUBLISHED and hasattr(product, "listing"))


def can_discard(product: Product) -> bool:
    return product.state == State.DRAFT


def can_republish(product: Product) -> bool:
    """The approved listing comes back as it was; a changed product goes through approval instead."""
    return product.state == State.WITHDRAWN and not product.has_unsent_changes and can_list(product.producer)


def photos_left_out(count: int) -> str:
    """What the maker is told of so many photos beyond the limit."""
    text = ngettext(
        "%(count)s photo was left out: a product has at most %(limit)s.",
        "%(count)s photos were left out: a product has at most %(limit)s.",
        count,
    )
    return text % {"count": count, "limit": settings.PHOTOS_PER_PRODUCT}


def missing(product: Product) -> list[str | Promise]:
    """What is still needed before the product can be sent for approval, in the words of the form.

    The description may follow: the meter asks for it first, and an officer who cannot judge without it asks too.
    """
    needs: list[tuple[object, str | Promise]] = [
        (product.name, _("name")),
        (product.category_id, _("category")),
        (product.price or product.price_kind == PriceKind.ON_REQUEST, _("price")),
        (product.price_to or product.price_kind != PriceKind.RANGE, _("highest price")),
        (product.price_kind != PriceKind.TIERS or product.tiers.exists(), _("prices by quantity")),
        (product.photos.shown().exists(), _("at least one photo")),
    ]
    return [label for value, label in needs if not value]


def can_copy(product: Product) -> bool:
    """What officers refused for good does not come again as a copy."""
    return product.state != State.REJECTED and can_list(product.producer)
