"""Every business verb about who belongs to a sentra. Each is one transaction; refusals raise IllegalTransition."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.notifications.workflow import notify
from cilegon_ikm.states import IllegalTransition, move

from .models import Producer, Sentra, SentraMembership
from .rules import can_ask_to_join
from .team import tell

State = SentraMembership.State


@transaction.atomic
def ask_to_join(*, sentra: Sentra, producer: Producer, by: User) -> SentraMembership:
    """The maker wants to belong to it; the manager is told, and without one it waits for officers."""
    if not can_ask_to_join(producer, sentra):
        raise IllegalTransition(_("Only verified makers can join, and only what is still open."))
    membership, is_new = SentraMembership.objects.get_or_create(sentra=sentra, producer=producer)
    if not is_new:
        move(membership, State.ASKED, by=by, asked_at=timezone.now())
    if sentra.manager:
        with override("id"):
            url = reverse("producers:sentra_members", args=[sentra.slug])
        notify(
            kind="sentra_asked",
            url=url,
            user=sentra.manager,
            sender=producer.name,
            name=sentra.name,
            producer=producer.pk,
        )
    return membership


@transaction.atomic
def add_member(*, sentra: Sentra, producer: Producer, by: User) -> SentraMembership:
    """An officer enters a maker who belongs to it, whether it has asked or not."""
    membership, _is_new = SentraMembership.objects.get_or_create(sentra=sentra, producer=producer)
    return accept_member(membership=membership, by=by)


@transaction.atomic
def accept_member(*, membership: SentraMembership, by: User, note: str = "", only_from: str = "") -> SentraMembership:
    """From now on its products stand on the page of the sentra."""
    move(membership, State.MEMBER, by=by, note=note, only_from=only_from)
    _tell(membership, "sentra_joined")
    return membership


@transaction.atomic
def decline_member(*, membership: SentraMembership, by: User, note: str) -> SentraMembership:
    """``note`` tells the maker why; it may ask again."""
    move(membership, State.DECLINED, by=by, note=note)
    _tell(membership, "sentra_declined", note=note)
    return membership


@transaction.atomic
def end_membership(*, membership: SentraMembership, by: User, note: str) -> SentraMembership:
    """The manager or an officer ends it; ``note`` tells the maker why."""
    move(membership, State.ENDED, by=by, note=note, only_from=State.MEMBER)
    _tell(membership, "sentra_ended", note=note)
    return membership


def leave(*, membership: SentraMembership, by: User) -> SentraMembership:
    """The maker goes, or takes back that it asked."""
    return move(membership, State.ENDED, by=by)


@transaction.atomic
def forget_maker(*, producer: Producer, name: str) -> None:
    """End what binds the maker to any place, and put ``name`` for it in what managers were told: it has been erased."""
    producer.memberships.all().delete()
    producer.stalls.all().delete()
    for told in Notification.objects.filter(kind="sentra_asked", params__producer=producer.pk):
        told.params["sender"] = name
        told.save(update_fields=["params"])


def _tell(membership: SentraMembership, kind: str, **params: str) -> None:
    with override("id"):
        url = reverse("producers:sentra")
    tell(producer_id=membership.producer_id, kind=kind, url=url, name=membership.sentra.name, **params)
