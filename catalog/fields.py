"""Form fields for what people here write in their own way."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_RUPIAH = 100_000_000_000


class RupiahField(forms.CharField):
    """Whole Rupiah, typed as 25000, 25.000, Rp25.000 or Rp 25.000,- and cleaned to an int."""

    default_error_messages = {
        "rupiah": _("Write the price in whole Rupiah, for example 25.000."),
        "range": _("The price must be between Rp1 and Rp100.000.000.000."),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(**{"max_length": 30, "widget": widget, "empty_value": None, **kwargs})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if text is None or isinstance(text, int):
            return text
        number = re.fullmatch(r"(?:rp\.?\s*)?(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:,-|,00|,--)?", text.strip().lower())
        if not number:
            raise ValidationError(self.error_messages["rupiah"], code="rupiah")
        return int(re.sub(r"\D", "", number[1])[:20])  # more digits are out of range anyway, and int() fails at 4301

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not 1 <= value <= MOST_RUPIAH:
            raise ValidationError(self.error_messages["range"], code="range")

    def run_validators(self, value: Any) -> None:
        """The inherited ones judge text; the number was judged above."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value
