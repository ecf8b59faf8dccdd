from datetime import datetime
from secrets import choice
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import StateChange, transitions
from orders.totals import Total, total
from producers.models import Producer

from .message import Message
from .seal import readable
from .submission import Submission

ENQUIRY_STATES = [
    "new", "answered", "quoted", "agreed", "fulfilled", "completed", "declined", "cancelled", "expired",
]  # fmt: skip
IS_ORDER = models.Q(state__in=["agreed", "fulfilled", "completed"])
LAST_REMINDER = 3  # the maker is reminded twice; the third goes to the officers, and the buyer is shown others
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O 1 I L: people read references to each other on the phone


def new_reference() -> str:
    """A reference such as ``CLG-7K3FQ2`` (31^6, about 887 million of them)."""
    return "CLG-" + "".join(choice(LETTERS) for _letter in range(6))


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def managed_by(self, user: User) -> "EnquiryQuerySet":
        """The enquiries to the business this person owns or helps in."""
        return self.filter(producer__in=Producer.objects.managed_by(user))

    def unread(self) -> "EnquiryQuerySet":
        """Those in which the maker has something new to read."""
        return self.filter(is_unread_by_producer=True)

    def waiting(self) -> "EnquiryQuerySet":
        """Those the maker has not answered, the longest wait first."""
        return self.filter(state=Enquiry.State.NEW).order_by("created_at", "pk")

    def unanswered_since(self, moment: datetime) -> "EnquiryQuerySet":
        """Those sent before this moment that the maker never answered."""
        return self.filter(state=Enquiry.State.NEW, created_at__lte=moment).order_by("created_at")

    def to_remind_of(self, moment: datetime, step: int) -> "EnquiryQuerySet":
        """Those sent before this moment that the maker never answered, and nobody was reminded of so far."""
        return self.unanswered_since(moment).filter(reminders__lt=step)

    def forgotten(self) -> "EnquiryQuerySet":
        """Those without an answer after both reminders, the longest wait first."""
        return self.waiting().filter(reminders__gte=LAST_REMINDER)

    def unconfirmed_since(self, moment: datetime) -> "EnquiryQuerySet":
        """Those fulfilled before this moment of which the buyer said nothing."""
        return self.filter(state=Enquiry.State.FULFILLED, fulfilled_at__lte=moment).order_by("fulfilled_at")

    def orders(self) -> "EnquiryQuerySet":
        """What was agreed and stands, the oldest agreement first."""
        return self.filter(IS_ORDER).order_by("agreed_at", "pk")

    def readable_by_buyer(self) -> "EnquiryQuerySet":
        """All but those that answer a request whose offers are sealed."""
        return self.filter(models.Q(rfq__isnull=True) | readable("rfq__"))

    def for_rows(self) -> "EnquiryQuerySet":
        """With buyer, maker, request and lines, as rows show them."""
        return self.select_related("submission", "producer", "rfq").prefetch_related("lines")

    def for_inbox(self) -> "EnquiryQuerySet":
        """As an inbox shows them: the latest word first, with buyer, maker and lines."""
        return self.for_rows().order_by("-last_message_at", "-pk")

    def for_talk(self) -> "EnquiryQuerySet":
        """As its own page shows one: with the review too, if there is one."""
        return self.for_rows().select_related("review")

    def asked_by(self, user: User) -> "EnquiryQuerySet":
        """Those this person sent, or made her own afterwards."""
        return self.filter(submission__user=user)

    def ended(self) -> "EnquiryQuerySet":
        return self.filter(state__in=Enquiry.ENDED)

    def still_open(self) -> "EnquiryQuerySet":
        return self.exclude(state__in=Enquiry.ENDED)

    def with_last_word(self) -> "EnquiryQuerySet":
        """With ``last_word``, the text of the newest message."""
        newest = Message.objects.filter(enquiry=models.OuterRef("pk")).order_by("-created_at", "-pk")
        return self.annotate(last_word=models.Subquery(newest.values("body")[:1]))


