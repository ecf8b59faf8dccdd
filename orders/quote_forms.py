"""The form of a quote: a table of items and the terms below it. It works row by row, without a script."""

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.fields import MOST_RUPIAH, RupiahField
from catalog.models import Listing, Unit
from catalog.prices import offer_of, unit_price
from cilegon_ikm.clock import today

from .forms import AGAIN
from .models import MAX_QUANTITY, MOST_ITEMS, TITLE_LENGTH, Enquiry, EnquiryLine, Quote
from .workflow import Item, Terms

SPARE_ROWS = 2
MOST_DAYS = 365
USUALLY_VALID = timedelta(days=14)
ROW = re.compile(r"item-(\d{1,2})-title")


class ItemForm(forms.Form):
    """One row. Without a name, quantity and price it is no item; nor when it is left out."""

    title = forms.CharField(label=gettext_lazy("What"), max_length=TITLE_LENGTH, required=False)
    quantity = forms.IntegerField(
        label=gettext_lazy("Quantity"),
        min_value=1,
        max_value=MAX_QUANTITY,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), choices=Unit, required=False)
    price = RupiahField(label=gettext_lazy("Price of one"), required=False)
    is_left_out = forms.BooleanField(label=gettext_lazy("Leave this out"), required=False)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.is_item:
            for name in ("title", "quantity", "unit", "price"):
                if name not in self.errors and not data.get(name):
                    self.add_error(name, _("Fill this in, or tick “Leave this out”."))
        elif data.get("is_left_out"):
            self.errors.clear()
        return data

    @property
    def is_item(self) -> bool:
        data = self.cleaned_data
        typed = any(data.get(name) for name in ("title", "quantity", "price"))
        return (typed or bool({"title", "quantity", "price"} & self.errors.keys())) and not data.get("is_left_out")

    @property
    def item(self) -> Item:
        """Of a valid row that is one."""
        data = self.cleaned_data
        return Item(title=data["title"], quantity=data["quantity"], unit=data["unit"], price=data["price"])


class DeliveryField(RupiahField):
    """Empty or 0 where delivery costs nothing."""

    def clean(self, value: Any) -> int:
        return 0 if str(value or "").strip() in {"", "0"} else super().clean(value) or 0


