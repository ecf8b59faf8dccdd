"""Every business verb about programmes. The programme's row is locked first, so no place is given away twice.

Illegal moves raise IllegalTransition.
"""

from collections.abc import Sequence
from datetime import date
from itertools import chain, count
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from cilegon_ikm.states import IllegalTransition, lock, move
from producers import credentials, scans
from producers.models import Attendance, Credential, Meeting, Participation, Producer, Programme
from producers.models.participation import new_code
from producers.models.programme import HOLDING

from . import certificates, rules, telling
from .eligibility import refusals
from .kinds import outcome_of

State = Participation.State
MOST_TITLE = 60  # characters of the name of a paper


@transaction.atomic
def save_programme(*, programme: Programme, changed: Sequence[str]) -> Programme:
    """Write a new programme, with an address made from its title, or the fields that changed of one that goes on."""
    if programme.pk is None:
        programme.slug = _free_slug(programme.title)
        programme.save(force_insert=True)
        programme.history.create(from_state="", to_state=programme.state, by=None)
        return programme
    if not rules.can_edit(Programme.objects.select_for_update().get(pk=programme.pk)):
        raise IllegalTransition(_("This programme is over."))
    known = {field.name for field in Programme._meta.concrete_fields}
    programme.save(update_fields=[name for name in changed if name in known])
    return programme


def _free_slug(title: str) -> str:
    """The address of a new programme; of two with one title the later one gets a number."""
    with connection.cursor() as cursor:  # who asks for the same one meanwhile waits
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('programme slugs'))")
    stem = slugify(title)[:120].strip("-") or "program"
    taken = set(Programme.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in chain([stem], (f"{stem}-{number}" for number in count(2))) if slug not in taken)


@transaction.atomic
def open_programme(*, programme: Programme, by: User, note: str = "") -> Programme:
    """Show it to the public and let makers register; a job tells those who fit."""
    if lock(programme).registration_until < today():
        raise IllegalTransition(_("The last day of registration has passed. Choose a later one first."))
    move(programme, Programme.State.OPEN, by=by, note=note)
    telling.tell_soon(programme)
    return programme


@transaction.atomic
def begin_programme(*, programme: Programme, by: User, note: str = "") -> Programme:
    """End the registration. Who waits still moves up when somebody withdraws."""
    return move(programme, Programme.State.RUNNING, by=by, note=note)


@transaction.atomic
def finish_programme(*, programme: Programme, by: User, note: str = "") -> Programme:
    """End it; results may still be written. Who was never accepted is told that it is over."""
    move(programme, Programme.State.DONE, by=by, note=note)
    left = programme.participations.filter(state__in=[State.REGISTERED, State.WAITING]).order_by("pk")
    reason = _("The programme is over; there was no place for you this time.")
    for participation in left.select_related("producer__owner"):
        move(participation, State.DECLINED, by=by, note=reason)
        telling.tell(participation, "programme_declined", note=reason)
    return programme


@transaction.atomic
def cancel_programme(*, programme: Programme, by: User, note: str) -> Programme:
    """Call it off; everybody who registered and has not gone away is told why."""
    move(programme, Programme.State.CANCELLED, by=by, note=note)
    for participation in programme.participations.filter(state__in=[*HOLDING, State.WAITING]).order_by("pk"):
        telling.tell(participation, "programme_cancelled", note=note)
    return programme


@transaction.atomic
def register(*, programme: Programme, producer: Producer, by: User) -> Participation:
    """Register a maker who fits; without a free place she stands at the end of the waiting list.

    A double click gives one participation. Who withdrew may register again, at the end.
    """
    lock(programme)
    participation = programme.participations.select_related("programme", "producer").filter(producer=producer).first()
    if participation and participation.state != State.WITHDRAWN:
        return participation
    if not rules.can_be_registered_for(programme):
        raise IllegalTransition(_("Registration for this programme is closed."))
    if reasons := refusals(programme, producer):
        raise IllegalTransition(" ".join(each.reason for each in reasons))
    is_full = not programme.free_places or programme.participations.in_line().exists()
    if participation:
        move(participation, State.REGISTERED, by=by, registered_at=timezone.now())
    else:
        participation = Participation.objects.create(programme=programme, producer=producer)
        participation.history.create(from_state="", to_state=participation.state, by=by)
    if is_full:
        move(participation, State.WAITING, by=None, waiting_since=timezone.now())
    return participation


@transaction.atomic
def withdraw(*, participation: Participation, by: User) -> Participation:
    """A maker gives her place or her turn away; whoever is next in line moves up at once."""
    programme = _lock_programme(participation)
    if not rules.is_going_on(programme):
        raise IllegalTransition(_("This programme is over."))
    move(participation, State.WITHDRAWN, by=by)
    fill_places(programme=programme)
    return participation


@transaction.atomic
def accept(*, participation: Participation, by: User, note: str = "") -> Participation:
    """The office takes her; from the waiting list only while a place is free."""
    programme = _lock_programme(participation)
    lock(participation)
    _check_going_on(programme)
    if participation.state not in HOLDING and not programme.free_places:
        raise IllegalTransition(_("All places are taken. Put somebody else on the waiting list first."))
    move(participation, State.ACCEPTED, by=by, note=note)
    telling.tell(participation, "programme_accepted", place=programme.place, date=telling.day(programme.starts_on))
    return participation


