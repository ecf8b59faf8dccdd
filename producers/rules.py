"""Who may do what with a maker's profile."""

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import can_move

from .models import Credential, Producer, Sentra


def can_moderate(user: User | AnonymousUser) -> bool:
    """Officers with the right to change makers verify, send back and suspend them."""
    return user.is_active and user.is_staff and user.has_perm("producers.change_producer")


def can_submit(producer: Producer) -> bool:
    """Only what somebody runs; makers from the office's register wait to be claimed."""
    return producer.owner_id is not None and can_move(producer, Producer.State.SUBMITTED)


def missing(producer: Producer) -> list[str | Promise]:
    """What a profile still needs before it can be sent for verification."""
    needs: list[tuple[str, str | Promise]] = [(producer.address, _("address")), (producer.story, _("story"))]
    return [label for value, label in needs if not value]


def is_owner(producer: Producer, user: User) -> bool:
    """Only the owner closes the business, invites and removes people."""
    return producer.owner_id == user.pk


def can_close(producer: Producer) -> bool:
    return can_move(producer, Producer.State.CLOSED)


def can_edit(producer: Producer) -> bool:
    """The owner of a closed business no longer changes it; everybody else's profile stays open to correction."""
    return producer.state != Producer.State.CLOSED


def can_list(producer: Producer) -> bool:
    """Who may write products: makers may prepare theirs before they are verified."""
    return producer.state not in {Producer.State.SUSPENDED, Producer.State.CLOSED}


def can_ask_to_join(producer: Producer, sentra: Sentra) -> bool:
    """Verified makers, as long as the sentra is shown and no bazaar that is over."""
    return producer.is_public and sentra.is_public and not sentra.is_over


def can_judge_members(user: User | AnonymousUser) -> bool:
    """Officers with the right to change memberships confirm and end them beside each sentra's manager."""
    return user.is_active and user.is_staff and user.has_perm("producers.change_sentramembership")


def can_judge_papers(user: User | AnonymousUser) -> bool:
    """Officers with the right to change papers verify and reject them."""
    return user.is_active and user.is_staff and user.has_perm("producers.change_credential")


def can_judge_reports(user: User | AnonymousUser) -> bool:
    """Officers with the right to change yearly reports accept them and open them again."""
    return user.is_active and user.is_staff and user.has_perm("producers.change_yearlyreport")


def can_decide_imports(user: User | AnonymousUser) -> bool:
    """Officers with the right to change imports of the register confirm and cancel them."""
    return user.is_active and user.is_staff and user.has_perm("producers.change_registerimport")


def can_correct(credential: Credential) -> bool:
    """What waits or was rejected is corrected in place, unless a newer paper was sent for it while it was verified."""
    return credential.state in {Credential.State.SUBMITTED, Credential.State.REJECTED} and not credential.is_renewed


def can_renew(credential: Credential) -> bool:
    """A verified or expired paper gets one newer paper at a time."""
    return can_give_way(credential) and not credential.is_renewed


def can_give_way(credential: Credential) -> bool:
    return can_move(credential, Credential.State.REPLACED)
