"""What officers decide about conversations: held first words, reports of one side, and the block list."""

from typing import Any

from django.contrib import admin
from django.http import FileResponse, Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from unfold.admin import ModelAdmin

from catalog.templatetags.times import wib
from cilegon_ikm.phone_numbers import national
from cilegon_ikm.states import can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record

from . import workflow
from .models import (
    BlockEntry,
    ConversationReport,
    ConversationReportChange,
    HeldMessage,
    HeldMessageChange,
    Message,
)
from .views.attachments import streamed

Held, Report = HeldMessage.State, ConversationReport.State


class HeldMessageHistory(HistoryInline):
    model = HeldMessageChange
    verbose_name_plural = _("History")


@admin.register(HeldMessage)
class HeldMessageAdmin(VerdictAdmin):
    list_display = ("__str__", "state", "created_at")
    list_filter = ("state",)
    list_select_related = ("submission",)
    search_fields = ("submission__name", "submission__enquiries__reference")
    ordering = ("-created_at",)
    fields = readonly_fields = ("buyer", "makers", "state", "created_at")
    inlines = (HeldMessageHistory,)
    verdicts = (
        Verdict(
            name="release",
            label=_("Release"),
            done=_("The makers can read the message of %(name)s now."),
            needs_reason=False,
            tone="good",
            is_possible=lambda held: can_move(held, Held.RELEASED),
            verb=with_record(workflow.release_message, "held"),
        ),
        Verdict(
            name="reject",
            label=_("Do not deliver"),
            done=_("The message of %(name)s is not delivered; the buyer reads why."),
            tone="bad",
            is_possible=lambda held: can_move(held, Held.REJECTED),
            verb=with_record(workflow.reject_message, "held"),
        ),
    )

    def waiting(self) -> Any:
        return HeldMessage.objects.waiting()

    @admin.display(description=_("buyer"))
    def buyer(self, held: HeldMessage) -> str:
        return f"{held.submission.name}, {national(held.submission.phone)}"

    @admin.display(description=_("makers"))
    def makers(self, held: HeldMessage) -> str:
        return ", ".join(sorted({message.enquiry.producer.name for message in _words(held)}))

    def panel(self, obj: HeldMessage) -> dict[str, Any]:
        """Every wording of it once: the notes at the products differ from maker to maker."""
        texts = dict.fromkeys(message.body for message in _words(obj))
        return {
            "note_label": _("Reason (the buyer reads it)"),
            "quotes": [{"heading": obj.submission.name, "text": text, "foot": wib(obj.created_at)} for text in texts],
        }


def _words(held: HeldMessage) -> Any:
    return held.messages.select_related("enquiry__producer").order_by("pk")


class ConversationReportHistory(HistoryInline):
    model = ConversationReportChange
    verbose_name_plural = _("History")


@admin.register(ConversationReport)
class ConversationReportAdmin(VerdictAdmin):
    """The only place where officers read what both sides wrote to each other; of a sealed offer only afterwards."""

    list_display = ("__str__", "maker", "side", "reason", "state", "created_at")
    list_filter = ("state", "reason", "side")
    list_select_related = ("enquiry__producer",)
    search_fields = ("enquiry__reference", "enquiry__producer__name")
    ordering = ("-created_at",)
    fields = readonly_fields = ("enquiry", "maker", "buyer", "side", "reason", "text", "state", "created_at")
    inlines = (ConversationReportHistory,)
    verdicts = (
        Verdict(
            name="fine",
            label=_("Nothing wrong"),
            done=_("The report about %(name)s is closed."),
            needs_reason=False,
            tone="good",
            is_possible=lambda report: can_move(report, Report.NO_ACTION),
            verb=with_record(workflow.close_report, "report"),
        ),
        Verdict(
            name="warn",
            label=_("Warn"),
            done=_("The other side of %(name)s has been warned."),
            is_possible=lambda report: can_move(report, Report.WARNED),
            verb=with_record(workflow.warn_after_report, "report"),
        ),
        Verdict(
            name="block",
            label=_("Block"),
            done=_("The other side of %(name)s is blocked."),
            tone="bad",
            is_possible=lambda report: can_move(report, Report.BLOCKED),
            verb=with_record(workflow.block_after_report, "report"),
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        related = ("enquiry__producer__owner", "enquiry__submission__user", "enquiry__rfq")
        return super().get_queryset(request).select_related(*related)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.attachment_view))
        name = "orders_conversationreport_attachment"
        return [path("<int:pk>/attachment/<int:attachment>/", view, name=name), *super().get_urls()]

    def attachment_view(self, request: HttpRequest, pk: int, attachment: int) -> FileResponse:
        """A photo or PDF of the reported conversation."""
        report = self._judged(request, pk)
        if report.enquiry.is_sealed:
            raise Http404
        return streamed(report.enquiry, Message.Side.BUYER, attachment)

    def waiting(self) -> Any:
        return ConversationReport.objects.waiting()

    @admin.display(description=_("maker"), ordering="enquiry__producer__name")
    def maker(self, report: ConversationReport) -> str:
        return str(report.enquiry.producer)

    @admin.display(description=_("buyer"))
    def buyer(self, report: ConversationReport) -> str:
        return f"{report.enquiry.submission.name}, {national(report.enquiry.submission.phone)}"

    def panel(self, obj: ConversationReport) -> dict[str, Any]:
        names = {Message.Side.BUYER: self.buyer(obj), Message.Side.PRODUCER: self.maker(obj)}
        facts = [
            {"label": _("reported by"), "value": f"{obj.get_side_display()}: {obj.get_reason_display()}"},
            {"label": _("what happened"), "value": obj.text or "–"},
        ]
        messages = obj.enquiry.messages.prefetch_related("attachments")
        if obj.enquiry.is_sealed:
            messages = messages.none()
            facts.append({"label": _("messages"), "value": _("Sealed until the request closes.")})
        return {
            "note_label": _("Reason (the accused side reads it)"),
            "maker_url": reverse("admin:producers_producer_change", args=[obj.enquiry.producer_id]),
            "facts": facts,
            "quotes": [
                {
                    "heading": names[Message.Side(message.side)],
                    "text": message.body,
                    "foot": wib(message.created_at),
                    "files": [
                        reverse("admin:orders_conversationreport_attachment", args=[obj.pk, attachment.pk])
                        for attachment in message.attachments.all()
                    ],
                }
                for message in messages[:500]
            ],
        }


@admin.register(BlockEntry)
class BlockEntryAdmin(ModelAdmin):
    """An entry ends by its last day and is never deleted, so that everybody sees who blocked whom and why."""

    list_display = ("value", "kind", "reason", "by", "until")
    list_filter = ("kind",)
    list_select_related = ("by",)
    search_fields = ("value", "reason")
    readonly_fields = ("by", "created_at")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.readonly_fields, "kind", "value") if obj else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: BlockEntry, form: Any, change: bool) -> None:
        if not change:
            obj.by = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
