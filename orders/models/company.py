"""A company that buys from makers, its people, and the links by which they are invited."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import StateChange, transitions


class CompanyQuerySet(models.QuerySet["Company"]):
    def of(self, user: User) -> "CompanyQuerySet":
        """The company this person works in, if any."""
        return self.filter(members__user=user)

    def waiting(self) -> "CompanyQuerySet":
        """Sent for verification and not yet answered, the longest wait first."""
        return self.filter(state=Company.State.SUBMITTED).order_by("submitted_at", "pk")


class Company(models.Model):
    """A company that posts what it needs once officers have verified it."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("waiting for verification")
        CHANGES_REQUESTED = "changes", _("changes requested")
        VERIFIED = "verified", _("verified")
        SUSPENDED = "suspended", _("suspended")
        CLOSED = "closed", _("closed")

    TRANSITIONS: ClassVar = transitions(
        {
            State.SUBMITTED: (State.VERIFIED, State.CHANGES_REQUESTED, State.CLOSED),
            State.CHANGES_REQUESTED: (State.SUBMITTED, State.CLOSED),
            State.VERIFIED: (State.SUSPENDED, State.CLOSED),
            State.SUSPENDED: (State.VERIFIED, State.CLOSED),
        }
    )

    name = models.CharField(_("company name"), max_length=100)
    nib = models.CharField("NIB", max_length=13, validators=[RegexValidator(r"\A\d{13}\Z", _("A NIB has 13 digits."))])
    field = models.CharField(_("field of business"), max_length=100)
    address = models.CharField(_("address"), max_length=200)
    phone = PhoneNumberField(_("phone number"), max_length=20)
    email = models.EmailField(_("e-mail"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.SUBMITTED, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    submitted_at = models.DateTimeField(_("sent for verification"), default=timezone.now, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["submitted", "changes", "verified", "suspended", "closed"]),
                name="company_state",
            ),
            models.UniqueConstraint(
                fields=["nib"], condition=models.Q(state__in=["verified", "suspended"]), name="company_one_nib"
            ),
        ]
        indexes = [
            models.Index(fields=["submitted_at"], name="company_waiting", condition=models.Q(state="submitted")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_verified(self) -> bool:
        return self.state == self.State.VERIFIED


class CompanyChange(StateChange):
    subject = models.ForeignKey(Company, models.CASCADE, related_name="history")


class CompanyRole(models.TextChoices):
    """What somebody may do in a company."""

    OWNER = "owner", _("owner: people and everything else")
    BUYER = "buyer", _("buyer: writes requests and decides about offers")
    VIEWER = "viewer", _("viewer: reads")


class CompanyMember(models.Model):
    """Somebody who works in a company; in one at most."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="members", verbose_name=_("company"))
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="company_member", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=10, choices=CompanyRole)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    class Meta:
        verbose_name = _("member of a company")
        verbose_name_plural = _("members of companies")
        ordering = ("joined_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=["owner", "buyer", "viewer"]), name="company_member_role"
            ),
            models.UniqueConstraint(fields=["company"], condition=models.Q(role="owner"), name="company_has_one_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.company}"

    @property
    def is_owner(self) -> bool:
        return self.role == CompanyRole.OWNER

    @property
    def may_buy(self) -> bool:
        return self.role in {CompanyRole.OWNER, CompanyRole.BUYER}


class CompanyInvitationQuerySet(models.QuerySet["CompanyInvitation"]):
    def usable(self) -> "CompanyInvitationQuerySet":
        """Neither used nor taken back nor too old."""
        return self.filter(used_at=None, expires_at__gt=timezone.now())


class CompanyInvitation(models.Model):
    """A one-time link that makes whoever opens it a member in this role; only its fingerprint is kept."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="invitations", verbose_name=_("company"))
    role = models.CharField(_("role"), max_length=10, choices=CompanyRole)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used"), null=True)

    objects = CompanyInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to a company")
        verbose_name_plural = _("invitations to companies")
        ordering = ("made_at", "pk")
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=["buyer", "viewer"]), name="company_invitation_role"),
        ]

    def __str__(self) -> str:
        return f"{self.company} · {self.get_role_display()}"
