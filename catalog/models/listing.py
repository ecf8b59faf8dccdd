from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.models.functions import Coalesce, Collate, Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from catalog.languages import Shown, shown
from cilegon_ikm.addresses import address
from cilegon_ikm.ratings import MOST_STARS, Rating
from producers.models import District, Producer, Village

from ..search.places import Point
from .category import Category
from .product import Availability, PriceKind, Product, Unit

NO_PRICE = 2**62  # Rupiah: dearer than anything, so that what has no price comes last

NOT_ON_PAGE = {"card", "card_en", "price_up", "price_down", "words"}
RELATED_ON_PAGE = (
    "category__slug", "category__name", "category__name_en", "group__slug", "group__name", "group__name_en",
    "producer__slug", "producer__name", "producer__branch", "producer__state", "village__name",
    "village__district__name",
)  # fmt: skip


def card_field() -> str:
    """The field with the ready-made card in the current language."""
    return "card_en" if get_language() == "en" else "card"


class ListingQuerySet(models.QuerySet["Listing"]):
    def visible(self) -> "ListingQuerySet":
        """What the public may see."""
        return self.filter(is_visible=True)

    def newest_first(self) -> "ListingQuerySet":
        return self.order_by("-published_at", "-product")

    def in_category(self, category: Category) -> "ListingQuerySet":
        """Listings of a category, or of all categories of a group."""
        return self.filter(**{"category" if category.parent_id else "group": category})

    def for_cards(self) -> "ListingQuerySet":
        """Only what a card needs: the ready-made fragment in the current language."""
        return self.only("pk", card_field())

    def for_page(self) -> "ListingQuerySet":
        """Everything the product page shows, in one query."""
        own = (each.name for each in Listing._meta.concrete_fields if each.name not in NOT_ON_PAGE)
        return self.select_related("category", "group", "producer", "village__district").only(*own, *RELATED_ON_PAGE)

    def cheapest_first(self) -> "ListingQuerySet":
        """Without a price last."""
        return self.order_by("price_up", "product")

    def dearest_first(self) -> "ListingQuerySet":
        """Without a price last."""
        return self.order_by("-price_down", "-product")


