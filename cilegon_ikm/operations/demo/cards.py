"""Cards as ``catalog.snapshots`` makes them, at a hundredth of the cost: the template is rendered once per kind."""

from typing import Any

from catalog.models import Availability, PriceKind
from catalog.prices import offer_in, price_span
from catalog.snapshots import cards
from catalog.templatetags.figures import grouped

MARK = 918_273_645  # a number that stands for another in a rendered card; so do the words below
NUMBERS = {
    "pk": str(MARK), "low": grouped(MARK + 1), "high": grouped(MARK + 2), "minimum_order": grouped(MARK + 3)
}  # fmt: skip
TEXTS = {name: f"x{name}x".replace("_", "x") for name in ("slug", "title", "producer_name", "village_name")}


class CardPatterns:
    """Fills in what differs between cards with the same photo, unit and kinds of price and minimum order."""

    def __init__(self) -> None:
        self._patterns: dict[tuple[Any, ...], dict[str, str]] = {}

    def cards(self, pk: int, fields: dict[str, Any]) -> dict[str, str]:
        """What ``snapshots.cards`` gives for texts that need no HTML escaping."""
        minimum, offer = fields["minimum_order"], offer_in(fields)
        low, high = price_span(offer) or (0, 0)
        key = (fields["photos"][0]["id"], fields["unit"], minimum > 1, offer.price_kind, low < high, offer.is_sold_out)
        pattern = self._patterns.get(key) or self._patterns.setdefault(key, _pattern(fields, several=low < high))
        values = {name: fields[name] for name in TEXTS}
        values |= {"pk": pk, "low": grouped(low), "high": grouped(high), "minimum_order": grouped(minimum)}
        return {name: text.format_map(values) for name, text in pattern.items()}


def _pattern(fields: dict[str, Any], *, several: bool) -> dict[str, str]:
    low, high, minimum = MARK + 1, MARK + 2, MARK + 3 if fields["minimum_order"] > 1 else 1
    marked = {**fields, **TEXTS, "variants": [], "tiers": [], "minimum_order": minimum, "price": low, "price_to": high}
    if offer_in(fields).is_sold_out:
        marked["availability"] = Availability.SOLD_OUT
    if several and fields["price_kind"] != PriceKind.RANGE:
        marked |= {"price_kind": PriceKind.TIERS, "price": high, "tiers": [[2, low]]}
    return {name: _with_gaps(card) for name, card in cards(MARK, marked).items()}


def _with_gaps(card: str) -> str:
    card = card.replace("{", "{{").replace("}", "}}")
    for name, mark in (TEXTS | NUMBERS).items():
        card = card.replace(mark, "{" + name + "}")
    return card
