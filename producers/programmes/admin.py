"""The offices' side: each officer sees the programmes of her own office and nothing of any other."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from unfold.admin import ModelAdmin, TabularInline

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.lookups import LooksRecordsUp
from cilegon_ikm.states import can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record
from producers.models import (
    Meeting,
    Office,
    Participation,
    Programme,
    ProgrammeChange,
    Requirement,
)

from . import desk, rules, workflow

State = Participation.State


@admin.register(Office)
class OfficeAdmin(LooksRecordsUp, ModelAdmin):
    """Administrators make offices and say who works there."""

    list_display = ("name",)
    search_fields = ("name",)
    autocomplete_fields = ("staff",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class OfProgramme(TabularInline):
    """Rows that belong to a programme: who may change it may change them."""

    extra = 1  # an empty row, since without a script none can be added
    tab = False
    hide_title = True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("producers.change_programme") and (obj is None or rules.can_edit(obj))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class Meetings(OfProgramme):
    model = Meeting
    verbose_name_plural = _("Meetings")
    fields = ("day", "starts_at", "ends_at", "topic")


class Requirements(OfProgramme):
    model = Requirement
    verbose_name_plural = _("Requirements")
    fields = ("kind", "paper", "branch", "kbli", "district", "size")


class ProgrammeHistory(HistoryInline):
    model = ProgrammeChange
    verbose_name_plural = _("History")


@admin.register(Programme)
class ProgrammeAdmin(VerdictAdmin):
    list_display = ("title", "office", "kind", "state", "starts_on", "quota", "places_taken", "in_line")
    list_filter = ("state", "kind")
    search_fields = ("title",)
    fields = (
        "office", "kind", "title", "title_en", "description", "description_en", "place", "quota", "starts_on",
        "ends_on", "registration_until", "state",
    )  # fmt: skip
    inlines = (Meetings, Requirements, ProgrammeHistory)
    change_form_outer_before_template = "staff/programme_panel.html"
    verdicts = (
        Verdict(
            name="open",
            label=_("Open the registration"),
            done=_("%(name)s is public; makers who fit are being told."),
            needs_reason=False,
            tone="good",
            is_possible=lambda programme: can_move(programme, Programme.State.OPEN),
            verb=with_record(workflow.open_programme, "programme"),
        ),
        Verdict(
            name="begin",
            label=_("Close the registration and begin"),
            done=_("%(name)s is running."),
            needs_reason=False,
            tone="good",
            is_possible=lambda programme: can_move(programme, Programme.State.RUNNING),
            verb=with_record(workflow.begin_programme, "programme"),
        ),
        Verdict(
            name="finish",
            label=_("Finish"),
            done=_("%(name)s is done."),
            needs_reason=False,
            is_possible=lambda programme: can_move(programme, Programme.State.DONE),
            verb=with_record(workflow.finish_programme, "programme"),
        ),
        Verdict(
            name="cancel",
            label=_("Cancel it"),
            done=_("%(name)s is cancelled; everybody who registered is told."),
            tone="bad",
            is_possible=lambda programme: can_move(programme, Programme.State.CANCELLED),
            verb=with_record(workflow.cancel_programme, "programme"),
        ),
    )

    @admin.display(description=_("taken"))
    def places_taken(self, programme: Any) -> int:
        return int(programme.taken)

    @admin.display(description=_("waiting list"))
    def in_line(self, programme: Any) -> int:
        return int(programme.waiting)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).managed_by(request.user).with_counts()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("producers.add_programme")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("state",) if obj is None or rules.can_edit(obj) else self.fields

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "office":
            kwargs["queryset"] = rules.offices_of(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def panel(self, obj: Any) -> dict[str, Any]:
        return {
            "show_save": rules.can_edit(obj),
            "show_save_and_continue": rules.can_edit(obj),
            "public_url": obj.get_absolute_url() if obj.state != Programme.State.DRAFT else "",
            "programme": obj,
            "by_state": desk.numbers_by_state(obj),
        }

    def save_model(self, request: HttpRequest, obj: Programme, form: Any, change: bool) -> None:
        workflow.save_programme(programme=obj, changed=form.changed_data)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        workflow.fill_places(programme=form.instance)  # the quota may be larger now

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        views = {
            "participants": ("participants.xlsx", require_safe(self.participants_view)),
            "attendance_list": ("attendance.pdf", require_safe(self.attendance_list_view)),
            "attendance": ("attendance/", self.attendance_view),
            "results": ("results/", self.results_view),
        }
        own = [
            path(f"<int:pk>/{address}", guard(view), name=f"producers_programme_{word}")
            for word, (address, view) in views.items()
        ]
        return [*own, *super().get_urls()]

    def participants_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return desk.download_participants(self._programme(request, pk))

    def attendance_list_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return desk.download_attendance_list(self._programme(request, pk))

    def attendance_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        return desk.attendance_page(request, self._programme(request, pk), self._frame(request))

    def results_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        return desk.results_page(request, self._programme(request, pk), self._frame(request))

    def _programme(self, request: HttpRequest, pk: int) -> Programme:
        """The programme, for officers of its office who may change it; for others of them it does not exist."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        programme: Programme = get_object_or_404(self.get_queryset(request), pk=pk)
        return programme

    def _frame(self, request: HttpRequest) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "opts": self.opts}
