"""What a company asks for and from whom, and the questions about it."""

import re
import uuid
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
from cilegon_ikm.clock import today
from orders.forms import AGAIN
from orders.models import MAX_QUANTITY, PAPER_KINDS, Rfq
from orders.models.rfq import PLACE_MOST, SPECIFICATION_MOST, TITLE_MOST
from producers import scans
from producers.forms import VillageField
from producers.models import Producer

LATEST = timedelta(days=365)
DATE_TIME = "%Y-%m-%dT%H:%M"  # as browsers send it
POSITION = re.compile(r"(-?\d{1,2}\.\d{2,})\s*,\s*(-?\d{1,3}\.\d{2,})")


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


class TextForm(forms.Form):
    """A question or an answer; ``key`` makes a double click one question."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": AGAIN, "invalid": AGAIN})
    body = forms.CharField(label=gettext_lazy("Question"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        """A damaged key is replaced, so that pressing Send again works."""
        if "key" in self.errors:
            self.data = {"key": str(uuid.uuid4()), "body": self.data.get("body", "")}
        return self.cleaned_data

    @classmethod
    def fresh(cls) -> "TextForm":
        return cls(initial={"key": uuid.uuid4()})


class AnswerForm(forms.Form):
    answer = forms.CharField(label=gettext_lazy("Answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
