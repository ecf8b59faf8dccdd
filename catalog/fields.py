import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from producers.fields import AmountField
from producers.register import cells

MOST_RUPIAH = 100_000_000_000
GRAMS_IN_KG, MM_IN_CM = 1000, 10


class RupiahField(AmountField):
    """Whole Rupiah, typed as 25000, 25.000, Rp 25.000,- or 25 ribu and cleaned to an int."""

    default_error_messages = {
        "invalid": _("Write the price in whole Rupiah, for example 25.000."),
        "range": _("The price must be between Rp1 and Rp100.000.000.000."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"read": cells.rupiah, "required": True, **kwargs})

    def clean(self, value: Any) -> int | None:
        price: int | None = super().clean(value)
        if price is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if price is not None and not 1 <= price <= MOST_RUPIAH:
            raise ValidationError(self.error_messages["range"], code="range")
        return price


def measured(number: int, unit: int) -> str:
    """A whole number of small units in a larger one, as it is written here: 1500 by 1000 is 1,5."""
    whole, rest = divmod(number, unit)
    thousands = f"{whole:,}".replace(",", ".")
    decimals = str(rest).zfill(len(str(unit)) - 1).rstrip("0")
    return f"{thousands},{decimals}" if decimals else thousands


class MeasureField(forms.CharField):
    """A weight or length typed in a large unit with a comma and cleaned to whole small ones: 1,5 kg to 1500 g."""

    default_error_messages = {
        "measure": _("Write a number such as 1,5."),
        "unclear": _("Write it with a comma or without a point: 1,5 or 1500."),
        "precise": _("That is more exact than we can keep. Write fewer digits after the comma."),
        "range": _("This number is too large, or zero."),
    }

    def __init__(self, *, unit: int, most: int, **kwargs: Any) -> None:
        self.unit, self.most = unit, most
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_length": 20, "widget": widget, "empty_value": None, **kwargs})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if text is None or isinstance(text, int):
            return text
        if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text):  # 1.500 may be meant either way
            raise self._error("unclear")
        number = re.fullmatch(r"(\d{1,9})(?:[.,](\d+))?\s*(?:kg|cm)?", text, re.ASCII | re.IGNORECASE)
        if not number:
            raise self._error("measure")
        digits = len(str(self.unit)) - 1
        decimals = (number[2] or "").rstrip("0")
        if len(decimals) > digits:
            raise self._error("precise")
        return int(number[1]) * self.unit + int(decimals.ljust(digits, "0"))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not 1 <= value <= self.most:
            raise self._error("range")

    def run_validators(self, value: Any) -> None:
        """The inherited ones judge text; the number was judged above."""

    def prepare_value(self, value: Any) -> Any:
        return measured(value, self.unit).replace(".", "") if isinstance(value, int) else value

    def _error(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)
