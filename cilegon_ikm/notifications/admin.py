from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from cilegon_ikm.accounts.requests import MemberRequest

from . import workflow
from .models import Delivery


@admin.register(Delivery)
class DeliveryAdmin(ModelAdmin):
    """What was sent, what waits and what was given up with which error."""

    list_display = ("notification", "channel", "state", "attempts", "next_try_at", "sent_at", "problem")
    list_filter = ("state", "channel")
    list_select_related = ("notification",)
    ordering = ("-pk",)
    readonly_fields = ("notification", "channel", "state", "attempts", "next_try_at", "sent_at", "error")
    actions = ("try_again",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("last error"))
    def problem(self, delivery: Delivery) -> str:
        return Truncator(delivery.error).chars(120)

    @admin.action(description=_("Try again"), permissions=["change"])
    def try_again(self, request: MemberRequest, queryset: "QuerySet[Delivery]") -> None:
        """Start again with those that were given up."""
        given_up = queryset.filter(state=Delivery.State.FAILED)
        for delivery in given_up:
            workflow.retry(delivery=delivery, by=request.user)
        messages.success(request, _("They will be tried again now."))
