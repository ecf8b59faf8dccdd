from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from ..models import Consent, User

CONSENT_VERSION = "2026-11-25"  # shown on templates/pages/privacy.html; change it with that text
NUMBER_TAKEN = _("This number already has an account. Sign in instead.")


def is_to_agree(user: User) -> bool:
    """Whether the person has not agreed to the privacy text of today. Officers work for the city and are not asked."""
    return not user.is_staff and not user.consents.filter(version=CONSENT_VERSION).exists()


def agree(*, user: User) -> None:
    """Record that the person agrees to the text of today; twice is once."""
    Consent.objects.get_or_create(user=user, version=CONSENT_VERSION)


def register(*, name: str, phone: Any, password: str) -> User:
    """A new account for somebody who has just agreed to the privacy text.

    Raises ValidationError when the number was taken in the meantime.
    """
    try:
        with transaction.atomic():
            user = User.objects.create_user(name=name, phone=phone, password=password)
            agree(user=user)
    except IntegrityError as race:  # taken between the look-up and the write
        raise ValidationError(NUMBER_TAKEN, code="taken") from race
    return user
