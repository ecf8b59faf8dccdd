"""What products tell of themselves beside name and price: kept by the maker, shown by what its group asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from .models import Attribute, Category, Listing


@dataclass(frozen=True)
class Fact:
    """A line of the table on the product page, in the current language."""

    label: str
    text: str
    language: str = ""  # of the text, where it is another than the page's


def group_of(category: Category | None) -> Category | None:
    """The group in which the category is."""
    return category and (category.parent or category)


def listed(category: Category, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that a product of this category shows: a value of another group waits in the working copy.

    Costs one query where there is any value.
    """
    if not values:
        return {}
    asked = Attribute.objects.of_group(group_of(category))
    return {each.slug: values[each.slug] for each in asked if each.accepts(values.get(each.slug))}


def facts(listing: Listing, asked: Iterable[Attribute] | None = None) -> list[Fact]:
    """The listing's values with their labels; without ``asked``, the attributes of its group cost one query."""
    if not listing.attributes:
        return []
    if asked is None:
        asked = Attribute.objects.of_group(listing.group_id)
    return [_fact(each, listing.attributes[each.slug]) for each in asked if each.slug in listing.attributes]


def _fact(attribute: Attribute, value: Any) -> Fact:
    is_foreign = attribute.kind == Attribute.Kind.TEXT and get_language() == "en"
    return Fact(str(attribute), attribute.words(value), "id" if is_foreign else "")
