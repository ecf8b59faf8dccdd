"""The yearly report as a maker fills it in."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import YearlyReport
from .register import cells


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
