"""Telling makers: of a programme that fits them, once; of their own registration; of tomorrow's meeting."""

import logging
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from django_tasks import task

from cilegon_ikm.clock import today
from cilegon_ikm.states import lock
from producers import team
from producers.models import Meeting, Participation, Producer, Programme, ProgrammeNotice

from .eligibility import eligible

logger = logging.getLogger(__name__)

AT_ONCE = 200  # makers in one go


def tell(participation: Participation, kind: str, **params: str) -> None:
    """Tell everybody of the business about its own registration; inside the transaction of the event."""
    programme = participation.programme
    _tell(participation.producer, programme, kind, **params)


def _tell(producer: Producer, programme: Programme, kind: str, **params: str) -> None:
    with override("id"):
        url = reverse("producers:programme", args=[programme.slug])
    team.tell(producer_id=producer.pk, kind=kind, url=url, name=programme.title, **params)


def day(value: date) -> str:
    """As it stands in a message."""
    with override("id"):
        return date_format(value, "j F Y")


def tell_soon(programme: Programme) -> None:
    """Have a job tell who fits; the sweep does it should the job be lost."""
    tell_of_programme.enqueue(programme.pk)


@task()
def tell_of_programme(programme_id: int) -> None:
    programme = Programme.objects.untold().select_related("office").filter(pk=programme_id).first()
    while programme and tell_some(programme):
        pass


def tell_some(programme: Programme) -> int:
    """Tell the next makers who fit and do not know of it; how many. When there are none, that is noted."""
    known = ProgrammeNotice.objects.filter(programme=programme).values("producer")
    registered = programme.participations.values("producer")
    makers = eligible(programme).exclude(pk__in=known).exclude(pk__in=registered).select_related("owner").order_by("pk")
    some = list(makers[:AT_ONCE])
    if not some:
        programme.told_at = timezone.now()
        programme.save(update_fields=["told_at"])
    return sum(_tell_once(programme, producer) for producer in some)


@transaction.atomic
def _tell_once(programme: Programme, producer: Producer) -> bool:
    """The row and the message come together or not at all."""
    _notice, is_new = ProgrammeNotice.objects.get_or_create(programme=programme, producer=producer)
    if is_new:
        words = {"office": programme.office.name, "date": day(programme.registration_until)}
        _tell(producer, programme, "programme_new", **words)
    return is_new


def tell_of_new_programmes() -> int:
    """What a lost job left behind; how many makers were told."""
    return sum(tell_some(programme) for programme in Programme.objects.untold().select_related("office"))


def remind() -> int:
    """Remind everybody who is expected tomorrow, each meeting once for each day it is moved to; how many meetings."""
    states = [Programme.State.OPEN, Programme.State.RUNNING]
    meetings = Meeting.objects.filter(day=today() + timedelta(days=1), programme__state__in=states)
    meetings = meetings.exclude(reminded_at__date=today())
    return sum(_reminded(meeting) for meeting in meetings.select_related("programme").order_by("pk"))


def _reminded(meeting: Meeting) -> bool:
    try:
        return remind_of_meeting(meeting=meeting)
    except Exception:  # one meeting that cannot be told of must not keep all others waiting
        logger.exception("Nobody could be reminded of meeting %s", meeting.pk)
        return False


@transaction.atomic
def remind_of_meeting(*, meeting: Meeting) -> bool:
    """Tell all who are expected at it, unless that was done today; whether it was done now."""
    told_at = lock(meeting).reminded_at
    if told_at and today(told_at) == today():
        return False
    meeting.reminded_at = timezone.now()
    meeting.save(update_fields=["reminded_at"])
    for participation in meeting.programme.participations.coming().select_related("programme", "producer__owner"):
        time = f"{meeting.starts_at:%H.%M}"
        tell(participation, "programme_tomorrow", date=day(meeting.day), time=time, place=meeting.programme.place)
    return True
