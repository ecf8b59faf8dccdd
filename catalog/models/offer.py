"""What a maker asks for different quantities and variants of a product."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.variants import variant_label

from .product import Product

MOST_OPTIONS, MOST_VARIANTS, MOST_TIERS = 3, 50, 10


class PriceTier(models.Model):
    """The price of one unit for who takes at least this many; fewer cost the price of the product."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="tiers", verbose_name=_("product"))
    quantity = models.PositiveIntegerField(_("from"), help_text=_("units"))
    price = models.PositiveBigIntegerField(_("price"), help_text=_("Rupiah"))

    class Meta:
        verbose_name = _("price by quantity")
        verbose_name_plural = _("prices by quantity")
        ordering = ("quantity",)
        constraints = [
            models.UniqueConstraint(fields=["product", "quantity"], name="tier_quantity_once"),
            models.CheckConstraint(condition=models.Q(quantity__gte=2), name="tier_quantity"),
            models.CheckConstraint(condition=models.Q(price__gte=1), name="tier_price"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity}+: {self.price}"

    @property
    def pair(self) -> list[int]:
        """What a listing keeps of the tier."""
        return [self.quantity, self.price]


class Variant(models.Model):
    """One combination of the product's options, such as size L in red."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="variants", verbose_name=_("product"))
    position = models.PositiveSmallIntegerField(_("position"))
    values = models.JSONField(_("values"), help_text=_("one of each option, in their order"))
    price = models.PositiveBigIntegerField(
        _("price"), null=True, blank=True, help_text=_("Rupiah; empty is the price of the product")
    )
    is_available = models.BooleanField(_("available"), default=True)

    class Meta:
        verbose_name = _("variant")
        verbose_name_plural = _("variants")
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["product", "values"], name="variant_once"),
            models.CheckConstraint(condition=models.Q(price__gte=1), name="variant_price"),
        ]

    def __str__(self) -> str:
        return variant_label(self.values)

    def snapshot(self) -> dict[str, Any]:
        """What a listing keeps of the variant."""
        return {"values": self.values, "price": self.price, "available": self.is_available}
