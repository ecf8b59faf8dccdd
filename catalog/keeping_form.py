from typing import Any

from django import forms


class KeepingForm(forms.ModelForm):
    """A form whose right fields are kept beside wrong ones, and that leaves alone what it was not sent."""

    def valid_fields(self) -> dict[str, Any]:
        """What was sent and can be saved, even though other fields have errors; for keeping what is typed."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if self.add_prefix(name) in self.data}

    def errors_of_sent(self) -> dict[str, Any]:
        """What is wrong with what was sent: a short screen is not blamed for the fields it does not show."""
        return {
            name: texts
            for name, texts in self.errors.items()
            if name == "__all__" or self.add_prefix(name) in self.data
        }
