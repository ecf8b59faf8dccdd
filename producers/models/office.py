from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Office(models.Model):
    """A city office (OPD) that runs programmes for makers; its officers see its programmes and no others."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    staff = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="offices",
        limit_choices_to={"is_staff": True},
        verbose_name=_("officers"),
    )

    class Meta:
        verbose_name = _("office (OPD)")
        verbose_name_plural = _("offices (OPD)")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
