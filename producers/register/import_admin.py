"""The pages on which officers bring a file, judge its rows and confirm it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from unfold.admin import ModelAdmin

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers.models import DoubtfulRow, RegisterImport

from . import imports
from .columns import COLUMNS
from .forms import UploadForm
from .workbooks import XLSX, download

DOUBTS_PER_PAGE = 25
MOST_REFUSALS_SHOWN = 100


@admin.register(RegisterImport)
class RegisterImportAdmin(ModelAdmin):
    """Who brought which file when, and what came of it; the pages on which a file is judged and confirmed."""

    list_display = ("file_name", "state", "by", "created_at", "new", "refused", "doubtful")
    list_filter = ("state",)
    list_select_related = ("by",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).without_files()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("new makers"))
    def new(self, row: RegisterImport) -> int:
        return int(row.counts.get("new", 0))

    @admin.display(description=gettext_lazy("refused"))
    def refused(self, row: RegisterImport) -> int:
        return int(row.counts.get("refused", 0))

    @admin.display(description=gettext_lazy("doubtful"))
    def doubtful(self, row: RegisterImport) -> int:
        return int(row.counts.get("doubtful", 0))

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        views = {
            "progress": require_safe(self.progress_view),
            "refusals": require_safe(self.refusals_view),
            "decide": require_POST(self.decide_view),
            "confirm": require_POST(self.confirm_view),
            "cancel": require_POST(self.cancel_view),
        }
        own = [
            path(f"<int:pk>/{word}/", guard(view), name=f"producers_registerimport_{word}")
            for word, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def add_view(
        self, request: MemberRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Upload a file; a job reads it and changes nothing."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if form.is_valid():
            data = form.cleaned_data
            file = data["file"]
            started = imports.start_import(
                file_name=file.name, content=file.read(), mode=data["mode"], year=data["year"], by=request.user
            )
            return redirect("admin:producers_registerimport_change", started.pk)
        headings = ", ".join(column.heading for column in COLUMNS)
        context = {"form": form, "title": _("Import the register"), "headings": headings}
        return self._page(request, "staff/import_upload.html", context, 422 if form.errors else 200)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What would happen, what is refused and what is doubtful; after that what has happened."""
        if not object_id.isdecimal():
            raise Http404
        row = self._row(request, int(object_id), "view")
        doubts = Paginator(row.doubtful_rows.select_related("other_producer"), DOUBTS_PER_PAGE)
        page = doubts.get_page(request.GET.get("page"))
        context = {
            "row": row,
            "title": row.file_name,
            "outcomes": [(OUTCOMES[name], row.counts.get(name, 0)) for name in OUTCOMES if row.counts.get(name)],
            "refused_rows": row.refused_rows.all()[:MOST_REFUSALS_SHOWN],
            "doubts": page,
            "pairs": [(doubt, _side_by_side(doubt)) for doubt in page],
            "undecided": imports.undecided(row),
            "decisions": [choice for choice in DoubtfulRow.Decision.choices if choice[0]],
            "columns": [column for column in COLUMNS if any(record.get(column.key) for record in row.preview)],
            "history": row.history.select_related("by"),
            "may_decide": self.has_change_permission(request, row),
        }
        return self._page(request, "staff/import.html", context)

    def progress_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The bar alone, asked for every second; when the job is done the whole page is loaded again."""
        row = self._row(request, pk, "view")
        response = render(request, "staff/_import_progress.html", {"row": row})
        if not row.is_running:
            response["HX-Refresh"] = "true"
        return response

    def refusals_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self._row(request, pk, "view")
        if row.refusals is None:
            raise Http404
        return download(bytes(row.refusals), f"refused-{pk}.xlsx", XLSX)

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep the decisions of this page, or one for all that are still open."""
        row = self._row(request, pk, "change")
        allowed = set(DoubtfulRow.Decision.values)
        chosen = {
            int(name.removeprefix("row-")): value
            for name, value in request.POST.items()
            if name.startswith("row-") and name[4:].isdecimal() and len(name) < 14 and value in allowed
        }
        if (rest := request.POST.get("rest")) in allowed - {""}:
            still_open = row.doubtful_rows.filter(decision="").values_list("row", flat=True)
            chosen = {**dict.fromkeys(still_open, rest), **{number: value for number, value in chosen.items() if value}}
        return self._do(request, row, lambda: imports.decide(register_import=row, decisions=chosen))

    def confirm_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        row = self._row(request, pk, "change")
        return self._do(request, row, lambda: imports.confirm_import(register_import=row, by=request.user))

    def cancel_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        row = self._row(request, pk, "change")
        return self._do(request, row, lambda: imports.cancel_import(register_import=row, by=request.user))

    def _row(self, request: HttpRequest, pk: int, right: str) -> RegisterImport:
        row: RegisterImport = get_object_or_404(self.get_queryset(request), pk=pk)
        if not getattr(self, f"has_{right}_permission")(request, row):
            raise PermissionDenied
        return row

    def _do(self, request: HttpRequest, row: RegisterImport, verb: Any) -> HttpResponse:
        try:
            verb()
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
        return redirect("admin:producers_registerimport_change", row.pk)

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "opts": self.opts}
        response = render(request, template, {**frame, **context}, status=status)
        response["Cache-Control"] = "no-store"
        return response


OUTCOMES = {
    "rows": gettext_lazy("rows in the file"),
    "new": gettext_lazy("new makers"),
    "report": gettext_lazy("new reports of known makers"),
    "changed": gettext_lazy("filled gaps or corrected reports"),
    "unchanged": gettext_lazy("already there, unchanged"),
    "merged": gettext_lazy("merged with a row further up"),
    "doubtful": gettext_lazy("doubtful"),
    "skipped": gettext_lazy("skipped"),
    "refused": gettext_lazy("refused"),
    "ignored": gettext_lazy("totals and notes, left out"),
}


def _side_by_side(doubt: DoubtfulRow) -> list[tuple[str, Any, Any]]:
    """Heading, this row, the other; only where one of them says something."""
    pairs = ((column.heading, doubt.this.get(column.key), doubt.other.get(column.key)) for column in COLUMNS)
    return [
        (heading, this, other) for heading, this, other in pairs if this not in (None, "") or other not in (None, "")
    ]
