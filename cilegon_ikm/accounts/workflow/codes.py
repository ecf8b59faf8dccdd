"""Signing in with a one-time code instead of a password."""

from datetime import timedelta
from secrets import randbelow

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override

from cilegon_ikm.notifications.senders import Outgoing, Recipient, send_first

from .. import rules
from ..models import SecretRequest, User

CODE_LASTS = timedelta(minutes=10)
MOST_TRIES = 5


class CodeIsDead(Exception):
    """The code is too old, was used, or was guessed at too often."""


def send_code(asked: SecretRequest) -> bool:
    """Make the code and send it by the first way that works; whether the person will get one.

    Only the worker ever holds the code itself: the row keeps its fingerprint.
    """
    user = asked.user
    if user is None or not rules.can_get_code(user):
        return False
    code = f"{randbelow(10**6):06}"
    asked.code = _fingerprint(asked, code)
    asked.save(update_fields=["code"])
    to = Recipient(email=user.email or "", phone=str(user.phone or ""))
    with override(settings.LANGUAGE_CODE):
        text = _("Your code is %(code)s. It is valid for 10 minutes. Give it to nobody.") % {"code": code}
        message = Outgoing(title=_("Sign-in code for Sentra IKM Cilegon"), text=text, code=code)
        return send_first(to, message)


def use_code(*, asked: SecretRequest, code: str) -> User | None:
    """The person, if this is the code; each try counts. Raises CodeIsDead."""
    since = timezone.now() - CODE_LASTS
    living = SecretRequest.objects.filter(
        pk=asked.pk, purpose=SecretRequest.Purpose.CODE, used_at=None, attempts__lt=MOST_TRIES, made_at__gt=since
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
