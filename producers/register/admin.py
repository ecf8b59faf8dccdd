"""The officers' side of the register: reports, exports, sums, the classification."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from import_export import resources
from unfold.admin import ModelAdmin
from unfold.decorators import action

from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record
from producers.models import KbliCode, ReportChange, YearlyReport
from producers.sizes import SizeClass
from producers.templatetags.register import figure

from . import reports
from .guarded_admin import GuardedImportExport
from .resource import RegisterResource
from .summary import as_workbook, summary, years
from .workbooks import XLSX as XLSX_TYPE
from .workbooks import csv_of, download, workbook

State = YearlyReport.State


def size_label(size: SizeClass | None) -> str:
    return str(size.label) if size else "–"


class SizeFilter(admin.SimpleListFilter):
    """Makers by the class that follows from their latest accepted report."""

    title = gettext_lazy("size class")
    parameter_name = "size"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(SizeClass.choices)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.of_size(self.value()) if self.value() in SizeClass.values else queryset


class ReportHistory(HistoryInline):
    model = ReportChange
    verbose_name_plural = gettext_lazy("History")


@admin.register(YearlyReport)
class YearlyReportAdmin(VerdictAdmin):
    """Officers write reports for makers who bring them on paper, judge those that were sent, and take the table out."""

    list_display = ("producer", "year", "state", "size", "workers", "invested", "produced")
    list_filter = ("state", "year", "producer__branch", "producer__village__district")
    list_select_related = ("producer",)
    search_fields = ("producer__name", "product", "commodity")
    ordering = ("-year", "producer__name")
    autocomplete_fields = ("producer",)
    inlines = (ReportHistory,)
    actions = ("export_xlsx", "export_csv")
    actions_list = ("open_imports", "open_summary", "all_as_xlsx", "all_as_csv")
    verdicts = (
        Verdict(
            name="accept",
            label=gettext_lazy("Accept into the register"),
            done=gettext_lazy("The report of %(name)s is accepted and locked."),
            needs_reason=False,
            tone="good",
            is_possible=lambda report: State.ACCEPTED in report.TRANSITIONS[report.state],
            verb=with_record(reports.accept_report, "report"),
        ),
        Verdict(
            name="reopen",
            label=gettext_lazy("Open for correction"),
            done=gettext_lazy("The report of %(name)s can be corrected."),
            is_possible=lambda report: State.REOPENED in report.TRANSITIONS[report.state],
            verb=with_record(reports.reopen_report, "report"),
        ),
    )

    def panel(self, obj: YearlyReport) -> dict[str, Any]:
        return {"show_save": reports.can_edit(obj), "maker_url": _change_url(obj.producer)}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("producers.add_yearlyreport"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ("state",)
        if reports.can_edit(obj):
            return ("producer", "year", "state", "size", "created_at", "updated_at")
        return (*super().get_readonly_fields(request, obj), "size")

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj else ()

    def save_model(self, request: HttpRequest, obj: YearlyReport, form: Any, change: bool) -> None:
        if change:
            reports.correct_report(report=obj, **{name: form.cleaned_data[name] for name in form.changed_data})
        else:
            obj.save()

    @admin.display(description=gettext_lazy("size class"))
    def size(self, report: YearlyReport) -> str:
        return size_label(report.size)

    @admin.display(description=gettext_lazy("workers"))
    def workers(self, report: YearlyReport) -> int | None:
        return report.workers

    @admin.display(description=gettext_lazy("investment"), ordering="investment")
    def invested(self, report: YearlyReport) -> str:
        return str(figure(report.investment))

    @admin.display(description=gettext_lazy("production value"), ordering="production_value")
    def produced(self, report: YearlyReport) -> str:
        return str(figure(report.production_value))

    @admin.action(description=gettext_lazy("Download as .xlsx"), permissions=["view"])
    def export_xlsx(self, request: HttpRequest, queryset: "QuerySet[YearlyReport]") -> HttpResponse:
        return _as_xlsx(queryset)

    @admin.action(description=gettext_lazy("Download as .csv"), permissions=["view"])
    def export_csv(self, request: HttpRequest, queryset: "QuerySet[YearlyReport]") -> HttpResponse:
        return _as_csv(queryset)

    @action(description=gettext_lazy("Imports"), url_path="imports", permissions=["view"])
    def open_imports(self, request: HttpRequest) -> HttpResponse:
        return redirect("admin:producers_registerimport_changelist")

    @action(description=gettext_lazy("Sums by year, branch and area"), url_path="sums", permissions=["view"])
    def open_summary(self, request: HttpRequest) -> HttpResponse:
        return redirect("admin:producers_yearlyreport_summary")

    @action(description=gettext_lazy("All as .xlsx"), url_path="all-xlsx", permissions=["view"])
    def all_as_xlsx(self, request: HttpRequest) -> HttpResponse:
        return _as_xlsx(self.get_queryset(request))

    @action(description=gettext_lazy("All as .csv"), url_path="all-csv", permissions=["view"])
    def all_as_csv(self, request: HttpRequest) -> HttpResponse:
        return _as_csv(self.get_queryset(request))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.summary_view))
        return [path("summary/", view, name="producers_yearlyreport_summary"), *super().get_urls()]

    def summary_view(self, request: HttpRequest) -> HttpResponse:
        """The sums of one year, on the page or as .xlsx."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        known = years()
        wanted = request.GET.get("year", "")
        if wanted and wanted not in map(str, known):
            raise Http404
        found = summary(int(wanted) if wanted else known[0]) if known else None
        if found and request.GET.get("format") == "xlsx":
            return download(as_workbook(found), f"ikm-{found.year}.xlsx", XLSX_TYPE)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Sums of the register"),
            "years": known,
            "summary": found,
        }
        return render(request, "staff/summary.html", context)


def _change_url(record: Any) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def _as_xlsx(queryset: "QuerySet[YearlyReport]") -> HttpResponse:
    table = RegisterResource().export(queryset)
    return download(workbook("IKM", table.headers, table), "ikm.xlsx", XLSX_TYPE)


def _as_csv(queryset: "QuerySet[YearlyReport]") -> HttpResponse:
    return download(csv_of(RegisterResource().export(queryset)), "ikm.csv", "text/csv; charset=utf-8")


class KbliResource(resources.ModelResource):
    """Code, title and version; an existing code of the same version gets the new title."""

    class Meta:
        model = KbliCode
        fields = ("code", "title", "version")
        import_id_fields = ("version", "code")
        skip_unchanged = True
        clean_model_instances = True


@admin.register(KbliCode)
class KbliCodeAdmin(ModelAdmin, GuardedImportExport):
    """The classification; a later version is imported beside the old one."""

    resource_classes = (KbliResource,)
    list_display = ("code", "title", "version")
    list_filter = ("version",)
    search_fields = ("code", "title")
    ordering = ("-version", "code")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
