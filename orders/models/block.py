"""Who may not ask, and what may not be written."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from cilegon_ikm.phone_numbers import read_number


class BlockEntryQuerySet(models.QuerySet["BlockEntry"]):
    def in_force(self, on: date | None = None) -> "BlockEntryQuerySet":
        """Those that still count on this day."""
        return self.filter(Q(until=None) | Q(until__gte=on or today()))


class BlockEntry(models.Model):
    """One contact that is turned away, or one word or domain that no message may hold."""

    class Kind(models.TextChoices):
        CONTACT = "contact", _("phone number or e-mail")
        WORD = "word", _("word or domain")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.CharField(_("what is blocked"), max_length=254)
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"), editable=False)
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("the last day; empty: for good"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = BlockEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("block list")
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["contact", "word"]), name="block_kind"),
            models.CheckConstraint(condition=~Q(value=""), name="block_has_value"),
            models.UniqueConstraint(fields=["kind", "value"], name="block_once"),
        ]

    def __str__(self) -> str:
        return self.value

    def clean(self) -> None:
        """Keep the value as it is compared: a number in E.164, everything else in lower case."""
        self.value = self.value.strip().lower()
        if self.kind != self.Kind.CONTACT:
            return
        if number := read_number(self.value):
            self.value = number.as_e164
            return
        try:
            validate_email(self.value)
        except ValidationError as error:
            raise ValidationError({"value": _("Write a phone number or an e-mail address.")}) from error
