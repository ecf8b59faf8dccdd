from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin
from unfold.decorators import display

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition, can_move
from cilegon_ikm.verdicts import HistoryInline

from . import workflow
from .models import Delivery, DeliveryChange

State = Delivery.State
WORDS_OF_ERROR = 80  # characters in the list; the page of the delivery shows all


class DeliveryHistory(HistoryInline):
    model = DeliveryChange


@admin.register(Delivery)
class DeliveryAdmin(ModelAdmin):
    """What was sent, what waits and what was given up with which error."""

    list_display = ("notification", "recipient", "channel", "shown_state", "attempts", "when", "problem")
    list_filter = ("state", "channel")
    list_select_related = ("notification__user",)
    search_fields = ("notification__user__name", "notification__email", "notification__phone", "error")
    ordering = ("-pk",)
    fields = ("notification", "recipient", "channel", "device", "state", "attempts", "next_try", "sent_at", "error")
    readonly_fields = fields
    inlines = (DeliveryHistory,)
    actions = ("try_again",)
    change_form_outer_before_template = "staff/delivery_panel.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.retry_view))
        return [path("<int:pk>/retry/", view, name="notifications_delivery_retry"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        delivery = self.get_object(request, object_id)
        is_given_up = delivery is not None and can_move(delivery, State.WAITING)
        context = {
            **(extra_context or {}),
            "can_retry": is_given_up and self.has_change_permission(request, delivery),
            "show_save": False,
            "show_save_and_continue": False,
        }
        return super().change_view(request, object_id, form_url, context)

    def retry_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        """Start again with one that was given up."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        try:
            workflow.retry(delivery=get_object_or_404(Delivery, pk=pk), by=request.user)
            messages.success(request, _("It will be tried again now."))
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
        return redirect("admin:notifications_delivery_change", pk)

    @admin.display(description=_("recipient"))
    def recipient(self, delivery: Delivery) -> str:
        told = delivery.notification
        return str(told.user or told.email or told.phone)

    @display(
        description=_("state"),
        ordering="state",
        label={State.WAITING: "warning", State.SENT: "success", State.FAILED: "danger", State.DROPPED: "info"},
    )
    def shown_state(self, delivery: Delivery) -> tuple[str, str]:
        return delivery.state, delivery.get_state_display()

    @admin.display(description=_("sent or next try"), ordering="next_try_at")
    def when(self, delivery: Delivery) -> str:
        moment = delivery.sent_at or self.next_try(delivery)
        return date_format(timezone.localtime(moment), "j M, H.i") if moment else ""

    @admin.display(description=_("next try"))
    def next_try(self, delivery: Delivery) -> Any:
        """Nothing once it has ended."""
        return delivery.next_try_at if delivery.state == State.WAITING else None

    @admin.display(description=_("last error"))
    def problem(self, delivery: Delivery) -> str:
        return Truncator(delivery.error).chars(WORDS_OF_ERROR)

    @admin.action(description=_("Try again"), permissions=["change"])
    def try_again(self, request: MemberRequest, queryset: "QuerySet[Delivery]") -> None:
        """Start again with those that were given up."""
        given_up = queryset.filter(state=State.FAILED)
        for delivery in given_up:
            workflow.retry(delivery=delivery, by=request.user)
        messages.success(request, _("They will be tried again now."))
