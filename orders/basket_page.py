"""What the basket page shows: maker by maker, each line as it is now and as it was when it was put in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from catalog.prices import UnitPrice, discount, next_step, price_mark, refusal

from .forms import BasketLineForm, WishForm
from .models import Basket, BasketLine
from .prepared import lines_in
from .totals import total

Lines = list[tuple[BasketLine, BasketLineForm]]
Wishes = Mapping[int, WishForm]  # by maker


@dataclass(frozen=True, kw_only=True)
class LineNow:
    """A line as the page shows it; ``problem`` is why it cannot be sent as it was saved, unless the form says so."""

    line: BasketLine
    form: BasketLineForm
    is_gone: bool
    problem: str
    price: UnitPrice
    former: UnitPrice | None
    is_discounted: bool
    next_step: tuple[int, int] | None
    mark: str

    @property
    def total(self) -> int | None:
        return None if self.price.amount is None else self.price.amount * self.line.quantity


def lines_of(basket: Basket | None, data: Any = None) -> Lines:
    """Each line with its form."""
    lines = lines_in(basket=basket.pk) if basket else []
    return [(line, _line_form(line, data)) for line in lines]


def _line_form(line: BasketLine, data: Any) -> BasketLineForm:
    initial = {"quantity": line.quantity, "note": line.note}
    return BasketLineForm(data, prefix=f"line-{line.pk}", initial=initial, listing=line.listing, variant=line.variant)


def wishes_of(lines: Lines, data: Any = None) -> Wishes:
    """A form for each maker in these lines."""
    makers = {line.listing.producer_id: line for line, _form in lines}
    return {maker: WishForm(data, prefix=f"maker-{maker}", initial=_wish(line)) for maker, line in makers.items()}


def _wish(line: BasketLine) -> dict[str, Any]:
    """What is wished of its maker, empty if nothing is."""
    wish = {"note": line.wish_note, "wanted_on": line.wanted_on}
    return wish if any(wish.values()) else {}


def is_unchanged(lines: Lines, wishes: Wishes) -> bool:
    """Whether the page that was sent says of lines and wishes what had been saved."""
    forms = [*(form for _line, form in lines), *wishes.values()]
    held = (form for form in forms if form.add_prefix("note") in form.data)
    return not any(form.has_changed() for form in held)


def shown_marks(lines: Lines, data: Any) -> dict[int, str]:
    """The prices of each line as the page that was sent showed them."""
    named = {line.pk: data.get(f"line-{line.pk}-mark", "") for line, _form in lines}
    return {pk: mark for pk, mark in named.items() if mark}


def makers_of(lines: Lines, wishes: Wishes) -> Sequence[dict[str, Any]]:
    """The makers of these lines, in their order."""
    return [
        {
            "producer_name": own[0][0].listing.producer_name,
            "producer_slug": own[0][0].listing.producer_slug,
            "lines": [_now(line, form) for line, form in own],
            "total": total(line for line, _form in own if line.listing.is_visible),
            "is_open": any(line.listing.is_visible for line, _form in own),
            "wish": wishes.get(own[0][0].listing.producer_id),
        }
        for own in _by_maker(lines)
    ]


def _by_maker(lines: Lines) -> Iterable[Lines]:
    return (list(own) for _maker, own in groupby(lines, key=lambda pair: pair[0].listing.producer_id))


def _now(line: BasketLine, form: BasketLineForm) -> LineNow:
    _field, problem = refusal(form.offer, quantity=line.quantity, variant=line.variant)
    price = line.unit_price
    return LineNow(
        line=line,
        form=form,
        is_gone=not line.listing.is_visible,
        problem="" if form.errors else problem,
        price=price,
        former=line.former_price,
        is_discounted=price.amount is not None and discount(form.offer, line.quantity) > 0,
        next_step=None if price.amount is None else next_step(form.offer, line.quantity),
        mark=price_mark(form.offer),
    )
