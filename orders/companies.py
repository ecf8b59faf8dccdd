"""Every business verb about companies and their people, and telling them. Refusals raise IllegalTransition."""

from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.workflow import notify
from cilegon_ikm.states import IllegalTransition, lock, move
from producers.team import INVITATION_LASTS, fingerprint

from .links import replace_link
from .models import Company, CompanyInvitation, CompanyMember, CompanyRole, Submission

State = Company.State
MOST_MEMBERS = 20
JUDGED = ("name", "nib")  # what officers compared; it stays as it is once they have


def tell_company(*, company: Company, kind: str, url: str, **params: Any) -> None:
    """Tell everybody who may act for the company; call it inside the transaction of the event."""
    for member in company.members.exclude(role=CompanyRole.VIEWER).select_related("user"):
        notify(kind=kind, url=url, user=member.user, **params)


@transaction.atomic
def register_company(*, user: User, **details: Any) -> Company:
    """A new company that waits for the officers, with this person as its owner."""
    User.objects.select_for_update().get(pk=user.pk)  # a double click waits here and then finds the first one
    _check_free(user)
    company = Company.objects.create(**details)
    company.history.create(from_state="", to_state=company.state, by=user)
    CompanyMember.objects.create(company=company, user=user, role=CompanyRole.OWNER)
    return company


@transaction.atomic
def save_company(*, company: Company, by: User, **details: Any) -> Company:
    """Write what was changed; what officers asked to be corrected goes back to them."""
    lock(company)
    if company.state == State.CLOSED:
        raise IllegalTransition(_("This company is closed."))
    for name, value in details.items():
        if name not in JUDGED or company.state in {State.SUBMITTED, State.CHANGES_REQUESTED}:
            setattr(company, name, value)
    company.version += 1
    company.save(update_fields=["version", *details])
    if company.state == State.CHANGES_REQUESTED:
        move(company, State.SUBMITTED, by=by, submitted_at=timezone.now())
    return company


@transaction.atomic
def verify_company(*, company: Company, version: int, by: User, note: str = "") -> Company:
    """An officer has compared name and NIB of the version she looked at with OSS."""
    lock(company)
    _check_version(company, version)
    others = Company.objects.filter(nib=company.nib, state__in=[State.VERIFIED, State.SUSPENDED])
    if other := others.exclude(pk=company.pk).first():
        raise IllegalTransition(_("%(company)s has this NIB already.") % {"company": other})
    move(company, State.VERIFIED, by=by, note=note, only_from=State.SUBMITTED)
    _tell_about(company, "company_verified")
    return company


@transaction.atomic
def request_company_changes(*, company: Company, version: int, by: User, note: str) -> Company:
    """An officer asks for a correction; ``note`` says which."""
    lock(company)
    _check_version(company, version)
    move(company, State.CHANGES_REQUESTED, by=by, note=note)
    _tell_about(company, "company_changes", note=note)
    return company


@transaction.atomic
def suspend_company(*, company: Company, by: User, note: str) -> Company:
    """Its requests disappear until it is reinstated."""
    move(company, State.SUSPENDED, by=by, note=note)
    _tell_about(company, "company_suspended", note=note)
    return company


@transaction.atomic
def reinstate_company(*, company: Company, by: User, note: str = "") -> Company:
    move(company, State.VERIFIED, by=by, note=note, only_from=State.SUSPENDED)
    _tell_about(company, "company_reinstated")
    return company


@transaction.atomic
def invite(*, company: Company, role: str) -> str:
    """The path of a new one-time link to this role, to be shown once."""
    lock(company)
    if company.invitations.usable().count() + company.members.count() >= MOST_MEMBERS:
        raise IllegalTransition(
            _("A company has at most %(limit)s people and open invitations.") % {"limit": MOST_MEMBERS}
        )
    token = token_urlsafe(32)
    expires_at = timezone.now() + INVITATION_LASTS
    company.invitations.create(role=role, fingerprint=fingerprint(token), expires_at=expires_at)
    with override(settings.LANGUAGE_CODE):
        return reverse("orders:join_company", args=[token])


def find_invitation(token: str) -> CompanyInvitation | None:
    """The invitation while it can be used."""
    usable = CompanyInvitation.objects.usable().exclude(company__state=State.CLOSED)
    return usable.select_related("company").filter(fingerprint=fingerprint(token)).first()


@transaction.atomic
def accept_invitation(*, invitation: CompanyInvitation, user: User) -> CompanyMember:
    """Make this person a member and use the link up; of two who click at the same moment one is refused."""
    User.objects.select_for_update().get(pk=user.pk)
    _check_free(user)
    if not CompanyInvitation.objects.usable().filter(pk=invitation.pk).update(used_at=timezone.now()):
        raise IllegalTransition(_("This invitation is not valid any more. Ask for a new one."))
    return CompanyMember.objects.create(company=invitation.company, user=user, role=invitation.role)


def revoke_invitations(*, company: Company) -> int:
    """End every open invitation; how many there were."""
    return company.invitations.usable().update(expires_at=timezone.now())


@transaction.atomic
def remove_member(*, company: Company, user: User) -> bool:
    """End this person's work for the company, at her own or the owner's wish; whether there was any.

    The secret links of its orders change, since she may have kept them; what her colleagues were told follows.
    """
    removed, _rows = company.members.filter(user=user).exclude(role=CompanyRole.OWNER).delete()
    for submission in Submission.objects.filter(rfq__company=company).order_by("pk") if removed else ():
        replace_link(submission, not_for=user)
    return bool(removed)


def _check_free(user: User) -> None:
    if Company.objects.of(user).exists():
        raise IllegalTransition(_("You work in a company here already. One person can work in only one."))


def _check_version(company: Company, version: int) -> None:
    if company.version != version:
        raise IllegalTransition(
            _("The company changed its data while you were looking at them. Please look at the new version.")
        )


def _tell_about(company: Company, kind: str, **params: str) -> None:
    with override(settings.LANGUAGE_CODE):
        url = reverse("orders:company")
    tell_company(company=company, kind=kind, url=url, name=company.name, **params)
