"""The yearly report as a maker fills it in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import AmountField
from .models import YearlyReport
from .register import cells


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
