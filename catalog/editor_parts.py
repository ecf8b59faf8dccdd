"""The parts of the product editor beside the main form: facts by the category's group, and English words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .attribute_forms import AttributeForm
from .attributes import group_of
from .english_forms import EnglishForm
from .models import Product


@dataclass
class EditorParts:
    facts: AttributeForm
    english: EnglishForm

    @classmethod
    def of(cls, product: Product) -> "EditorParts":
        """As the product stands."""
        facts = AttributeForm(group=group_of(product.category), values=product.attributes)
        return cls(facts, EnglishForm(instance=product))

    @classmethod
    def posted(cls, product: Product, data: Mapping[str, Any]) -> "EditorParts":
        """As they were sent."""
        return cls(AttributeForm.posted(data, product.attributes), EnglishForm(data, instance=product))

    def fields(self) -> dict[str, Any]:
        """What of it can be saved, though something else is wrong."""
        return {"attributes": self.facts.merged(), **self.english.valid_fields()}

    def follow(self, product: Product) -> None:
        """After saving: where the category is now in another group, show the fields of that group."""
        if self.facts.group != group_of(product.category):
            self.facts = EditorParts.of(product).facts

    def errors(self) -> dict[str, Any]:
        """What is wrong, by field."""
        return {**self.facts.errors, **self.english.errors}
