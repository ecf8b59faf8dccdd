from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _


class OldAddress(models.Model):
    """A former address of a storefront: it leads to its maker for ever and is never given to another.

    Only the digest is kept, so that the row may outlive an erasure without saying whose name the address held.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    producer = models.ForeignKey(
        "producers.Producer", models.CASCADE, related_name="old_addresses", verbose_name=_("maker")
    )
    left_at = models.DateTimeField(_("left"), auto_now_add=True)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")

    def __str__(self) -> str:
        return self.digest[:8]


def address_digest(slug: str) -> str:
    """Under what an address is found again."""
    return sha256(slug.encode()).hexdigest()
