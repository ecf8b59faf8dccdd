from django.db import models
from django.utils.translation import gettext_lazy as _

from producers.models import Producer

MOST_REPLIES = 8
REPLY_LENGTH = 500  # characters


class QuickReply(models.Model):
    """An answer a maker sends often; ``{nama}``, ``{barang}``, ``{harga}`` and ``{stok}`` are filled in."""

    producer = models.ForeignKey(Producer, models.CASCADE, related_name="quick_replies")
    text = models.CharField(_("quick reply"), max_length=REPLY_LENGTH)

    class Meta:
        verbose_name = _("quick reply")
        verbose_name_plural = _("quick replies")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text
