"""Who may do what with programmes and with those who take part."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from cilegon_ikm.states import can_move
from producers.models import Office, Participation, Programme

State = Participation.State
GOING_ON = {Programme.State.OPEN, Programme.State.RUNNING}


def can_decide(user: User | AnonymousUser) -> bool:
    """Officers of the offices accept participants; which ones they see is ``managed_by``."""
    return user.is_active and user.is_staff and user.has_perm("producers.change_participation")


def offices_of(user: User | AnonymousUser) -> "QuerySet[Office]":
    """Those in whose name this officer writes programmes; all for an administrator."""
    return Office.objects.all() if user.is_superuser else Office.objects.filter(staff=user.pk)


def can_edit(programme: Programme) -> bool:
    """What is over or cancelled stays as it was."""
    return programme.state not in {Programme.State.DONE, Programme.State.CANCELLED}


def can_be_registered_for(programme: Programme) -> bool:
    return programme.state == Programme.State.OPEN and today() <= programme.registration_until


def is_going_on(programme: Programme) -> bool:
    """Whether people may still come, go and be accepted."""
    return programme.state in GOING_ON


def can_withdraw(participation: Participation) -> bool:
    return is_going_on(participation.programme) and can_move(participation, State.WITHDRAWN)


def is_expected(participation: Participation) -> bool:
    """Whether she may be marked as present."""
    return is_going_on(participation.programme) and participation.state in {State.ACCEPTED, State.ATTENDED}


def can_complete(participation: Participation, *, has_meetings: bool) -> bool:
    """Who was there; where no meetings are held, everybody who was accepted."""
    programme = participation.programme
    if programme.state not in {Programme.State.RUNNING, Programme.State.DONE}:
        return False
    return participation.state == State.ATTENDED or (participation.state == State.ACCEPTED and not has_meetings)
