"""How officers judge reviews: those that a maker complains of wait for them, and any other can be hidden too."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalog.templatetags.times import wib
from cilegon_ikm.states import can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record

from . import workflow
from .models import Review, ReviewChange

State = Review.State

KEEP = Verdict(
    name="keep",
    label=_("Nothing wrong"),
    done=_("“%(name)s” stays public; the maker is told."),
    needs_reason=False,
    tone="good",
    is_possible=lambda review: review.state == State.REPORTED,
    verb=with_record(workflow.keep_review, "review"),
)
HIDE = Verdict(
    name="hide",
    label=_("Hide"),
    done=_("“%(name)s” is not public any more; buyer and maker are told."),
    tone="bad",
    is_possible=lambda review: can_move(review, State.HIDDEN),
    verb=with_record(workflow.hide_review, "review"),
)
SHOW = Verdict(
    name="show",
    label=_("Show it again"),
    done=_("“%(name)s” is public again."),
    needs_reason=False,
    tone="good",
    is_possible=lambda review: review.state == State.HIDDEN,
    verb=with_record(workflow.show_review, "review"),
)


class ReviewHistory(HistoryInline):
    model = ReviewChange
    verbose_name_plural = _("History")


@admin.register(Review)
class ReviewAdmin(VerdictAdmin):
    reasons_about = "review"
    list_display = ("__str__", "producer", "stars", "state", "created_at")
    list_filter = ("state", "stars")
    list_select_related = ("producer",)
    search_fields = ("producer__name", "enquiry__reference", "words")
    ordering = ("-created_at",)
    fields = readonly_fields = ("enquiry", "producer", "state", "stars", "about", "created_at", "reported_at")
    inlines = (ReviewHistory,)
    verdicts = (KEEP, HIDE, SHOW)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("producer", "enquiry__producer", "enquiry__submission")

    def waiting(self) -> Any:
        return Review.objects.waiting()

    def panel(self, obj: Review) -> dict[str, Any]:
        said = [{"heading": obj.name or _("A buyer"), "text": obj.words, "foot": wib(obj.created_at)}]
        if obj.answer:
            said.append({"heading": obj.producer.name, "text": obj.answer, "foot": wib(obj.answered_at)})
        complaints = obj.history.filter(to_state=State.REPORTED)
        said += [{"heading": _("The maker complains"), "text": each.note, "foot": wib(each.at)} for each in complaints]
        return {
            "facts": [{"label": _("stars"), "value": obj.stars}],
            "photos": [photo.snapshot() for photo in obj.photos.all()],
            "quotes": said,
            "public_url": reverse("orders:reviews", args=[obj.producer.slug]) if obj.is_shown else "",
            "maker_url": reverse("admin:producers_producer_change", args=[obj.producer_id]),
        }
