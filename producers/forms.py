from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.forms import phone_field

from .models import KbliCode, Producer, Village


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


class BusinessForm(forms.ModelForm):
    """What the business is called, what it makes, in which kelurahan, under which number."""

    branch = forms.ChoiceField(label=_("What you make"), choices=[("", _("Choose a branch")), *Producer.Branch.choices])
    village = VillageField(label=_("Kelurahan"))
    whatsapp = phone_field(_("WhatsApp number"), help_text=_("Buyers write to this number."))

    class Meta:
        model = Producer
        fields: tuple[str, ...] = ("name", "branch", "village", "whatsapp")
        labels = {"name": _("Business name")}


class AddressForm(forms.ModelForm):
    """Where exactly, and the story. Half of it may be kept in a draft; for ``sending`` both are needed."""

    class Meta:
        model = Producer
        fields = ("address", "story")
        labels = {"story": _("Short story")}
        help_texts = {
            "story": _("Who makes it, since when, what is special? Two or three sentences are enough."),
            "address": _("For example: Jl. Kembang No. 5, RT 02/RW 01"),
        }
        widgets = {"story": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, sending: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in AddressForm.Meta.fields:
            self.fields[name].required = sending

    def valid_fields(self) -> dict[str, Any]:
        """What can be saved even though the other field has an error."""
        self.is_valid()
        return {name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data}


class ProducerForm(AddressForm, BusinessForm):
    """The words of a profile, in the order in which a person tells about the business."""

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

    class Meta(AddressForm.Meta):
        fields = (  # type: ignore[assignment]
            "name", "branch", "legal_form", "kbli", "village", "address", "whatsapp", "story",
        )  # fmt: skip
        labels = BusinessForm.Meta.labels | AddressForm.Meta.labels
