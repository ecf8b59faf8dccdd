"""Which changes to a public product are so small that they need no officer beforehand."""

from collections.abc import Callable
from typing import Any

from .differences import changed_fields
from .models import Listing

PRICE_STEP = 20  # percent up or down from the price that an officer approved last


def near_approved(listing: Listing, price: int | None) -> bool:
    """Whether the price stays near the one an officer saw; many small steps do not lead away from it."""
    approved = listing.approved_price
    return bool(approved and price) and abs(price - approved) * 100 <= approved * PRICE_STEP  # type: ignore[operator]


def whatever(listing: Listing, value: Any) -> bool:
    """The maker knows best, such as how soon it is ready."""
    return True


# Field of the snapshot -> whether this new value is trivial. What is not here always goes to an officer.
TRIVIAL: dict[str, Callable[[Listing, Any], bool]] = {
    "price": near_approved,
    **dict.fromkeys(("availability", "stock", "lead_time_days"), whatever),
}


def is_trivial(listing: Listing, before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether everything that changed may go live at once."""
    changed = changed_fields(before, after)
    return bool(changed) and all(name in TRIVIAL and TRIVIAL[name](listing, after[name]) for name in changed)
