from typing import Any

from django.db import models
from django.db.models import BigIntegerField, F, Func, IntegerField, Value
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from .product import Product

SAME = 2  # of 64 signs: sent twice, or saved anew on the way
ALIKE = 6  # of 64 signs: perhaps cut, brightened or written over


class PhotoQuerySet(models.QuerySet["Photo"]):
    def shown(self) -> "PhotoQuerySet":
        """The photos of the working copy in their order; one that was removed there lives on only for the listing."""
        return self.filter(position__isnull=False).order_by("position", "pk")

    def without_variants(self) -> "PhotoQuerySet":
        """Those whose AVIF and WebP files are still to be made."""
        return self.filter(has_variants=False)

    def near(self, look: int | None, signs: int = SAME) -> "PhotoQuerySet":
        """Those whose look differs from this one in at most so many signs, the likest first.

        Reads every photo it is asked of.
        """
        if look is None:
            return self.none()
        other = Value(look, output_field=BigIntegerField())
        difference = Func(
            F("look"), other, template="bit_count((%(expressions)s)::bit(64))", arg_joiner=" # ",
            output_field=IntegerField(),
        )  # fmt: skip
        return self.filter(LessThanOrEqual(difference, signs)).order_by(difference, "pk")

    def looking_like(self, photo: "Photo") -> "PhotoQuerySet":
        """Photos of other makers' listings that look nearly like this one.

        A hint for officers and no proof: a plain background or a shared label is enough.
        """
        others = self.filter(product__listing__isnull=False).exclude(product__producer=photo.product.producer_id)
        return others.near(photo.look, ALIKE)


class Photo(models.Model):
    """A picture of a product, kept under a random name: one upright JPEG and its smaller variants beside it."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="photos", verbose_name=_("product"))
    key = models.CharField(max_length=60, unique=True, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), null=True)
    alt = models.CharField(_("what the photo shows"), max_length=120, blank=True)
    width = models.PositiveIntegerField(_("width"), help_text=_("pixels"))
    height = models.PositiveIntegerField(_("height"), help_text=_("pixels"))
    look = models.BigIntegerField(null=True, editable=False)
    has_variants = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.alt or self.key

    @property
    def name(self) -> str:
        """The storage name of the JPEG that always exists."""
        return f"{self.key}.jpg"

    def snapshot(self) -> dict[str, Any]:
        """What a listing keeps of the photo; ``picture_files`` reads it back."""
        return {
            "id": self.pk,
            "key": self.key,
            "alt": self.alt,
            "width": self.width,
            "height": self.height,
            "variants": self.has_variants,
        }
