"""Browsers that show messages even while no page of the site is open (Web Push)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Device(models.Model):
    """One signed-in browser and where its push service takes messages for it.

    It lives as long as the session does: who signs out, or is signed out from afar, gets no more messages there.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="devices", verbose_name=_("person"))
    session = models.OneToOneField("qsessions.Session", models.CASCADE, related_name="device")
    endpoint = models.CharField(_("address"), max_length=1000, unique=True)
    p256dh = models.CharField(_("key"), max_length=100)
    auth = models.CharField(_("secret"), max_length=40)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("device")
        verbose_name_plural = _("devices")

    def __str__(self) -> str:
        return urlsplit(self.endpoint).netloc  # not the rest: whoever knows it can reach the device

    @property
    def subscription(self) -> dict[str, object]:
        """What the browser gave us, as the libraries for Web Push expect it."""
        return {"endpoint": self.endpoint, "keys": {"p256dh": self.p256dh, "auth": self.auth}}
