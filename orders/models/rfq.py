"""A request for quotation (RFQ): what a company needs, its drawings, and what makers ask about it."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from catalog.models import Category, Unit
from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import StateChange, transitions
from producers.models import Credential, Producer, Village

from .company import Company
from .quote import STANDING
from .submission import Submission

TITLE_MOST, SPECIFICATION_MOST, PLACE_MOST = 100, 4000, 200  # characters
RFQ_STATES = ["draft", "submitted", "rejected", "open", "closed", "awarded", "cancelled", "expired"]
PAPER_KINDS = [kind for kind in Credential.Kind if kind != Credential.Kind.OTHER]


_IS_PUBLIC = Q(
    audience="public", state__in=["open", "closed", "awarded", "expired"], company__state=Company.State.VERIFIED
)


class RfqQuerySet(models.QuerySet["Rfq"]):
    def open(self) -> "RfqQuerySet":
        """Those that take offers now; the sweep may not have closed all whose time is over."""
        is_open = Q(state=Rfq.State.OPEN, closes_at__gt=timezone.now())
        return self.filter(is_open, company__state=Company.State.VERIFIED)

    def public(self) -> "RfqQuerySet":
        """What everybody may read: what is or was open to every maker, of companies in good standing."""
        return self.filter(_IS_PUBLIC)

    def visible_to(self, user: User | AnonymousUser | None) -> "RfqQuerySet":
        """What this person may read: the public ones, those of her company and those her business is asked for."""
        if not isinstance(user, User):
            return self.public()
        if user.is_staff and user.has_perm("orders.view_rfq"):
            return self.all()
        own = Producer.objects.managed_by(user).values("pk")
        asked = Rfq.objects.filter(Q(candidates__producer__in=own) | Q(candidates__partners__producer__in=own))
        is_asked = Q(pk__in=asked.values("pk"), opened_at__isnull=False)
        return self.filter(_IS_PUBLIC | Q(company__in=Company.objects.of(user)) | is_asked)

    def waiting(self) -> "RfqQuerySet":
        """Sent to the officers and not yet answered, the longest wait first."""
        return self.filter(state=Rfq.State.SUBMITTED).order_by("submitted_at", "pk")

    def over(self, moment: datetime) -> "RfqQuerySet":
        """Still open though the closing time has come."""
        return self.filter(state=Rfq.State.OPEN, closes_at__lte=moment).order_by("closes_at")

    def undecided_since(self, moment: datetime) -> "RfqQuerySet":
        """Closed before this moment, and no offer chosen."""
        return self.filter(state=Rfq.State.CLOSED, closed_at__lte=moment).order_by("closed_at")

    def of_company(self, company: Company) -> "RfqQuerySet":
        """As the company's own list shows them, the newest first, each with the number of ``offers``."""
        has_offer = Q(candidates__enquiry__quotes__state__in=STANDING)
        rfqs = self.filter(company=company).select_related("category").order_by("-created_at", "-pk")
        return rfqs.annotate(offers=Count("candidates", filter=has_offer, distinct=True))

    def for_rows(self) -> "RfqQuerySet":
        """As lists show them, the newest first."""
        return self.select_related("company", "category", "village").order_by("-opened_at", "-pk")


