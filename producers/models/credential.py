from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from cilegon_ikm.states import StateChange, transitions

from .producer import Producer

REMINDERS = (60, 30, 7)  # days before a paper expires, each told once


class CredentialQuerySet(models.QuerySet["Credential"]):
    def visible_to(self, user: User) -> "CredentialQuerySet":
        """The papers of the business this person works in; all of them for an officer who may see papers."""
        if user.is_staff and user.has_perm("producers.view_credential"):
            return self.all()
        return self.filter(producer__in=Producer.objects.managed_by(user))

    def badges(self, on: date | None = None) -> "CredentialQuerySet":
        """Verified and unexpired on this day: what the public sees. A paper still counts on its last day."""
        valid = Q(expires_on__isnull=True) | Q(expires_on__gte=on or today())
        return self.filter(valid, state=Credential.State.VERIFIED).order_by("kind", "pk")

    def waiting(self) -> "CredentialQuerySet":
        """Sent and not yet judged, the longest wait first."""
        return self.filter(state=Credential.State.SUBMITTED).order_by("submitted_at", "pk")

    def for_workspace(self) -> "CredentialQuerySet":
        """A maker's own papers, the last one sent first, each with the ``reason`` of its last rejection or None."""
        rejections = CredentialChange.objects.filter(subject=OuterRef("pk"), to_state=Credential.State.REJECTED)
        reason = Subquery(rejections.order_by("-at", "-pk").values("note")[:1])
        return self.select_related("producer", "renewal").annotate(reason=reason).order_by("-pk")

    def lapsed(self, on: date) -> "CredentialQuerySet":
        """Still called verified, though the last day has passed."""
        return self.filter(state=Credential.State.VERIFIED, expires_on__lt=on)

    def due_for_reminder(self, on: date) -> "CredentialQuerySet":
        """Those whose owner has not been told of the nearest reminder day and has sent no newer paper."""
        due = Q(pk__in=[])
        for days in REMINDERS:
            due |= Q(expires_on__lte=on + timedelta(days=days)) & (Q(reminded__isnull=True) | Q(reminded__gt=days))
        alive = self.badges(on).exclude(producer__state=Producer.State.CLOSED)
        return alive.filter(due).exclude(renewal__state=Credential.State.SUBMITTED)

    def needing_attention(self, on: date | None = None) -> "CredentialQuerySet":
        """What the maker should mend or renew: rejected, expired or about to, with no newer paper on its way."""
        soon = (on or today()) + timedelta(days=REMINDERS[0])
        state = Credential.State
        ending = Q(state=state.EXPIRED) | Q(state=state.VERIFIED, expires_on__lte=soon)
        rows = self.filter(Q(state=state.REJECTED) | ending, renewal__isnull=True)
        return rows.order_by("expires_on", "pk")


class Credential(models.Model):
    """A maker's paper, such as its NIB or a halal certificate: number, dates, scan and the officers' verdict.

    A wrong paper is corrected in its own row; a newer paper is a row of its own that ``renews`` the older one, whose
    badge stays until the newer one is verified.
    """

    class Kind(models.TextChoices):
        NIB = "nib", "NIB"
        PIRT = "pirt", "P-IRT"
        HALAL = "halal", _("Halal")
        BPOM = "bpom", "BPOM"
        SNI = "sni", "SNI"
        MEREK = "merek", _("Trademark")
        TKDN = "tkdn", "TKDN"
        OTHER = "other", _("Other paper")

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("waiting for verification")
        VERIFIED = "verified", _("verified")
        REJECTED = "rejected", _("rejected")
        EXPIRED = "expired", _("expired")
        REPLACED = "replaced", _("replaced by a newer one")

    TRANSITIONS: ClassVar = transitions(
        {
            State.SUBMITTED: (State.VERIFIED, State.REJECTED),
            State.REJECTED: (State.SUBMITTED,),
            State.VERIFIED: (State.EXPIRED, State.REPLACED, State.REJECTED),
            State.EXPIRED: (State.REPLACED,),
        }
    )

    # its scan must go with the row, so no row goes by itself
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="credentials", verbose_name=_("maker"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("name of the paper"), max_length=60, blank=True)
    number = models.CharField(_("number"), max_length=60)
    issued_on = models.DateField(_("issued on"))
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    scan = models.CharField(_("scan"), max_length=60, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.SUBMITTED, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    renews = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="renewal", verbose_name=_("renews")
    )
    reminded = models.PositiveSmallIntegerField(
        _("reminded"), null=True, blank=True, help_text=_("days before the end of which the maker was last told")
    )
    submitted_at = models.DateTimeField(_("sent for verification"), default=timezone.now, editable=False)

    objects = CredentialQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["nib", "pirt", "halal", "bpom", "sni", "merek", "tkdn", "other"]),
                name="credential_kind",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["submitted", "verified", "rejected", "expired", "replaced"]),
                name="credential_state",
            ),
            models.CheckConstraint(condition=~Q(number=""), name="credential_number"),
            models.CheckConstraint(
                condition=(Q(kind="other") & ~Q(title="")) | (~Q(kind="other") & Q(title="")),
                name="credential_title_of_other",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gt=models.F("issued_on")),
                name="credential_expires_after_issue",
            ),
            models.UniqueConstraint(
                fields=["producer", "state"],
                condition=Q(kind="nib", state__in=["submitted", "verified"]),
                name="credential_one_nib",
            ),
            models.UniqueConstraint(
                fields=["producer", "kind", "title", "number", "state"],
                condition=Q(state__in=["submitted", "verified"]),
                name="credential_once",
            ),
        ]
        indexes = [
            models.Index(fields=["submitted_at"], name="credential_waiting", condition=Q(state="submitted")),
            # serves the sweep every half minute
            models.Index(fields=["expires_on"], name="credential_expiring", condition=Q(state="verified")),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"

    @property
    def name(self) -> str:
        """What the paper is called, without its number."""
        return self.title or str(self.Kind(self.kind).label)

    @property
    def has_lapsed(self) -> bool:
        """Whether the last day has passed and nothing has called it expired yet."""
        return self.state == self.State.VERIFIED and self.expires_on is not None and self.expires_on < today()

    @property
    def is_renewed(self) -> bool:
        """Whether a newer paper has been sent for this one."""
        return hasattr(self, "renewal")


class CredentialChange(StateChange):
    subject = models.ForeignKey(Credential, models.CASCADE, related_name="history")
