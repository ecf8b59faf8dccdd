from typing import Any

from django.db import transaction

from .models import Consent, User

CONSENT_VERSION = "2026-11"  # of templates/pages/privacy.html; change both together


@transaction.atomic
def register(*, name: str, phone: Any, password: str) -> User:
    """A new account for somebody who has just agreed to the privacy text.

    Raises ValidationError when the number was taken in the meantime.
    """
    user = User.objects.create_user(name=name, phone=phone, password=password)
    Consent.objects.create(user=user, version=CONSENT_VERSION)
    return user
