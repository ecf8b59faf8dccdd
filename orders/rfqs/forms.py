"""What companies and makers type about requests for quotation."""

import re
import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.fields import RupiahField
from catalog.forms import CategoryField
from catalog.models import Unit
from catalog.templatetags.figures import grouped
from cilegon_ikm.accounts.forms import phone_field
from cilegon_ikm.clock import today
from orders.forms import AGAIN
from orders.models import MAX_QUANTITY, PAPER_KINDS, Candidate, Company, CompanyRole, Rfq
from orders.models.rfq import PLACE_MOST, SPECIFICATION_MOST, TITLE_MOST
from orders.quote_forms import USUALLY_VALID, TermsForm
from producers import scans
from producers.forms import VillageField
from producers.models import Producer

from .awarding import Part
from .comparison import OfferRow
from .offering import MOST_PARTNERS, Offer

LATEST = timedelta(days=365)
DATE_TIME = "%Y-%m-%dT%H:%M"  # as browsers send it
POSITION = re.compile(r"(-?\d{1,2}\.\d{2,})\s*,\s*(-?\d{1,3}\.\d{2,})")


class CompanyForm(forms.ModelForm):
    """The company's data; name and NIB stay as officers have compared them."""

    phone = phone_field(
        gettext_lazy("Phone number (WhatsApp)"), help_text=gettext_lazy("Makers you choose will see it.")
    )

    class Meta:
        model = Company
        fields = ("name", "nib", "field", "address", "phone", "email")
        help_texts = {
            "nib": gettext_lazy("13 digits, from OSS. The officers compare it with the name."),
            "field": gettext_lazy("For example: petrochemicals, steel, hotel, catering."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.state in {Company.State.VERIFIED, Company.State.SUSPENDED}:
            for name in ("name", "nib"):
                self.fields[name].disabled = True


class InvitationForm(forms.Form):
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=[choice for choice in CompanyRole.choices if choice[0] != CompanyRole.OWNER]
    )


class RfqForm(forms.Form):
    """What the company needs; ``cleaned_data`` is what the verbs of ``posting`` take."""

    title = forms.CharField(
        label=gettext_lazy("What do you need?"),
        max_length=TITLE_MOST,
        help_text=gettext_lazy("In the words of a maker: Work shirts with embroidered logo, wooden pallets 110 × 110."),
    )
    category = CategoryField(label=gettext_lazy("Category"))
    quantity = forms.IntegerField(
        label=gettext_lazy("Quantity"),
        min_value=1,
        max_value=MAX_QUANTITY,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), choices=Unit)
    repeats = forms.ChoiceField(label=gettext_lazy("How often"), choices=Rfq.Repeat)
    specification = forms.CharField(
        label=gettext_lazy("Specification"),
        max_length=SPECIFICATION_MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Material, sizes, colours, packing, standards. Photos and drawings follow on the next page."
        ),
    )
    wanted_on = forms.DateField(
        label=gettext_lazy("Wanted on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    place = forms.CharField(label=gettext_lazy("Place of delivery"), max_length=PLACE_MOST)
    village = VillageField(
        label=gettext_lazy("Kelurahan"), required=False, help_text=gettext_lazy("Empty outside of Cilegon.")
    )
    position = forms.CharField(
        label=gettext_lazy("Position on the map (optional)"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Latitude and longitude, as maps show them: -6.0123, 106.0456. Near makers come first."),
    )
    budget = RupiahField(label=gettext_lazy("Budget for everything (optional)"), required=False)
    is_budget_shown = forms.BooleanField(label=gettext_lazy("Show the budget to makers"), required=False)
    papers = forms.MultipleChoiceField(
        label=gettext_lazy("Required papers"),
        choices=[(kind.value, kind.label) for kind in PAPER_KINDS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Who may offer"), choices=Rfq.Audience, widget=forms.RadioSelect, initial=Rfq.Audience.PUBLIC
    )
    is_sealed = forms.BooleanField(
        label=gettext_lazy("Keep the offers sealed until closing"),
        required=False,
        help_text=gettext_lazy("Nobody sees a price before, you neither; then all at once."),
    )
    closes_at = forms.DateTimeField(
        label=gettext_lazy("Closes"),
        input_formats=[DATE_TIME, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=DATE_TIME),
    )

    def clean_closes_at(self) -> datetime:
        moment: datetime = self.cleaned_data["closes_at"]
        if not timezone.now() < moment <= timezone.now() + LATEST:
            raise ValidationError(_("Choose a time to come, at most a year ahead."))
        return moment

    def clean_position(self) -> tuple[float, float] | None:
        """Also out of a pasted link to a map."""
        text = self.cleaned_data["position"]
        if not text:
            return None
        found = POSITION.search(text)
        latitude, longitude = (float(found[1]), float(found[2])) if found else (99.0, 0.0)
        if not (abs(latitude) <= 90 and abs(longitude) <= 180):
            raise ValidationError(_("Write it like this: -6.0123, 106.0456"))
        return latitude, longitude

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        data["latitude"], data["longitude"] = data.pop("position", None) or (None, None)
        closes, wanted = data.get("closes_at"), data.get("wanted_on")
        if wanted and wanted <= today():
            self.add_error("wanted_on", _("Choose a day to come."))
        elif closes and wanted and wanted < localtime(closes).date():
            self.add_error("wanted_on", _("Choose a day after the closing."))
        return data

    @classmethod
    def of(cls, rfq: Rfq) -> "RfqForm":
        """With what a draft says so far."""
        initial: dict[str, Any] = {name: getattr(rfq, name) for name in cls.base_fields if name != "position"}
        if rfq.latitude is not None:
            initial["position"] = f"{rfq.latitude}, {rfq.longitude}"
        return cls(initial=initial)


class FileForm(forms.Form):
    """One photo or PDF; ``cleaned_data["file"]`` is a clean scan."""

    file = forms.FileField(
        label=gettext_lazy("Photo or PDF"),
        help_text=gettext_lazy("At most 10 MB."),
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf,.heic,.heif"}),
    )
    title = ""

    def clean_file(self) -> scans.Scan:
        upload: UploadedFile = self.cleaned_data["file"]
        self.title = (upload.name or "")[:100]
        return scans.clean(upload)


class MakersForm(forms.Form):
    """Whom to invite: ticked among those who fit, or by name."""

    makers = forms.ModelMultipleChoiceField(Producer.objects.none(), required=False)
    name = forms.CharField(
        label=gettext_lazy("Another maker"),
        max_length=90,
        required=False,
        help_text=gettext_lazy("The business name, or the last word of the address of its page."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["makers"].queryset = Producer.objects.public()  # type: ignore[attr-defined]

    def clean_name(self) -> Producer | None:
        return find_maker(self.cleaned_data["name"])

    @property
    def producers(self) -> list[Producer]:
        named = self.cleaned_data["name"]
        return [*self.cleaned_data["makers"], *([named] if named else [])]


def find_maker(words: str) -> Producer | None:
    """The verified maker with this name or address, or None for no words. Raises ValidationError."""
    if not words:
        return None
    public = Producer.objects.public()
    found = list(public.filter(slug=words.strip().lower())[:1]) or list(public.filter(name__iexact=words.strip())[:2])
    if len(found) != 1:
        raise ValidationError(_("No verified maker has exactly this name. Write the address of its page."))
    return found[0]


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


class TextForm(forms.Form):
    """A question or an answer; ``key`` makes a double click one question."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": AGAIN, "invalid": AGAIN})
    body = forms.CharField(label=gettext_lazy("Question"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    @classmethod
    def fresh(cls) -> "TextForm":
        return cls(initial={"key": uuid.uuid4()})


class AnswerForm(forms.Form):
    answer = forms.CharField(label=gettext_lazy("Answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class AwardForm(forms.Form):
    """How many are taken of which offer."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, rows: Iterable[OfferRow]) -> None:
        super().__init__(data)
        self._rows = [row for row in rows if row.can_choose]
        for row in self._rows:
            self.fields[self.name_of(row)] = forms.IntegerField(
                label=row.candidate.producer.name,
                min_value=0,
                max_value=MAX_QUANTITY,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0}),
            )

    @staticmethod
    def name_of(row: OfferRow) -> str:
        return f"part-{row.candidate.pk}"

    @property
    def parts(self) -> list[Part]:
        quantities = ((row.candidate, self.cleaned_data[self.name_of(row)]) for row in self._rows)
        return [Part(candidate=candidate, quantity=quantity) for candidate, quantity in quantities if quantity]
