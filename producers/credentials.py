"""Every business verb about makers' papers. Illegal moves raise IllegalTransition."""

from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from cilegon_ikm.states import IllegalTransition, lock, move

from . import rules, scans
from .models import Credential, Producer
from .models.credential import REMINDERS
from .paper_kinds import KINDS
from .signals import papers_changed
from .team import tell

State = Credential.State


def submit_credential(
    *, producer: Producer, by: User, scan: scans.Scan, renews: Credential | None = None, **details: Any
) -> Credential:
    """A maker sends a paper, or a newer one in place of ``renews``, which stays as it is until this is verified.

    Raises ValidationError when the scan could not be kept.
    """
    name = scans.keep(scan)
    try:
        with transaction.atomic():
            return _create(producer, by, renews, scan=name, **details)
    except Exception:
        scans.delete(name)
        raise


def _create(producer: Producer, by: User, renews: Credential | None, **details: Any) -> Credential:
    lock(producer)  # a double click waits here and then finds the first one
    _check_open(producer)
    if renews is not None and not rules.can_renew(lock(renews)):
        raise IllegalTransition(_("A newer paper has been sent already."))
    if producer.credentials.count() >= settings.PAPERS_PER_MAKER:
        raise IllegalTransition(
            _("A business has at most %(limit)s papers. Remove an old one first.")
            % {"limit": settings.PAPERS_PER_MAKER}
        )
    credential = Credential(producer=producer, renews=renews, **details)
    _check_new(credential)
    credential.save(force_insert=True)
    credential.history.create(from_state="", to_state=credential.state, by=by)
    return credential


def correct_credential(
    *, credential: Credential, by: User, scan: scans.Scan | None = None, **details: Any
) -> Credential:
    """A maker corrects a paper that waits or was rejected; officers must look at it again.

    Without a new scan the old one stays. Raises ValidationError when the new one could not be kept.
    """
    name = scans.keep(scan) if scan else ""
    try:
        with transaction.atomic():
            return _correct(credential, by, name, details)
    except Exception:
        if name:
            scans.delete(name)
        raise


def _correct(credential: Credential, by: User, name: str, details: dict[str, Any]) -> Credential:
    lock(credential.producer)
    lock(credential)
    _check_open(credential.producer)
    if not rules.can_correct(credential):
        raise IllegalTransition(_("This paper has been judged already; send a newer one in its place."))
    changes = {**details, "version": credential.version + 1, "reminded": None}
    if name:
        transaction.on_commit(partial(scans.delete, credential.scan))
        changes["scan"] = name
    for field, value in changes.items():
        setattr(credential, field, value)
    _check_new(credential)
    credential.save(update_fields=list(changes))
    if credential.state == State.REJECTED:
        move(credential, State.SUBMITTED, by=by, submitted_at=timezone.now())
    return credential


@transaction.atomic
def remove_credential(*, credential: Credential) -> None:
    """A maker takes a paper back; row, history and scan go."""
    lock(credential)
    transaction.on_commit(partial(scans.delete, credential.scan))
    credential.delete()
    _changed(credential)


@transaction.atomic
def verify_credential(*, credential: Credential, version: int, by: User, note: str = "") -> Credential:
    """An officer has checked the version she looked at with the office that issued it. A paper it renews gives way."""
    # the older row first: its removal, too, locks it before it touches the newer one
    older = Credential.objects.select_for_update(of=("self",)).filter(renewal=credential).first()
    lock(credential)
    _check_version(credential, version)
    if credential.expires_on and credential.expires_on < today():
        raise IllegalTransition(_("This paper has expired. Reject it and ask for the newer one."))
    if older and rules.can_give_way(older):
        move(older, State.REPLACED, by=by)
    move(credential, State.VERIFIED, by=by, note=note)
    _changed(credential)
    _tell(credential, "credential_verified")
    return credential


@transaction.atomic
def reject_credential(*, credential: Credential, version: int, by: User, note: str) -> Credential:
    """An officer refuses a paper, or takes the badge of a verified one away; ``note`` tells the maker why."""
    lock(credential)
    _check_version(credential, version)
    move(credential, State.REJECTED, by=by, note=note)
    _changed(credential)
    _tell(credential, "credential_rejected", note=note)
    return credential


@transaction.atomic
def expire_credential(*, credential: Credential, on: date) -> bool:
    """Call a paper expired whose last day was before this one; whether it was done now."""
    lock(credential)
    if not Credential.objects.lapsed(on).filter(pk=credential.pk).exists():  # renewed or removed meanwhile
        return False
    move(credential, State.EXPIRED, by=None)
    _changed(credential)
    _tell(credential, "credential_expired")
    return True


@transaction.atomic
def remind_of_expiry(*, credential: Credential, on: date) -> bool:
    """Tell the maker that the paper ends soon, unless it was told of the nearest reminder day; whether it was told."""
    lock(credential)
    if not Credential.objects.due_for_reminder(on).filter(pk=credential.pk).exists() or credential.expires_on is None:
        return False
    left = (credential.expires_on - on).days
    credential.reminded = min(days for days in REMINDERS if days >= left)
    credential.save(update_fields=["reminded"])
    with override("id"):
        last_day = date_format(credential.expires_on, "j F Y")
    _tell(credential, "credential_expiring", date=last_day)
    return True


def _check_open(producer: Producer) -> None:
    if not rules.can_edit(producer):
        raise IllegalTransition(_("This business is closed."))


def _check_version(credential: Credential, version: int) -> None:
    if credential.version != version:
        raise IllegalTransition(
            _("The maker changed this paper while you were looking at it. Please look at the new version.")
        )


def _check_new(credential: Credential) -> None:
    """The same paper is not sent twice, and of some kinds a business has only one; a renewal is neither."""
    others = credential.producer.credentials.filter(kind=credential.kind).exclude(pk=credential.pk)
    others = others.exclude(state__in=[State.EXPIRED, State.REPLACED])
    if credential.renews:
        others = others.exclude(pk=credential.renews.pk)
    if KINDS[credential.kind].is_only_one and others.exists():
        raise IllegalTransition(_("There is a %(paper)s in your list already. Replace that one.") % _words(credential))
    if others.filter(number=credential.number, title=credential.title).exists():
        raise IllegalTransition(_("%(paper)s is in your list already.") % {"paper": str(credential)})


def _changed(credential: Credential) -> None:
    """The badges of the maker may be others now."""
    papers_changed.send(Credential, producer=credential.producer)


def _words(credential: Credential) -> dict[str, str]:
    return {"paper": str(credential.name)}


def _tell(credential: Credential, kind: str, **params: str) -> None:
    with override("id"):
        url, name = reverse("producers:credentials"), str(credential)
    tell(producer_id=credential.producer_id, kind=kind, url=url, name=name, **params)
