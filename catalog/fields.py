from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from producers.fields import AmountField
from producers.register import cells

MOST_RUPIAH = 100_000_000_000


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
