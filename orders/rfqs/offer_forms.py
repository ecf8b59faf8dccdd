"""What makers offer and with whom, and what a company takes of their offers."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.fields import RupiahField
from catalog.templatetags.figures import grouped, rupiah
from cilegon_ikm.clock import today
from orders.models import MAX_QUANTITY, Candidate, Rfq
from orders.quote_forms import USUALLY_VALID, TermsForm
from producers.models import Producer

from .awarding import Part
from .comparison import OfferRow
from .forms import find_maker
from .offering import MOST_PARTNERS, Offer


class OfferForm(TermsForm):
    """A maker's offer for the whole request."""

    price = RupiahField(label=gettext_lazy("Price of one"))
    fewest = forms.IntegerField(
        label=gettext_lazy("Fewest at this price (optional)"),
        min_value=1,
        max_value=MAX_QUANTITY,
        required=False,
        help_text=gettext_lazy("When you would also make only a part. Empty: all or nothing."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
    )
    sample = forms.ChoiceField(label=gettext_lazy("Sample"), choices=Candidate.Sample)

    def __init__(self, data: Mapping[str, Any] | None = None, *, rfq: Rfq, candidate: Candidate | None) -> None:
        self._rfq = rfq
        super().__init__(data, initial=None if data else _former_offer(rfq, candidate))
        self.fields["delivery_cost"].help_text = _("Empty when you deliver for nothing.")

    def clean_fewest(self) -> int | None:
        fewest: int | None = self.cleaned_data["fewest"]
        if fewest and fewest > self._rfq.quantity:
            raise ValidationError(_("The request is for %(quantity)s.") % {"quantity": grouped(self._rfq.quantity)})
        return fewest

    def clean_valid_until(self) -> Any:
        day = super().clean_valid_until()
        if day <= localtime(self._rfq.closes_at).date():
            raise ValidationError(_("The company decides after the closing. Choose a later day."))
        return day

    @property
    def offer(self) -> Offer:
        data = self.cleaned_data
        return Offer(price=data["price"], fewest=data["fewest"], sample=data["sample"])


def _former_offer(rfq: Rfq, candidate: Candidate | None) -> dict[str, Any]:
    """What the maker offered last, or what is usual."""
    usual = {
        "key": uuid.uuid4(),
        "valid_until": max(localtime(rfq.closes_at).date(), today()) + USUALLY_VALID,
        "sample": Candidate.Sample.NONE,
    }
    enquiry = candidate.enquiry if candidate else None
    quote = enquiry.quotes.prefetch_related("items").last() if enquiry else None
    if candidate is None or quote is None:
        return usual
    terms = {name: getattr(quote, name) for name in ("lead_time_days", "payment_terms", "note", "valid_until")}
    price = next(item.price for item in quote.items.all())
    own = {"price": price, "delivery_cost": quote.delivery_cost or None}
    return {**usual, **terms, **own, "fewest": candidate.fewest, "sample": candidate.sample}


class PartnersForm(forms.Form):
    """With whom a maker offers jointly; empty rows are none."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, candidate: Candidate | None = None) -> None:
        super().__init__(data)
        known = list(candidate.partners.select_related("producer")) if candidate else []
        for number in range(MOST_PARTNERS):
            former = known[number] if number < len(known) else None
            self.fields[f"maker_{number}"] = forms.CharField(
                label=_("Partner %(number)s") % {"number": number + 1},
                max_length=90,
                required=False,
                initial=former.producer.slug if former else "",
            )
            self.fields[f"share_{number}"] = forms.IntegerField(
                label=_("Share in percent"),
                min_value=1,
                max_value=99,
                required=False,
                initial=former.share if former else None,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """The two fields of each row."""
        return [(self[f"maker_{number}"], self[f"share_{number}"]) for number in range(MOST_PARTNERS)]

    def clean(self) -> dict[str, Any]:
        self.shares: dict[Producer, int] = {}
        for number in range(MOST_PARTNERS):
            self._read(f"maker_{number}", f"share_{number}")
        return self.cleaned_data

    def _read(self, maker: str, share: str) -> None:
        words, percent = self.cleaned_data.get(maker), self.cleaned_data.get(share)
        if not words or share in self.errors:
            return
        try:
            producer = find_maker(words)
        except ValidationError as problem:
            self.add_error(maker, problem)
            return
        if percent is None:
            self.add_error(share, _("Write the share in percent."))
        elif producer:
            self.shares[producer] = percent


class AwardForm(forms.Form):
    """How many are taken of which offer; each field says what its maker allows."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, rows: Iterable[OfferRow]) -> None:
        super().__init__(data)
        self._rows = [row for row in rows if row.can_choose]
        for row in self._rows:
            self.fields[row.part_name] = forms.IntegerField(
                label=row.candidate.producer.name,
                min_value=0,
                max_value=MAX_QUANTITY,
                required=False,
                help_text=_allowed(row),
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0}),
            )

    @property
    def parts(self) -> list[Part]:
        quantities = ((row.candidate, self.cleaned_data[row.part_name]) for row in self._rows)
        return [Part(candidate=candidate, quantity=quantity) for candidate, quantity in quantities if quantity]


def _allowed(row: OfferRow) -> str:
    numbers = {"quantity": grouped(row.quantity), "price": rupiah(row.price)}
    if row.can_be_shared:
        return _("From %(fewest)s to %(quantity)s, %(price)s each.") % {**numbers, "fewest": grouped(row.fewest)}
    return _("All %(quantity)s or none, %(price)s each.") % numbers
