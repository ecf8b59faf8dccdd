"""How officers see makers' papers: number, dates and scan side by side."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.states import can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record

from . import credentials, scans
from .models import Credential, CredentialChange, Producer


class CredentialHistory(HistoryInline):
    model = CredentialChange
    verbose_name_plural = _("History")


@admin.register(Credential)
class CredentialAdmin(VerdictAdmin):
    """Officers compare number, dates and scan with the office that issued the paper, and decide."""

    list_display = ("__str__", "producer", "kind", "state", "expires_on", "submitted_at")
    fields = (
        "producer", "kind", "title", "number", "issued_on", "expires_on", "scan_link", "renews", "state", "version",
        "submitted_at",
    )  # fmt: skip
    readonly_fields = fields
    list_filter = ("state", "kind", "expires_on")
    list_select_related = ("producer",)
    search_fields = ("number", "title", "producer__name")
    ordering = ("-submitted_at",)
    inlines = (CredentialHistory,)
    reasons_about = "paper"
    verdicts = (
        Verdict(
            name="verify",
            label=_("Verify"),
            done=_("%(name)s is verified."),
            needs_reason=False,
            tone="good",
            is_possible=lambda paper: can_move(paper, Credential.State.VERIFIED),
            verb=with_record(credentials.verify_credential, "credential", is_versioned=True),
        ),
        Verdict(
            name="reject",
            label=_("Reject"),
            done=_("%(name)s is rejected; the maker can correct it."),
            tone="bad",
            is_possible=lambda paper: can_move(paper, Credential.State.REJECTED),
            verb=with_record(credentials.reject_credential, "credential", is_versioned=True),
        ),
    )

    @admin.display(description=_("scan"))
    def scan_link(self, obj: Credential) -> str:
        return format_html(
            '<a class="text-primary-600 underline" href="{}">{}</a>',
            reverse("producers:scan", args=[obj.pk]),
            _("Open the scan"),
        )

    def waiting(self) -> Any:
        return Credential.objects.waiting()

    def panel(self, obj: Any) -> dict[str, Any]:
        others = Producer.objects.filter(credentials__kind=obj.kind, credentials__number=obj.number)
        return {
            "scan_url": reverse("producers:scan", args=[obj.pk]),
            "facts": [
                {"label": _("number"), "value": obj.number},
                {"label": _("issued on"), "value": date_format(obj.issued_on)},
                {"label": _("valid until"), "value": date_format(obj.expires_on) if obj.expires_on else "–"},
            ],
            "scan_is_photo": scans.content_type(obj.scan) == "image/jpeg",
            "warnings": [
                _("%(maker)s has sent a paper with the same number.") % {"maker": other}
                for other in others.exclude(pk=obj.producer_id).distinct()
            ],
            "maker_url": reverse("admin:producers_producer_change", args=[obj.producer_id]),
        }