class Enquiry(models.Model):
    """One buyer's question to one maker, and the conversation that follows."""

    class State(models.TextChoices):
        NEW = "new", _("new")
        ANSWERED = "answered", _("answered")
        QUOTED = "quoted", _("quoted")
        AGREED = "agreed", _("agreed")
        FULFILLED = "fulfilled", _("fulfilled")
        COMPLETED = "completed", _("completed")
        DECLINED = "declined", _("declined")
        CANCELLED = "cancelled", _("cancelled")
        EXPIRED = "expired", _("expired")

    # A quote that comes to nothing leads back to the conversation.
    TRANSITIONS: ClassVar = transitions(
        {
            State.NEW: (State.ANSWERED, State.QUOTED, State.DECLINED, State.CANCELLED, State.EXPIRED),
            State.ANSWERED: (State.QUOTED, State.DECLINED, State.CANCELLED),
            State.QUOTED: (State.ANSWERED, State.AGREED, State.DECLINED, State.CANCELLED),
            State.AGREED: (State.FULFILLED, State.DECLINED, State.CANCELLED),
            State.FULFILLED: (State.COMPLETED,),
        }
    )
    ENDED: ClassVar = frozenset(state for state, targets in TRANSITIONS.items() if not targets)

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="enquiries")
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="enquiries", verbose_name=_("maker"))
    rfq = models.ForeignKey(
        "orders.Rfq",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="enquiries",
        verbose_name=_("request for quotation"),
        help_text=_("of a company, to which the maker's quotes are her offer"),
    )
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.NEW, editable=False)
    wanted_on = models.DateField(_("wanted by"), null=True, editable=False)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0, editable=False)
    is_unread_by_producer = models.BooleanField(default=True)
    is_unread_by_buyer = models.BooleanField(default=False)
    last_message_at = models.DateTimeField(_("last word"), auto_now_add=True)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    read_by_producer_at = models.DateTimeField(null=True, editable=False)
    read_by_buyer_at = models.DateTimeField(null=True, editable=False)
    agreed_at = models.DateTimeField(_("agreed on"), null=True, editable=False)
    fulfilled_at = models.DateTimeField(_("fulfilled on"), null=True, editable=False)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        constraints = [
            models.UniqueConstraint(fields=["submission", "producer"], name="one_enquiry_per_producer"),
            models.CheckConstraint(condition=models.Q(state__in=ENQUIRY_STATES), name="enquiry_state"),
        ]
        indexes = [
            models.Index(fields=["producer", "-last_message_at", "-id"], name="enquiry_inbox"),
            models.Index(fields=["producer", "agreed_at"], name="enquiry_orders", condition=IS_ORDER),
            models.Index(fields=["producer"], name="enquiry_unread", condition=models.Q(is_unread_by_producer=True)),
            # serve the sweep: only what a passing day still moves
            models.Index(fields=["created_at"], name="enquiry_unanswered", condition=models.Q(state="new")),
            models.Index(
                fields=["reminders", "created_at"], name="enquiry_to_remind_of", condition=models.Q(state="new")
            ),
            models.Index(fields=["fulfilled_at"], name="enquiry_unconfirmed", condition=models.Q(state="fulfilled")),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        """Whether the two sides can still write to each other."""
        return self.state not in self.ENDED

    @property
    def is_forgotten(self) -> bool:
        """Whether the maker let both reminders pass."""
        return self.state == self.State.NEW and self.reminders >= LAST_REMINDER

    @property
    def is_order(self) -> bool:
        """Whether the two sides have agreed, and nobody has called it off since."""
        return self.state in {self.State.AGREED, self.State.FULFILLED, self.State.COMPLETED}

    @property
    def is_undecided_offer(self) -> bool:
        """Whether it is a maker's offer to a request, about which the company decides on the request's page."""
        return self.rfq is not None and not self.is_order

    @property
    def is_sealed(self) -> bool:
        """Whether it holds an offer that nobody but its maker may know yet."""
        return self.rfq is not None and self.rfq.is_locked

    @property
    def total(self) -> Total:
        """What its lines come to, from the prefetched lines where there are any."""
        return total(self.lines.all())


class EnquiryChange(StateChange):
    subject = models.ForeignKey(Enquiry, models.CASCADE, related_name="history")
