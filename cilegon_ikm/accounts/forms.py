from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber
from unfold.forms import UserChangeForm
from unfold.forms import UserCreationForm as BaseAdminUserCreationForm

from cilegon_ikm.phone_numbers import national

from .lockout import Lockout
from .models import User
from .workflow import NUMBER_TAKEN

NUMBER_OF_OTHER = _("This number belongs to another account.")
ADDRESS_OF_OTHER = _("This e-mail address belongs to another account.")
ONE_MINUTE = timedelta(minutes=1)


def _consent_label() -> SafeString:
    link = format_html('<a href="{}">{}</a>', reverse("privacy"), gettext("how my data is used"))
    return format_html(gettext("I have read {link} and agree."), link=link)


class PhoneField(PhoneNumberField):
    """A known number stands in it as people read it; what was typed wrongly stays as it was typed."""

    def prepare_value(self, value: Any) -> Any:
        return national(value) if isinstance(value, PhoneNumber) else value


def phone_field(label: Any, **kwargs: Any) -> PhoneField:
    """A phone number as people here write it: 0812…, +62 812…, 62812…, with spaces or dashes."""
    return PhoneField(
        label=label,
        error_messages={"invalid": _("This is not a phone number. Write it like 0812 3456 7890.")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "placeholder": "0812 …"}),
        max_length=40,
        **kwargs,
    )


class RegistrationForm(forms.Form):
    """A maker's account: name, phone number, password. No e-mail is needed."""

    name = forms.CharField(label=_("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = phone_field(_("Phone number"))
    password = forms.CharField(
        label=_("Password"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
        help_text=_("At least 8 characters, not a common word."),
    )
    consent = forms.BooleanField(
        label=lazy(_consent_label, SafeString)(),
        error_messages={"required": _("Without your consent we may not keep your data.")},
    )

    def clean_phone(self) -> Any:
        phone = self.cleaned_data["phone"]
        if User.objects.filter(phone=phone).exists():
            raise ValidationError(NUMBER_TAKEN, code="taken")
        return phone

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, User(name=self.cleaned_data.get("name", "")))
        return password


class SignInForm(AuthenticationForm):
    """One field takes either a phone number or an e-mail address."""

    username = forms.CharField(
        label=_("Phone number or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": _("Phone number, e-mail or password is not right. Check each and try again."),
        "locked": _("Too many wrong tries. Please try again after %(time)s WIB."),
    }

    def get_invalid_login_error(self) -> ValidationError:
        """What was wrong; who tried too often reads from when on she may try again."""
        until = None
        if self.request and getattr(self.request, "axes_locked_out", False):
            until = Lockout().until(self.request, {"username": self.cleaned_data["username"]})
        if until is None:
            return super().get_invalid_login_error()
        time = f"{timezone.localtime(until + ONE_MINUTE):%H.%M}"  # the minute that has begun is not over yet
        return ValidationError(self.error_messages["locked"], code="locked", params={"time": time})


def _password_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
        help_text=_("At least 8 characters, not a common word."),
    )


class IdentityForm(forms.Form):
    """Who are you? The answer never tells whether there is such an account."""

    username = forms.CharField(
        label=_("Phone number or e-mail"), max_length=254, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )


class CodeForm(forms.Form):
    """The six digits, also with the spaces that people put between them."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}),
    )

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split())
        if len(code) != 6 or not (code.isascii() and code.isdigit()):
            raise ValidationError(_("The code has six digits."), code="shape")
        return code


class PersonForm(forms.Form):
    """A form that one known person fills in."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user


class NewPasswordForm(PersonForm):
    """A new password for this person, typed once and readable again after a mistake."""

    password = _password_field(_("New password"))

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class OwnPasswordForm(PersonForm):
    """The person proves again who she is."""

    old_password = forms.CharField(
        label=_("Your password now"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_old_password(self) -> str:
        password = self.cleaned_data["old_password"]
        if not self.user.check_password(password):
            raise ValidationError(_("This is not your password."), code="wrong")
        return password


class ChangePasswordForm(OwnPasswordForm, NewPasswordForm):
    """The old password and a new one."""

    field_order = ("old_password", "password")


class CorrectionForm(OwnPasswordForm):
    """Name, number and address as the person corrects them; one of the last two must stay."""

    name = forms.CharField(label=_("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = phone_field(_("Phone number"), required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("This is not an e-mail address. Write it like name@example.com.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("name", "phone", "email", "old_password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        own = {"name": user.name, "phone": user.phone, "email": user.email}
        super().__init__(*args, user=user, initial=own, **kwargs)

    def clean_phone(self) -> Any:
        return self._free("phone", self.cleaned_data["phone"], NUMBER_OF_OTHER)

    def clean_email(self) -> Any:
        return self._free("email", self.cleaned_data["email"].lower(), ADDRESS_OF_OTHER)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if {"phone", "email"} <= data.keys() and not (data["phone"] or data["email"]):
            self.add_error("phone", _("Enter a phone number or an e-mail address."))
        return data

    def has_new_email(self) -> bool:
        return self.cleaned_data["email"] not in (None, self.user.email)

    def _free(self, name: str, value: Any, problem: Any) -> Any:
        """The value, or None for an empty one; somebody else's is refused."""
        if value and User.objects.filter(**{name: value}).exclude(pk=self.user.pk).exists():
            raise ValidationError(problem, code="taken")
        return value or None


class AdminUserForm(UserChangeForm):
    """An account as an administrator changes it; an empty phone or e-mail is none, not an empty text."""

    class Meta:
        model = User
        fields = "__all__"
        field_classes = {"phone": PhoneField}

    def clean_email(self) -> str | None:
        email = self.cleaned_data.get("email")
        return email.lower() if email else None

    def clean_phone(self) -> Any:
        return self.cleaned_data.get("phone") or None


class AdminUserCreationForm(BaseAdminUserCreationForm):
    """A new account made by an administrator, usually for an officer."""

    class Meta:
        model = User
        fields = ("name", "phone", "email", "is_staff", "groups")
        field_classes = {"phone": PhoneField}

    clean_email = AdminUserForm.clean_email
    clean_phone = AdminUserForm.clean_phone
