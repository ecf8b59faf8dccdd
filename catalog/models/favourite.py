from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .listing import Listing


class Favourite(models.Model):
    """A listing that somebody with an account wants to find again; visitors without one keep theirs in a cookie."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="favourites")
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("favourite")
        verbose_name_plural = _("favourites")
        ordering = ("-created_at", "-pk")
        constraints = [models.UniqueConstraint(fields=["user", "listing"], name="favourite_once")]

    def __str__(self) -> str:
        return str(self.listing)
