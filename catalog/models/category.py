from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.addresses import address


class CategoryQuerySet(models.QuerySet["Category"]):
    def top(self) -> "CategoryQuerySet":
        """The groups of the first level, in their order."""
        return self.filter(parent__isnull=True)

    def leaves(self) -> "CategoryQuerySet":
        """The categories a product can be in, group by group."""
        return self.filter(parent__isnull=False).select_related("parent").order_by("parent__position", "position")

    def family(self, slug: str) -> "CategoryQuerySet":
        """The group in which this category is, or which it is, and all its categories."""
        own = Category.objects.filter(slug=slug)
        group = own.values(group=Coalesce("parent", "pk"))
        return self.filter(models.Q(pk__in=group) | models.Q(parent__in=group)).order_by("position", "pk")


class Category(models.Model):
    """A node of the two-level tree in which buyers browse; ``catalog.listings`` keeps its numbers."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("group")
    )
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    listing_count = models.PositiveIntegerField(_("listings"), default=0, editable=False)
    facets = models.TextField(  # JSON that is compared far more often than read
        default="[]", editable=False, help_text=_("what buyers can choose among its listings, with their numbers")
    )

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name

    def get_absolute_url(self) -> str:
        return address("catalog:category", self.slug)
