"""The officers' page of jobs and impact: the figures as they are, and publishing them."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin

from cilegon_ikm.clock import today
from producers.register.workbooks import XLSX, download

from . import workflow
from .impact import sheets
from .impact.measures import basis
from .impact.tables import open_tables
from .models import ImpactEdition
from .views.impact import figures


@admin.register(ImpactEdition)
class ImpactEditionAdmin(ModelAdmin):
    """One page instead of a list: what was published stands on the public page."""

    def get_urls(self) -> list[URLPattern]:
        publish = self.admin_site.admin_view(require_POST(self.publish_view))
        return [path("publish/", publish, name="orders_impactedition_publish"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The figures of one year with nothing hidden, on the page or, of all years, as .xlsx."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        tables = open_tables(basis(), today())
        if request.GET.get("format") == "xlsx":
            return download(sheets.as_workbook(tables), "dampak-kantor.xlsx", XLSX)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Jobs and impact"),
            "latest": ImpactEdition.objects.only("made_at").first(),
            "can_publish": self.can_publish(request),
            **figures(request, tables),
        }
        return render(request, "staff/impact.html", context)

    def publish_view(self, request: HttpRequest) -> HttpResponse:
        """A new edition, which replaces what the public sees."""
        if not self.can_publish(request):
            raise PermissionDenied
        workflow.publish_impact(by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("The figures are published."))
        return redirect("admin:orders_impactedition_changelist")

    def can_publish(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("orders.add_impactedition"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
