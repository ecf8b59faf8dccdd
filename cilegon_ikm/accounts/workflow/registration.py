from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from ..models import Consent, User

CONSENT_VERSION = "2026-11-24"  # shown on templates/pages/privacy.html; change it with that text
NUMBER_TAKEN = _("This number already has an account. Sign in instead.")


def register(*, name: str, phone: Any, password: str) -> User:
    """A new account for somebody who has just agreed to the privacy text.

    Raises ValidationError when the number was taken in the meantime.
    """
    try:
        with transaction.atomic():
            user = User.objects.create_user(name=name, phone=phone, password=password)
            Consent.objects.create(user=user, version=CONSENT_VERSION)
    except IntegrityError as race:  # taken between the look-up and the write
        raise ValidationError(NUMBER_TAKEN, code="taken") from race
    return user
