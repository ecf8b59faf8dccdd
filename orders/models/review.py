"""What a buyer says of an order that was fulfilled, and what the maker answers."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.ratings import MOST_STARS
from cilegon_ikm.states import StateChange, transitions
from producers.models import Producer

from .enquiry import Enquiry

NAME_LENGTH = 40
REVIEW_LENGTH = 1000
ABOUT_LENGTH = 200
IS_SHOWN = models.Q(state__in=["shown", "reported"])


class ReviewQuerySet(models.QuerySet["Review"]):
    def shown(self) -> "ReviewQuerySet":
        """Those the public reads: what the maker complains of stays until an officer has looked at it."""
        return self.filter(IS_SHOWN)

    def newest_first(self) -> "ReviewQuerySet":
        return self.order_by("-created_at", "-pk")

    def waiting(self) -> "ReviewQuerySet":
        """Those a maker complained of, the longest wait first."""
        return self.filter(state=Review.State.REPORTED).order_by("reported_at", "pk")

    def of_product(self, product_id: int) -> "ReviewQuerySet":
        """Those of orders in which this product was asked for."""
        return self.filter(
            models.Exists(Enquiry.objects.filter(pk=models.OuterRef("enquiry"), lines__product=product_id))
        )


class Review(models.Model):
    """One buyer's word about one order; one for each enquiry."""

    class State(models.TextChoices):
        SHOWN = "shown", _("public")
        REPORTED = "reported", _("public, the maker complains")
        HIDDEN = "hidden", _("hidden")

    TRANSITIONS: ClassVar = transitions(
        {
            State.SHOWN: (State.REPORTED, State.HIDDEN),
            State.REPORTED: (State.SHOWN, State.HIDDEN),
            State.HIDDEN: (State.SHOWN,),
        }
    )

    enquiry = models.OneToOneField(Enquiry, models.CASCADE, related_name="review", verbose_name=_("enquiry"))
    producer = models.ForeignKey(  # found by the index review_of_producer
        Producer, models.PROTECT, related_name="reviews", db_index=False, verbose_name=_("maker")
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.SHOWN, editable=False)
    stars = models.PositiveSmallIntegerField(_("stars"))
    words = models.TextField(_("review"), max_length=REVIEW_LENGTH, blank=True)
    name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True, help_text=_("as everybody reads it"))
    about = models.CharField(_("what was bought"), max_length=ABOUT_LENGTH)
    answer = models.TextField(_("answer"), max_length=REVIEW_LENGTH, blank=True)
    answered_at = models.DateTimeField(_("answered on"), null=True, editable=False)
    reported_at = models.DateTimeField(_("reported on"), null=True, editable=False)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=["shown", "reported", "hidden"]), name="review_state"),
            models.CheckConstraint(condition=models.Q(stars__range=(1, MOST_STARS)), name="review_stars"),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at=None) | models.Q(answered_at__isnull=False),
                name="review_answer_has_date",
            ),
        ]
        indexes = [
            models.Index(fields=["producer", "-created_at", "-id"], name="review_of_producer"),
            models.Index(fields=["reported_at"], name="review_waiting", condition=models.Q(state="reported")),
        ]

    def __str__(self) -> str:
        return _("Review of %(about)s") % {"about": self.about}

    @property
    def is_shown(self) -> bool:
        return self.state != self.State.HIDDEN

    def snapshot(self) -> dict[str, Any]:
        """What public pages show of it, from the prefetched photos where there are any."""
        return {
            "id": self.pk,
            "stars": self.stars,
            "words": self.words,
            "name": self.name,
            "about": self.about,
            "answer": self.answer,
            "on": timezone.localtime(self.created_at).date().isoformat(),
            "photos": [photo.snapshot() for photo in self.photos.all()],
        }


class ReviewChange(StateChange):
    subject = models.ForeignKey(Review, models.CASCADE, related_name="history")


class ReviewPhotoQuerySet(models.QuerySet["ReviewPhoto"]):
    def without_variants(self) -> "ReviewPhotoQuerySet":
        """Those whose AVIF and WebP files are still to be made."""
        return self.filter(has_variants=False)


class ReviewPhoto(models.Model):
    """A buyer's picture of what she got: one upright JPEG and its smaller variants beside it."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="photos")
    key = models.CharField(max_length=60, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), help_text=_("pixels"))
    height = models.PositiveIntegerField(_("height"), help_text=_("pixels"))
    has_variants = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = ReviewPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a review")
        verbose_name_plural = _("photos of reviews")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.key

    @property
    def name(self) -> str:
        """The storage name of the JPEG that always exists."""
        return f"{self.key}.jpg"

    def snapshot(self) -> dict[str, Any]:
        """The photo as the ``picture`` tag wants it."""
        return {
            "id": self.pk,
            "key": self.key,
            "alt": "",
            "width": self.width,
            "height": self.height,
            "variants": self.has_variants,
        }
