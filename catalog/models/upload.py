import secrets
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .product import Product

KEPT = timedelta(days=1)


def new_token() -> str:
    """A name that cannot be guessed."""
    return secrets.token_hex(16)


class UploadQuerySet(models.QuerySet["Upload"]):
    def expired(self) -> "UploadQuerySet":
        """Those nobody came back to in time."""
        return self.filter(created_at__lt=timezone.now() - KEPT)

    def unfinished(self) -> "UploadQuerySet":
        return self.filter(received__lt=models.F("size"))


class Upload(models.Model):
    """A photo on its way: what has arrived lies in pieces in the private storage until it is whole or too old."""

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    product = models.ForeignKey(Product, models.CASCADE, related_name="uploads", verbose_name=_("product"))
    name = models.CharField(_("name of the file"), max_length=150, blank=True)
    size = models.PositiveIntegerField(_("size"), help_text=_("bytes"))
    received = models.PositiveIntegerField(_("received"), default=0, help_text=_("bytes"))
    pieces = models.JSONField(default=list)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        constraints = [
            models.CheckConstraint(condition=models.Q(received__lte=models.F("size")), name="upload_received"),
        ]
        indexes = [models.Index(fields=["created_at"], name="upload_age")]

    def __str__(self) -> str:
        return self.name or self.token

    @property
    def expires_at(self) -> datetime:
        return self.created_at + KEPT

    @property
    def next_piece(self) -> str:
        """The storage name of the bytes that come next."""
        return f"uploads/{self.token[:2]}/{self.token}-{self.received}"
