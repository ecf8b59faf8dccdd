"""Deciding in the admin: a panel of verdicts above a record, each calling a verb of the app's workflow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin, TabularInline

from cilegon_ikm.states import IllegalTransition

MOST_NOTE = 1000  # characters


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


class VerdictForm(forms.Form):
    version = forms.IntegerField(required=False, min_value=0)
    note = forms.CharField(required=False, max_length=MOST_NOTE)


class VerdictAdmin(ModelAdmin):
    """A record that officers read and judge but do not edit."""

    verdicts: tuple[Verdict, ...] = ()
    change_form_outer_before_template = "staff/verdict_panel.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return [field.name for field in self.opts.fields if field.name != "id"]

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
            context |= {"typed_note": request.GET.get("note", ""), **self.panel(obj)}
        return super().change_view(request, object_id, form_url, context)

    def verdict_view(self, request: HttpRequest, pk: int, verdict: str) -> HttpResponse:
        """Carry out one verdict; a refusal leaves the record as it is and says why."""
        obj = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        chosen = next((each for each in self.verdicts if each.name == verdict), None)
        form = VerdictForm(request.POST)
        here = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        if chosen is None or not form.is_valid():
            messages.error(request, _("This could not be read. Please decide again."))
            return redirect(here, pk)
        note, version = form.cleaned_data["note"], form.cleaned_data["version"]
        if chosen.needs_reason and not note:
            messages.error(request, _("Write the reason; the maker will read it."))
            return redirect(here, pk)
        try:
            chosen.verb(obj, by=request.user, note=note, version=version)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
            return redirect(here, pk)
        messages.success(request, str(chosen.done) % {"name": obj})
        return redirect("admin:index")


class HistoryInline(TabularInline):
    """Who moved the record from which state to which, when and why."""

    extra = 0
    can_delete = False
    fields: tuple[str, ...] = ("at", "from_state", "to_state", "by", "note")
    readonly_fields: tuple[str, ...] = fields
    tab = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
