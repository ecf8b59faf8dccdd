from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminIntegerFieldWidget, UnfoldAdminRadioSelectWidget

from producers.models import RegisterImport
from producers.models.report import FIRST_YEAR

from .formats import checked


class UploadForm(forms.Form):
    """A spreadsheet for the register. What can be told from the file at once is told here, beside the field."""

    file = forms.FileField(label=_("File (.xlsx or .csv)"), widget=UnfoldAdminFileFieldWidget, max_length=200)
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=FIRST_YEAR,
        help_text=_("For rows without a year of their own. A title such as “TAHUN 2024” is found by itself."),
        widget=UnfoldAdminIntegerFieldWidget,
    )
    mode = forms.ChoiceField(
        label=_("When rows are refused"),
        choices=RegisterImport.Mode.choices,
        initial=RegisterImport.Mode.ALL,
        widget=UnfoldAdminRadioSelectWidget,
    )

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year is not None and year > timezone.localdate().year:
            raise ValidationError(_("This year has not begun yet."))
        return year

    def clean_file(self) -> Any:
        """Refuse at once what is no spreadsheet at all; the rows themselves are a job's work."""
        return checked(self.cleaned_data["file"])
