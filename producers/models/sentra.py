"""Places where makers work or sell together, and who belongs to them."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from cilegon_ikm.states import StateChange, transitions

from .. import periods
from ..opening_hours import in_words
from .area import Village
from .place import in_cilegon, map_url
from .producer import Producer

MOST_STALLS = 999


class SentraQuerySet(models.QuerySet["Sentra"]):
    def public(self) -> "SentraQuerySet":
        """Those that everybody sees."""
        return self.filter(is_public=True)

    def current(self, on: date | None = None) -> "SentraQuerySet":
        """Public ones without the bazaars that are over."""
        return self.public().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on or today()))

    def for_list(self) -> "SentraQuerySet":
        """By kecamatan and kelurahan, as the list shows them."""
        return self.select_related("village__district").order_by("village__district__name", "village__name", "name")

    def managed_by(self, user: User) -> "SentraQuerySet":
        """Those in which this person decides who belongs to them."""
        return self.filter(manager=user)


class Sentra(models.Model):
    """A central place of makers: a building, a neighbourhood known for one thing, or a bazaar for some days."""

    class Kind(models.TextChoices):
        PHYSICAL = "physical", _("building or market")
        THEMATIC = "thematic", _("neighbourhood known for one thing")
        BAZAAR = "bazaar", _("bazaar")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("address of its page"), max_length=90, unique=True, help_text=_("It stands in printed QR codes; keep it.")
    )
    about = models.TextField(_("about it"), max_length=1500)
    about_en = models.TextField(_("about it, in English"), max_length=1500, blank=True)
    village = models.ForeignKey(Village, models.PROTECT, related_name="sentra", verbose_name=_("kelurahan"))
    address = models.CharField(_("street and number, RT/RW"), max_length=200)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True, help_text=_("Of a bazaar."))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Of a bazaar."))
    stalls = models.PositiveSmallIntegerField(_("number of stalls"), default=0, help_text=_("Of a bazaar."))
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="manages_sentra",
        verbose_name=_("manager with an account"),
        help_text=_("Decides who belongs to it. Without one, officers do."),
    )
    manager_name = models.CharField(
        _("name of the manager"), max_length=100, blank=True, help_text=_("Only officers see name and number.")
    )
    manager_phone = PhoneNumberField(_("phone number of the manager"), max_length=20, blank=True)
    is_public = models.BooleanField(_("public"), default=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = SentraQuerySet.as_manager()

    class Meta:
        verbose_name = _("sentra")
        verbose_name_plural = _("sentra")
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["physical", "thematic", "bazaar"]), name="sentra_kind"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | (Q(latitude__isnull=False, longitude__isnull=False) & in_cilegon()),
                name="sentra_place_in_cilegon",
                violation_error_message=_("This is no place in Cilegon."),
            ),
            models.CheckConstraint(
                condition=Q(kind="bazaar", starts_on__isnull=False, ends_on__gte=F("starts_on"))
                | (~Q(kind="bazaar") & Q(starts_on__isnull=True, ends_on__isnull=True, stalls=0)),
                name="sentra_bazaar_has_dates",
                violation_error_message=_("A bazaar needs its first and last day, in this order; others have none."),
            ),
            models.CheckConstraint(condition=Q(stalls__lte=MOST_STALLS), name="sentra_stalls"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("catalog:sentra", args=[self.slug])

    @property
    def is_bazaar(self) -> bool:
        return self.kind == self.Kind.BAZAAR

    @property
    def period(self) -> str:
        """When a bazaar is held; nothing of what is always there."""
        return periods.in_words(self.starts_on, self.ends_on) if self.starts_on and self.ends_on else ""

    @property
    def is_over(self) -> bool:
        """Whether the last day of a bazaar has passed."""
        return self.ends_on is not None and self.ends_on < today()

    @property
    def map_url(self) -> str:
        """Where the place is seen on a map, or nothing."""
        return map_url(self.latitude, self.longitude)

    @cached_property
    def opening_words(self) -> list[tuple[str, str]]:
        """Days and times, equal neighbours together; from the prefetched times where there are any."""
        return in_words({str(time.weekday): time.span for time in self.opening_times.all()})


class OpeningTime(models.Model):
    """From when to when a sentra is open on one day of the week; a day without is closed."""

    sentra = models.ForeignKey(Sentra, models.CASCADE, related_name="opening_times", verbose_name=_("sentra"))
    weekday = models.PositiveSmallIntegerField(_("day"), choices=[(day, WEEKDAYS[day]) for day in range(7)])
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        verbose_name = _("opening time")
        verbose_name_plural = _("opening times")
        ordering = ("weekday",)
        constraints = [
            models.UniqueConstraint(fields=["sentra", "weekday"], name="opening_time_once_a_day"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="opening_time_weekday"),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="opening_time_closes_after_opening",
                violation_error_message=_("It must close after it opens, on the same day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {'–'.join(self.span)}"

    @property
    def span(self) -> tuple[str, str]:
        return f"{self.opens:%H:%M}", f"{self.closes:%H:%M}"


class SentraPhoto(models.Model):
    """A picture of a sentra: one upright JPEG and its smaller variants beside it."""

    sentra = models.ForeignKey(Sentra, models.PROTECT, related_name="photos", verbose_name=_("sentra"))
    key = models.CharField(max_length=60, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    alt = models.CharField(_("what it shows"), max_length=120)
    has_variants = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("photo of a sentra")
        verbose_name_plural = _("photos of the sentra")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.alt

    def snapshot(self) -> dict[str, Any]:
        """The photo as the ``picture`` tag wants it."""
        fields = {"id": self.pk, "key": self.key, "alt": self.alt, "width": self.width, "height": self.height}
        return {**fields, "variants": self.has_variants}


class MembershipQuerySet(models.QuerySet["SentraMembership"]):
    def members(self) -> "MembershipQuerySet":
        return self.filter(state=SentraMembership.State.MEMBER)

    def waiting(self) -> "MembershipQuerySet":
        """Asked for and not yet answered, the longest wait first."""
        return self.filter(state=SentraMembership.State.ASKED).order_by("asked_at", "pk")


class SentraMembership(models.Model):
    """That a maker belongs to a sentra, or asks to."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked to join")
        MEMBER = "member", _("member")
        DECLINED = "declined", _("declined")
        ENDED = "ended", _("ended")

    TRANSITIONS: ClassVar = transitions(
        {
            State.ASKED: (State.MEMBER, State.DECLINED, State.ENDED),
            State.MEMBER: (State.ENDED,),
            State.DECLINED: (State.ASKED, State.MEMBER),
            State.ENDED: (State.ASKED, State.MEMBER),
        }
    )

    sentra = models.ForeignKey(Sentra, models.PROTECT, related_name="memberships", verbose_name=_("sentra"))
    producer = models.ForeignKey(Producer, models.CASCADE, related_name="memberships", verbose_name=_("maker"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.ASKED, editable=False)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership in a sentra")
        verbose_name_plural = _("memberships in sentra")
        constraints = [
            models.UniqueConstraint(fields=["sentra", "producer"], name="membership_once"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "member", "declined", "ended"]), name="membership_state"
            ),
        ]
        indexes = [models.Index(fields=["asked_at"], name="membership_waiting", condition=Q(state="asked"))]

    def __str__(self) -> str:
        return f"{self.producer} · {self.sentra}"


class MembershipChange(StateChange):
    subject = models.ForeignKey(SentraMembership, models.CASCADE, related_name="history")