class Listing(models.Model):
    """The approved snapshot the public sees: one flat row per product, written only by ``catalog.workflow``."""

    product = models.OneToOneField(Product, models.PROTECT, primary_key=True, related_name="listing")
    version = models.PositiveIntegerField(_("version"), help_text=_("of the product that was approved"))
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="listings", verbose_name=_("maker"))
    category = models.ForeignKey(Category, models.PROTECT, related_name="listings", verbose_name=_("category"))
    group = models.ForeignKey(Category, models.PROTECT, related_name="group_listings", verbose_name=_("group"))
    village = models.ForeignKey(  # found by the index listing_of_village
        Village, models.PROTECT, related_name="listings", db_index=False, verbose_name=_("kelurahan")
    )
    district = models.ForeignKey(  # likewise
        District, models.PROTECT, related_name="listings", db_index=False, verbose_name=_("kecamatan")
    )
    title = models.CharField(_("title"), max_length=100)
    title_en = models.CharField(_("English title"), max_length=100, blank=True)
    slug = models.SlugField(_("address"), max_length=110, db_index=False)
    description = models.TextField(_("description"), blank=True)
    description_en = models.TextField(_("English description"), blank=True)
    price_kind = models.CharField(_("kind of price"), max_length=10, choices=PriceKind, default=PriceKind.FIXED)
    price = models.PositiveBigIntegerField(
        _("price"), null=True, help_text=_("Rupiah; the lower end of a range, before any quantity discount")
    )
    price_to = models.PositiveBigIntegerField(_("highest price"), null=True, help_text=_("Rupiah"))
    approved_price = models.PositiveBigIntegerField(
        _("approved price"), null=True, help_text=_("what an officer approved last; small steps are measured from here")
    )
    tiers = models.JSONField(default=list, help_text=_("pairs of a quantity and the price of one unit from there on"))
    options = models.JSONField(default=list)
    variants = models.JSONField(default=list)
    attributes = models.JSONField(default=dict)
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    minimum_order = models.PositiveIntegerField(_("minimum order"))
    lead_time_days = models.PositiveSmallIntegerField(_("ready in"))
    availability = models.CharField(
        _("availability"), max_length=10, choices=Availability, default=Availability.TO_ORDER
    )
    stock = models.PositiveIntegerField(_("in stock"), null=True, help_text=_("units"))
    monthly_capacity = models.PositiveIntegerField(_("monthly capacity"), null=True, help_text=_("units"))
    weight = models.PositiveIntegerField(_("weight"), null=True, help_text=_("grams, of one unit"))
    length = models.PositiveIntegerField(_("length"), null=True, help_text=_("millimetres"))
    width = models.PositiveIntegerField(_("width"), null=True, help_text=_("millimetres"))
    height = models.PositiveIntegerField(_("height"), null=True, help_text=_("millimetres"))
    producer_name = models.CharField(_("maker"), max_length=80)
    producer_slug = models.SlugField(max_length=90, db_index=False)
    village_name = models.CharField(_("kelurahan"), max_length=60)
    whatsapp = PhoneNumberField(_("WhatsApp number"), max_length=20)
    words = models.CharField(max_length=400, help_text=_("maker, category and place names, for search"))
    badges = ArrayField(
        models.CharField(max_length=10), default=list, help_text=_("kinds of the maker's papers that are valid now")
    )
    latitude = models.FloatField(_("latitude"), null=True)
    longitude = models.FloatField(_("longitude"), null=True)
    photos = models.JSONField(default=list)
    # counted where orders are known
    rating_total = models.PositiveIntegerField(_("stars of all reviews"), default=0, editable=False)
    rating_count = models.PositiveIntegerField(_("reviews"), default=0, editable=False)
    newest_reviews = models.JSONField(default=list, editable=False)
    card = models.TextField()
    card_en = models.TextField()
    is_offered = models.BooleanField(_("offered"), default=True, help_text=_("not withdrawn and not taken down"))
    is_visible = models.BooleanField(_("public"), default=True, help_text=_("offered, and its maker is verified"))
    published_at = models.DateTimeField(_("published"))
    changed_at = models.DateTimeField(_("changed"), help_text=_("when this version was approved"))
    price_up = models.GeneratedField(
        expression=Coalesce("price", models.Value(NO_PRICE)), output_field=models.BigIntegerField(), db_persist=True
    )
    price_down = models.GeneratedField(
        expression=Coalesce("price", models.Value(0)), output_field=models.BigIntegerField(), db_persist=True
    )

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        indexes = [
            models.Index(
                fields=["-published_at", "-product"], name="listing_newest", condition=models.Q(is_visible=True)
            ),
            models.Index(
                fields=["category", "-published_at", "-product"],
                name="listing_of_category",
                condition=models.Q(is_visible=True),
            ),
            models.Index(
                fields=["group", "-published_at", "-product"],
                name="listing_of_group",
                condition=models.Q(is_visible=True),
            ),
            models.Index(
                fields=["producer", "-published_at", "-product"],
                name="listing_of_producer",
                condition=models.Q(is_visible=True),
            ),
            models.Index(
                fields=["village", "-published_at", "-product"],
                name="listing_of_village",
                condition=models.Q(is_visible=True),
            ),
            models.Index(
                fields=["district", "-published_at", "-product"],
                name="listing_of_district",
                condition=models.Q(is_visible=True),
            ),
            models.Index(
                fields=["-published_at", "-product"],
                name="listing_without_place",
                condition=models.Q(is_visible=True, longitude__isnull=True),
            ),
            models.Index(fields=["price_up", "product"], name="listing_cheapest", condition=models.Q(is_visible=True)),
            models.Index(
                fields=["-price_down", "-product"], name="listing_dearest", condition=models.Q(is_visible=True)
            ),
            # what suggestions of products begin with
            models.Index(Collate(Lower("title"), "C"), name="listing_title", condition=models.Q(is_visible=True)),
            GistIndex(
                Point("longitude", "latitude"),
                name="listing_place",
                condition=models.Q(is_visible=True, longitude__isnull=False),
            ),
            GinIndex(fields=["badges"], name="listing_badges", condition=models.Q(is_visible=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_offered=True) | models.Q(is_visible=False), name="listing_visible_is_offered"
            ),
            models.CheckConstraint(
                condition=models.Q(price__gte=1) | models.Q(price__isnull=True, price_kind=PriceKind.ON_REQUEST),
                name="listing_price",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    rating_total__gte=models.F("rating_count"),
                    rating_total__lte=models.F("rating_count") * MOST_STARS,
                ),
                name="listing_rating",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("catalog:product", self.slug, self.pk)

    @property
    def shown_title(self) -> Shown:
        return shown(self.title, self.title_en)

    @property
    def shown_description(self) -> Shown:
        return shown(self.description, self.description_en)

    @property
    def rating(self) -> Rating:
        return Rating(total=self.rating_total, count=self.rating_count)

    def get_unit_display(self) -> str:  # type: ignore[no-redef]
        """As Django would say it, which goes through all choices each time."""
        return str(Unit(self.unit).label)
