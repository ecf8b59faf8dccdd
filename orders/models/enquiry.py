from datetime import datetime
from secrets import choice
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from catalog.models import Product, Unit
from catalog.prices import UnitPrice
from cilegon_ikm.accounts.models import User
from cilegon_ikm.phone_numbers import read_number
from cilegon_ikm.states import StateChange, transitions
from orders.totals import Total, total
from producers.models import Producer

from .basket import VARIANT_LENGTH, in_words, new_token
from .seal import readable

ENQUIRY_STATES = [
    "new", "answered", "quoted", "agreed", "fulfilled", "completed", "declined", "cancelled", "expired",
]  # fmt: skip
IS_ORDER = models.Q(state__in=["agreed", "fulfilled", "completed"])
LAST_REMINDER = 3  # the maker is reminded twice; the third goes to the officers, and the buyer is shown others
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O 1 I L: people read references to each other on the phone


def new_reference() -> str:
    """A reference such as ``CLG-7K3FQ2`` (31^6, about 887 million of them)."""
    return "CLG-" + "".join(choice(LETTERS) for _letter in range(6))


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def of_contact(self, typed: str) -> "SubmissionQuerySet":
        """Those sent under this phone number, however it is written, or e-mail address; the newest first."""
        text = typed.strip()
        number = read_number(text)
        known = models.Q(phone=number) if number else models.Q(pk__in=[])
        if "@" in text:
            known = models.Q(pk__in=self.model.objects.alias(address=Lower("email")).filter(address=text.lower()))
        return self.filter(known).order_by("-created_at", "-pk")

    def claimable_by(self, user: User) -> "SubmissionQuerySet":
        """Those sent without an account under a contact that this person has proven to be hers."""
        mine = models.Q(pk__in=[])
        if user.has_proven_phone:
            mine |= models.Q(phone=user.phone)
        if user.has_proven_email:
            mine |= models.Q(pk__in=self.model.objects.of_contact(str(user.email)).order_by().values("pk"))
        return self.filter(mine, user=None)


class Submission(models.Model):
    """One sending of a basket: who asked, and the secret under which the buyer reads what came of it."""

    key = models.UUIDField(unique=True)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="submissions"
    )
    name = models.CharField(_("name"), max_length=100)
    phone = PhoneNumberField(_("phone number"), max_length=20)
    email = models.EmailField(_("e-mail"), blank=True)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sent basket")
        verbose_name_plural = _("sent baskets")
        indexes = [
            # serve who lost her link, and who claims what she asked before she had an account
            models.Index(fields=["phone"], name="submission_of_phone"),
            models.Index(Lower("email"), name="submission_of_email", condition=~models.Q(email="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("orders:submission", args=[self.token])


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


class EnquiryLine(models.Model):
    """What was asked for, with title, price and unit as the buyer saw them."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.PROTECT, related_name="enquiry_lines")
    title = models.CharField(_("title"), max_length=100)
    variant = models.CharField(_("variant"), max_length=VARIANT_LENGTH, blank=True)
    price = models.PositiveBigIntegerField(_("price"), null=True, help_text=_("Rupiah; empty when it has to be asked"))
    is_price_from = models.BooleanField(_("it may cost more"), default=False)
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    quantity = models.PositiveIntegerField(_("quantity"))
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("enquiry line")
        verbose_name_plural = _("enquiry lines")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="enquiry_line_quantity"),
            models.CheckConstraint(
                condition=models.Q(price__isnull=False) | models.Q(is_price_from=False), name="enquiry_line_price"
            ),
        ]

    def __str__(self) -> str:
        return in_words(self.quantity, self.title, self.variant)

    @property
    def total(self) -> int | None:
        """Rupiah at the price of the listing."""
        return None if self.price is None else self.price * self.quantity

    @property
    def unit_price(self) -> UnitPrice:
        """As the buyer saw it; what is agreed may differ."""
        return UnitPrice(amount=self.price, is_from=self.is_price_from)


class MessageQuerySet(models.QuerySet["Message"]):
    def for_side(self, side: str) -> "MessageQuerySet":
        """What this side reads: the maker not what is held; the buyer everything."""
        if side == Message.Side.BUYER:
            return self.select_related("held")
        return self.filter(models.Q(held=None) | models.Q(held__state="released"))


class Message(models.Model):
    """One message of the conversation; ``key`` makes a double click or a resend one message."""

    class Side(models.TextChoices):
        BUYER = "buyer", _("buyer")
        PRODUCER = "producer", _("maker")

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="messages")
    key = models.UUIDField()
    side = models.CharField(_("from"), max_length=10, choices=Side)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    body = models.TextField(_("message"), max_length=4000)
    held = models.ForeignKey(
        "orders.HeldMessage", models.PROTECT, null=True, blank=True, related_name="messages", editable=False
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("created_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "key"], name="one_message_per_key"),
            models.CheckConstraint(condition=~models.Q(body=""), name="message_has_text"),
        ]

    def __str__(self) -> str:
        return self.body[:60]

    @property
    def is_waiting(self) -> bool:
        """Whether an officer still has to look at it."""
        return self.held is not None and self.held.state == "waiting"

    @property
    def is_rejected(self) -> bool:
        """Whether an officer decided that the maker does not get it."""
        return self.held is not None and self.held.state == "rejected"