class TermsForm(forms.Form):
    """What a maker's offer says besides its items."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": AGAIN, "invalid": AGAIN})
    delivery_cost = DeliveryField(
        label=gettext_lazy("Delivery cost"), required=False, help_text=gettext_lazy("Empty when the buyer collects it.")
    )
    lead_time_days = forms.IntegerField(
        label=gettext_lazy("Ready in (days)"),
        min_value=0,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("Days from the agreement until it can be collected or sent."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0}),
    )
    payment_terms = forms.CharField(
        label=gettext_lazy("Payment"),
        max_length=300,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("For example: half now, half on delivery")}),
    )
    valid_until = forms.DateField(
        label=gettext_lazy("Valid until"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        label=gettext_lazy("Note (optional)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def terms(self) -> Terms:
        data = self.cleaned_data
        return Terms(**{name: data[name] for name in Terms.__dataclass_fields__})

    def clean_valid_until(self) -> date:
        day: date = self.cleaned_data["valid_until"]
        if not today() <= day <= today() + timedelta(days=MOST_DAYS):
            raise ValidationError(_("Choose a day from today on, at most a year ahead."))
        return day

    def clean(self) -> dict[str, Any]:
        """A damaged key is replaced, so that pressing Send again works."""
        if "key" in self.errors:
            self.data = {**dict(self.data.items()), "key": str(uuid.uuid4())}
        return self.cleaned_data


class QuoteForm(TermsForm):
    """What the maker offers; ``rows`` are its items."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, enquiry: Enquiry, more: int = 0) -> None:
        self._enquiry, self._more = enquiry, more
        super().__init__(data, initial=None if data else self._first_terms())

    @cached_property
    def _former(self) -> Quote | None:
        """The version that this one takes the place of, or the last one that came to nothing."""
        return self._enquiry.quotes.prefetch_related("items").last()

    @cached_property
    def rows(self) -> list[ItemForm]:
        """A form for each item, and some spare ones."""
        if self.is_bound:
            number = 1 + max((int(found[1]) for name in self.data if (found := ROW.fullmatch(name))), default=0)
            return [ItemForm(self.data, prefix=f"item-{n}") for n in range(min(number, MOST_ITEMS))]
        initial = dict(enumerate(self._first_items))
        number = min(len(initial) + SPARE_ROWS, MOST_ITEMS)
        return [ItemForm(prefix=f"item-{n}", initial=initial.get(n, {"unit": Unit.PIECE})) for n in range(number)]

    def with_more_rows(self) -> int:
        """Add two rows to what was typed so far, without complaining about the rest; what that comes to."""
        self.full_clean()
        total, start = self.total, len(self.rows)
        for form in (self, *self.rows):
            form.errors.clear()
        for number in range(start, min(start + SPARE_ROWS, MOST_ITEMS)):
            self.rows.append(ItemForm(prefix=f"item-{number}", initial={"unit": Unit.PIECE}))
        return total

    @property
    def items(self) -> list[Item]:
        """The filled rows; of those that are wrong nothing."""
        return [row.item for row in self.rows if row.is_bound and not row.errors and row.is_item]

    @property
    def total(self) -> int:
        """What the right rows and the delivery come to, as far as they are known."""
        if not self.is_bound:
            goods = sum(each["quantity"] * (each["price"] or 0) for each in self._first_items)
            return goods + (self.initial["delivery_cost"] or 0)
        goods = sum(item.quantity * item.price for item in self.items)
        return goods + (self.cleaned_data.get("delivery_cost") or 0)

    def clean(self) -> dict[str, Any]:
        if any(row.errors for row in self.rows):
            self.add_error(None, _("Correct the items."))
        elif not self.items:
            self.add_error(None, _("Write at least one item with quantity and price."))
        return super().clean()

    @cached_property
    def _first_items(self) -> Sequence[dict[str, Any]]:
        """Those of the version before, else what the buyer asked for at today's prices."""
        if self._former:
            fields = ("title", "quantity", "unit", "price")
            return [{name: getattr(item, name) for name in fields} for item in self._former.items.all()]
        lines = self._enquiry.lines.all()
        listings = Listing.objects.visible().in_bulk([line.product_id for line in lines])
        return [_first_item(line, listings.get(line.product_id)) for line in lines]

    def _first_terms(self) -> dict[str, Any]:
        """Those of the version before; else the maker's usual terms."""
        last = self._former or Quote.objects.filter(enquiry__producer=self._enquiry.producer_id).order_by("pk").last()
        days = [line.product.lead_time_days for line in self._enquiry.lines.select_related("product")]
        until = self._former.valid_until if self._former and self._former.is_valid_today else today() + USUALLY_VALID
        return {
            "key": uuid.uuid4(),
            "delivery_cost": (self._former.delivery_cost or None) if self._former else None,
            "lead_time_days": self._former.lead_time_days if self._former else max(days, default=None),
            "payment_terms": last.payment_terms if last else "",
            "valid_until": until,
            "note": self._former.note if self._former else "",
        }


def _first_item(line: EnquiryLine, listing: Listing | None) -> dict[str, Any]:
    """A line of the enquiry at the listing's price for this quantity, or at the one the buyer saw."""
    price = line.price
    if listing:
        price = unit_price(offer_of(listing), quantity=line.quantity, variant=line.variant).amount
    title = f"{line.title} ({line.variant})" if line.variant else line.title
    price = None if price is None else min(price, MOST_RUPIAH)
    return {"title": title, "quantity": line.quantity, "unit": line.unit, "price": price}
