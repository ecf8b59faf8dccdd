from django.db import models
from django.utils.translation import gettext_lazy as _

from .message import Message

MOST_ATTACHMENTS = 4  # of one message


class Attachment(models.Model):
    """A photo or PDF of a message, in the private storage; only the two sides can open it."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    file = models.CharField(max_length=60, unique=True, editable=False)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.file

    @property
    def is_photo(self) -> bool:
        return self.file.endswith(".jpg")
