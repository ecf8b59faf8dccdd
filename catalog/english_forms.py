from django import forms
from django.utils.translation import gettext_lazy as _

from .keeping_form import KeepingForm
from .models import Product


class EnglishForm(KeepingForm):
    """What buyers read on the English pages; the Indonesian words stand there where it is empty."""

    class Meta:
        model = Product
        fields = ("name_en", "description_en")
        labels = {"name_en": _("Product name in English"), "description_en": _("Description in English")}
        widgets = {
            "name_en": forms.TextInput(attrs={"lang": "en"}),
            "description_en": forms.Textarea(attrs={"rows": 5, "lang": "en"}),
        }
