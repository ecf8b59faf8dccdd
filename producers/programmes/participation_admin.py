"""The makers in programmes, as each office sees those in its own."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.phone_numbers import national
from cilegon_ikm.states import IllegalTransition, can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record
from producers.models import Participation, ParticipationChange, Programme
from producers.views.programmes import download_certificate

from . import rules, workflow

State = Participation.State


class ProgrammeFilter(admin.SimpleListFilter):
    """Only the officer's own programmes: Django's own filter would name those of all offices."""

    title = _("programme")
    parameter_name = "programme"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        return [(each.pk, str(each)) for each in Programme.objects.managed_by(request.user)]  # type: ignore[arg-type]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value = self.value() or ""
        return queryset.filter(programme=value) if value.isdecimal() and len(value) < 18 else queryset


class ParticipationHistory(HistoryInline):
    model = ParticipationChange
    verbose_name_plural = _("History")


@admin.register(Participation)
class ParticipationAdmin(VerdictAdmin):
    list_display = ("producer", "programme", "state", "registered_at", "completed_on")
    list_filter = ("state", ProgrammeFilter)
    list_select_related = ("producer", "programme")
    search_fields = ("producer__name",)
    ordering = ("-registered_at",)
    fields = (
        "programme", "maker", "contact", "place", "state", "registered_at", "waiting_since", "attended", "completed_on",
        "number", "result", "certificate",
    )  # fmt: skip
    readonly_fields = fields
    inlines = (ParticipationHistory,)
    actions = ("accept_ticked",)
    verdicts = (
        Verdict(
            name="accept",
            label=_("Accept"),
            done=_("%(name)s: accepted."),
            needs_reason=False,
            tone="good",
            is_possible=lambda one: rules.is_going_on(one.programme) and can_move(one, State.ACCEPTED),
            verb=with_record(workflow.accept, "participation"),
        ),
        Verdict(
            name="wait",
            label=_("Put on the waiting list"),
            done=_("%(name)s: on the waiting list."),
            needs_reason=False,
            is_possible=lambda one: rules.is_going_on(one.programme) and can_move(one, State.WAITING),
            verb=with_record(workflow.put_on_waiting_list, "participation"),
        ),
        Verdict(
            name="decline",
            label=_("Do not accept"),
            done=_("%(name)s: not accepted; the maker reads why."),
            tone="bad",
            is_possible=lambda one: rules.is_going_on(one.programme) and can_move(one, State.DECLINED),
            verb=with_record(workflow.decline, "participation"),
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return (
            super()
            .get_queryset(request)
            .managed_by(request.user)
            .select_related("programme__office", "producer__village__district", "producer__owner")
        )

    def waiting_for(self, officer: Any) -> "QuerySet[Participation]":
        return Participation.objects.undecided().managed_by(officer)

    @admin.display(description=_("maker"))
    def maker(self, one: Participation) -> str:
        return f"{one.producer.name} · {one.producer.get_branch_display()} · {one.producer.get_state_display()}"

    @admin.display(description=_("owner and WhatsApp number"))
    def contact(self, one: Participation) -> str:
        owner = one.producer.owner.name if one.producer.owner else one.producer.owner_name
        return f"{owner} · {national(one.producer.whatsapp)}"

    @admin.display(description=_("place"))
    def place(self, one: Participation) -> str:
        village = one.producer.village
        return ", ".join(part for part in (one.producer.address, village.name, village.district.name) if part)

    @admin.display(description=_("was there"))
    def attended(self, one: Participation) -> str:
        return ", ".join(str(each.meeting) for each in one.attendances.select_related("meeting").order_by("pk")) or "–"

    @admin.display(description=_("certificate"))
    def certificate(self, one: Participation) -> str:
        if one.state != State.COMPLETED:
            return "–"
        url = reverse("admin:producers_participation_certificate", args=[one.pk])
        return format_html('<a class="text-primary-600 underline" href="{}">{}</a>', url, _("Open the certificate"))

    @admin.action(description=_("Accept those ticked"), permissions=["change"])
    def accept_ticked(self, request: MemberRequest, queryset: "QuerySet[Participation]") -> None:
        accepted = 0
        for one in queryset.order_by("registered_at", "pk"):
            try:
                workflow.accept(participation=one, by=request.user)
                accepted += 1
            except IllegalTransition as refusal:
                messages.error(request, f"{one.producer}: {refusal}")
        if accepted:
            text = ngettext("%(number)s maker is accepted.", "%(number)s makers are accepted.", accepted)
            messages.success(request, text % {"number": accepted})

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.certificate_view))
        own = path("<int:pk>/certificate.pdf", view, name="producers_participation_certificate")
        return [own, *super().get_urls()]

    def certificate_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return download_certificate(get_object_or_404(self.get_queryset(request), pk=pk))
