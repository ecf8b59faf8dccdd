"""What a company says about itself, and whom it invites."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from cilegon_ikm.accounts.forms import phone_field

from .models import Company, CompanyRole


class CompanyForm(forms.ModelForm):
    """The company's data; name and NIB stay as officers have compared them."""

    phone = phone_field(
        gettext_lazy("Phone number (WhatsApp)"), help_text=gettext_lazy("Makers you choose will see it.")
    )

    class Meta:
        model = Company
        fields = ("name", "nib", "field", "address", "phone", "email")
        help_texts = {
            "nib": gettext_lazy("13 digits, from OSS. The officers compare it with the name."),
            "field": gettext_lazy("For example: petrochemicals, steel, hotel, catering."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.state in {Company.State.VERIFIED, Company.State.SUSPENDED}:
            for name in ("name", "nib"):
                self.fields[name].disabled = True


class InvitationForm(forms.Form):
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=[choice for choice in CompanyRole.choices if choice[0] != CompanyRole.OWNER]
    )
