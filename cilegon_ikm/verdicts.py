"""Deciding in the admin: a panel of verdicts above a record, each calling a verb of the app's workflow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin, TabularInline

from cilegon_ikm.lookups import LooksRecordsUp
from cilegon_ikm.states import IllegalTransition, StateChange

MOST_NOTE = 1000  # characters
KEPT_NOTE = 10 * MOST_NOTE  # characters of a note that was too long, to be shortened by its writer


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One thing an officer can decide about a record.

    ``verb`` takes the record, ``by``, ``note`` and the ``version`` that was looked at.
    """

    name: str
    label: str | Promise
    done: str | Promise
    is_possible: Callable[[Any], bool]
    verb: Callable[..., Any]
    needs_reason: bool = True
    tone: str = ""


_UNREADABLE = _("This could not be read. Please decide again.")


class VerdictForm(forms.Form):
    """What an officer writes with a decision, and the version of the record that was looked at."""

    note = forms.CharField(
        max_length=MOST_NOTE, error_messages={"required": _("Write the reason; the maker will read it.")}
    )
    version = forms.IntegerField(min_value=0, error_messages={"required": _UNREADABLE, "invalid": _UNREADABLE})


def _refusal_key(obj: Model) -> str:
    return f"refused:{obj._meta.label_lower}:{obj.pk}"


class VerdictAdmin(LooksRecordsUp, ModelAdmin):
    """A record that officers read and judge; what a subclass lets them edit goes through its workflow too."""

    verdicts: tuple[Verdict, ...] = ()
    change_form_outer_before_template = "staff/verdict_panel.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Sequence[str]:
        return self.readonly_fields or [field.name for field in self.opts.fields if field.name != "id"]

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_verdict"
        view = self.admin_site.admin_view(require_POST(self.verdict_view))
        return [path("<int:pk>/verdict/<str:verdict>/", view, name=name), *super().get_urls()]

    def possible(self, obj: Any) -> list[Verdict]:
        """What can be decided about the record as it is now."""
        return [verdict for verdict in self.verdicts if verdict.is_possible(obj)]

    def panel(self, obj: Any) -> dict[str, Any]:
        """What the panel shows besides the verdicts."""
        return {}

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if obj is not None and self.has_change_permission(request, obj):
            context |= {"verdicts": self.possible(obj), "show_save": False, "show_save_and_continue": False}
            context |= {"refused": request.session.pop(_refusal_key(obj), None), **self.panel(obj)}
        try:
            return super().change_view(request, object_id, form_url, context)
        except IllegalTransition as refusal:  # the record was locked while somebody typed; nothing is saved
            messages.error(request, str(refusal))
            return redirect(request.path)

    def verdict_view(self, request: HttpRequest, pk: int, verdict: str) -> HttpResponse:
        """Carry out one verdict; a refusal leaves the record as it is and says why."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        chosen = next((each for each in self.verdicts if each.name == verdict), None)
        if chosen is None:
            raise Http404
        try:
            return self._decide(request, self.get_queryset(request).get(pk=pk), chosen)
        except self.model.DoesNotExist:
            messages.error(request, _("The maker has removed this meanwhile; there is nothing left to decide."))
            return redirect("admin:index")

    def _decide(self, request: HttpRequest, obj: Any, chosen: Verdict) -> HttpResponse:
        form = VerdictForm(request.POST)
        form.fields["note"].required = chosen.needs_reason
        if not form.is_valid():
            return self._refuse(request, obj, str(next(iter(form.errors.values()))[0]))
        try:
            chosen.verb(obj, by=request.user, **form.cleaned_data)
        except IllegalTransition as refusal:
            return self._refuse(request, obj, str(refusal))
        messages.success(request, str(chosen.done) % {"name": obj})
        return redirect("admin:index")

    def _refuse(self, request: HttpRequest, obj: Model, problem: str) -> HttpResponse:
        """Back to the record, which shows the problem beside the reason as it was typed."""
        request.session[_refusal_key(obj)] = {"problem": problem, "note": request.POST.get("note", "")[:KEPT_NOTE]}
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", obj.pk)


class HistoryInline(TabularInline):
    """Who moved the record from which state to which, when and why."""

    extra = 0
    can_delete = False
    fields: tuple[str, ...] = ("at", "came_from", "went_to", "by", "note")
    readonly_fields: tuple[str, ...] = fields
    tab = False
    hide_title = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("by")

    @admin.display(description=_("from"))
    def came_from(self, change: StateChange) -> str:
        return change.in_words(change.from_state)

    @admin.display(description=_("to"))
    def went_to(self, change: StateChange) -> str:
        return change.in_words(change.to_state)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True  # who may see the record may see its history

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
