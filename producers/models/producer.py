from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import StateChange, transitions
from producers.sizes import SizeClass, size_class, size_filter

from .area import Village
from .kbli import KbliCode
from .old_address import address_digest


class ProducerQuerySet(models.QuerySet["Producer"]):
    def public(self) -> "ProducerQuerySet":
        """Verified makers, the only ones the public sees."""
        return self.filter(state=Producer.State.VERIFIED)

    def waiting(self) -> "ProducerQuerySet":
        """Sent for verification and not yet answered, the longest wait first."""
        return self.filter(state=Producer.State.SUBMITTED).order_by("submitted_at", "pk")

    def managed_by(self, user: User) -> "ProducerQuerySet":
        """The businesses this person runs."""
        return self.filter(owner=user)

    def once_at(self, slug: str) -> "ProducerQuerySet":
        """The maker whose storefront had this address before."""
        return self.filter(old_addresses=address_digest(slug))

    def for_directory(self) -> "ProducerQuerySet":
        """Public makers by name with their area, as the directory shows them."""
        return self.public().select_related("village__district").order_by("name", "pk")

    def unclaimed(self) -> "ProducerQuerySet":
        """Makers whom the office entered from its register and whom nobody has taken over yet."""
        return self.filter(owner__isnull=True)

    def with_latest_figures(self) -> "ProducerQuerySet":
        """With ``latest_workers`` and ``latest_investment`` of the latest accepted report, which give the size."""
        report: Any = self.model._meta.get_field("reports").related_model
        latest = report.objects.accepted().filter(producer=models.OuterRef("pk")).order_by("-year")
        male, female = models.F("workers_male"), models.F("workers_female")
        workers = models.Case(  # as in YearlyReport.workers: one known number is better than none
            models.When(workers_male__isnull=True, then=female),
            models.When(workers_female__isnull=True, then=male),
            default=male + female,
        )
        return self.annotate(
            latest_workers=models.Subquery(latest.values_list(workers)[:1]),
            latest_investment=models.Subquery(latest.values("investment")[:1]),
        )

    def of_size(self, size: str) -> "ProducerQuerySet":
        """Makers whose latest accepted report puts them into this size class."""
        condition = size_filter(size, workers="latest_workers", investment="latest_investment")
        return self.with_latest_figures().filter(condition)


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

    class LegalForm(models.TextChoices):
        SOLE = "sole", _("Sole proprietor (PO)")
        UD = "ud", _("UD")
        CV = "cv", _("CV")
        PT = "pt", _("PT")
        COOPERATIVE = "cooperative", _("Cooperative")

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="producer",
        verbose_name=_("owner"),
        help_text=_("Empty while nobody has claimed a maker that came from the office's register."),
    )
    owner_name = models.CharField(_("owner in the register"), max_length=100, blank=True)
    name = models.CharField(_("business name"), max_length=80)
    slug = models.SlugField(_("address of the storefront"), max_length=90, unique=True)
    branch = models.CharField(_("branch"), max_length=20, choices=Branch)
    legal_form = models.CharField(_("legal form"), max_length=20, choices=LegalForm, blank=True)
    kbli = models.ManyToManyField(KbliCode, blank=True, related_name="producers", verbose_name=_("KBLI codes"))
    village = models.ForeignKey(Village, models.PROTECT, related_name="producers", verbose_name=_("kelurahan"))
    address = models.CharField(_("street and number, RT/RW"), max_length=200)
    whatsapp = PhoneNumberField(_("WhatsApp number"), max_length=20, blank=True)  # the register often has none
    story = models.TextField(_("short story"), max_length=1500)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    submitted_at = models.DateTimeField(_("sent for verification"), null=True, editable=False)
    # measured where enquiries are known
    response_minutes = models.PositiveIntegerField(_("usual response time"), null=True, editable=False)
    response_measured_on = models.DateField(null=True, editable=False)
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
                condition=models.Q(owner__isnull=False) | models.Q(state__in=["draft", "closed"]),
                name="producer_without_owner_is_not_public",
            ),
            models.CheckConstraint(
                condition=models.Q(legal_form__in=["", "sole", "ud", "cv", "pt", "cooperative"]),
                name="producer_legal_form",
            ),
        ]
        indexes = [
            models.Index(fields=["submitted_at"], name="producer_waiting", condition=models.Q(state="submitted")),
            models.Index(fields=["name", "id"], name="producer_directory", condition=models.Q(state="verified")),
            # serves the sweep every half minute
            models.Index(
                fields=["response_measured_on"], name="producer_response", condition=models.Q(state="verified")
            ),
            models.Index(fields=["-submitted_at", "-id"], name="producer_newest", condition=models.Q(state="verified")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("catalog:storefront", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.state == self.State.VERIFIED

    @property
    def size(self) -> SizeClass | None:
        """The size class by the latest accepted report, or None without one. One query unless annotated."""
        if not hasattr(self, "latest_workers"):
            known: Any = Producer.objects.with_latest_figures().get(pk=self.pk)
            self.latest_workers, self.latest_investment = known.latest_workers, known.latest_investment
        return size_class(self.latest_workers, self.latest_investment)


class ProducerChange(StateChange):
    subject = models.ForeignKey(Producer, models.CASCADE, related_name="history")