class Rfq(models.Model):
    """What a company needs. Each maker who offers answers in an enquiry of her own, with quotes as for any buyer."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waiting for the officers")
        REJECTED = "rejected", _("sent back")
        OPEN = "open", _("open for offers")
        CLOSED = "closed", _("closed for offers")
        AWARDED = "awarded", _("awarded")
        CANCELLED = "cancelled", _("cancelled")
        EXPIRED = "expired", _("ended without an award")

    TRANSITIONS: ClassVar = transitions(
        {
            State.DRAFT: (State.SUBMITTED, State.CANCELLED),
            State.SUBMITTED: (State.OPEN, State.REJECTED, State.CANCELLED),
            State.REJECTED: (State.SUBMITTED, State.CANCELLED),
            State.OPEN: (State.CLOSED, State.EXPIRED, State.CANCELLED),
            State.CLOSED: (State.AWARDED, State.EXPIRED, State.CANCELLED),
        }
    )

    class Audience(models.TextChoices):
        PUBLIC = "public", _("every maker")
        INVITED = "invited", _("only makers we invite")

    class Repeat(models.TextChoices):
        ONCE = "once", _("once")
        WEEKLY = "weekly", _("every week")
        MONTHLY = "monthly", _("every month")
        QUARTERLY = "quarterly", _("every three months")
        YEARLY = "yearly", _("every year")

    company = models.ForeignKey(Company, models.PROTECT, related_name="rfqs", verbose_name=_("company"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("written by")
    )
    submission = models.OneToOneField(
        Submission, models.PROTECT, null=True, editable=False, related_name="rfq", verbose_name=_("sent basket")
    )
    title = models.CharField(_("what you need"), max_length=TITLE_MOST)
    category = models.ForeignKey(Category, models.PROTECT, related_name="+", verbose_name=_("category"))
    quantity = models.PositiveIntegerField(_("quantity"))
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    specification = models.TextField(_("specification"), max_length=SPECIFICATION_MOST)
    wanted_on = models.DateField(_("wanted on"))
    place = models.CharField(_("place of delivery"), max_length=PLACE_MOST)
    village = models.ForeignKey(
        Village, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kelurahan")
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    repeats = models.CharField(_("how often"), max_length=10, choices=Repeat, default=Repeat.ONCE)
    budget = models.PositiveBigIntegerField(_("budget"), null=True, blank=True, help_text=_("Rupiah for everything"))
    is_budget_shown = models.BooleanField(_("show the budget to makers"), default=False)
    papers = ArrayField(
        models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in PAPER_KINDS]),
        verbose_name=_("required papers"),
        default=list,
        blank=True,
    )
    audience = models.CharField(_("who may offer"), max_length=10, choices=Audience, default=Audience.PUBLIC)
    is_sealed = models.BooleanField(_("offers stay sealed until closing"), default=False)
    closes_at = models.DateTimeField(_("closes"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    submitted_at = models.DateTimeField(_("sent to the officers"), null=True, editable=False)
    opened_at = models.DateTimeField(_("opened"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed on"), null=True, editable=False)
    reminded_at = models.DateTimeField(_("company reminded"), null=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = RfqQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for quotation")
        verbose_name_plural = _("requests for quotation")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RFQ_STATES), name="rfq_state"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="rfq_quantity"),
            models.CheckConstraint(
                condition=~Q(state__in=["open", "closed", "awarded"])
                | Q(submission__isnull=False, opened_at__isnull=False),
                name="rfq_open_has_a_buyer",
            ),
            # the seal: no verb, page or mistake can say before the time that it is closed
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=models.F("closes_at")), name="rfq_closes_in_time"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["closed", "awarded"]) | Q(closed_at__isnull=False), name="rfq_closed_has_date"
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="rfq_position",
            ),
        ]
        indexes = [
            models.Index(fields=["submitted_at"], name="rfq_waiting", condition=Q(state="submitted")),
            models.Index(fields=["-opened_at", "-id"], name="rfq_newest", condition=Q(audience="public")),
            models.Index(fields=["company", "-created_at", "-id"], name="rfq_of_company"),
            # serve the sweep
            models.Index(fields=["closes_at"], name="rfq_to_close", condition=Q(state="open")),
            models.Index(fields=["closed_at"], name="rfq_undecided", condition=Q(state="closed")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("orders:rfq", args=[self.slug, self.pk])

    @property
    def slug(self) -> str:
        return slugify(self.title) or "permintaan"

    @property
    def takes_offers(self) -> bool:
        """Whether its time runs; ``rules`` also ask who it is that wants to offer."""
        return self.state == self.State.OPEN and self.closes_at > timezone.now()

    @property
    def is_locked(self) -> bool:
        """Whether the offers are sealed: nobody but their makers may know a price. One cancelled early stays so."""
        return self.is_sealed and self.closed_at is None

    @property
    def is_undecided(self) -> bool:
        """Whether makers offer, or wait for the company's choice."""
        return self.state in {self.State.OPEN, self.State.CLOSED}

    @property
    def paper_names(self) -> list[str]:
        return [str(kind.label) for kind in PAPER_KINDS if kind in self.papers]


class RfqChange(StateChange):
    subject = models.ForeignKey(Rfq, models.CASCADE, related_name="history")


class RfqFile(models.Model):
    """A photo or drawing of what is needed, in the private storage."""

    rfq = models.ForeignKey(Rfq, models.CASCADE, related_name="files", verbose_name=_("request for quotation"))
    name = models.CharField(max_length=60, unique=True, editable=False)
    title = models.CharField(_("name of the file"), max_length=100)

    class Meta:
        verbose_name = _("file of a request")
        verbose_name_plural = _("files of requests")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """What a maker asked about a request. All bidders read it with its answer; nobody reads who asked."""

    rfq = models.ForeignKey(Rfq, models.CASCADE, related_name="questions", verbose_name=_("request for quotation"))
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="+", verbose_name=_("maker"))
    key = models.UUIDField()
    body = models.TextField(_("question"), max_length=1000)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)

    class Meta:
        verbose_name = _("question about a request")
        verbose_name_plural = _("questions about requests")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["rfq", "key"], name="one_question_per_key"),
            models.CheckConstraint(condition=~Q(body=""), name="question_has_text"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="question_answered_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.body[:60]
