from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class KbliCode(models.Model):
    """One kind of business in the national classification (KBLI), in one version of it.

    Version 2020 came with a migration; BPS Regulation 7/2025 supersedes it, so the office imports later versions beside
    it and makers move over one by one.
    """

    code = models.CharField(_("code"), max_length=5, validators=[RegexValidator(r"\A\d{5}\Z", _("Write 5 digits."))])
    title = models.CharField(_("title"), max_length=250)
    version = models.CharField(_("version"), max_length=10, default="2020")

    class Meta:
        verbose_name = _("KBLI code")
        verbose_name_plural = _("KBLI codes")
        ordering = ("-version", "code")
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="one_kbli_code_per_version"),
            models.CheckConstraint(condition=models.Q(code__regex=r"^\d{5}$"), name="kbli_code_has_5_digits"),
        ]

    def __str__(self) -> str:
        return f"{self.code} – {self.title}"
