"""What lets somebody in without a password; secrets themselves are kept only as fingerprints."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PasswordLinkQuerySet(models.QuerySet["PasswordLink"]):
    def usable(self) -> "PasswordLinkQuerySet":
        """Neither used nor too old, of somebody who is no officer, or has become none since the link was made."""
        ordinary = {"user__is_active": True, "user__is_staff": False, "user__is_superuser": False}
        return self.filter(used_at=None, expires_at__gt=timezone.now(), **ordinary)


class PasswordLink(models.Model):
    """A one-time link to a new password that an officer made for somebody; the row is also its audit."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="password_links", verbose_name=_("person")
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used"), null=True)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)

    objects = PasswordLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("password link")
        verbose_name_plural = _("password links")
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"{self.user} · {timezone.localtime(self.made_at):%d.%m.%Y %H.%M}"


class SecretRequest(models.Model):
    """That somebody asked for a code or a link, known to us or not; swept after a day."""

    class Purpose(models.TextChoices):
        RESET = "reset", _("new password")
        CODE = "code", _("sign-in code")
        EMAIL = "email", _("new e-mail address")
        PHONE = "phone", _("proof of a phone number")
        LINK = "link", _("link to enquiries")

    purpose = models.CharField(max_length=10, choices=Purpose)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=40, help_text="fingerprint of what was typed")
    address = models.GenericIPAddressField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    code = models.CharField(max_length=64, blank=True, help_text="fingerprint of the code that was sent")
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("request for a secret")
        verbose_name_plural = _("requests for secrets")
        indexes = [
            models.Index(fields=["purpose", "key", "-made_at"], name="secret_request_of_key"),
            models.Index(fields=["purpose", "address", "-made_at"], name="secret_request_of_address"),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.pk}"
