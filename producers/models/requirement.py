from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from producers.sizes import SizeClass

from .area import District
from .credential import Credential
from .kbli import KbliCode
from .producer import Producer
from .programme import Programme


class Requirement(models.Model):
    """One thing a programme asks of a maker, checked against what is known of her.

    Rows of branches, KBLI codes, kecamatan and sizes are alternatives among their own kind; all others must hold.
    """

    class Kind(models.TextChoices):
        VERIFIED = "verified", _("verified business")
        PAPER = "paper", _("has this paper")
        NO_PAPER = "no_paper", _("does not have this paper yet")
        REPORT = "report", _("yearly report sent")
        BRANCH = "branch", _("branch")
        KBLI = "kbli", _("KBLI code")
        DISTRICT = "district", _("kecamatan")
        SIZE = "size", _("size class")

    DETAIL = {  # the column that says more about a kind
        Kind.PAPER: "paper",
        Kind.NO_PAPER: "paper",
        Kind.BRANCH: "branch",
        Kind.KBLI: "kbli",
        Kind.DISTRICT: "district",
        Kind.SIZE: "size",
    }

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="requirements")
    kind = models.CharField(_("what is asked for"), max_length=10, choices=Kind)
    paper = models.CharField(_("paper"), max_length=10, choices=Credential.Kind, blank=True)
    branch = models.CharField(_("branch"), max_length=20, choices=Producer.Branch, blank=True)
    kbli = models.ForeignKey(KbliCode, models.PROTECT, null=True, blank=True, verbose_name=_("KBLI code"))
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True, verbose_name=_("kecamatan"))
    size = models.CharField(_("size class"), max_length=10, choices=SizeClass, blank=True)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=(
                    (Q(kind__in=["paper", "no_paper"]) ^ Q(paper=""))
                    & (Q(kind="branch") ^ Q(branch=""))
                    & (Q(kind="kbli") ^ Q(kbli__isnull=True))
                    & (Q(kind="district") ^ Q(district__isnull=True))
                    & (Q(kind="size") ^ Q(size=""))
                ),
                name="requirement_says_what",
                violation_error_message=_("Fill in what belongs to this kind of requirement, and nothing else."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def clean(self) -> None:
        """Say beside the field what is missing; the database refuses the rest."""
        detail = self.DETAIL.get(self.Kind(self.kind)) if self.kind in self.Kind.values else None
        if detail and not getattr(self, detail):
            raise ValidationError({detail: _("Say which one.")})
