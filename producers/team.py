"""Every business verb about the people of a business, and telling all of them. Refusals raise IllegalTransition."""

import hashlib
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import BigIntegerField, F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.channels import with_ways
from cilegon_ikm.notifications.workflow import notify_all
from cilegon_ikm.prepared import Prepared
from cilegon_ikm.states import IllegalTransition, lock

from .models import Helper, Invitation, Producer
from .rules import can_edit

INVITATION_LASTS = timedelta(days=7)


def _members(producer: Any) -> QuerySet[User]:
    owner = Producer.objects.filter(pk=producer, owner__isnull=False).order_by().values("owner")
    helpers = Helper.objects.filter(producer=producer).order_by().values("user")
    users = with_ways(User.objects.filter(pk__in=owner.union(helpers)))
    return users.order_by(F("helps_in__joined_at").asc(nulls_first=True), "helps_in")


members = Prepared(_members, producer=BigIntegerField())
"""The owner, if there is one yet, and the helpers in the order in which they came."""


def tell(*, producer_id: int, kind: str, url: str, **params: str) -> None:
    """Tell everybody of the business; call it inside the transaction of the event."""
    notify_all(users=members(producer=producer_id), kind=kind, url=url, **params)


@transaction.atomic
def invite(*, producer: Producer) -> str:
    """The path of a new one-time link, to be shown once."""
    _check_open(lock(producer))
    if producer.invitations.usable().count() + producer.helpers.count() >= settings.HELPERS_PER_MAKER:
        raise IllegalTransition(
            _("A business has at most %(limit)s helpers and open invitations.") % {"limit": settings.HELPERS_PER_MAKER}
        )
    token = token_urlsafe(32)
    expires_at = timezone.now() + INVITATION_LASTS
    Invitation.objects.create(producer=producer, fingerprint=fingerprint(token), expires_at=expires_at)
    with override(settings.LANGUAGE_CODE):
        return reverse("producers:join", args=[token])


def find_invitation(token: str) -> Invitation | None:
    """The invitation while it can be used."""
    return Invitation.objects.usable().select_related("producer").filter(fingerprint=fingerprint(token)).first()


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: User) -> Helper:
    """Make this person a helper and use the link up; of two who click at the same moment one is refused."""
    User.objects.select_for_update().get(pk=user.pk)
    producer = lock(invitation.producer)
    _check_open(producer)
    if Producer.objects.managed_by(user).exists():
        raise IllegalTransition(_("You work in a business here already. One person can run or help only one."))
    if not Invitation.objects.usable().filter(pk=invitation.pk).update(used_at=timezone.now()):
        raise IllegalTransition(_("This invitation is not valid any more. Ask for a new one."))
    with override("id"):
        url = reverse("producers:team")
    tell(producer_id=producer.pk, kind="helper_joined", url=url, name=producer.name)
    return Helper.objects.create(producer=producer, user=user)


def revoke_invitations(*, producer: Producer) -> int:
    """End every open invitation; how many there were."""
    return producer.invitations.usable().update(expires_at=timezone.now())


def remove_helper(*, producer: Producer, user: User) -> bool:
    """End this person's work in the business, at her own or the owner's wish; whether there was any."""
    removed, _rows = producer.helpers.filter(user=user).delete()
    return bool(removed)


def _check_open(producer: Producer) -> None:
    if not can_edit(producer):
        raise IllegalTransition(_("This business is closed."))


def fingerprint(token: str) -> str:
    """What is kept of a one-time token: it has 256 random bits, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()
