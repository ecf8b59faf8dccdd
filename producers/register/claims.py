"""Handing a maker from the office's register over to the person who runs it, by a link that works once."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock
from producers.models import ClaimLink, Producer
from producers.rules import is_owner

VALID_FOR = timedelta(days=14)


@transaction.atomic
def make_claim_link(*, producer: Producer, by: User) -> str:
    """The address of a new link; it is shown this once, for only its hash is kept. Earlier links stop working."""
    lock(producer)
    if not can_be_claimed(producer):
        raise IllegalTransition(_("This maker cannot be claimed."))
    now = timezone.now()
    producer.claim_links.filter(used_at__isnull=True, revoked_at__isnull=True).update(revoked_at=now)
    token = secrets.token_urlsafe(32)
    producer.claim_links.create(token_hash=_hash(token), made_by=by, expires_at=now + VALID_FOR)
    return settings.SITE_URL + reverse("producers:claim", args=[token])


def can_be_claimed(producer: Producer) -> bool:
    return producer.owner_id is None and producer.state == Producer.State.DRAFT


def find_claim(token: str) -> ClaimLink | None:
    """The link with this secret if it still works."""
    links = ClaimLink.objects.usable().select_related("producer__village__district")
    return links.filter(token_hash=_hash(token)).first()


@transaction.atomic
def claim_producer(*, token: str, by: User) -> Producer:
    """Make this person the owner. Raises IllegalTransition with a dead link or when she works in a business already."""
    User.objects.select_for_update().get(pk=by.pk)  # registering a business locks the person too
    link = find_claim(token)
    if link is None:
        raise IllegalTransition(_("This link does not work any more. Ask the office for a new one."))
    producer = lock(link.producer)
    if not ClaimLink.objects.usable().filter(pk=link.pk).exists():  # somebody was quicker while this one waited
        raise IllegalTransition(_("This link does not work any more. Ask the office for a new one."))
    if why := obstacle(by):
        raise IllegalTransition(why)
    producer.owner = by
    producer.save(update_fields=["owner", "updated_at"])
    ClaimLink.objects.filter(pk=link.pk).update(used_at=timezone.now(), used_by=by)
    return producer


def obstacle(user: User) -> str:
    """Why this person can take over no business, or nothing: everybody runs or helps one at most."""
    own = Producer.objects.managed_by(user).first()
    if own is None:
        return ""
    if is_owner(own, user):
        return _("You run “%(name)s” already. Ask the office to put the two together.") % {"name": own.name}
    return _(
        "You help in “%(name)s”, and one person can run or help only one business. Leave that one first; "
        "after that you can take this one over."
    ) % {"name": own.name}


def _hash(token: str) -> str:
    """Enough for a random secret of 256 bits; a password hash is slow against guessing, which is hopeless here."""
    return hashlib.sha256(token.encode()).hexdigest()
