"""New passwords: changed by the person, by a link in an e-mail, or by a link that an officer hands over."""

import hashlib
from datetime import timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import override

from cilegon_ikm.notifications.senders import Outgoing, Recipient, sender
from cilegon_ikm.states import IllegalTransition

from .. import lockout, rules
from ..models import PasswordLink, User
from ..sessions import sign_out

LINK_LASTS = timedelta(hours=24)


@transaction.atomic
def change_password(*, user: User, password: str, but: str | None = None) -> None:
    """Set it, sign out every session except the one with the key ``but``, and let the person try again at once."""
    user.set_password(password)
    user.save(update_fields=["password"])
    sign_out(user, but=but)
    lockout.lift(user.get_username())
    PasswordLink.objects.usable().filter(user=user).update(expires_at=timezone.now())


@transaction.atomic
def make_password_link(*, user: User, by: User) -> str:
    """The path of a new one-time link, to be shown once: only its fingerprint is kept. Earlier ones end.

    Raises IllegalTransition for officers and closed accounts.
    """
    User.objects.select_for_update().get(pk=user.pk)
    if not rules.can_get_link(user):
        raise IllegalTransition(_("Such a link can only be made for people who are not officers."))
    PasswordLink.objects.usable().filter(user=user).update(expires_at=timezone.now())
    token = token_urlsafe(32)
    expires_at = timezone.now() + LINK_LASTS
    PasswordLink.objects.create(user=user, made_by=by, fingerprint=_fingerprint(token), expires_at=expires_at)
    with override(settings.LANGUAGE_CODE):
        return reverse("accounts:password_link", args=[token])


def find_link(token: str) -> PasswordLink | None:
    """The link while it can be used."""
    return PasswordLink.objects.usable().select_related("user").filter(fingerprint=_fingerprint(token)).first()


@transaction.atomic
def use_password_link(*, link: PasswordLink, password: str) -> None:
    """Set the password and use the link up; a second click at the same moment raises IllegalTransition."""
    fresh = PasswordLink.objects.filter(pk=link.pk, used_at=None)  # no join: its check would not wait for the other
    if not fresh.update(used_at=timezone.now()):
        raise IllegalTransition(_("This link has been used already."))
    change_password(user=link.user, password=password)


def send_reset(user: User) -> bool:
    """Send the e-mail with the link, if the person has an address; whether it was sent."""
    if not user.email or "email" not in settings.MESSAGE_SENDERS:
        return False
    with override(settings.LANGUAGE_CODE):
        token = default_token_generator.make_token(user)
        uid = urlsafe_base64_encode(force_bytes(user.pk))
        message = Outgoing(
            title=_("A new password for Sentra IKM Cilegon"),
            text=_("Open this link within 24 hours and choose a new password. Not you? Then you need do nothing."),
            link=settings.SITE_URL + reverse("accounts:reset", args=[uid, token]),
        )
        sender("email").send(Recipient(email=user.email), message)
    return True


def _fingerprint(token: str) -> str:
    """The token has 256 random bits, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()
