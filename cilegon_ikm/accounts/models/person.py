"""People who sign in: makers, officers, later companies. Buyers need no account."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cilegon_ikm.phone_numbers import read_number


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, name: str, password: str | None = None, **fields: Any) -> "User":
        """A new account; at least one of ``phone`` and ``email`` is needed (the database says so too)."""
        if email := fields.get("email"):
            fields["email"] = email.strip().lower()
        user = self.model(name=name, **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save()
        return user

    def create_superuser(self, **fields: Any) -> "User":
        return self.create_user(**{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account with this phone number, however it is written, or e-mail address. Raises DoesNotExist."""
        text = (username or "").strip()
        if "@" in text:
            return self.get(email=text.lower())
        phone = read_number(text)
        if phone is None:
            raise User.DoesNotExist
        return self.get(phone=phone)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with a phone number or an e-mail address."""

    name = models.CharField(_("name"), max_length=100)
    phone = PhoneNumberField(_("phone number"), null=True, blank=True, unique=True, max_length=20)
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    proven_phone = PhoneNumberField(null=True, editable=False, max_length=20, help_text="the number she showed is hers")
    proven_email = models.EmailField(null=True, editable=False, help_text="likewise")
    is_staff = models.BooleanField(_("officer"), default=False, help_text=_("May open the admin pages."))
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(phone__isnull=False)
                | models.Q(email__isnull=False)
                | models.Q(erased_at__isnull=False),
                name="user_has_phone_or_email",
                violation_error_message=_("Enter a phone number or an e-mail address."),
            ),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
            models.CheckConstraint(condition=~models.Q(phone=""), name="user_phone_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Each field cleans itself; Django would write ``get_username()`` into the e-mail."""

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Forms leave ``erased_at`` out, and Django then skips each constraint that names it."""
        super().validate_constraints(exclude=set(exclude or ()) - {"erased_at"})

    @property
    def has_proven_phone(self) -> bool:
        """Whether a code sent to the number came back; a number that was changed since counts anew."""
        return bool(self.phone) and self.phone == self.proven_phone

    @property
    def has_proven_email(self) -> bool:
        """Whether a link sent to the address was opened."""
        return bool(self.email) and self.email == self.proven_email

    def get_username(self) -> str:
        """What the person signs in with; the admin's frame shows it."""
        return str(self.email or self.phone or "")

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name


class Consent(models.Model):
    """That a person agreed to a text, which version of it and when (UU 27/2022, art. 20-24)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="consents")
    version = models.CharField(_("version of the text"), max_length=20)
    given_at = models.DateTimeField(_("given at"), auto_now_add=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("-given_at",)

    def __str__(self) -> str:
        return f"{self.user} · {self.version}"
