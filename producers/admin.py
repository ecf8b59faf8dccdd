"""How officers see makers: they read the profile and decide."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from cilegon_ikm.states import can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin

from . import workflow
from .models import District, Producer, ProducerChange, Village

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
