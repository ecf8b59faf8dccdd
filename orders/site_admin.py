"""How officers keep candidate sites and compare them; here, since enquiries are among what is measured."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import action

from cilegon_ikm.lookups import LooksRecordsUp
from cilegon_ikm.maps import shows_map, tiles
from producers.models import Site
from producers.register.guarded_admin import GuardedImportExport
from producers.register.workbooks import download
from producers.site_sheets import SiteResource

from .site_comparison import compare, pdf, points_around, verdict


@admin.register(Site)
class SiteAdmin(LooksRecordsUp, ModelAdmin, GuardedImportExport):
    resource_classes = (SiteResource,)
    list_display = ("name", "village", "land_status", "area", "cost", "is_candidate")
    list_filter = ("is_candidate", "land_status", "village__district")
    list_select_related = ("village", "land_status")
    search_fields = ("name", "address")
    ordering = ("name",)
    actions_list = ("compare", "printed")

    @action(description=_("Compare"), url_path="compare", permissions=["view"])
    def compare(self, request: HttpRequest) -> HttpResponse:
        """All candidates beside each other, on a map and in a table."""
        return _page(request, self)

    @action(description=_("Comparison to print"), url_path="print", permissions=["view"])
    def printed(self, request: HttpRequest) -> HttpResponse:
        """The same as a PDF."""
        return download(pdf(compare()), "sentra.pdf", "application/pdf")


@shows_map
def _page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    comparison = compare()
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Where should the next sentra be?"),
        "comparison": comparison,
        "verdict": verdict(comparison),
        "around": points_around(),
        **tiles(),
    }
    return render(request, "staff/sites.html", context)
