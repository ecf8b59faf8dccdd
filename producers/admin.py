"""How officers see makers: they read the profile and decide."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from cilegon_ikm.states import can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin

from . import credentials, scans, workflow
from .models import Credential, CredentialChange, District, Producer, ProducerChange, Village

State = Producer.State


class ProducerHistory(HistoryInline):
    model = ProducerChange
    verbose_name_plural = _("History")


@admin.register(Producer)
class ProducerAdmin(VerdictAdmin):
    list_display = ("name", "branch", "village", "state", "submitted_at", "owner")
    list_filter = ("state", "branch", "village__district")
    list_select_related = ("village", "owner")
    search_fields = ("name", "owner__name", "owner__phone")
    ordering = ("-submitted_at",)
    inlines = (ProducerHistory,)
    verdicts = (
        Verdict(
            name="verify",
            label=_("Verify"),
            done=_("%(name)s is verified."),
            needs_reason=False,
            tone="good",
            is_possible=lambda producer: producer.state == State.SUBMITTED,
            verb=lambda producer, *, by, note, version: workflow.verify_producer(producer=producer, by=by, note=note),
        ),
        Verdict(
            name="changes",
            label=_("Ask for changes"),
            done=_("%(name)s has been asked to correct the profile."),
            is_possible=lambda producer: can_move(producer, State.CHANGES_REQUESTED),
            verb=lambda producer, *, by, note, version: workflow.request_producer_changes(
                producer=producer, by=by, note=note
            ),
        ),
        Verdict(
            name="suspend",
            label=_("Suspend"),
            done=_("%(name)s is suspended; its products are no longer public."),
            tone="bad",
            is_possible=lambda producer: can_move(producer, State.SUSPENDED),
            verb=lambda producer, *, by, note, version: workflow.suspend_producer(producer=producer, by=by, note=note),
        ),
        Verdict(
            name="reinstate",
            label=_("Reinstate"),
            done=_("%(name)s is public again."),
            needs_reason=False,
            tone="good",
            is_possible=lambda producer: producer.state == State.SUSPENDED,
            verb=lambda producer, *, by, note, version: workflow.reinstate_producer(
                producer=producer, by=by, note=note
            ),
        ),
    )

    def panel(self, obj: Any) -> dict[str, Any]:
        return {"public_url": obj.get_absolute_url() if obj.is_public else ""}


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
    verdicts = (
        Verdict(
            name="verify",
            label=_("Verify"),
            done=_("%(name)s is verified."),
            needs_reason=False,
            tone="good",
            is_possible=lambda paper: can_move(paper, Credential.State.VERIFIED),
            verb=lambda paper, *, by, note, version: credentials.verify_credential(
                credential=paper, version=version, by=by, note=note
            ),
        ),
        Verdict(
            name="reject",
            label=_("Reject"),
            done=_("%(name)s is rejected; the maker can correct it."),
            tone="bad",
            is_possible=lambda paper: can_move(paper, Credential.State.REJECTED),
            verb=lambda paper, *, by, note, version: credentials.reject_credential(
                credential=paper, version=version, by=by, note=note
            ),
        ),
    )

    @admin.display(description=_("scan"))
    def scan_link(self, obj: Credential) -> str:
        return format_html(
            '<a class="text-primary-600 underline" href="{}">{}</a>',
            reverse("producers:scan", args=[obj.pk]),
            _("Open the scan"),
        )

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


class AreaAdmin(ModelAdmin):
    """Areas come with a migration; the office may correct a name."""

    search_fields = ("name", "code")
    readonly_fields = ("code",)

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False


@admin.register(District)
class DistrictAdmin(AreaAdmin):
    list_display = ("name", "code")


@admin.register(Village)
class VillageAdmin(AreaAdmin):
    list_display = ("name", "district", "code")
    list_filter = ("district",)
    list_select_related = ("district",)
