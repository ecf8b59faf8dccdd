"""From a draft to a closed request: the verbs of company, officers and calendar. Refusals raise IllegalTransition."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.templatetags.times import wib
from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from cilegon_ikm.states import IllegalTransition, lock, move
from orders.models import Candidate, Company, Rfq, RfqFile, Submission
from orders.rfqs import rules
from orders.rfqs.matching import Match, matches
from orders.rfqs.telling import tell_buyers, tell_maker
from orders.workflow.telling import in_city
from producers import scans
from producers.models import Producer

from .ending import CANCELLED, end_offers

State = Rfq.State
MOST_FILES = 8
MOST_TOLD = 20  # makers told of a public request
MOST_INVITED = 30
DOUBLE_CLICK = timedelta(seconds=30)
USUALLY_OPEN = timedelta(days=14)
COPIED = (
    "company", "title", "category", "quantity", "unit", "specification", "place", "village", "latitude", "longitude",
    "repeats", "budget", "is_budget_shown", "papers", "audience", "is_sealed",
)  # fmt: skip


@transaction.atomic
def create_rfq(*, company: Company, by: User, **details: Any) -> Rfq:
    """A new draft."""
    rfq = Rfq.objects.create(company=company, author=by, **details)
    rfq.history.create(from_state="", to_state=rfq.state, by=by)
    return rfq


@transaction.atomic
def save_rfq(*, rfq: Rfq, **details: Any) -> Rfq:
    """Write what was changed in a draft."""
    _check_editable(rfq)
    for name, value in details.items():
        setattr(rfq, name, value)
    rfq.version += 1
    rfq.save(update_fields=["version", *details])
    return rfq


def add_file(*, rfq: Rfq, scan: scans.Scan, title: str) -> RfqFile:
    """Add a photo or drawing to a draft. Raises ValidationError when it could not be kept."""
    name = scans.keep(scan, "requests")
    try:
        with transaction.atomic():
            _check_editable(rfq)
            if rfq.files.count() >= MOST_FILES:
                raise IllegalTransition(_("A request has at most %(limit)s files.") % {"limit": MOST_FILES})
            return rfq.files.create(name=name, title=title)
    except Exception:
        scans.delete(name)
        raise


@transaction.atomic
def remove_file(*, file: RfqFile) -> None:
    _check_editable(file.rfq)
    transaction.on_commit(partial(scans.delete, file.name))
    file.delete()


@transaction.atomic
def invite_makers(*, rfq: Rfq, producers: Iterable[Producer]) -> int:
    """Note whom a draft invites, besides those noted already; how many are new. They are told when it opens."""
    _check_editable(rfq)
    known = set(rfq.candidates.values_list("producer", flat=True))
    new = {each.pk for each in producers} - known
    if len(known) + len(new) > MOST_INVITED:
        raise IllegalTransition(_("A request invites at most %(limit)s makers.") % {"limit": MOST_INVITED})
    Candidate.objects.bulk_create(
        Candidate(rfq=rfq, producer_id=each, kind=Candidate.Kind.INVITED) for each in sorted(new)
    )
    return len(new)


@transaction.atomic
def remove_invitation(*, candidate: Candidate) -> None:
    _check_editable(candidate.rfq)
    candidate.delete()


@transaction.atomic
def submit_rfq(*, rfq: Rfq, by: User) -> Rfq:
    """Send a draft to the officers."""
    lock(rfq)
    if not rfq.company.is_verified:
        raise IllegalTransition(_("The officers verify your company first. Your draft waits here."))
    if rfq.closes_at <= timezone.now():
        raise IllegalTransition(_("The closing time has passed. Choose a later one."))
    if rfq.audience == Rfq.Audience.INVITED and not rfq.candidates.exists():
        raise IllegalTransition(_("Invite at least one maker, or let every maker offer."))
    return move(rfq, State.SUBMITTED, by=by, submitted_at=timezone.now())


@transaction.atomic
def open_rfq(*, rfq: Rfq, version: int, by: User, note: str = "") -> Rfq:
    """An officer lets the request out: the makers who fit, or who are invited, are told, each once."""
    lock(rfq)
    _check_version(rfq, version)
    if rfq.closes_at <= timezone.now():
        raise IllegalTransition(
            _("The closing time has passed. Send it back, so that the company chooses a later one.")
        )
    if not rfq.company.is_verified:
        raise IllegalTransition(_("The company is not verified."))
    company = rfq.company
    buyer = Submission.objects.create(key=uuid.uuid4(), name=company.name, phone=company.phone, email=company.email)
    move(rfq, State.OPEN, by=by, note=note, submission=buyer, opened_at=timezone.now())
    _tell_makers(rfq, matches(rfq))
    tell_buyers(rfq, "rfq_opened", date=wib(rfq.closes_at))
    return rfq


def _tell_makers(rfq: Rfq, found: list[Match]) -> None:
    """Those invited, with how they fit, and for a public request the best of the others."""
    fitting = {match.producer_id: match for match in found}
    rows = [
        Candidate(rfq=rfq, producer_id=match.producer_id, kind=Candidate.Kind.MATCHED)
        for match in found[:MOST_TOLD]
        if rfq.audience == Rfq.Audience.PUBLIC
    ]
    Candidate.objects.bulk_create(rows, ignore_conflicts=True)
    for candidate in rfq.candidates.filter(told_at=None).select_related("producer__owner"):
        if match := fitting.get(candidate.producer_id):
            candidate.score, candidate.reasons = match.score, match.reasons
        candidate.told_at = timezone.now()
        candidate.save(update_fields=["score", "reasons", "told_at"])
        is_invited = candidate.kind == Candidate.Kind.INVITED
        tell_maker(rfq, candidate.producer, "rfq_invited" if is_invited else "rfq_new", date=wib(rfq.closes_at))


@transaction.atomic
def reject_rfq(*, rfq: Rfq, version: int, by: User, note: str) -> Rfq:
    """An officer sends it back; ``note`` says what to change."""
    lock(rfq)
    _check_version(rfq, version)
    move(rfq, State.REJECTED, by=by, note=note)
    tell_buyers(rfq, "rfq_rejected", note=note)
    return rfq


@transaction.atomic
def close_rfq(*, rfq: Rfq) -> Rfq:
    """Its time is over: sealed offers can be read from now on. Without any offer it ends.

    Raises IllegalTransition before the closing time, whoever asks.
    """
    lock(rfq)
    now = timezone.now()
    if rfq.closes_at > now:
        raise IllegalTransition(_("This request is open until %(moment)s.") % {"moment": wib(rfq.closes_at)})
    number = rfq.candidates.with_offer().count()
    move(rfq, State.CLOSED if number else State.EXPIRED, by=None, closed_at=now)
    if not number:  # conversations about offers that were taken back
        end_offers(rfq, by=None, reason="", kind="rfq_cancelled")
    tell_buyers(rfq, "rfq_closed" if number else "rfq_without_offers", number=str(number))
    return rfq


@transaction.atomic
def cancel_rfq(*, rfq: Rfq, by: User, reason: str = "") -> Rfq:
    """The company does not need it any more; makers who offered are told. Sealed offers stay sealed for ever."""
    move(rfq, State.CANCELLED, by=by, note=reason)
    end_offers(rfq, by=by, reason=reason or in_city(CANCELLED), kind="rfq_cancelled")
    return rfq


@transaction.atomic
def expire_rfq(*, rfq: Rfq) -> Rfq:
    """Nobody was chosen for a long time; the makers need not wait any more."""
    move(rfq, State.EXPIRED, by=None)
    end_offers(rfq, by=None, reason=in_city(CANCELLED), kind="rfq_cancelled")
    tell_buyers(rfq, "rfq_expired")
    return rfq


@transaction.atomic
def reissue_rfq(*, rfq: Rfq, by: User) -> Rfq:
    """A new draft with the same words, files and invited makers, open for as long as the old one was.

    A double click gives the same draft again. A file that has been lost is not in it.
    """
    lock(rfq)
    made = Rfq.objects.filter(company=rfq.company, author=by, state=State.DRAFT, title=rfq.title, pk__gt=rfq.pk)
    if just_now := made.filter(created_at__gt=timezone.now() - DOUBLE_CLICK).first():
        return just_now
    began = rfq.opened_at or rfq.created_at
    length = max(rfq.closes_at - began, USUALLY_OPEN)
    until_wanted = max(rfq.wanted_on - today(began), length + timedelta(days=7))
    copy = create_rfq(
        by=by,
        closes_at=timezone.now() + length,
        wanted_on=today() + until_wanted,
        **{name: getattr(rfq, name) for name in COPIED},
    )
    for file in rfq.files.all():
        if scans.is_kept(file.name):
            copy.files.create(name=scans.copied(file.name, "requests"), title=file.title)
    invited = rfq.candidates.filter(kind=Candidate.Kind.INVITED)
    Candidate.objects.bulk_create(
        Candidate(rfq=copy, producer_id=each.producer_id, kind=Candidate.Kind.INVITED) for each in invited
    )
    return copy


def _check_editable(rfq: Rfq) -> None:
    if not rules.can_edit(lock(rfq)):
        raise IllegalTransition(_("This request has been sent and is not changed any more."))


def _check_version(rfq: Rfq, version: int) -> None:
    if rfq.version != version:
        raise IllegalTransition(
            _("The company changed this request while you were looking at it. Please look at the new version.")
        )
