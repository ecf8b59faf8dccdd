"""One-time codes: for signing in without a password, and to show that a phone number is one's own."""

from datetime import timedelta
from secrets import randbelow

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cilegon_ikm.notifications.senders import Outgoing, Recipient, send_first

from .. import rules
from ..models import SecretRequest, User
from .requests import key_of

Purpose = SecretRequest.Purpose

CODE_LASTS = timedelta(minutes=10)
MOST_TRIES = 5
_CODE_TITLES = {
    Purpose.CODE: gettext_lazy("Sign-in code for Sentra IKM Cilegon"),
    Purpose.PHONE: gettext_lazy("Is this your phone number?"),
}


class CodeIsDead(Exception):
    """The code is too old, was used, or was guessed at too often."""


def send_code(asked: SecretRequest) -> bool:
    """Make the code and send it by the first way that works; whether the person will get one.

    Only the worker ever holds the code itself: the row keeps its fingerprint.
    """
    user = asked.user
    if user is None or not rules.can_get_code(user):
        return False
    return _send(asked, Recipient(email=user.email or "", phone=str(user.phone or "")))


def send_phone_code(asked: SecretRequest) -> bool:
    """Send a code to the number that was named, if it is still the person's; whether she will get one."""
    user = asked.user
    if user is None or not user.is_active or not user.phone or asked.key != key_of(str(user.phone)):
        return False
    return _send(asked, Recipient(phone=str(user.phone)))


def _send(asked: SecretRequest, to: Recipient) -> bool:
    code = f"{randbelow(10**6):06}"
    asked.code = _fingerprint(asked, code)
    asked.save(update_fields=["code"])
    title = _CODE_TITLES[Purpose(asked.purpose)]
    with override(settings.LANGUAGE_CODE):
        text = _("Your code is %(code)s. It is valid for 10 minutes. Give it to nobody.") % {"code": code}
        return send_first(to, Outgoing(title=str(title), text=text, code=code))


def use_code(*, asked: SecretRequest, code: str) -> User | None:
    """The person who may be signed in, if this is the code; each try counts. Raises CodeIsDead."""
    user = _owner_of(asked, code, Purpose.CODE)
    return user if user and rules.can_get_code(user) else None


@transaction.atomic
def prove_phone(*, asked: SecretRequest, code: str) -> bool:
    """Write down that the number is the person's, if this is the code and the number is still the one it went to.

    Raises CodeIsDead.
    """
    user = _owner_of(asked, code, Purpose.PHONE)
    if user is None or asked.key != key_of(str(user.phone)):
        return False
    user.proven_phone = user.phone
    user.save(update_fields=["proven_phone"])
    return True


def _owner_of(asked: SecretRequest, code: str, purpose: str) -> User | None:
    since = timezone.now() - CODE_LASTS
    living = SecretRequest.objects.filter(
        pk=asked.pk, purpose=purpose, used_at=None, attempts__lt=MOST_TRIES, made_at__gt=since
    )
    if not living.update(attempts=F("attempts") + 1):
        raise CodeIsDead
    asked.refresh_from_db()
    user = asked.user
    if not constant_time_compare(asked.code, _fingerprint(asked, code)) or user is None or not user.is_active:
        return None
    used = SecretRequest.objects.filter(pk=asked.pk, used_at=None).update(used_at=timezone.now())
    return user if used else None


def _fingerprint(asked: SecretRequest, code: str) -> str:
    """Keyed, because six digits are soon tried out."""
    return salted_hmac("sign-in code", f"{asked.pk}:{code}", algorithm="sha256").hexdigest()
