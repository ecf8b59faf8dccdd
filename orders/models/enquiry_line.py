from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models import Product, Unit
from catalog.prices import UnitPrice

from .basket import VARIANT_LENGTH, in_words
from .enquiry import Enquiry


class EnquiryLine(models.Model):
    """What was asked for, with title, price and unit as the buyer saw them."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.PROTECT, related_name="enquiry_lines")
    title = models.CharField(_("title"), max_length=100)
    variant = models.CharField(_("variant"), max_length=VARIANT_LENGTH, blank=True)
    price = models.PositiveBigIntegerField(_("price"), null=True, help_text=_("Rupiah; empty when it has to be asked"))
    is_price_from = models.BooleanField(_("it may cost more"), default=False)
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    quantity = models.PositiveIntegerField(_("quantity"))
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("enquiry line")
        verbose_name_plural = _("enquiry lines")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="enquiry_line_quantity"),
            models.CheckConstraint(
                condition=models.Q(price__isnull=False) | models.Q(is_price_from=False), name="enquiry_line_price"
            ),
        ]

    def __str__(self) -> str:
        return in_words(self.quantity, self.title, self.variant)

    @property
    def total(self) -> int | None:
        """Rupiah at the price of the listing."""
        return None if self.price is None else self.price * self.quantity

    @property
    def unit_price(self) -> UnitPrice:
        """As the buyer saw it; what is agreed may differ."""
        return UnitPrice(amount=self.price, is_from=self.is_price_from)
