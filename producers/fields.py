"""Form fields for what people here write in their own way."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class AmountField(forms.CharField):
    """A number as people here write it; ``read`` understands it and says what is wrong."""

    def __init__(self, *, read: Callable[[str], Any], **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_length": 40, "widget": widget, "required": False, **kwargs})
        self._read = read

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return self._read(text)
        except ValueError as problem:
            raise ValidationError(self.error_messages.get("invalid", str(problem)), code="invalid") from problem

    def prepare_value(self, value: Any) -> Any:
        """1250000 as 1.250.000, 12.50 as 12,5; what was typed as it was typed."""
        if not isinstance(value, int | Decimal):
            return value
        whole, _point, fraction = f"{value:,}".partition(".")
        fraction = fraction.rstrip("0")
        return whole.replace(",", ".") + (f",{fraction}" if fraction else "")
