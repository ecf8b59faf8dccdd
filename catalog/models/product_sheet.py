from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from producers.models import Producer

KEPT_DAYS = 7


def _outdated_since() -> datetime:
    return timezone.now() - timedelta(days=KEPT_DAYS)


class ProductSheetQuerySet(models.QuerySet["ProductSheet"]):
    def outdated(self) -> "ProductSheetQuerySet":
        """Files that nobody confirmed for so long that nobody will."""
        return self.filter(uploaded_at__lt=_outdated_since())


class ProductSheet(models.Model):
    """The spreadsheet of her products that a maker uploaded and has not confirmed yet; a later one replaces it."""

    producer = models.OneToOneField(
        Producer, models.CASCADE, primary_key=True, related_name="product_sheet", verbose_name=_("maker")
    )
    file_name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now=True)

    objects = ProductSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("product spreadsheet")
        verbose_name_plural = _("product spreadsheets")

    def __str__(self) -> str:
        return self.file_name
