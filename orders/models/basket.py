"""The enquiry basket: what a buyer is about to ask about. It belongs to a cookie, not to an account."""

import uuid
from secrets import token_urlsafe

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models import Listing
from catalog.prices import UnitPrice, offer_of, unit_price

MAX_QUANTITY = 1_000_000
MAX_LINES = 50
VARIANT_LENGTH = 200  # characters of all its values


def new_token() -> str:
    """192 random bits, safe in an address."""
    return token_urlsafe(24)


class Basket(models.Model):
    """One browser's basket; ``key`` becomes the idempotency key of the enquiries sent from it."""

    token = models.CharField(max_length=40, unique=True, default=new_token)
    key = models.UUIDField(default=uuid.uuid4)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("basket")
        verbose_name_plural = _("baskets")

    def __str__(self) -> str:
        return f"Basket {self.pk}"


class BasketLineQuerySet(models.QuerySet["BasketLine"]):
    def for_basket_page(self) -> "BasketLineQuerySet":
        """Lines maker by maker, with all that the page shows of each listing."""
        return self.select_related("listing", "listing__producer").order_by(
            "listing__producer_name", "listing__producer", "pk"
        )


class BasketLine(models.Model):
    basket = models.ForeignKey(Basket, models.CASCADE, related_name="lines")
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    variant = models.CharField(_("variant"), max_length=VARIANT_LENGTH, blank=True)
    quantity = models.PositiveIntegerField(
        _("quantity"), validators=[MinValueValidator(1), MaxValueValidator(MAX_QUANTITY)]
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    objects = BasketLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("basket line")
        verbose_name_plural = _("basket lines")
        constraints = [
            models.UniqueConstraint(fields=["basket", "listing", "variant"], name="one_line_per_variant"),
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="basket_line_quantity"),
        ]

    def __str__(self) -> str:
        return in_words(self.quantity, self.listing.title, self.variant)

    @property
    def unit_price(self) -> UnitPrice:
        """For this quantity and variant, as the listing stands now."""
        return unit_price(offer_of(self.listing), quantity=self.quantity, variant=self.variant)


def in_words(quantity: int, title: str, variant: str) -> str:
    """A line as it is told in messages: 12 × Kaos (L, Merah)."""
    return f"{quantity} × {title} ({variant})" if variant else f"{quantity} × {title}"
