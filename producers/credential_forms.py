from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.clock import today

from . import scans
from .models import Credential
from .paper_kinds import KINDS, Expiry, is_number, tidy_number

FIRST_YEAR = 1945


class CredentialForm(forms.Form):
    """One paper of a kind that is known already; ``cleaned_data`` is what the verbs of ``credentials`` take."""

    title = forms.CharField(
        label=_("Name of the paper"), max_length=60, help_text=_("For example: ISO 9001, HACCP, organic certificate.")
    )
    number = forms.CharField(
        label=_("Number"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )
    issued_on = forms.DateField(label=_("Issued on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    expires_on = forms.DateField(label=_("Valid until"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    scan = forms.FileField(
        label=_("Photo or PDF of the paper"),
        help_text=_("At most 10 MB. Only you and the officers can open it. Never send your KTP or its number."),
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf,.heic,.heif", "data-shrink": True}),
        error_messages={"required": _("Choose a photo or PDF of the paper.")},
    )

    def __init__(self, *args: Any, kind: str, correcting: Credential | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, paper = kind, KINDS[kind]
        self.fields["number"].help_text = str(paper.looks)
        if kind != Credential.Kind.OTHER:
            del self.fields["title"]
        if paper.expiry is Expiry.NEVER:
            del self.fields["expires_on"]
        elif paper.expiry is Expiry.SOMETIMES:
            self.fields["expires_on"].required = False
            self.fields["expires_on"].help_text = _("Leave it empty if the paper does not expire.")
        if correcting:
            self.fields["scan"].required = False
            self.fields["scan"].label = _("New photo or PDF, if the old one was wrong")

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_number(self) -> str:
        number = tidy_number(self.kind, self.cleaned_data["number"])
        if not is_number(self.kind, number):
            raise ValidationError(str(KINDS[self.kind].looks), code="format")
        return number

    def clean_issued_on(self) -> date:
        day: date = self.cleaned_data["issued_on"]
        if day > today():
            raise ValidationError(_("This day is still to come."), code="future")
        if day.year < FIRST_YEAR:
            raise ValidationError(_("Write the year with four digits."), code="year")
        return day

    def clean_expires_on(self) -> date | None:
        day: date | None = self.cleaned_data["expires_on"]
        if day and day < today():
            raise ValidationError(_("This paper has expired. Send the newer one."), code="expired")
        if day and (issued_on := self.cleaned_data.get("issued_on")) and day <= issued_on:
            raise ValidationError(_("It must end after the day it was issued."), code="order")
        return day

    def clean_scan(self) -> scans.Scan | None:
        upload = self.cleaned_data["scan"]
        return scans.clean(upload) if upload else None
