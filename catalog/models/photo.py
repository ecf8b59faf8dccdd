from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import BigIntegerField, F, Func, IntegerField, Value
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from .product import Product

SAME = 2  # of 64 signs: sent twice, or saved anew on the way
ALIKE = 6  # of 64 signs: perhaps cut, brightened or written over
# Four parts of sixteen signs, each with its place above it, so that one index knows them apart. Looks that differ in up
# to three signs share a whole part for certain, those that differ in six mostly.
PARTS = ", ".join(f"((%(expressions)s >> {16 * part}) & 65535) + {part * 65536}" for part in range(4))


class PhotoQuerySet(models.QuerySet["Photo"]):
    def shown(self) -> "PhotoQuerySet":
        """The photos of the working copy in their order; one that was removed there lives on only for the listing."""
        return self.filter(position__isnull=False).order_by("position", "pk")

    def without_variants(self) -> "PhotoQuerySet":
        """Those whose AVIF and WebP files are still to be made."""
        return self.filter(has_variants=False)

    def near(self, look: int | None, signs: int = SAME) -> "PhotoQuerySet":
        """Those whose look differs from this one in at most so many signs, the likest first.

        Only photos that share a part with it are read, which the index finds.
        """
        if look is None:
            return self.none()
        other = Value(look, output_field=BigIntegerField())
        parts = [(look >> 16 * part & 65535) + part * 65536 for part in range(4)]
        difference = Func(
            F("look"), other, template="bit_count((%(expressions)s)::bit(64))", arg_joiner=" # ",
            output_field=IntegerField(),
        )  # fmt: skip
        alike = self.filter(LessThanOrEqual(difference, signs), look_parts__overlap=parts)
        return alike.order_by(difference, "pk")

    def looking_like(self, photo: "Photo") -> "PhotoQuerySet":
        """Photos shown by other products that look nearly like this one.

        A hint for officers and no proof: a plain background or a shared label is enough.
        """
        return self.filter(position__isnull=False).exclude(product=photo.product_id).near(photo.look, ALIKE)


class Photo(models.Model):
    """A picture of a product, kept under a random name: one upright JPEG and its smaller variants beside it."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="photos", verbose_name=_("product"))
    key = models.CharField(max_length=60, unique=True, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), null=True)
    alt = models.CharField(_("what the photo shows"), max_length=120, blank=True)
    width = models.PositiveIntegerField(_("width"), help_text=_("pixels"))
    height = models.PositiveIntegerField(_("height"), help_text=_("pixels"))
    look = models.BigIntegerField(null=True, editable=False)
    look_parts = models.GeneratedField(
        expression=models.Func("look", template=f"ARRAY[{PARTS}]::integer[]"),
        output_field=ArrayField(models.IntegerField()),
        db_persist=True,
    )
    has_variants = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("position", "pk")
        indexes = [GinIndex(fields=["look_parts"], name="photo_look_parts")]

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
