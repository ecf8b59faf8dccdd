from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .category import Category
from .product import Product

UNITS_IN_ENGLISH = {"hari": "days", "bulan": "months"}


class AttributeQuerySet(models.QuerySet["Attribute"]):
    def of_group(self, group: Category | int | None) -> "AttributeQuerySet":
        """What makers are asked for in this group of categories, in order; nothing without a group."""
        return self.filter(group=group, is_active=True).order_by("position", "pk")

    def facets_of(self, group: Category | int | None) -> "AttributeQuerySet":
        """What buyers narrow this group by; ``options`` of each are the values with their words."""
        return self.of_group(group).filter(is_facet=True)


class Attribute(models.Model):
    """What buyers of one group of products ask for: net weight of food, material of metal works. Staff define them."""

    class Kind(models.TextChoices):
        TEXT = "text", _("text")
        NUMBER = "number", _("number")
        CHOICE = "choice", _("one of a list")
        YES_NO = "yes_no", _("yes or no")

    group = models.ForeignKey(Category, models.CASCADE, related_name="attributes", verbose_name=_("group"))
    slug = models.SlugField(_("address"), max_length=40)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TEXT)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    choices = models.JSONField(
        _("list"), default=list, blank=True, help_text=_("pairs of the Indonesian and the English word")
    )
    is_facet = models.BooleanField(_("buyers can filter by it"), default=False)
    is_active = models.BooleanField(_("in use"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = AttributeQuerySet.as_manager()

    class Meta:
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")
        ordering = ("group__position", "position", "pk")
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="attribute_once")]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name

    @property
    def unit_label(self) -> str:
        return UNITS_IN_ENGLISH.get(self.unit, self.unit) if get_language() == "en" else self.unit

    @property
    def label(self) -> str:
        """The name with the unit: Net weight (g)."""
        return f"{self} ({self.unit_label})" if self.unit else str(self)

    @property
    def options(self) -> list[tuple[Any, str]]:
        """Every value it can have, with its words in the current language; nothing for free texts and numbers."""
        if self.kind == self.Kind.CHOICE:
            return [(word, english if get_language() == "en" else word) for word, english in self.choices]
        return [(True, _now("Yes")), (False, _now("No"))] if self.kind == self.Kind.YES_NO else []

    def accepts(self, value: Any) -> bool:
        """Whether this is a value in the form that listings keep."""
        if self.kind == self.Kind.TEXT:
            return isinstance(value, str) and value != ""
        if self.kind == self.Kind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        if self.kind == self.Kind.YES_NO:
            return isinstance(value, bool)
        return isinstance(value, str) and any(value == word for word, _english in self.choices)

    def words(self, value: Any) -> str:
        """A value as people read it in the current language: 1.250 g, Yes, Stainless steel."""
        if self.kind == self.Kind.NUMBER:
            return f"{number_words(value)} {self.unit_label}".strip()
        return next((words for option, words in self.options if option == value), str(value))

    def users(self) -> "models.QuerySet[Product]":
        """The products in its group that have a value of it."""
        return Product.objects.filter(category__parent=self.group_id, attributes__has_key=self.slug)


def number_words(value: float) -> str:
    """1250 as 1.250 and 0.05 as 0,05, in both languages as numbers are written here."""
    whole, _point, fraction = f"{value:,}".partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction.strip("0") else "")
