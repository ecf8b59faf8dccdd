from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import StateChange, transitions

from .area import Village


class ProducerQuerySet(models.QuerySet["Producer"]):
    def public(self) -> "ProducerQuerySet":
        """Verified makers, the only ones the public sees."""
        return self.filter(state=Producer.State.VERIFIED)

    def waiting(self) -> "ProducerQuerySet":
        """Sent for verification and not yet answered, the longest wait first."""
        return self.filter(state=Producer.State.SUBMITTED).order_by("submitted_at", "pk")

    def managed_by(self, user: User) -> "ProducerQuerySet":
        """The business this person owns or helps in, if any: all that a maker's pages let her see and do."""
        helped = Producer.objects.filter(helpers__user=user).values("pk")  # one at most, so found once and by index
        return self.filter(models.Q(owner=user) | models.Q(pk=models.Subquery(helped)))

    def owned_by(self, user: User) -> "ProducerQuerySet":
        """What goes when this person erases her data."""
        return self.filter(owner=user)

    def for_directory(self) -> "ProducerQuerySet":
        """Public makers by name with their area, as the directory shows them."""
        return self.public().select_related("village__district").order_by("name", "pk")


class Producer(models.Model):
    """A small or medium maker (IKM): one business and its public profile."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waiting for verification")
        CHANGES_REQUESTED = "changes", _("changes requested")
        VERIFIED = "verified", _("verified")
        SUSPENDED = "suspended", _("suspended")
        CLOSED = "closed", _("closed")

    TRANSITIONS: ClassVar = transitions(
        {
            State.DRAFT: (State.SUBMITTED, State.CLOSED),
            State.SUBMITTED: (State.VERIFIED, State.CHANGES_REQUESTED, State.CLOSED),
            State.CHANGES_REQUESTED: (State.SUBMITTED, State.CLOSED),
            State.VERIFIED: (State.SUSPENDED, State.CLOSED),
            State.SUSPENDED: (State.VERIFIED, State.CLOSED),
        }
    )

    class Branch(models.TextChoices):
        """The five branches in which Disperindag keeps its register."""

        FOOD = "food", _("Food")
        CLOTHING = "clothing", _("Clothing")
        CHEMICALS = "chemicals", _("Chemicals and building materials")
        METAL = "metal", _("Metal and electronics")
        CRAFT = "craft", _("Crafts")

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="producer", verbose_name=_("owner")
    )
    name = models.CharField(_("business name"), max_length=80)
    slug = models.SlugField(_("address of the storefront"), max_length=90, unique=True)
    branch = models.CharField(_("branch"), max_length=20, choices=Branch)
    village = models.ForeignKey(Village, models.PROTECT, related_name="producers", verbose_name=_("kelurahan"))
    address = models.CharField(_("street and number, RT/RW"), max_length=200, blank=True)
    whatsapp = PhoneNumberField(_("WhatsApp number"), max_length=20)
    story = models.TextField(_("short story"), max_length=1500, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    submitted_at = models.DateTimeField(_("sent for verification"), null=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ProducerQuerySet.as_manager()

    class Meta:
        verbose_name = _("maker")
        verbose_name_plural = _("makers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "submitted", "changes", "verified", "suspended", "closed"]),
                name="producer_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(state="closed") | models.Q(submitted_at__isnull=False),
                name="producer_submitted_has_date",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "closed"]) | ~(models.Q(address="") | models.Q(story="")),
                name="producer_submitted_is_complete",
            ),
        ]
        indexes = [
            models.Index(fields=["submitted_at"], name="producer_waiting", condition=models.Q(state="submitted")),
            models.Index(fields=["name", "id"], name="producer_directory", condition=models.Q(state="verified")),
            models.Index(fields=["-submitted_at", "-id"], name="producer_newest", condition=models.Q(state="verified")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("catalog:storefront", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.state == self.State.VERIFIED


class ProducerChange(StateChange):
    subject = models.ForeignKey(Producer, models.CASCADE, related_name="history")
