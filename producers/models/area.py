"""The 8 kecamatan and 43 kelurahan of Kota Cilegon, loaded from ``producers/data/areas.csv`` by a migration."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class District(models.Model):
    """A kecamatan."""

    code = models.CharField(_("code"), max_length=13, primary_key=True, help_text=_("Kemendagri code, e.g. 36.72.01"))
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        verbose_name = _("kecamatan")
        verbose_name_plural = _("kecamatan")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Village(models.Model):
    """A kelurahan."""

    code = models.CharField(_("code"), max_length=13, primary_key=True, help_text=_("Kemendagri code"))
    name = models.CharField(_("name"), max_length=60)
    district = models.ForeignKey(District, models.PROTECT, related_name="villages", verbose_name=_("kecamatan"))

    class Meta:
        verbose_name = _("kelurahan")
        verbose_name_plural = _("kelurahan")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
