"""What several lines come to, said honestly when a price is still open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import BasketLine, EnquiryLine


@dataclass(frozen=True, kw_only=True)
class Total:
    """Rupiah of the lines that have a price (None without any); it may become more, and ``open_lines`` are to come."""

    amount: int | None = None
    is_from: bool = False
    open_lines: int = 0


def total(lines: "Iterable[BasketLine | EnquiryLine]") -> Total:
    """The sum of price by quantity, for what is asked of one maker."""
    prices = [(line.unit_price, line.quantity) for line in lines]
    known = [(price.amount * quantity, price.is_from) for price, quantity in prices if price.amount is not None]
    return Total(
        amount=sum(amount for amount, _from in known) if known else None,
        is_from=any(is_from for _amount, is_from in known),
        open_lines=len(prices) - len(known),
    )
