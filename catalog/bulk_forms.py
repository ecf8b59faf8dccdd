"""One row of the table in which a maker changes all her prices."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .fields import RupiahField
from .models import Availability, PriceKind, Product
from .templatetags.figures import rupiah

MOST_UNITS = 1_000_000
FIELDS = ("price", "stock", "availability", "minimum_order", "lead_time_days")


def _count(label: Any, *, least: int, most: int, required: bool = True) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=required, widget=widget)


class RowForm(forms.Form):
    """The page repeats what it showed, so a row counts as changed only where the maker changed it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    price = RupiahField(label=gettext_lazy("Price (Rp)"), required=False)
    stock = _count(gettext_lazy("Stock"), least=0, most=MOST_UNITS, required=False)
    availability = forms.ChoiceField(label=gettext_lazy("Availability"), choices=Availability)
    minimum_order = _count(gettext_lazy("Minimum order"), least=1, most=MOST_UNITS)
    lead_time_days = _count(gettext_lazy("Ready in (days)"), least=0, most=365)

    def __init__(self, data: Any = None, *, product: Product) -> None:
        self.product = product
        shown = {name: getattr(product, name) for name in (*FIELDS, "version")}
        super().__init__(data, prefix=f"p{product.pk}", initial=shown, use_required_attribute=False)
        for name in FIELDS:
            self.fields[name].show_hidden_initial = True
            self.fields[name].widget.attrs["class"] = "form-select" if name == "availability" else "form-control"
        if product.price_kind == PriceKind.ON_REQUEST:
            del self.fields["price"]
        elif product.state != Product.State.DRAFT:
            self.fields["price"].required = True

    def is_touched(self) -> bool:
        """Whether the maker changed a field; that somebody else did meanwhile is no change of hers."""
        return any(name in FIELDS for name in self.changed_data)

    def changes(self) -> dict[str, Any]:
        """The changed fields with their new values."""
        return {name: self.cleaned_data[name] for name in FIELDS if name in self.changed_data}

    def clean_price(self) -> int | None:
        """A price that fits what else the product costs."""
        price, highest = self.cleaned_data["price"], self.product.price_to
        if price is not None and highest is not None and price > highest:
            raise forms.ValidationError(_("The highest price is %(price)s.") % {"price": rupiah(highest)})
        return price

    def refuse(self, reason: str) -> None:
        """Say why the row was not saved; it can be sent again as it is now, having seen what changed."""
        self.product.refresh_from_db()
        now, data = RowForm(product=self.product), dict(self.data.items())
        for name in now.fields:
            key = now[name].html_name if name == "version" else now[name].html_initial_name
            data[key] = "" if now[name].value() is None else now[name].value()
        self.data = data
        theirs = [f"{now[name].label}: {_words(now[name])}" for name in FIELDS if self._differs(now, name)]
        self.add_error(None, reason)
        if theirs:
            self.add_error(None, _("It is now: %(values)s.") % {"values": ", ".join(theirs)})

    def _differs(self, now: "RowForm", name: str) -> bool:
        return name in self.changed_data and name in now.fields and self.cleaned_data[name] != now.initial[name]


def _words(field: forms.BoundField) -> str:
    """The value as people read it."""
    return str(dict(getattr(field.field, "choices", ())).get(field.value(), field.value()))
