from secrets import token_urlsafe
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import StateChange, transitions

from .credential import Credential
from .producer import Producer
from .programme import Meeting, Programme


def new_code() -> str:
    """A secret that nobody guesses and that a QR code shows in large squares."""
    return token_urlsafe(12)


class ParticipationQuerySet(models.QuerySet["Participation"]):
    def managed_by(self, user: User) -> "ParticipationQuerySet":
        """Those in programmes of this officer's offices; all of them for an administrator."""
        return self if user.is_superuser else self.filter(programme__in=Programme.objects.managed_by(user))

    def of(self, producer: Producer) -> "ParticipationQuerySet":
        return self.filter(producer=producer)

    def undecided(self) -> "ParticipationQuerySet":
        """Registered with a place and not yet answered by the office, the longest wait first."""
        going_on = [Programme.State.OPEN, Programme.State.RUNNING]
        return self.filter(state=Participation.State.REGISTERED, programme__state__in=going_on).order_by(
            "registered_at", "pk"
        )

    def in_line(self) -> "ParticipationQuerySet":
        """The waiting list, whose turn is next first."""
        return self.filter(state=Participation.State.WAITING).order_by("waiting_since", "pk")

    def coming(self) -> "ParticipationQuerySet":
        """Those the office expects at a meeting."""
        return self.filter(state__in=[Participation.State.ACCEPTED, Participation.State.ATTENDED])

    def for_office(self) -> "ParticipationQuerySet":
        """By the names of the makers, with all that the office's lists show."""
        return (
            self.select_related("programme", "producer__village__district", "producer__owner")
            .prefetch_related("attendances")
            .order_by("producer__name", "pk")
        )


class Participation(models.Model):
    """One maker in one programme: from the registration to the result."""

    class State(models.TextChoices):
        REGISTERED = "registered", _("registered")
        WAITING = "waiting", _("on the waiting list")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("not accepted")
        WITHDRAWN = "withdrawn", _("withdrawn")
        ATTENDED = "attended", _("has attended")
        COMPLETED = "completed", _("completed")

    TRANSITIONS: ClassVar = transitions(
        {
            State.REGISTERED: (State.ACCEPTED, State.WAITING, State.DECLINED, State.WITHDRAWN),
            State.WAITING: (State.REGISTERED, State.ACCEPTED, State.DECLINED, State.WITHDRAWN),
            State.ACCEPTED: (State.ATTENDED, State.COMPLETED, State.DECLINED, State.WITHDRAWN),
            State.DECLINED: (State.ACCEPTED,),
            State.WITHDRAWN: (State.REGISTERED,),
            State.ATTENDED: (State.COMPLETED,),
        }
    )

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="participations", verbose_name=_("programme"))
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="participations", verbose_name=_("maker"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.REGISTERED, editable=False)
    registered_at = models.DateTimeField(_("registered"), default=timezone.now, editable=False)
    waiting_since = models.DateTimeField(_("on the waiting list since"), null=True, editable=False)
    code = models.CharField(max_length=40, unique=True, default=new_code, editable=False)  # in the QR code she shows
    completed_on = models.DateField(_("completed on"), null=True, editable=False)
    certificate_code = models.CharField(max_length=40, unique=True, null=True, editable=False)
    number = models.CharField(_("number of the certificate"), max_length=60, blank=True)
    result = models.CharField(_("result"), max_length=200, blank=True)
    credential = models.OneToOneField(
        Credential,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="participation",
        verbose_name=_("paper"),
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(fields=["programme", "producer"], name="a_maker_takes_part_once"),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "registered", "waiting", "accepted", "declined", "withdrawn", "attended", "completed",
                    ]
                ),
                name="participation_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(waiting_since__isnull=False), name="participation_waits_since"
            ),
            models.CheckConstraint(
                condition=~Q(state="completed") | Q(completed_on__isnull=False), name="participation_completed_has_day"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["registered_at"], name="participation_undecided", condition=Q(state="registered")),
            models.Index(
                fields=["programme", "waiting_since"], name="participation_in_line", condition=Q(state="waiting")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.producer} · {self.programme}"


class ParticipationChange(StateChange):
    subject = models.ForeignKey(Participation, models.CASCADE, related_name="history")


class Attendance(models.Model):
    """That a participant was at a meeting."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="attendances")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [models.UniqueConstraint(fields=["participation", "meeting"], name="attended_once")]

    def __str__(self) -> str:
        return f"{self.participation} · {self.meeting}"

    @property
    def is_of_the_day(self) -> bool:
        """Whether it was marked on the day of the meeting, and not from the signed list later."""
        return localtime(self.at).date() == self.meeting.day
