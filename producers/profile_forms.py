"""The further sections of a profile, each a small form of its own; what is left empty is simply not shown."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.clock import today

from .models import Producer
from .models.producer import EARLIEST_YEAR
from .models.ways import Delivery, Language, Payment
from .opening_hours import DAYS


def _several(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple)


class DetailsForm(forms.ModelForm):
    """Since when, how much, in which languages."""

    founded = forms.IntegerField(
        label=_("Making since (year)"),
        required=False,
        min_value=EARLIEST_YEAR,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    languages = _several(_("Languages you speak with buyers"), Language.choices)

    class Meta:
        model = Producer
        fields = ("founded", "monthly_capacity", "languages")
        labels = {"monthly_capacity": _("How much you can make in a month")}
        help_texts = {"monthly_capacity": _("For example: 300 kg of emping, 40 gates")}

    def clean_founded(self) -> int | None:
        founded: int | None = self.cleaned_data["founded"]
        if founded and founded > today().year:
            raise ValidationError(_("This year has not come yet."), code="future")
        return founded


class WaysForm(forms.ModelForm):
    """How goods reach the buyer and how the buyer pays; both are agreed between the two."""

    delivery_ways = _several(_("Delivery"), Delivery.choices)
    payment_ways = _several(_("Payment"), Payment.choices)

    class Meta:
        model = Producer
        fields = ("delivery_ways", "payment_ways")


class HoursForm(forms.Form):
    """Seven days, each closed or open from one time to another."""

    def __init__(self, data: Any = None, *, instance: Producer) -> None:
        hours = instance.opening_hours
        initial = {f"open_{day}": str(day) in hours for day in DAYS}
        for day in DAYS:
            initial[f"from_{day}"], initial[f"to_{day}"] = hours.get(str(day), ("08:00", "16:00"))
        super().__init__(data, initial=initial)
        for day in DAYS:
            self.fields[f"open_{day}"] = forms.BooleanField(label=WEEKDAYS[day], required=False)
            self.fields[f"from_{day}"] = self._time(day, _("Opens at"))
            self.fields[f"to_{day}"] = self._time(day, _("Closes at"))

    @staticmethod
    def _time(day: int, label: Any) -> forms.TimeField:
        """A time; who hears the page instead of seeing it hears the day as well."""
        attrs = {"type": "time", "aria-label": f"{WEEKDAYS[day]}: {label}"}
        widget = forms.TimeInput(format="%H:%M", attrs=attrs)
        return forms.TimeField(label=label, required=False, input_formats=["%H:%M", "%H.%M"], widget=widget)

    def days(self) -> list[tuple[Any, Any, Any]]:
        """The three bound fields of each day."""
        return [(self[f"open_{day}"], self[f"from_{day}"], self[f"to_{day}"]) for day in DAYS]

    def clean(self) -> dict[str, Any]:
        """``opening_hours`` alone, as the profile keeps them."""
        data = super().clean() or {}
        hours: dict[str, list[str]] = {}
        for day in DAYS:
            if not data.get(f"open_{day}") or {f"from_{day}", f"to_{day}"} & self.errors.keys():
                continue
            opens, closes = data[f"from_{day}"], data[f"to_{day}"]
            if opens is None or closes is None or opens >= closes:
                self.add_error(f"to_{day}", _("Write when you open and, later on the same day, when you close."))
                continue
            hours[str(day)] = [f"{opens:%H:%M}", f"{closes:%H:%M}"]
        return {"opening_hours": hours}


class PlaceForm(forms.ModelForm):
    """The position that was tapped on the map, or none."""

    class Meta:
        model = Producer
        fields = ("latitude", "longitude")
        widgets = {"latitude": forms.HiddenInput, "longitude": forms.HiddenInput}
