"""What officers look at after the fact: spot checks, reported products, appeals."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cilegon_ikm.states import can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record

from . import rules, workflow
from .differences import differences
from .models import (
    Appeal,
    AppealChange,
    ReportedListing,
    ReportedListingChange,
    SpotCheck,
    SpotCheckChange,
)
from .templatetags.times import wib


def _fine(label: Any, done: Any) -> Verdict:
    return Verdict(
        name="fine",
        label=label,
        done=done,
        needs_reason=False,
        tone="good",
        is_possible=lambda check: check.state == "open",
        verb=with_record(workflow.close_check, "check"),
    )


ASK_FOR_CHANGES = Verdict(
    name="changes",
    label=_("Ask for changes"),
    done=_("The maker has been asked to correct “%(name)s”."),
    is_possible=lambda check: check.state == "open" and rules.can_send_back(check.product),
    verb=with_record(workflow.ask_after_check, "check"),
)
TAKE_DOWN = Verdict(
    name="take_down",
    label=_("Take down"),
    done=_("“%(name)s” is no longer public."),
    tone="bad",
    is_possible=lambda check: check.state == "open" and rules.can_take_down(check.product),
    verb=with_record(workflow.take_down_after_check, "check"),
)


class CheckAdmin(VerdictAdmin):
    """Something about one product that waits for an officer."""

    reasons_about = "product"
    list_filter = ("state",)
    list_select_related = ("product__producer",)
    search_fields = ("product__name", "product__producer__name")
    ordering = ("-created_at",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("product__producer", "product__listing")

    def waiting(self) -> Any:
        return self.model._default_manager.waiting()

    @admin.display(description=_("maker"), ordering="product__producer__name")
    def maker(self, obj: Any) -> str:
        return str(obj.product.producer)

    def panel(self, obj: Any) -> dict[str, Any]:
        listing = getattr(obj.product, "listing", None)
        return {
            "public_url": listing.get_absolute_url() if listing and listing.is_visible else "",
            "product_url": reverse("admin:catalog_product_change", args=[obj.product_id]),
            "maker_url": reverse("admin:producers_producer_change", args=[obj.product.producer_id]),
        }


class SpotCheckHistory(HistoryInline):
    model = SpotCheckChange
    verbose_name_plural = _("History")


@admin.register(SpotCheck)
class SpotCheckAdmin(CheckAdmin):
    list_display = ("__str__", "maker", "state", "created_at")
    fields = readonly_fields = ("product", "maker", "product_version", "state", "created_at")
    inlines = (SpotCheckHistory,)
    verdicts = (_fine(_("Fine"), _("“%(name)s” is fine.")), ASK_FOR_CHANGES, TAKE_DOWN)

    def panel(self, obj: SpotCheck) -> dict[str, Any]:
        return {
            **super().panel(obj),
            "differences_heading": _("What went live without an officer"),
            "before_heading": _("Before"),
            "after_heading": _("Since %(time)s") % {"time": wib(obj.created_at)},
            "differences": differences(obj.before, obj.after),
        }


class ReportedListingHistory(HistoryInline):
    model = ReportedListingChange
    verbose_name_plural = _("History")


@admin.register(ReportedListing)
class ReportedListingAdmin(CheckAdmin):
    list_display = ("__str__", "maker", "reports", "state", "created_at")
    fields = readonly_fields = ("product", "maker", "state", "created_at")
    inlines = (ReportedListingHistory,)
    verdicts = (_fine(_("Nothing wrong"), _("The reports about “%(name)s” are closed.")), ASK_FOR_CHANGES, TAKE_DOWN)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).with_counts()

    @admin.display(description=_("reports"), ordering="report_count")
    def reports(self, obj: Any) -> int:
        return int(obj.report_count)

    def panel(self, obj: Any) -> dict[str, Any]:
        reports = list(obj.reports.all()[:50])
        words = ngettext("%(count)s report", "%(count)s reports", obj.report_count)
        return {
            **super().panel(obj),
            "facts": [{"label": _("reports"), "value": words % {"count": obj.report_count}}],
            "quotes": [
                {
                    "heading": report.get_reason_display(),
                    "text": report.text,
                    "foot": " · ".join(filter(None, [wib(report.created_at), report.contact])),
                }
                for report in reports
            ],
        }


class AppealHistory(HistoryInline):
    model = AppealChange
    verbose_name_plural = _("History")


@admin.register(Appeal)
class AppealAdmin(CheckAdmin):
    list_display = ("__str__", "maker", "state", "created_at")
    fields = readonly_fields = ("product", "maker", "text", "by", "state", "created_at")
    inlines = (AppealHistory,)
    verdicts = (
        Verdict(
            name="reopen",
            label=_("Look at it again"),
            done=_("“%(name)s” waits for approval again."),
            needs_reason=False,
            tone="good",
            is_possible=lambda appeal: can_move(appeal, Appeal.State.REOPENED),
            verb=with_record(workflow.reopen_decision, "appeal"),
        ),
        Verdict(
            name="uphold",
            label=_("The decision stands"),
            done=_("The decision about “%(name)s” stands; the maker is told."),
            is_possible=lambda appeal: can_move(appeal, Appeal.State.UPHELD),
            verb=with_record(workflow.uphold_decision, "appeal"),
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("decision__by")

    def panel(self, obj: Appeal) -> dict[str, Any]:
        decision = obj.decision
        return {
            **super().panel(obj),
            "photos": [photo.snapshot() for photo in obj.product.photos.shown()],
            "quotes": [
                {
                    "heading": decision.in_words(decision.to_state),
                    "text": decision.note,
                    "foot": f"{decision.by or '–'} · {wib(decision.at)}",
                },
                {
                    "heading": _("The maker objects"),
                    "text": obj.text,
                    "foot": f"{obj.by or '–'} · {wib(obj.created_at)}",
                },
            ],
        }
