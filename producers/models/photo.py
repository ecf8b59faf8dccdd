from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .producer import Producer


class ProducerPhotoQuerySet(models.QuerySet["ProducerPhoto"]):
    def workshop(self) -> "ProducerPhotoQuerySet":
        """The pictures of workshop and people, the first one sent first."""
        return self.filter(kind=ProducerPhoto.Kind.WORKSHOP)

    def without_variants(self) -> "ProducerPhotoQuerySet":
        """Those whose AVIF and WebP files are still to be made."""
        return self.filter(has_variants=False)


class ProducerPhoto(models.Model):
    """A maker's logo or a picture of the workshop: one upright JPEG and its smaller variants beside it."""

    class Kind(models.TextChoices):
        LOGO = "logo", _("logo")
        WORKSHOP = "workshop", _("workshop")

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="photos", verbose_name=_("maker"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    key = models.CharField(max_length=60, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), help_text=_("pixels"))
    height = models.PositiveIntegerField(_("height"), help_text=_("pixels"))
    has_variants = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = ProducerPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a maker")
        verbose_name_plural = _("photos of makers")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=["logo", "workshop"]), name="producer_photo_kind"),
            models.UniqueConstraint(
                fields=["producer"], condition=models.Q(kind="logo"), name="producer_photo_one_logo"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.producer}"

    def snapshot(self) -> dict[str, Any]:
        """The photo as the ``picture`` tag wants it."""
        return {
            "id": self.pk,
            "key": self.key,
            "alt": "",
            "width": self.width,
            "height": self.height,
            "variants": self.has_variants,
        }
