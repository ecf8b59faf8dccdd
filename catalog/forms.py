from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from .models import Category
from .offer_forms import OfferForm


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


class ProductForm(OfferForm):
    """The working copy. A draft may be incomplete; what is already with the officers or public may not."""

    category = CategoryField(label=_("Category"), required=False)

    class Meta(OfferForm.Meta):
        fields = ("name", "category", "description", *OfferForm.Meta.fields)
        labels = {"name": _("Product name"), "description": _("Description"), **OfferForm.Meta.labels}
        widgets = {"description": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_strict:
            for name in ("name", "category", "description"):
                self.fields[name].required = True
