from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.clock import WIB


class ImpactEdition(models.Model):
    """The figures of jobs and impact as an officer published them; the public sees those of the latest edition.

    ``basis`` is what each maker contributed, kept of the latest edition only: the next one must not differ from it
    in a way that tells of one maker. It never leaves the database.
    """

    made_at = models.DateTimeField(_("published"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("by"), related_name="+")
    tables = models.JSONField(editable=False)
    basis = models.JSONField(editable=False)

    class Meta:
        verbose_name = _("edition of the impact figures")
        verbose_name_plural = _("editions of the impact figures")
        ordering = ("-pk",)
        get_latest_by = "pk"

    def __str__(self) -> str:
        return date_format(self.made_at.astimezone(WIB), "j F Y")
