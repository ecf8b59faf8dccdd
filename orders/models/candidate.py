"""Makers who may offer on a request, what belongs to an offer besides its quote, and who offers jointly."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from producers.models import Producer

from .enquiry import Enquiry
from .quote import Quote
from .rfq import Rfq
from .seal import readable


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def of_maker(self, producer: Producer) -> "CandidateQuerySet":
        """The requests this maker was told of or offered on, the newest first, but not those still in preparation."""
        shown = self.filter(producer=producer, rfq__opened_at__isnull=False)
        return shown.select_related("rfq__company", "rfq__category", "enquiry").order_by("-rfq__opened_at", "-pk")

    def to_answer(self, producer: Producer) -> "CandidateQuerySet":
        """The open requests this maker was told of and has not offered on."""
        return self.of_maker(producer).filter(enquiry=None, rfq__in=Rfq.objects.open())

    def with_offer(self) -> "CandidateQuerySet":
        """Those who have offered, and have not taken it back."""
        return self.filter(Exists(Quote.objects.standing().filter(enquiry=OuterRef("enquiry"))))

    def offers_readable_by(self, user: User) -> "CandidateQuerySet":
        """Those whose offer this person may read: the maker's own, and her company's once they are not sealed."""
        own = Q(producer__in=Producer.objects.managed_by(user))
        return self.filter(own | (Q(rfq__company__members__user=user) & readable("rfq__")))

    def to_remind(self, until: Any) -> "CandidateQuerySet":
        """Told makers of requests that close until then who have neither offered nor been reminded."""
        return self.filter(
            rfq__state=Rfq.State.OPEN, rfq__closes_at__lte=until, enquiry=None, reminded_at=None, told_at__isnull=False
        ).select_related("rfq__company", "producer")


class Candidate(models.Model):
    """One maker in one request: at most one row, so she is told once and has one offer, whose prices are quotes."""

    class Kind(models.TextChoices):
        MATCHED = "matched", _("found by what she makes")
        INVITED = "invited", _("invited by the company")
        INTERESTED = "interested", _("came by herself")

    class Sample(models.TextChoices):
        NONE = "none", _("no sample")
        FREE = "free", _("a free sample")
        PAID = "paid", _("a sample at its price")

    rfq = models.ForeignKey(Rfq, models.CASCADE, related_name="candidates", verbose_name=_("request for quotation"))
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="candidates", verbose_name=_("maker"))
    kind = models.CharField(_("how"), max_length=10, choices=Kind)
    score = models.FloatField(_("score"), default=0)
    reasons = models.JSONField(default=list, help_text=_("why she fits: pairs of a reason and its details"))
    told_at = models.DateTimeField(_("told"), null=True, editable=False)
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)
    enquiry = models.OneToOneField(
        Enquiry, models.PROTECT, null=True, editable=False, related_name="candidate", verbose_name=_("enquiry")
    )
    fewest = models.PositiveIntegerField(
        _("fewest at this price"), null=True, help_text=_("empty when the offer holds only for the whole quantity")
    )
    sample = models.CharField(_("sample"), max_length=10, choices=Sample, default=Sample.NONE)
    is_shortlisted = models.BooleanField(_("on the shortlist"), default=False)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("maker of a request")
        verbose_name_plural = _("makers of requests")
        constraints = [
            models.UniqueConstraint(fields=["rfq", "producer"], name="one_candidate_per_maker"),
            models.CheckConstraint(condition=Q(kind__in=["matched", "invited", "interested"]), name="candidate_kind"),
            models.CheckConstraint(condition=Q(sample__in=["none", "free", "paid"]), name="candidate_sample"),
            models.CheckConstraint(condition=Q(fewest__isnull=True) | Q(fewest__gte=1), name="candidate_fewest"),
        ]
        indexes = [models.Index(fields=["producer", "-id"], name="candidate_of_maker")]

    def __str__(self) -> str:
        return f"{self.producer} · {self.rfq}"


class OfferFile(models.Model):
    """A photo or PDF that belongs to an offer, in the private storage; sealed as long as the offer is."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="files", verbose_name=_("offer"))
    name = models.CharField(max_length=60, unique=True, editable=False)
    title = models.CharField(_("name of the file"), max_length=100)

    class Meta:
        verbose_name = _("file of an offer")
        verbose_name_plural = _("files of offers")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class PartnerQuerySet(models.QuerySet["Partner"]):
    def of_maker(self, producer: Producer) -> "PartnerQuerySet":
        """Shares of other makers' offers that she was asked for, the newest first; those she declined are left out."""
        shares = self.filter(producer=producer).exclude(answer=Partner.Answer.DECLINED)
        return shares.select_related("candidate__rfq__company", "candidate__producer", "candidate__enquiry").order_by(
            "-pk"
        )


class Partner(models.Model):
    """A maker who makes a share of what another one offers, once she has confirmed it."""

    class Answer(models.TextChoices):
        ASKED = "asked", _("asked")
        CONFIRMED = "confirmed", _("confirmed")
        DECLINED = "declined", _("declined")

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="partners", verbose_name=_("offer"))
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="+", verbose_name=_("maker"))
    share = models.PositiveSmallIntegerField(_("share in percent"))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, default=Answer.ASKED)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner in an offer")
        verbose_name_plural = _("partners in offers")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["candidate", "producer"], name="one_partner_per_offer"),
            models.CheckConstraint(condition=Q(share__range=(1, 99)), name="partner_share"),
            models.CheckConstraint(condition=Q(answer__in=["asked", "confirmed", "declined"]), name="partner_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.producer} {self.share} %"

    @property
    def is_asked(self) -> bool:
        """Whether her word is still waited for and counts."""
        return self.answer == self.Answer.ASKED and self.candidate.rfq.is_undecided
