from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cilegon_ikm.accounts.models import User
from cilegon_ikm.addresses import address
from cilegon_ikm.ratings import MOST_STARS, Rating
from cilegon_ikm.states import StateChange, transitions
from producers.sizes import SizeClass, size_class, size_filter

from ..opening_hours import in_words
from .area import Village
from .kbli import KbliCode
from .old_address import address_digest
from .place import EAST, NORTH, SOUTH, WEST, map_url
from .ways import Delivery, Language, Payment, labels

EARLIEST_YEAR = 1900


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
    address = models.CharField(_("street and number, RT/RW"), max_length=200, blank=True)
    whatsapp = PhoneNumberField(_("WhatsApp number"), max_length=20, blank=True)  # the register often has none
    story = models.TextField(_("short story"), max_length=1500, blank=True)
    founded = models.PositiveSmallIntegerField(_("making since"), null=True, blank=True)
    monthly_capacity = models.CharField(_("capacity in a month"), max_length=120, blank=True)
    languages = ArrayField(
        models.CharField(max_length=10, choices=Language), verbose_name=_("languages"), default=list, blank=True
    )
    delivery_ways = ArrayField(
        models.CharField(max_length=10, choices=Delivery), verbose_name=_("delivery"), default=list, blank=True
    )
    payment_ways = ArrayField(
        models.CharField(max_length=10, choices=Payment), verbose_name=_("payment"), default=list, blank=True
    )
    opening_hours = models.JSONField(_("opening hours"), default=dict, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveIntegerField(
        _("version"), default=1, editable=False
    )  # raised by every change of the words
    submitted_at = models.DateTimeField(_("sent for verification"), null=True, editable=False)
    # measured where enquiries are known
    response_minutes = models.PositiveIntegerField(_("usual response time"), null=True, editable=False)
    response_measured_on = models.DateField(null=True, editable=False)
    # counted where orders are known
    rating_total = models.PositiveIntegerField(_("stars of all reviews"), default=0, editable=False)
    rating_count = models.PositiveIntegerField(_("reviews"), default=0, editable=False)
    newest_reviews = models.JSONField(default=list, editable=False)
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
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "closed"]) | ~(models.Q(address="") | models.Q(story="")),
                name="producer_submitted_is_complete",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(SOUTH, NORTH),
                    longitude__range=(WEST, EAST),
                ),
                name="producer_place_in_cilegon",
                violation_error_message=_("This is no place in Cilegon. Tap yours on the map again."),
            ),
            models.CheckConstraint(
                condition=models.Q(founded__isnull=True) | models.Q(founded__range=(EARLIEST_YEAR, 2200)),
                name="producer_founded",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    delivery_ways__contained_by=["pick_up", "own", "courier", "ride", "freight"],
                    payment_ways__contained_by=["cash", "transfer", "qris", "cod", "terms"],
                    languages__contained_by=["id", "jv", "su", "en", "zh", "ko"],
                ),
                name="producer_ways",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    rating_total__gte=models.F("rating_count"),
                    rating_total__lte=models.F("rating_count") * MOST_STARS,
                ),
                name="producer_rating",
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
            # serves the suggestions while a buyer types
            GinIndex(
                SearchVector("name", config="simple"),
                name="producer_name_words",
                condition=models.Q(state="verified"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("catalog:storefront", self.slug)

    def get_branch_display(self) -> str:  # type: ignore[no-redef]
        """As Django would say it, which goes through all choices each time."""
        return str(self.Branch(self.branch).label) if self.branch else ""

    @property
    def delivery_words(self) -> list[str]:
        return labels(Delivery, self.delivery_ways)

    @property
    def payment_words(self) -> list[str]:
        return labels(Payment, self.payment_ways)

    @property
    def language_words(self) -> list[str]:
        return labels(Language, self.languages)

    @property
    def opening_words(self) -> list[tuple[str, str]]:
        """Days and times, equal neighbours together."""
        return in_words(self.opening_hours)

    @property
    def rating(self) -> Rating:
        return Rating(total=self.rating_total, count=self.rating_count)

    @property
    def map_url(self) -> str:
        """Where the place is seen on a map, or nothing."""
        return map_url(self.latitude, self.longitude)

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
