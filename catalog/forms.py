from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from . import rules
from .fields import RupiahField
from .models import Category, ListingReport, Product


class ByGroup(ModelChoiceIterator):
    """The leaf categories under the headings of their groups."""

    def __iter__(self) -> Iterator[Any]:
        yield "", self.field.empty_label
        for group, categories in groupby(self.queryset, key=lambda category: category.parent):
            yield str(group), [self.choice(category) for category in categories]


class CategoryField(forms.ModelChoiceField):
    """The categories a product can be in, grouped as buyers browse them."""

    iterator = ByGroup

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Category.objects.leaves(), empty_label=_("Choose a category"), **kwargs)


class ProductForm(forms.ModelForm):
    """The working copy. A draft may be incomplete; what is already with the officers or public may not."""

    category = CategoryField(label=_("Category"), required=False)
    price = RupiahField(label=_("Price"), required=False, help_text=_("In Rupiah, for one unit."))
    minimum_order = forms.IntegerField(
        label=_("Minimum order"),
        min_value=1,
        max_value=1_000_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("The smallest number of units you sell at once."),
    )
    lead_time_days = forms.IntegerField(
        label=_("Ready in (days)"),
        min_value=0,
        max_value=365,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("Days until it can be collected or sent; 0 is ready stock."),
    )

    class Meta:
        model = Product
        fields = ("name", "category", "price", "unit", "minimum_order", "lead_time_days", "description")
        labels = {"name": _("Product name"), "description": _("Description"), "unit": _("Unit")}
        widgets = {"description": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, sending: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sending or not rules.is_lenient(self.instance):
            for name in ("name", "category", "price", "description"):
                self.fields[name].required = True

    def valid_fields(self) -> dict[str, Any]:
        """What can be saved even though other fields have errors; for keeping a draft while it is typed."""
        self.is_valid()
        return {name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data}


class ReportForm(forms.ModelForm):
    """What is wrong with a public product. ``website`` is a trap: people do not see it, programs fill it in."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=[("", _("Choose what is wrong.")), *ListingReport.Reason.choices],
        error_messages={"required": _("Choose what is wrong."), "invalid_choice": _("Choose what is wrong.")},
    )
    website = forms.CharField(required=False, label=_("Leave this empty"))

    class Meta:
        model = ListingReport
        fields = ("reason", "text", "contact")
        labels = {"text": _("Tell us more"), "contact": _("Your phone number or e-mail (optional)")}
        help_texts = {"contact": _("Only the office sees it, and only to ask you about this report.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("reason") == ListingReport.Reason.OTHER and not data.get("text"):
            self.add_error("text", _("Write in a few words what is wrong."))
        return data

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled it in."""
        return bool(self.cleaned_data.get("website"))


class AppealForm(forms.Form):
    """Why the officers should look at their decision again."""

    text = forms.CharField(
        label=_("Why should we look again?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why, in a few words.")},
    )
