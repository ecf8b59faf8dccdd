"""Cards as ``catalog.snapshots`` makes them, at a hundredth of the cost: the template is rendered once per kind."""

from typing import Any

from catalog.snapshots import cards
from catalog.templatetags.catalog import grouped

MARK = 918_273_645  # a number that stands for another in a rendered card; so do the words below
NUMBERS = {"pk": str(MARK), "price": grouped(MARK + 1), "minimum_order": grouped(MARK + 2)}
TEXTS = {name: f"x{name}x".replace("_", "x") for name in ("slug", "title", "producer_name", "village_name")}


class CardPatterns:
    """Fills in what differs between cards with the same photo, unit and kind of minimum order."""

    def __init__(self) -> None:
        self._patterns: dict[tuple[Any, ...], dict[str, str]] = {}

    def cards(self, pk: int, fields: dict[str, Any]) -> dict[str, str]:
        """What ``snapshots.cards`` gives for texts that need no HTML escaping."""
        minimum = fields["minimum_order"]
        key = (fields["photos"][0]["id"], fields["unit"], minimum > 1)
        pattern = self._patterns.get(key) or self._patterns.setdefault(key, _pattern(fields))
        values = {name: fields[name] for name in TEXTS}
        values |= {"pk": pk, "price": grouped(fields["price"]), "minimum_order": grouped(minimum)}
        return {name: text.format_map(values) for name, text in pattern.items()}


def _pattern(fields: dict[str, Any]) -> dict[str, str]:
    minimum = MARK + 2 if fields["minimum_order"] > 1 else 1
    marked = {**fields, **TEXTS, "price": MARK + 1, "minimum_order": minimum}
    return {name: _with_gaps(card) for name, card in cards(MARK, marked).items()}


def _with_gaps(card: str) -> str:
    card = card.replace("{", "{{").replace("}", "}}")
    for name, mark in (TEXTS | NUMBERS).items():
        card = card.replace(mark, "{" + name + "}")
    return card