@transaction.atomic
def put_on_waiting_list(*, participation: Participation, by: User, note: str = "") -> Participation:
    """The office keeps her in reserve, at the end of the list; whom the free place goes to is the office's choice."""
    _check_going_on(_lock_programme(participation))
    move(participation, State.WAITING, by=by, note=note, waiting_since=timezone.now())
    telling.tell(participation, "programme_waiting")
    return participation


@transaction.atomic
def decline(*, participation: Participation, by: User, note: str) -> Participation:
    """The office does not take her and says why; whoever is next in line moves up."""
    programme = _lock_programme(participation)
    _check_going_on(programme)
    move(participation, State.DECLINED, by=by, note=note)
    telling.tell(participation, "programme_declined", note=note)
    fill_places(programme=programme)
    return participation


@transaction.atomic
def fill_places(*, programme: Programme) -> int:
    """Give each free place to who has waited longest; how many moved up."""
    lock(programme)
    if not rules.is_going_on(programme):
        return 0
    vars(programme).pop("taken", None)  # counted before the change
    lucky = list(programme.participations.in_line().select_related("programme", "producer")[: programme.free_places])
    for participation in lucky:
        move(participation, State.REGISTERED, by=None, only_from=State.WAITING)
        telling.tell(participation, "programme_moved_up")
    return len(lucky)


@transaction.atomic
def leave_programmes(*, producer: Producer, by: User) -> None:
    """A business that closes gives away what it holds in programmes that are not over."""
    held = producer.participations.filter(
        state__in=[State.REGISTERED, State.WAITING, State.ACCEPTED], programme__state__in=rules.GOING_ON
    )
    for participation in held.select_related("programme").order_by("programme"):
        withdraw(participation=participation, by=by)


@transaction.atomic
def mark_present(*, participation: Participation, meeting: Meeting, by: User) -> bool:
    """Note that she is there; whether it is news. A second scan of the same code does no harm."""
    _lock_programme(participation)
    if participation.attendances.filter(meeting=meeting).exists():
        return False
    if meeting.programme_id != participation.programme_id or not rules.is_expected(lock(participation)):
        raise IllegalTransition(
            _("%(name)s cannot be marked: the registration is now “%(state)s”.")
            % {"name": participation.producer, "state": participation.get_state_display()}
        )
    Attendance.objects.create(participation=participation, meeting=meeting, by=by)
    if participation.state == State.ACCEPTED:
        move(participation, State.ATTENDED, by=by)
    return True


def complete(
    *,
    participation: Participation,
    by: User,
    number: str = "",
    issued_on: date | None = None,
    expires_on: date | None = None,
    result: str = "",
) -> Participation:
    """Write down the result: a certificate that can be checked and, with a number, a paper of the maker."""
    outcome = outcome_of(participation.programme)
    made: dict[str, Any] = {
        "completed_on": today(), "certificate_code": new_code(), "number": number, "result": result,
    }  # fmt: skip
    scan = None
    if number and outcome.paper:  # typeset before anything is locked
        sheet = certificates.pdf(participation, **made)
        scan = scans.Scan(content=sheet, ending="pdf")
    with transaction.atomic():
        programme = _lock_programme(participation)
        lock(participation)
        if not rules.can_complete(participation, has_meetings=programme.meetings.exists()):
            raise IllegalTransition(_("%(name)s was not there, or has a result already.") % {"name": participation})
        if scan:
            paper = _paper(participation, scan, by, number, issued_on or today(), expires_on)
            made["credential"] = paper
        move(participation, State.COMPLETED, by=by, **made)
        telling.tell(participation, "programme_completed")
    return participation


def _paper(
    participation: Participation, scan: scans.Scan, by: User, number: str, issued_on: date, expires_on: date | None
) -> Credential:
    """The number as a paper of the maker, with the certificate as its scan."""
    outcome = outcome_of(participation.programme)
    title = participation.programme.title[:MOST_TITLE] if outcome.paper == Credential.Kind.OTHER else ""
    paper = credentials.submit_credential(
        producer=participation.producer,
        by=by,
        scan=scan,
        kind=outcome.paper,
        title=title,
        number=number,
        issued_on=issued_on,
        expires_on=expires_on,
    )
    if outcome.is_verified:
        credentials.verify_credential(credential=paper, version=paper.version, by=by)
    return paper


@transaction.atomic
def forget_participations(*, producer: Producer) -> int:
    """Of a business that is erased nothing stays but that somebody took part; how many there were."""
    found = producer.participations.all()
    return found.update(number="", result="", certificate_code=None)


def feedback(participation: Participation) -> str:
    """Why the office did not take her, or nothing."""
    if participation.state != State.DECLINED:
        return ""
    return participation.history.filter(to_state=State.DECLINED).values_list("note", flat=True).first() or ""


def _lock_programme(participation: Participation) -> Programme:
    programme = lock(participation.programme)
    vars(programme).pop("taken", None)  # a number from before the lock
    return programme


def _check_going_on(programme: Programme) -> None:
    if not rules.is_going_on(programme):
        raise IllegalTransition(_("This programme is not open or over."))
