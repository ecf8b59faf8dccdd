from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.forms import phone_field

from .models import KbliCode, Producer, Village, YearlyReport
from .register import cells


class VillageField(forms.ModelChoiceField):
    """The 43 kelurahan under their kecamatan."""

    class ByDistrict(ModelChoiceIterator):
        def __iter__(self) -> Any:
            yield "", self.field.empty_label
            groups: dict[str, list[Any]] = {}
            for village in self.queryset:
                groups.setdefault(village.district.name, []).append(self.choice(village))
            yield from groups.items()

    iterator = ByDistrict

    def __init__(self, **kwargs: Any) -> None:
        villages = Village.objects.select_related("district").order_by("district__name", "name")
        super().__init__(villages, empty_label=_("Choose a kelurahan"), **kwargs)


class ProducerForm(forms.ModelForm):
    """A maker's profile, in the order in which a person tells about the business."""

    branch = forms.ChoiceField(label=_("What you make"), choices=[("", _("Choose a branch")), *Producer.Branch.choices])
    village = VillageField(label=_("Kelurahan"))
    legal_form = forms.ChoiceField(
        label=_("Legal form"), choices=[("", _("Not known")), *Producer.LegalForm.choices], required=False
    )
    kbli = forms.ModelMultipleChoiceField(
        KbliCode.objects.all(),
        label=_("KBLI codes"),
        help_text=_("They stand on your NIB. Choose as many as fit, or none."),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-choices-search": _("Search by number or word")}),
    )
    whatsapp = phone_field(_("WhatsApp number"), help_text=_("Buyers write to this number."))

    class Meta:
        model = Producer
        fields = ("name", "branch", "legal_form", "kbli", "village", "address", "whatsapp", "story")
        labels = {"name": _("Business name"), "story": _("Short story")}
        help_texts = {
            "story": _("Who makes it, since when, what is special? Two or three sentences are enough."),
            "address": _("For example: Jl. Kembang No. 5, RT 02/RW 01"),
        }
        widgets = {"story": forms.Textarea(attrs={"rows": 5})}


class AmountField(forms.CharField):
    """A number as people here write it; ``read`` understands it and says what is wrong."""

    def __init__(self, *, read: Callable[[str], Any], **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_length": 40, "widget": widget, "required": False, **kwargs})
        self._read = read

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return self._read(text)
        except ValueError as problem:
            raise ValidationError(str(problem), code="invalid") from problem

    def prepare_value(self, value: Any) -> Any:
        """1250000 as 1.250.000, 12.50 as 12,5; what was typed as it was typed."""
        if not isinstance(value, int | Decimal):
            return value
        whole, _point, fraction = f"{value:,}".partition(".")
        fraction = fraction.rstrip("0")
        return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


class ReportForm(forms.ModelForm):
    """The yearly report, in the order in which a maker knows the answers. It may be saved half done."""

    workers_male = AmountField(read=cells.workers, label=_("Men who work here"), help_text=_("You count too."))
    workers_female = AmountField(read=cells.workers, label=_("Women who work here"))
    production_quantity = AmountField(
        read=lambda text: cells.quantity(text)[0], label=_("How much did you make in the whole year?")
    )
    production_value = AmountField(
        read=cells.rupiah,
        label=_("What was it worth? (Rp)"),
        help_text=_("All of the year’s goods at your selling price."),
    )
    materials_value = AmountField(read=cells.rupiah, label=_("What did raw and auxiliary materials cost? (Rp)"))
    investment = AmountField(
        read=cells.rupiah,
        label=_("What are your machines and tools worth? (Rp)"),
        help_text=_("All that you have put into the business, without land and buildings."),
    )

    class Meta:
        model = YearlyReport
        fields = (
            "product", "commodity", "workers_male", "workers_female", "production_quantity", "production_unit",
            "production_value", "materials_value", "investment", "licence_year",
        )  # fmt: skip
        labels = {"product": _("What do you make?"), "commodity": _("Kind of goods"), "production_unit": _("Unit")}
        help_texts = {
            "product": _("For example: emping melinjo, keripik pisang"),
            "production_unit": _("For example: kg, packs, pieces"),
            "licence_year": _("The year of your NIB or older licence, if you have one."),
        }
        widgets = {"licence_year": forms.TextInput(attrs={"inputmode": "numeric"})}
