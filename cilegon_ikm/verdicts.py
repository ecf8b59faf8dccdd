"""Deciding in the admin: a panel of verdicts above a record, each calling a verb of the app's workflow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin, TabularInline

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.lookups import LooksRecordsUp
from cilegon_ikm.moderation import holds
from cilegon_ikm.moderation.models import ReasonTemplate, grouped_by_verdict
from cilegon_ikm.moderation.places import MOST_WAITING, Place, place_of
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


def with_record(verb: Callable[..., Any], name: str, *, is_versioned: bool = False) -> Callable[..., Any]:
    """This verb of a workflow as a verdict calls it: the record under this name, and the version where it is asked."""

    def call(record: Any, *, version: int, **decision: Any) -> Any:
        looked_at = {"version": version} if is_versioned else {}
        return verb(**{name: record}, **looked_at, **decision)

    return call


KEYS = (
    ("n", _("next")),
    ("p", _("previous")),
    ("s", _("skip: give it back and go on")),
    ("q", _("back to the queue")),
    ("r", _("write the reason; Esc leaves it")),
    ("1 2 3", _("go to a verdict; Enter gives it")),
    ("?", _("show or hide this list")),
)
_UNREADABLE = _("This could not be read. Please decide again.")
_GONE = _("This reason is not offered any more. Choose another one.")


class VerdictForm(forms.Form):
    """What an officer writes with a decision, picked from the usual reasons or typed, and the version looked at."""

    reason = forms.ModelChoiceField(
        ReasonTemplate.objects.none(), required=False, error_messages={"invalid_choice": _GONE}
    )
    note = forms.CharField(required=False, max_length=MOST_NOTE)
    version = forms.IntegerField(min_value=0, error_messages={"required": _UNREADABLE, "invalid": _UNREADABLE})

    def __init__(self, *args: Any, reasons: "QuerySet[ReasonTemplate]", ask: str | Promise, **kwargs: Any) -> None:
        """With the words by which a reason that must not be missing is asked for, if any."""
        super().__init__(*args, **kwargs)
        self.fields["reason"].queryset = reasons  # type: ignore[attr-defined]
        self.ask = ask

    def clean(self) -> dict[str, Any]:
        """The note with the picked reason before it; a reason that the note holds already is not said twice."""
        picked, note = self.cleaned_data.pop("reason", None), self.cleaned_data.get("note", "")
        if picked and picked.text not in note:
            self.cleaned_data["note"] = note = f"{picked.text}\n{note}".strip()
        if self.ask and not note and not self.errors:
            self.add_error("note", str(self.ask))
        return self.cleaned_data

    @property
    def problem(self) -> str:
        """The first thing that is wrong."""
        return str(next(iter(self.errors.values()))[0])


def _refusal_key(obj: Model) -> str:
    return f"refused:{obj._meta.label_lower}:{obj.pk}"


class VerdictAdmin(LooksRecordsUp, ModelAdmin):
    """A record that officers read and judge; what a subclass lets them edit goes through its workflow too.

    Opening a record that waits holds it for the officer; a colleague's decision about it is refused meanwhile.
    """

    verdicts: tuple[Verdict, ...] = ()
    reasons_about = ""  # one of ReasonTemplate.About
    note_label = _("Reason (the maker reads it)")
    note_asked = _("Write the reason; the maker will read it.")
    view_on_site = False  # the panel leads to the public page where there is one
    change_form_outer_before_template = "staff/verdict_panel.html"

    class Media:
        js = (forms.Script("js/verdicts.js", type="module"),)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Sequence[str]:
        return self.readonly_fields or [field.name for field in self.opts.fields if field.name != "id"]

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        verdict = self.admin_site.admin_view(require_POST(self.verdict_view))
        hold = self.admin_site.admin_view(require_POST(self.hold_view))
        return [
            path("<int:pk>/verdict/<str:verdict>/", verdict, name=f"{name}_verdict"),
            path("<int:pk>/hold/", hold, name=f"{name}_hold"),
            *super().get_urls(),
        ]

    def possible(self, obj: Any) -> list[Verdict]:
        """What can be decided about the record as it is now."""
        return [verdict for verdict in self.verdicts if verdict.is_possible(obj)]

    def waiting(self) -> "QuerySet[Any]":
        """What waits for a decision, in the order in which officers come to it."""
        return self.model._default_manager.none()

    def waiting_for(self, officer: Any) -> "QuerySet[Any]":
        """The part of it that this officer may see."""
        return self.waiting()

    def panel(self, obj: Any) -> dict[str, Any]:
        """What the panel shows besides the verdicts."""
        return {}

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if obj is not None and self.has_change_permission(request, obj):
            possible = self.possible(obj)
            context |= {"verdicts": possible, "show_save": False, "show_save_and_continue": False}
            context |= {"refused": request.session.pop(_refusal_key(obj), None), **self.panel(obj)}
            context |= {"reasons": self._reasons_for(possible), "keys": KEYS}
            context.setdefault("note_label", self.note_label)
            context |= self._desk(obj, request.user)
        try:
            return super().change_view(request, object_id, form_url, context)
        except IllegalTransition as refusal:  # the record was locked while somebody typed; nothing is saved
            messages.error(request, str(refusal))
            return redirect(request.path)

    def verdict_view(self, request: MemberRequest, pk: int, verdict: str) -> HttpResponse:
        """Carry out one verdict and go on to the next record; a refusal leaves this one as it is and says why."""
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

    def _decide(self, request: MemberRequest, obj: Any, chosen: Verdict) -> HttpResponse:
        asked = self.note_asked if chosen.needs_reason else ""
        form = VerdictForm(request.POST, reasons=self._reasons(), ask=asked)
        if not form.is_valid():
            return self._refuse(request, obj, form.problem)
        onward = self._place(obj, request.user).onward
        try:
            with transaction.atomic():
                holds.take(obj, by=request.user)
                chosen.verb(obj, by=request.user, **form.cleaned_data)
                holds.release(obj, by=request.user)
        except IllegalTransition as refusal:
            return self._refuse(request, obj, str(refusal))
        messages.success(request, str(chosen.done) % {"name": obj})
        return self._go_to(onward)

    def hold_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        """Renew the hold on a record (204, or 409 where a colleague has it), or give it back and go on."""
        obj = self._judged(request, pk)
        if request.POST.get("action") == "skip":
            onward = self._place(obj, request.user).onward
            holds.release(obj, by=request.user)
            return self._go_to(onward)
        if request.POST.get("action") == "release":
            holds.release(obj, by=request.user)
            return redirect("admin:index")
        try:
            holds.take(obj, by=request.user)
        except holds.HeldByAnother as refusal:
            return HttpResponse(str(refusal), status=409, content_type="text/plain; charset=utf-8")
        return HttpResponse(status=204)

    def _judged(self, request: HttpRequest, pk: int) -> Any:
        """The record with this number, for who may decide about it."""
        obj = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        return obj

    def _reasons(self) -> "QuerySet[ReasonTemplate]":
        return ReasonTemplate.objects.offered(self.reasons_about)

    def _reasons_for(self, possible: Sequence[Verdict]) -> list[tuple[str, list[ReasonTemplate]]]:
        """The usual reasons of these verdicts, each under its verdict."""
        return grouped_by_verdict(self._reasons().filter(verdict__in=[verdict.name for verdict in possible]))

    def _place(self, obj: Any, officer: User) -> Place:
        return place_of(
            obj.pk, list(self.waiting_for(officer).values_list("pk", flat=True)[:MOST_WAITING]), self.model, officer
        )

    def _desk(self, obj: Any, officer: Any) -> dict[str, Any]:
        """Who works on the record, and the way to the ones before and after it; a record that waits is taken."""
        place = self._place(obj, officer)
        desk: dict[str, Any] = {"place": place, "hold_url": self._url("hold", obj.pk)}
        desk |= {"next_url": self._change_url(place.next), "previous_url": self._change_url(place.previous)}
        try:
            return {**desk, "hold": holds.take(obj, by=officer) if place.number else None}
        except holds.HeldByAnother as refusal:
            return {**desk, "held": str(refusal)}

    def _go_to(self, pk: Any) -> HttpResponse:
        return redirect(self._change_url(pk) or "admin:index")

    def _url(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)

    def _change_url(self, pk: Any) -> str:
        return self._url("change", pk) if pk else ""

    def _refuse(self, request: HttpRequest, obj: Model, problem: str) -> HttpResponse:
        """Back to the record, which shows the problem beside the reason as it was typed."""
        typed = {"note": request.POST.get("note", "")[:KEPT_NOTE], "reason": request.POST.get("reason", "")[:20]}
        request.session[_refusal_key(obj)] = {"problem": problem, **typed}
        return redirect(self._change_url(obj.pk))


class HistoryInline(TabularInline):
    """Who moved the record from which state to which, when and why."""

    extra = 0
    can_delete = False
    fields: tuple[str, ...] = ("at", "came_from", "went_to", "who", "note")
    readonly_fields: tuple[str, ...] = fields
    tab = False
    hide_title = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("by")

    @admin.display(description=_("by"))
    def who(self, change: StateChange) -> Any:
        return _("automatic") if getattr(change, "is_automatic", False) else change.by

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
