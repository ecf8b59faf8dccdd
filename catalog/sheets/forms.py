from django import forms
from django.utils.translation import gettext_lazy as _


class SheetForm(forms.Form):
    """The file as it comes; what is in it is judged by ``plan``."""

    file = forms.FileField(
        label=_("Your file (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}), allow_empty_file=True
    )
