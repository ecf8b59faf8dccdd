"""What a product costs, how much of it there is, and its variants, as the maker types it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import rules
from .fields import GRAMS_IN_KG, MM_IN_CM, MeasureField, RupiahField
from .keeping_form import KeepingForm
from .models import Availability, PriceKind, Product
from .offer_tables import MOST_QUANTITY, OptionTable, TierTable, VariantTable
from .prices import Offer

MOST_GRAMS, MOST_MM = 100_000_000, 100_000
# Not asked for unless the field on the left has one of these values; then nothing of it is kept.
ASKED_FOR: dict[str, tuple[str, set[str]]] = {
    "price": ("price_kind", {PriceKind.FIXED, PriceKind.RANGE, PriceKind.TIERS}),
    "price_to": ("price_kind", {PriceKind.RANGE}),
    "stock": ("availability", {Availability.READY}),
}


def _count(label: Any, *, least: int = 1, most: int = MOST_QUANTITY, **options: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=widget, **options)


def _length(label: Any) -> MeasureField:
    return MeasureField(label=label, unit=MM_IN_CM, most=MOST_MM, required=False)


class OfferForm(KeepingForm):
    """The part of the editor about prices, stock and variants; a form that lacks a table leaves it as it was."""

    price_kind = forms.ChoiceField(
        label=gettext_lazy("How do you name the price?"), choices=PriceKind, required=False, widget=forms.RadioSelect
    )
    price = RupiahField(label=gettext_lazy("Price"), required=False, help_text=gettext_lazy("In Rupiah, for one unit."))
    price_to = RupiahField(label=gettext_lazy("Highest price"), required=False)
    minimum_order = _count(
        gettext_lazy("Minimum order"), help_text=gettext_lazy("The smallest number of units you sell at once.")
    )
    availability = forms.ChoiceField(
        label=gettext_lazy("Is it available?"), choices=Availability, required=False, widget=forms.RadioSelect
    )
    stock = _count(
        gettext_lazy("How many are ready?"),
        required=False,
        help_text=gettext_lazy("You may leave it empty."),
        error_messages={"min_value": gettext_lazy("When nothing is left, choose “sold out for now”.")},
    )
    lead_time_days = _count(
        gettext_lazy("Ready in (days)"),
        least=0,
        most=365,
        help_text=gettext_lazy("Days until it can be collected or sent."),
    )
    monthly_capacity = _count(
        gettext_lazy("How many can you make in a month?"),
        required=False,
        most=100_000_000,
        help_text=gettext_lazy("Companies ask for this. You may leave it empty."),
    )
    weight = MeasureField(label=gettext_lazy("Weight (kg)"), unit=GRAMS_IN_KG, most=MOST_GRAMS, required=False)
    length = _length(gettext_lazy("Length (cm)"))
    width = _length(gettext_lazy("Width (cm)"))
    height = _length(gettext_lazy("Height (cm)"))

    class Meta:
        model = Product
        fields: tuple[str, ...] = (
            "price_kind", "price", "price_to", "unit", "minimum_order", "availability", "stock", "lead_time_days",
            "monthly_capacity", "weight", "length", "width", "height",
        )  # fmt: skip
        labels = {"unit": gettext_lazy("Unit")}

    def __init__(self, data: Any = None, *args: Any, sending: bool = False, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.is_strict = sending or not rules.is_lenient(self.instance)
        self.tiers = TierTable(self.instance, data)
        self.options = OptionTable(self.instance, data)
        self.variants = VariantTable(self.instance, data)
        self._held_back = set[str]()

    def clean_price_kind(self) -> str:
        return self.cleaned_data["price_kind"] or self.instance.price_kind

    def clean_availability(self) -> str:
        return self.cleaned_data["availability"] or self.instance.availability

    def clean(self) -> dict[str, Any]:
        self._forget_what_is_not_asked_for()
        self._check_prices()
        self._check_tiers()
        self._check_variants()
        return self.cleaned_data

    def _forget_what_is_not_asked_for(self) -> None:
        data, errors = self.cleaned_data, self.errors
        for name, (decides, values) in ASKED_FOR.items():
            if decides in data and data[decides] not in values:
                data[name] = None
                errors.pop(name, None)
        if data.get("availability") != Availability.TO_ORDER and "lead_time_days" in errors:
            data["lead_time_days"] = self.instance.lead_time_days
            errors.pop("lead_time_days")

    def _check_prices(self) -> None:
        data, kind = self.cleaned_data, self.cleaned_data.get("price_kind")
        low, high = data.get("price"), data.get("price_to")
        if self.is_strict and kind != PriceKind.ON_REQUEST:
            self._require("price")
        if self.is_strict and kind == PriceKind.RANGE:
            self._require("price_to")
        if low is not None and high is not None and high < low:
            self.add_error("price_to", _("The highest price must not be below the lowest."))
        if "price_kind" in self.errors or (kind == PriceKind.RANGE and {"price", "price_to"} & self.errors.keys()):
            self._held_back |= {"price_kind", "price", "price_to"}

    def _require(self, name: str) -> None:
        if name not in self.errors and self.cleaned_data.get(name) is None:
            self.add_error(name, self.fields[name].error_messages["required"])

    def _check_tiers(self) -> None:
        """What fits together is kept together: a price without the prices by quantity would say something else."""
        data = self.cleaned_data
        if data.get("price_kind") != PriceKind.TIERS or not self.tiers.is_posted:
            return
        minimum, is_known = data.get("minimum_order"), not {"price", "minimum_order"} & self.errors.keys()
        if self.tiers.is_valid and is_known and minimum is not None:
            self.tiers.check(data.get("price"), minimum)
        if not self.tiers.is_valid:
            self.add_error(None, _("Correct the prices by quantity."))
        elif self.is_strict and not self.tiers.value:
            self.add_error(None, _("Write at least one price by quantity, or choose one price."))
        elif is_known:
            return
        self._held_back |= {"price_kind", "price", "price_to", "minimum_order", "tiers"}

    def _check_variants(self) -> None:
        if self.options.is_posted:
            self.options.check()
        if self.options.is_posted and not self.options.is_valid:
            self.add_error(None, _("Correct what the variants differ in."))
            self._held_back.add("options")
        if self.variants.is_posted and self.variants.is_valid:
            self.variants.check(self._offer())
        if not self.variants.is_valid:
            self.add_error(None, _("Correct the prices of the variants."))

    def _offer(self) -> Offer:
        """As far as the form is right about it."""
        data = self.cleaned_data
        kind, price = data.get("price_kind") or self.instance.price_kind, data.get("price")
        is_tiers = kind == PriceKind.TIERS and self.tiers.is_posted and self.tiers.is_valid
        tiers = [list(pair) for pair in self.tiers.value] if is_tiers else []
        return Offer(price_kind=kind, price=price, tiers=tiers)

    def valid_fields(self) -> dict[str, Any]:
        """With the tables, and without what would say something else alone."""
        fields = super().valid_fields() | self._valid_tables()
        return {name: value for name, value in fields.items() if name not in self._held_back}

    def _valid_tables(self) -> dict[str, Any]:
        tables = dict[str, Any]()
        if self.cleaned_data.get("price_kind") not in {"", None, PriceKind.TIERS}:
            tables["tiers"] = []
        elif self.tiers.is_posted and self.tiers.is_valid:
            tables["tiers"] = self.tiers.value
        if self.options.is_posted and self.options.is_valid:
            tables["options"] = self.options.value
        if "options" in tables or self.variants.is_posted:
            tables["variants"] = self.variants.value(tables.get("options", self.instance.options))
        return tables
