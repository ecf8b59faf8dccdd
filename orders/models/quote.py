"""What a maker offers for an enquiry. A quote is never changed: a new version takes its place."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models import Unit
from cilegon_ikm.clock import today
from cilegon_ikm.states import StateChange, transitions

from .basket import VARIANT_LENGTH
from .enquiry import Enquiry
from .seal import readable

MOST_ITEMS = 60  # at the dearest and the most of each, the total still fits its column
TITLE_LENGTH = 100 + VARIANT_LENGTH + 3  # a line of the enquiry with its variant in brackets

STANDING = ["sent", "accepted", "rejected", "expired"]  # neither replaced nor taken back


class QuoteQuerySet(models.QuerySet["Quote"]):
    def live(self) -> "QuoteQuerySet":
        """Those the buyer can still accept."""
        return self.filter(state=Quote.State.SENT)

    def unsealed(self) -> "QuoteQuerySet":
        """All but the offers on a request that stay sealed until it closes."""
        return self.filter(models.Q(enquiry__rfq__isnull=True) | readable("enquiry__rfq__"))

    def accepted(self) -> "QuoteQuerySet":
        return self.filter(state=Quote.State.ACCEPTED)

    def standing(self) -> "QuoteQuerySet":
        """What makers have offered and neither replaced nor taken back, however it ended."""
        return self.filter(state__in=STANDING)

    def lapsed(self, day: date) -> "QuoteQuerySet":
        """Those nobody answered while they were valid."""
        return self.live().filter(valid_until__lt=day).order_by("valid_until")


class Quote(models.Model):
    """One version of the maker's offer; ``key`` makes a double click one quote."""

    class State(models.TextChoices):
        SENT = "sent", _("sent")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SUPERSEDED = "superseded", _("replaced by a newer one")
        EXPIRED = "expired", _("expired")

    TRANSITIONS: ClassVar = transitions(
        {State.SENT: (State.ACCEPTED, State.REJECTED, State.WITHDRAWN, State.SUPERSEDED, State.EXPIRED)}
    )

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="quotes", verbose_name=_("enquiry"))
    version = models.PositiveSmallIntegerField(_("version"))
    key = models.UUIDField()
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.SENT, editable=False)
    is_change_asked = models.BooleanField(_("the buyer asked for a change"), default=False)
    delivery_cost = models.PositiveBigIntegerField(_("delivery cost"), help_text=_("Rupiah"))
    total = models.PositiveBigIntegerField(_("total"), help_text=_("Rupiah, with delivery"))
    lead_time_days = models.PositiveSmallIntegerField(_("ready in (days)"))
    payment_terms = models.CharField(_("payment terms"), max_length=300)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    valid_until = models.DateField(_("valid until"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ("version",)
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "version"], name="one_quote_per_version"),
            models.UniqueConstraint(fields=["enquiry", "key"], name="one_quote_per_key"),
            models.UniqueConstraint(
                fields=["enquiry"], name="one_live_quote", condition=models.Q(state__in=["sent", "accepted"])
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["sent", "accepted", "rejected", "withdrawn", "superseded", "expired"]),
                name="quote_state",
            ),
            models.CheckConstraint(condition=models.Q(total__gt=models.F("delivery_cost")), name="quote_total"),
        ]
        indexes = [models.Index(fields=["valid_until"], name="quote_open", condition=models.Q(state="sent"))]

    def __str__(self) -> str:
        return _("Quote %(version)s of %(reference)s") % {
            "version": self.version,
            "reference": self.enquiry.reference,
        }

    @property
    def in_short(self) -> str:
        """As the two sides call it."""
        return _("Quote %(version)s") % {"version": self.version}

    @property
    def is_live(self) -> bool:
        return self.state == self.State.SENT

    @property
    def is_valid_today(self) -> bool:
        """Whether it can still be accepted by its date; the sweep may not have come round yet."""
        return self.valid_until >= today()

    @property
    def goods_total(self) -> int:
        """Rupiah without delivery."""
        return self.total - self.delivery_cost


class QuoteChange(StateChange):
    subject = models.ForeignKey(Quote, models.CASCADE, related_name="history")


class QuoteItem(models.Model):
    """What is offered, in the maker's words: a line of the enquiry, or something of its own."""

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="items")
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    quantity = models.PositiveIntegerField(_("quantity"))
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    price = models.PositiveBigIntegerField(_("price"), help_text=_("Rupiah for one unit"))

    class Meta:
        verbose_name = _("quoted item")
        verbose_name_plural = _("quoted items")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gte=1, price__gte=1), name="quote_item_amounts"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.title}"

    @property
    def total(self) -> int:
        """Rupiah."""
        return self.price * self.quantity
