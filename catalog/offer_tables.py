"""The small tables of the editor: prices by quantity, options, variants. Each is made of one short form per row."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from math import prod
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .fields import RupiahField
from .models import Product, Variant
from .models.offer import MOST_OPTIONS, MOST_TIERS, MOST_VARIANTS
from .prices import Offer, discount
from .variants import Option, Row, carried_over

SPARE_TIERS = 3  # empty rows for who has no script that adds one
MOST_QUANTITY = 1_000_000
VALUE_LENGTH = 40  # characters


class TierForm(forms.Form):
    """From this quantity on, one unit costs so much. Both empty is no tier."""

    quantity = forms.IntegerField(
        label=gettext_lazy("From (quantity)"),
        required=False,
        min_value=2,
        max_value=MOST_QUANTITY,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 2}),
    )
    price = RupiahField(label=gettext_lazy("Price of one"), required=False)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        for name, other in (("quantity", "price"), ("price", "quantity")):
            if data.get(name) is None and name not in self.errors and data.get(other) is not None:
                self.add_error(name, _("Fill in both, or leave both empty."))
        return data


class OptionForm(forms.Form):
    """Something the variants differ in, with its values between commas. Both empty is no option."""

    name = forms.CharField(
        label=gettext_lazy("What differs"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"list": "option-names", "autocomplete": "off"}),
    )
    values = forms.CharField(
        label=gettext_lazy("Choices (S, M, L)"),
        required=False,
        max_length=MOST_VARIANTS * (VALUE_LENGTH + 2),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_values(self) -> list[str]:
        values = [" ".join(value.split()) for value in self.cleaned_data["values"].split(",") if value.strip()]
        if any(len(value) > VALUE_LENGTH for value in values):
            raise ValidationError(_("Each choice has at most %(most)s letters.") % {"most": VALUE_LENGTH})
        if twice := _first_repeated(values):
            raise ValidationError(_("“%(value)s” is there twice.") % {"value": twice})
        return values

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("values") and not data.get("name") and "name" not in self.errors:
            self.add_error("name", _("Say what differs, for example the size."))
        if data.get("name") and not data.get("values") and "values" not in self.errors:
            self.add_error("values", _("Write the choices, for example S, M, L."))
        return data


class VariantForm(forms.Form):
    variant: Variant

    price = RupiahField(
        label=gettext_lazy("Price"),
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": gettext_lazy("same price")}
        ),
    )
    is_available = forms.BooleanField(label=gettext_lazy("Available"), required=False)


class Table(ABC):
    """The rows of one table; ``is_posted`` is false for a form that did not have the table."""

    mark: str  # the field that stands in every posted table

    def __init__(self, product: Product, data: Mapping[str, Any] | None) -> None:
        self.product = product
        self.is_posted = data is not None and any(re.fullmatch(self.mark, name) for name in data)
        self.data = data if self.is_posted else None

    @property
    @abstractmethod
    def rows(self) -> list[Any]:
        """A form for each row."""

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    @property
    def is_valid(self) -> bool:
        return not self.is_posted or all(not row.errors for row in self.rows)


class TierTable(Table):
    """Prices by quantity, the smallest first."""

    mark = r"tier-\d+-quantity"

    @cached_property
    def rows(self) -> list[TierForm]:
        kept = [{"quantity": tier.quantity, "price": tier.price} for tier in _saved(self.product, "tiers")]
        number = len(kept) + SPARE_TIERS
        if self.data is not None:
            number = 1 + max(int(name.split("-")[1][:4]) for name in self.data if re.fullmatch(self.mark, name))
        initial = dict(enumerate(kept))
        return [TierForm(self.data, prefix=f"tier-{n}", initial=initial.get(n)) for n in range(min(number, MOST_TIERS))]

    @property
    def value(self) -> list[tuple[int, int]]:
        """The filled rows of a valid table, by quantity."""
        return [(quantity, price) for quantity, price, _row in self._filled]

    @property
    def _filled(self) -> list[tuple[int, int, TierForm]]:
        cells = [(row.cleaned_data["quantity"], row.cleaned_data["price"], row) for row in self.rows]
        return sorted((cell for cell in cells if cell[0] is not None), key=lambda cell: cell[0])

    def check(self, price: int | None, minimum: int) -> None:
        """Say beside the row what does not fit the price of one and the minimum order."""
        least, lowest = minimum, price
        for quantity, amount, row in self._filled:
            if quantity <= minimum:
                row.add_error(
                    "quantity", _("It must be more than the minimum order (%(number)s).") % {"number": minimum}
                )
            elif quantity == least:
                row.add_error("quantity", _("This quantity is there twice."))
            elif lowest is not None and amount > lowest:
                row.add_error("price", _("A larger quantity must not cost more for one."))
            least, lowest = quantity, amount


class OptionTable(Table):
    mark = r"option-\d-name"

    @cached_property
    def rows(self) -> list[OptionForm]:
        kept = [{"name": each["name"], "values": ", ".join(each["values"])} for each in self.product.options]
        initial = dict(enumerate(kept))
        return [OptionForm(self.data, prefix=f"option-{n}", initial=initial.get(n)) for n in range(MOST_OPTIONS)]

    @property
    def value(self) -> list[Option]:
        """The filled rows of a valid table."""
        filled = [row.cleaned_data for row in self.rows if row.cleaned_data["name"]]
        return [{"name": each["name"], "values": each["values"]} for each in filled]

    def check(self) -> None:
        """Say what is twice or too much."""
        if not self.is_valid:
            return
        names = set[str]()
        for row in self.rows:
            name = row.cleaned_data["name"].casefold()
            if name and name in names:
                row.add_error("name", _("This is there twice. Write its choices in one line."))
            names.add(name)
        number = prod(len(option["values"]) for option in self.value) if self.is_valid else 0
        if number > MOST_VARIANTS:
            last = next(row for row in reversed(self.rows) if row.cleaned_data["name"])
            last.add_error(
                "values",
                _("That makes %(number)s variants; at most %(most)s fit. Leave out some choices.")
                % {"number": number, "most": MOST_VARIANTS},
            )


class VariantTable(Table):
    """Price and availability of each variant that was saved."""

    mark = r"variant-\d+-price"

    @cached_property
    def rows(self) -> list[VariantForm]:
        return [self._row(variant) for variant in _saved(self.product, "variants")]

    def _row(self, variant: Any) -> VariantForm:
        """Bound only where the page had the row: another window may have made it since."""
        prefix = f"variant-{variant.pk}"
        data = self.data if self.data and f"{prefix}-price" in self.data else None
        form = VariantForm(data, prefix=prefix, initial={"price": variant.price, "is_available": variant.is_available})
        form.variant = variant
        return form

    def value(self, options: list[Option]) -> list[Row]:
        """All variants of these options, with what was typed for those that stay."""
        return carried_over([_typed(row) for row in self.rows], self.product.options, options)

    def check(self, offer: Offer) -> None:
        """A variant must still cost something after the largest discount."""
        most = discount(offer, MOST_QUANTITY)
        for row in self.rows:
            price = _typed(row)["price"]
            if price is not None and price <= most:
                row.add_error("price", _("The discount by quantity is larger than this price."))

    @property
    def is_outdated(self) -> bool:
        """Whether the page has rows for other variants than there are now."""
        posted = {name.split("-")[1] for name in self.data or {} if re.fullmatch(self.mark, name)}
        return posted != {str(variant.pk) for variant in _saved(self.product, "variants")}


def _saved(product: Product, name: str) -> Iterable[Any]:
    """The rows of the product; one that is not saved yet has none."""
    return getattr(product, name).all() if product.pk else []


def _typed(row: Any) -> Row:
    kept: Row = row.variant.snapshot()
    if not row.is_bound or row.errors:
        return kept
    return {**kept, "price": row.cleaned_data["price"], "available": row.cleaned_data["is_available"]}


def _first_repeated(words: list[str]) -> str | None:
    seen = set[str]()
    for word in words:
        if word.casefold() in seen:
            return word
        seen.add(word.casefold())
    return None
