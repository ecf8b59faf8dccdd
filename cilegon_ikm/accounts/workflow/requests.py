"""Asking for a secret (a code, a reset link): as often as is sensible, and alike for people we do not know."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cilegon_ikm.phone_numbers import read_number

from ..models import SecretRequest, User


class TooMany(Exception):
    """Asked too often; ``until`` says when it is possible again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@transaction.atomic
def note_request(*, purpose: str, typed: str, address: str | None) -> SecretRequest:
    """Write down that somebody asked; its ``user`` is empty when the account does not exist. Raises TooMany."""
    key = key_of(typed)
    same = SecretRequest.objects.filter(purpose=purpose)
    for rows, most, within in (
        (same.filter(key=key), settings.SECRETS_PER_QUARTER, timedelta(minutes=15)),
        (same.filter(key=key), settings.SECRETS_PER_DAY, timedelta(days=1)),
        (same.filter(address=address), settings.SECRETS_PER_ADDRESS, timedelta(hours=1)),
    ):
        recent = rows.filter(made_at__gt=timezone.now() - within).order_by("-made_at")
        if nth := recent.values_list("made_at", flat=True)[most - 1 : most].first():
            raise TooMany(nth + within)
    return SecretRequest.objects.create(purpose=purpose, user=_person(typed), key=key, address=address)


def key_of(typed: str) -> str:
    """The fingerprint under which a phone number or address is counted, however it is written."""
    return salted_hmac("secret request", _normalised(typed)).hexdigest()[:40]


def _person(typed: str) -> User | None:
    """The account, unless it is closed."""
    try:
        user = User.objects.get_by_natural_key(typed)
    except User.DoesNotExist:
        return None
    return user if user.is_active else None


def _normalised(typed: str) -> str:
    """One spelling of a phone number or e-mail address, whether or not it has an account."""
    text = typed.strip().lower()
    phone = read_number(text)
    return str(phone) if phone else text
