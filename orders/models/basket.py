"""The enquiry basket: what a buyer is about to ask about. It belongs to a cookie, not to an account."""

import uuid
from datetime import date, datetime
from secrets import token_urlsafe

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from catalog.models import Listing
from catalog.prices import OFFER_FIELDS, Offer, UnitPrice, offer_of, unit_price
from producers.models import Producer

MAX_QUANTITY = 1_000_000
MAX_LINES = 50
VARIANT_LENGTH = 200  # characters of all its values
WISH_LENGTH = 1000  # characters
OWN_FIELDS = ("basket", "listing", "variant", "quantity", "note", "seen")
LISTING_FIELDS = (
    *OFFER_FIELDS, "title", "slug", "unit", "photos", "producer", "producer_name", "producer_slug", "is_visible",
)  # fmt: skip


def new_token() -> str:
    """192 random bits, safe in an address."""
    return token_urlsafe(24)


class BasketQuerySet(models.QuerySet["Basket"]):
    def left_before(self, moment: datetime) -> "BasketQuerySet":
        """Those nobody touched since, the oldest first."""
        return self.filter(updated_at__lt=moment).order_by("updated_at")


class Basket(models.Model):
    """One browser's basket; ``key`` becomes the idempotency key of the enquiries sent from it."""

    token = models.CharField(max_length=40, unique=True, default=new_token)
    key = models.UUIDField(default=uuid.uuid4)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = BasketQuerySet.as_manager()

    class Meta:
        verbose_name = _("basket")
        verbose_name_plural = _("baskets")
        indexes = [models.Index(fields=["updated_at"], name="basket_age")]

    def __str__(self) -> str:
        return f"Basket {self.pk}"


class BasketLineQuerySet(models.QuerySet["BasketLine"]):
    def for_basket_page(self) -> "BasketLineQuerySet":
        """Lines maker by maker, with all that the page shows of each listing and what the buyer wishes of its maker."""
        wishes = MakerWish.objects.filter(basket=OuterRef("basket"), producer=OuterRef("listing__producer"))
        lines = self.select_related("listing").only(*OWN_FIELDS, *(f"listing__{name}" for name in LISTING_FIELDS))
        return lines.annotate(
            wish_note=Subquery(wishes.values("note")), wanted_on=Subquery(wishes.values("wanted_on"))
        ).order_by("listing__producer_name", "listing__producer_id", "pk")


class BasketLine(models.Model):
    """One listing in a basket, in one variant."""

    # as ``for_basket_page`` reads them
    wish_note: str | None
    wanted_on: date | None

    basket = models.ForeignKey(Basket, models.CASCADE, related_name="lines")
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    variant = models.CharField(_("variant"), max_length=VARIANT_LENGTH, blank=True)
    quantity = models.PositiveIntegerField(
        _("quantity"), validators=[MinValueValidator(1), MaxValueValidator(MAX_QUANTITY)]
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    seen = models.JSONField(default=dict, help_text="the offer as it was when the buyer put it in")

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

    @property
    def former_price(self) -> UnitPrice | None:
        """What this quantity and variant cost when the buyer put it in, if they cost something else now."""
        seen = Offer(**{name: self.seen[name] for name in OFFER_FIELDS if name in self.seen})
        if not self.seen or (self.variant and not seen.variant(self.variant)):
            return None
        former = unit_price(seen, quantity=self.quantity, variant=self.variant)
        return None if former == self.unit_price else former


class MakerWish(models.Model):
    """What the buyer wants to say to one maker of the basket, and by when she needs it."""

    basket = models.ForeignKey(Basket, models.CASCADE, related_name="wishes")
    producer = models.ForeignKey(Producer, models.CASCADE, related_name="+")
    note = models.TextField(_("note"), max_length=WISH_LENGTH, blank=True)
    wanted_on = models.DateField(_("wanted by"), null=True, blank=True)

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        constraints = [models.UniqueConstraint(fields=["basket", "producer"], name="one_wish_per_maker")]

    def __str__(self) -> str:
        return self.note[:60]


def in_words(quantity: int, title: str, variant: str) -> str:
    """A line as it is told in messages: 12 × Kaos (L, Merah)."""
    return f"{quantity} × {title} ({variant})" if variant else f"{quantity} × {title}"
