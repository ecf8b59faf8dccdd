"""The part of the product editor that depends on the category's group."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from producers.register import cells
from producers.report_forms import AmountField

from .models import Attribute, Category

Kind = Attribute.Kind
LONGEST_TEXT = 300
PREFIX = "attribute"


class AttributeForm(forms.Form):
    """One field for everything the group asks for; none is required. ``values`` are those of the product."""

    def __init__(self, data: Any = None, *, group: Category | None, values: Mapping[str, Any]) -> None:
        self.group, self._values = group, values
        self.attributes = list(Attribute.objects.of_group(group)) if group else []
        super().__init__(data, prefix=PREFIX, initial=dict(values))
        for attribute in self.attributes:
            self.fields[attribute.slug] = FIELDS[attribute.kind](attribute)

    @classmethod
    def posted(cls, data: Mapping[str, Any], values: Mapping[str, Any]) -> "AttributeForm":
        """The form as it came in, of the group whose fields were on the page."""
        slug = str(data.get(f"{PREFIX}-group", "")).replace("\0", "")
        return cls(data, group=Category.objects.top().filter(slug=slug).first(), values=values)

    def merged(self) -> dict[str, Any]:
        """The product's values with those of this form that are right; others, of other groups too, stay."""
        self.is_valid()
        values = dict(self._values)
        for slug in self.fields:
            if slug not in self.cleaned_data:
                continue
            values.pop(slug, None)
            if self.cleaned_data[slug] not in (None, ""):
                values[slug] = self.cleaned_data[slug]
        return values


def _text(attribute: Attribute) -> forms.Field:
    return forms.CharField(label=attribute.label, max_length=LONGEST_TEXT, required=False)


def _number(attribute: Attribute) -> forms.Field:
    return AmountField(label=attribute.label, read=lambda text: read_number(attribute, text))


def _choice(attribute: Attribute) -> forms.Field:
    return forms.ChoiceField(label=attribute.label, choices=[NOTHING, *attribute.options], required=False)


def _yes_no(attribute: Attribute) -> forms.Field:
    words = [NOTHING, *((str(value), label) for value, label in attribute.options)]
    return forms.TypedChoiceField(
        label=attribute.label, choices=words, coerce=lambda text: text == "True", empty_value=None, required=False
    )


NOTHING = ("", gettext_lazy("not said"))
FIELDS: dict[str, Callable[[Attribute], forms.Field]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
}


def read_number(attribute: Attribute, cell: Any) -> int | float | None:
    """The number in the attribute's unit, which may stand behind it. Raises ValueError with a sentence."""
    number, unit = cells.quantity(cell)
    if unit and unit not in {attribute.unit.lower(), attribute.unit_label.lower()}:
        raise ValueError(_("Write the number in %(unit)s.") % {"unit": attribute.unit_label or _("pieces")})
    return None if number is None else canonical(number)


def canonical(number: Decimal) -> int | float:
    """The number as listings keep it: whole where it can be."""
    return int(number) if number == number.to_integral_value() else float(number)


class ChoicesField(forms.CharField):
    """A list typed as one “word | English” per line, cleaned to pairs."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(" | ".join(pair) for pair in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = [line for line in (super().to_python(value) or "").splitlines() if line.strip()]
        pairs = [[part.strip() for part in line.split("|")] for line in lines]
        for line, pair in zip(lines, pairs, strict=True):
            if len(pair) != 2 or not all(pair):
                raise ValidationError(_("Write “word | English word” in this line: %(line)s") % {"line": line.strip()})
        if len({word for word, _english in pairs}) < len(pairs):
            raise ValidationError(_("A word stands in the list twice."))
        return pairs

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class AttributeAdminForm(forms.ModelForm):
    """What staff say of an attribute; a list keeps the words that products have."""

    choices = ChoicesField(
        label=gettext_lazy("List"),
        required=False,
        help_text=gettext_lazy("One per line: the Indonesian word, a bar, the English word. Only for “one of a list”."),
    )

    class Meta:
        model = Attribute
        fields = ("group", "slug", "name", "name_en", "kind", "unit", "choices", "is_facet", "is_active", "position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group: Any = self.fields.get("group")
        if group:
            group.queryset = Category.objects.top()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind, pairs = cleaned.get("kind", self.instance.kind), cleaned.get("choices")
        if pairs is None:
            return cleaned
        if (kind == Kind.CHOICE) != bool(pairs):
            problem = _("Write at least one word.") if kind == Kind.CHOICE else _("Only “one of a list” has a list.")
            self.add_error("choices", problem)
        elif lost := self._used_words() - {word for word, _english in pairs}:
            self.add_error("choices", _("Products still have: %(words)s.") % {"words": ", ".join(sorted(lost))})
        return cleaned

    def _used_words(self) -> set[str]:
        if self.instance.pk is None or self.instance.kind != Kind.CHOICE:
            return set()
        values = self.instance.users().values_list(f"attributes__{self.instance.slug}", flat=True).distinct()
        return {word for word, _english in self.instance.choices} & set(values)
