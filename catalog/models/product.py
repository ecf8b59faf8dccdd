from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import StateChange, transitions
from producers.models import Producer

from .category import Category


class Unit(models.TextChoices):
    """What a price is for."""

    PIECE = "pcs", _("piece")
    PACK = "pack", _("pack")
    KILOGRAM = "kg", _("kg")
    JAR = "jar", _("jar")
    BOTTLE = "bottle", _("bottle")
    BOX = "box", _("box")
    PORTION = "portion", _("portion")
    DOZEN = "dozen", _("dozen")
    SET = "set", _("set")
    PAIR = "pair", _("pair")
    SHEET = "sheet", _("sheet")
    METRE = "m", _("metre")
    SQUARE_METRE = "m2", _("m²")
    LITRE = "litre", _("litre")
    SACK = "sack", _("sack")
    JOB = "job", _("job")


class PriceKind(models.TextChoices):
    """How a maker names a price."""

    FIXED = "fixed", _("one price")
    RANGE = "range", _("from – to")
    TIERS = "tiers", _("by quantity")
    ON_REQUEST = "ask", _("ask for the price")


class Availability(models.TextChoices):
    READY = "ready", _("ready stock")
    TO_ORDER = "order", _("made to order")
    SOLD_OUT = "sold_out", _("sold out for now")


class ProductQuerySet(models.QuerySet["Product"]):
    def managed_by(self, user: User) -> "ProductQuerySet":
        """The products of the business this person owns or helps in."""
        return self.filter(producer__in=Producer.objects.managed_by(user))

    def waiting(self) -> "ProductQuerySet":
        """Sent for approval and not yet answered, the longest wait first."""
        return self.filter(state=Product.State.SUBMITTED).order_by("submitted_at", "pk")

    def for_workspace(self) -> "ProductQuerySet":
        """As the maker's own list shows them: newest change first, with cover, price and the listing, if any."""
        parts = ("photos", "tiers", "variants")
        return self.select_related("listing", "category").prefetch_related(*parts).order_by("-updated_at", "-pk")


class Product(models.Model):
    """The maker's working copy. The public never sees it, only the Listing that approval makes from it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waiting for approval")
        CHANGES_REQUESTED = "changes", _("changes requested")
        REJECTED = "rejected", _("rejected")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")
        TAKEN_DOWN = "taken_down", _("taken down")

    TRANSITIONS: ClassVar = transitions(
        {
            State.DRAFT: (State.SUBMITTED,),
            State.SUBMITTED: (
                State.PUBLISHED,
                State.CHANGES_REQUESTED,
                State.REJECTED,
                State.WITHDRAWN,
                State.TAKEN_DOWN,
            ),
            State.CHANGES_REQUESTED: (State.SUBMITTED, State.WITHDRAWN, State.TAKEN_DOWN),
            State.REJECTED: (State.SUBMITTED,),
            State.PUBLISHED: (State.SUBMITTED, State.CHANGES_REQUESTED, State.WITHDRAWN, State.TAKEN_DOWN),
            State.WITHDRAWN: (State.PUBLISHED, State.SUBMITTED, State.TAKEN_DOWN),
            State.TAKEN_DOWN: (State.SUBMITTED,),
        }
    )

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="products", verbose_name=_("maker"))
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="products", verbose_name=_("category")
    )
    name = models.CharField(_("product name"), max_length=100, blank=True)
    name_en = models.CharField(_("English name"), max_length=100, blank=True)
    description = models.TextField(_("description"), max_length=5000, blank=True)
    description_en = models.TextField(_("English description"), max_length=5000, blank=True)
    price_kind = models.CharField(_("kind of price"), max_length=10, choices=PriceKind, default=PriceKind.FIXED)
    price = models.PositiveBigIntegerField(
        _("price"), null=True, blank=True, help_text=_("Rupiah; the lower end of a range, before any quantity discount")
    )
    price_to = models.PositiveBigIntegerField(_("highest price"), null=True, blank=True, help_text=_("Rupiah"))
    unit = models.CharField(_("unit"), max_length=10, choices=Unit, default=Unit.PIECE)
    minimum_order = models.PositiveIntegerField(_("minimum order"), default=1)
    lead_time_days = models.PositiveSmallIntegerField(_("ready in"), default=1, help_text=_("days; 0 is ready stock"))
    availability = models.CharField(
        _("availability"), max_length=10, choices=Availability, default=Availability.TO_ORDER
    )
    stock = models.PositiveIntegerField(_("in stock"), null=True, blank=True, help_text=_("units"))
    monthly_capacity = models.PositiveIntegerField(_("monthly capacity"), null=True, blank=True, help_text=_("units"))
    weight = models.PositiveIntegerField(_("weight"), null=True, blank=True, help_text=_("grams, of one unit"))
    length = models.PositiveIntegerField(_("length"), null=True, blank=True, help_text=_("millimetres"))
    width = models.PositiveIntegerField(_("width"), null=True, blank=True, help_text=_("millimetres"))
    height = models.PositiveIntegerField(_("height"), null=True, blank=True, help_text=_("millimetres"))
    options = models.JSONField(default=list, blank=True, help_text=_("what its variants differ in: names and values"))
    attributes = models.JSONField(default=dict, blank=True, help_text=_("values by the address of the attribute"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    submitted_at = models.DateTimeField(_("sent for approval"), null=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state__in=["draft", "submitted", "changes", "rejected", "published", "withdrawn", "taken_down"]
                ),
                name="product_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft")
                | models.Q(submitted_at__isnull=False, category__isnull=False)
                & (models.Q(price__isnull=False) | models.Q(price_kind=PriceKind.ON_REQUEST))
                & ~models.Q(name=""),
                name="product_submitted_is_complete",
            ),
            models.CheckConstraint(
                condition=models.Q(price_to__isnull=True) | models.Q(price_to__gte=models.F("price")),
                name="product_price_range",
            ),
            models.CheckConstraint(condition=models.Q(minimum_order__gte=1), name="product_minimum_order"),
            models.CheckConstraint(condition=models.Q(price__gte=1), name="product_price"),
        ]
        indexes = [
            models.Index(fields=["submitted_at"], name="product_waiting", condition=models.Q(state="submitted")),
            models.Index(fields=["producer", "-updated_at"], name="product_of_producer"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("Unnamed product"))

    @property
    def cover(self) -> dict[str, Any] | None:
        """The snapshot of the first photo, from the prefetched photos where there are any."""
        return next((photo.snapshot() for photo in self.photos.all() if photo.position), None)

    @property
    def has_unsent_changes(self) -> bool:
        """Whether the maker changed a product that is or was public and has not sent the change for approval."""
        listing = getattr(self, "listing", None)
        return (
            listing is not None
            and self.version != listing.version
            and self.state in {self.State.PUBLISHED, self.State.WITHDRAWN}
        )


class ProductChange(StateChange):
    subject = models.ForeignKey(Product, models.CASCADE, related_name="history")
    version = models.PositiveIntegerField(_("version"), default=0)
    is_automatic = models.BooleanField(_("automatic"), default=False, help_text=_("no officer looked at it"))
