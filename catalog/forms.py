from collections.abc import Iterator
from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from .fields import RupiahField
from .images import Square
from .keeping_form import KeepingForm
from .models import Category, ListingReport, Photo, Product
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
            for name in ("name", "category"):
                self.fields[name].required = True


class QuickForm(KeepingForm):
    """What a buyer needs first; nothing is required, since a draft may be incomplete."""

    category = CategoryField(label=_("Category"), required=False)
    price = RupiahField(label=_("Price"), required=False)

    class Meta:
        model = Product
        fields = ("name", "price", "unit", "category")
        labels = {"name": _("Product name"), "unit": _("Unit")}

    def clean_price(self) -> int | None:
        price = self.cleaned_data["price"]
        if price and self.instance.price_to and price > self.instance.price_to:
            raise forms.ValidationError(_("The highest price must not be below the lowest."))
        return price


class AltForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = ("alt",)
        labels = {"alt": _("What the photo shows")}
        help_texts = {"alt": _("One short sentence, read aloud to people who cannot see it.")}


class CropForm(forms.Form):
    """A square of a photo: where a script draws a frame by corner and side, else the largest at one of three places."""

    PLACES: ClassVar = {"start": 0, "middle": 1, "end": 2}

    place = forms.ChoiceField(choices=[(place, place) for place in PLACES], required=False)
    left = forms.IntegerField(min_value=0, required=False)
    top = forms.IntegerField(min_value=0, required=False)
    side = forms.IntegerField(min_value=1, required=False)

    def square(self, photo: Photo) -> Square:
        """The piece that was asked for; what is missing or wrong is replaced by the middle."""
        self.is_valid()
        given = self.cleaned_data
        if all(given.get(name) is not None for name in ("left", "top", "side")):
            return Square(left=given["left"], top=given["top"], side=given["side"])
        shorter = min(photo.width, photo.height)
        halves = self.PLACES[given.get("place") or "middle"]
        left, top = ((longer - shorter) * halves // 2 for longer in (photo.width, photo.height))
        return Square(left=left, top=top, side=shorter)


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
