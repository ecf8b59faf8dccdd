from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.forms import phone_field

from .models import Producer, Village


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
    whatsapp = phone_field(_("WhatsApp number"), help_text=_("Buyers write to this number."))

    class Meta:
        model = Producer
        fields = ("name", "branch", "village", "address", "whatsapp", "story")
        labels = {"name": _("Business name"), "story": _("Short story")}
        help_texts = {
            "story": _("Who makes it, since when, what is special? Two or three sentences are enough."),
            "address": _("For example: Jl. Kembang No. 5, RT 02/RW 01"),
        }
        widgets = {"story": forms.Textarea(attrs={"rows": 5})}
