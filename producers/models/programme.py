"""What an office runs for makers: a programme, its meeting days, and who has been told of it."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from cilegon_ikm.states import StateChange, transitions

from .. import periods
from .office import Office
from .producer import Producer

HOLDING = ("registered", "accepted", "attended", "completed")  # states of a participation that take one of the places


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def managed_by(self, user: User) -> "ProgrammeQuerySet":
        """The programmes of the offices in which this officer works; all of them for an administrator."""
        return self if user.is_superuser else self.filter(office__in=Office.objects.filter(staff=user))

    def public(self) -> "ProgrammeQuerySet":
        """All but drafts; a cancelled one says so."""
        return self.exclude(state=Programme.State.DRAFT)

    def coming(self, on: date | None = None) -> "ProgrammeQuerySet":
        """Open or running, and not over by this day; what begins first stands first."""
        states = [Programme.State.OPEN, Programme.State.RUNNING]
        return self.filter(state__in=states, ends_on__gte=on or today()).order_by("starts_on", "pk")

    def open(self, on: date | None = None) -> "ProgrammeQuerySet":
        """Those one can still register for."""
        return self.coming(on).filter(state=Programme.State.OPEN, registration_until__gte=on or today())

    def done(self) -> "ProgrammeQuerySet":
        """The last one first."""
        return self.filter(state=Programme.State.DONE).order_by("-ends_on", "-pk")

    def with_counts(self) -> "ProgrammeQuerySet":
        """Each with its office and the numbers ``taken`` and ``waiting``."""
        state = "participations__state"
        return self.select_related("office").annotate(
            taken=Count("participations", filter=Q(**{f"{state}__in": HOLDING})),
            waiting=Count("participations", filter=Q(**{state: "waiting"})),
        )

    def untold(self) -> "ProgrammeQuerySet":
        """Open ones of which not every fitting maker has been told."""
        return self.open().filter(told_at__isnull=True)


class Programme(models.Model):
    """One training, help with a paper, fair or aid of one office, for as many makers as it has places."""

    class Kind(models.TextChoices):
        TRAINING = "training", _("Training")
        HALAL = "halal", _("Help with the halal certificate")
        PIRT = "pirt", _("Help with the P-IRT permit")
        BRAND = "brand", _("Help with a trademark")
        PACKAGING = "packaging", _("Packaging")
        FAIR = "fair", _("Exhibition or bazaar")
        FINANCING = "financing", _("Financing")
        EQUIPMENT = "equipment", _("Machines and equipment")
        PARTNERSHIP = "partnership", _("Partnership with industry")
        ESMART = "esmart", _("e-Smart IKM")
        OVOP = "ovop", "OVOP"

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        OPEN = "open", _("open for registration")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        CANCELLED = "cancelled", _("cancelled")

    TRANSITIONS: ClassVar = transitions(
        {
            State.DRAFT: (State.OPEN,),
            State.OPEN: (State.RUNNING, State.CANCELLED),
            State.RUNNING: (State.DONE, State.CANCELLED),
        }
    )

    office = models.ForeignKey(Office, models.PROTECT, related_name="programmes", verbose_name=_("office (OPD)"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("English title"), max_length=120, blank=True)
    slug = models.SlugField(_("address of the page"), max_length=140, unique=True, editable=False)
    description = models.TextField(_("description"), max_length=3000)
    description_en = models.TextField(_("English description"), max_length=3000, blank=True)
    place = models.CharField(_("place"), max_length=200)
    quota = models.PositiveSmallIntegerField(_("number of places"), validators=[MinValueValidator(1)])
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    registration_until = models.DateField(
        _("registration until"), help_text=_("The last day on which makers register.")
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    told_at = models.DateTimeField(_("makers told"), null=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ("-starts_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "open", "running", "done", "cancelled"]), name="programme_state"
            ),
            models.CheckConstraint(condition=Q(quota__gte=1), name="programme_has_places"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="programme_ends_after_start",
                violation_error_message=_("The programme must not end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(registration_until__lte=F("ends_on")),
                name="programme_registration_ends_first",
                violation_error_message=_("Registration must not end after the programme."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["starts_on", "id"], name="programme_coming", condition=Q(state__in=["open", "running"])
            )
        ]

    def __str__(self) -> str:
        return (get_language() == "en" and self.title_en) or self.title

    def get_absolute_url(self) -> str:
        return reverse("catalog:programme", args=[self.slug])

    @property
    def period(self) -> str:
        return periods.in_words(self.starts_on, self.ends_on)

    @property
    def shown_description(self) -> str:
        return (get_language() == "en" and self.description_en) or self.description

    @property
    def free_places(self) -> int:
        """How many are left; one query unless counted already. Fewer places than people is none left, too."""
        taken = getattr(self, "taken", None)
        if taken is None:
            taken = self.participations.filter(state__in=HOLDING).count()
        return max(self.quota - taken, 0)


class ProgrammeChange(StateChange):
    subject = models.ForeignKey(Programme, models.CASCADE, related_name="history")


class Meeting(models.Model):
    """One day on which the participants come together."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="meetings")
    day = models.DateField(_("day"))
    starts_at = models.TimeField(_("begins at"))
    ends_at = models.TimeField(_("ends at"))
    topic = models.CharField(_("what it is about"), max_length=120, blank=True)
    reminded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("day", "starts_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["programme", "day", "starts_at"], name="one_meeting_at_a_time"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_start",
                violation_error_message=_("The meeting must end after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y} {self.starts_at:%H.%M}"

    def clean(self) -> None:
        """The day lies within the period of the programme, as far as both are known."""
        period = (self.programme.starts_on, self.programme.ends_on)
        if self.day and all(period) and not period[0] <= self.day <= period[1]:
            raise ValidationError({"day": _("This day lies outside the period of the programme.")})


class ProgrammeNotice(models.Model):
    """That a maker has been told of a programme; nobody is told twice."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="notices")
    producer = models.ForeignKey(Producer, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "producer"], name="told_of_a_programme_once")]

    def __str__(self) -> str:
        return f"{self.programme} · {self.producer}"
