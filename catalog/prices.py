"""What one unit costs, for which quantity and which variant, and whether it can be had. Nothing here asks the database.

Money is whole Rupiah everywhere; a price nobody named yet is None.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from .models import Availability, Listing, PriceKind, Product
from .variants import variant_label


@dataclass(frozen=True, kw_only=True)
class Offer:
    """The part of a listing that decides about prices, under the listing's own names."""

    price_kind: str = PriceKind.FIXED
    price: int | None = None
    price_to: int | None = None
    tiers: list[list[int]] = field(default_factory=list)
    variants: list[dict[str, Any]] = field(default_factory=list)
    minimum_order: int = 1
    availability: str = Availability.TO_ORDER
    stock: int | None = None

    @property
    def is_sold_out(self) -> bool:
        nothing_left = self.availability == Availability.READY and self.stock == 0
        no_choice_left = bool(self.variants) and not any(variant["available"] for variant in self.variants)
        return self.availability == Availability.SOLD_OUT or nothing_left or no_choice_left

    def variant(self, label: str) -> dict[str, Any] | None:
        """The variant that is called so, or None."""
        return next((each for each in self.variants if variant_label(each["values"]) == label), None)


OFFER_FIELDS = tuple(each.name for each in fields(Offer))


@dataclass(frozen=True, kw_only=True)
class UnitPrice:
    """``amount`` is None where the maker wants to be asked; ``is_from`` says that it may cost more."""

    amount: int | None = None
    is_from: bool = False


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One variant to choose, and what one of it costs who takes the minimum order."""

    label: str
    price: UnitPrice
    own_price: int | None
    is_available: bool


def offer_in(snapshot: Mapping[str, Any]) -> Offer:
    """The offer in the fields of a listing."""
    return Offer(**{name: snapshot[name] for name in OFFER_FIELDS})


def offer_of(thing: Listing | Product) -> Offer:
    """The offer of a listing, or of a working copy (from prefetched tiers and variants where there are any)."""
    if isinstance(thing, Listing):
        return offer_in({name: getattr(thing, name) for name in OFFER_FIELDS})
    own = {name: getattr(thing, name) for name in OFFER_FIELDS if name not in {"tiers", "variants"}}
    return Offer(
        **own,
        tiers=[tier.pair for tier in thing.tiers.all()],
        variants=[variant.snapshot() for variant in thing.variants.all()],
    )


def unit_price(offer: Offer, *, quantity: int, variant: str = "") -> UnitPrice:
    """The price of one unit for who takes this many of this variant, as pages, basket and enquiries show it.

    A variant with a price of its own gets the same discount by quantity, in Rupiah, as the others.
    """
    chosen = offer.variant(variant)
    own = chosen["price"] if chosen else None
    amount = offer.price if own is None else own
    if offer.price_kind == PriceKind.ON_REQUEST or amount is None:
        return UnitPrice()
    return UnitPrice(
        amount=max(1, amount - discount(offer, quantity)),
        is_from=own is None and offer.price_kind == PriceKind.RANGE and offer.price_to != offer.price,
    )


def price_mark(offer: Offer) -> str:
    """Another one as soon as any price of the offer is; 16 characters."""
    own = [(variant["values"], variant["price"]) for variant in offer.variants]
    prices = (str(offer.price_kind), offer.price, offer.price_to, offer.tiers, own)
    return sha256(repr(prices).encode()).hexdigest()[:16]


def next_step(offer: Offer, quantity: int) -> tuple[int, int] | None:
    """The next larger quantity at which one unit gets cheaper, and its price; None when there is none."""
    if offer.price_kind != PriceKind.TIERS:
        return None
    return next(((start, price) for start, price in offer.tiers if start > quantity), None)


def discount(offer: Offer, quantity: int) -> int:
    """Rupiah off each unit for who takes this many."""
    if offer.price_kind != PriceKind.TIERS or offer.price is None:
        return 0
    reached = [price for start, price in offer.tiers if start <= quantity]
    return max(0, offer.price - reached[-1]) if reached else 0


def price_span(offer: Offer) -> tuple[int, int] | None:
    """The lowest and the highest price of one unit, or None where the maker wants to be asked."""
    if offer.price_kind == PriceKind.ON_REQUEST or offer.price is None:
        return None
    top = offer.price_to if offer.price_kind == PriceKind.RANGE and offer.price_to else offer.price
    variants = [each for each in offer.variants if each["available"]] or offer.variants
    spans = [(each["price"],) * 2 if each["price"] else (offer.price, top) for each in variants] or [(offer.price, top)]
    most = discount(offer, max((start for start, _price in offer.tiers), default=1))
    return max(1, min(low for low, _high in spans) - most), max(high for _low, high in spans)


def tier_rows(offer: Offer) -> list[tuple[int, int | None, int]]:
    """From which to which quantity (None: any larger one) and the price of one unit, the smallest quantity first."""
    if offer.price_kind != PriceKind.TIERS or offer.price is None:
        return []
    starts = [(offer.minimum_order, offer.price), *((start, price) for start, price in offer.tiers)]
    ends = [start - 1 for start, _price in starts[1:]]
    return [(start, end, price) for (start, price), end in zip(starts, [*ends, None], strict=True)]


def choices(offer: Offer) -> list[Choice]:
    """The variants in the maker's order."""
    labels = [(variant_label(variant["values"]), variant) for variant in offer.variants]
    return [
        Choice(
            label=label,
            price=unit_price(offer, quantity=offer.minimum_order, variant=label),
            own_price=None if offer.price_kind == PriceKind.ON_REQUEST else variant["price"],
            is_available=variant["available"],
        )
        for label, variant in labels
    ]


def refusal(offer: Offer, *, quantity: int, variant: str = "") -> tuple[str, str]:
    """Why this many of this variant cannot be asked for: the field it is about and the words; empty when they can."""
    chosen = offer.variant(variant)
    if offer.is_sold_out:
        return "quantity", _("Sold out for now.")
    if offer.variants and not variant:
        return "variant", _("Choose one of the variants.")
    if variant and chosen is None:
        return "variant", _("This variant is no longer offered. Choose another one on the product’s page.")
    if chosen and not chosen["available"]:
        return "variant", _("This variant is not available now. Choose another one on the product’s page.")
    if quantity < offer.minimum_order:
        return "quantity", _("The minimum order is %(number)s.") % {"number": offer.minimum_order}
    if offer.availability == Availability.READY and offer.stock is not None and quantity > offer.stock:
        return "quantity", _("Only %(number)s are ready. For more, ask the maker on WhatsApp.") % {
            "number": offer.stock
        }
    return "", ""
