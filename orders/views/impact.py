"""Jobs and impact: what makers here are and do, for everybody."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cilegon_ikm.page_cache.pages import public_page
from orders.impact import later, pages, sheets
from orders.impact.measures import COMPANIES, MEASURES
from orders.impact.tables import Tables
from orders.models import ImpactEdition
from producers.register.workbooks import XLSX

CSV = "text/csv; charset=utf-8"


@require_safe
@public_page("tahun")
def impact(request: HttpRequest) -> HttpResponse:
    """The figures of one year, the latest unless another is asked for, and how they went over the years."""
    edition = ImpactEdition.objects.only("made_at", "tables").first()
    tables = edition.tables if edition else {}
    return render(request, "orders/impact.html", {"edition": edition, **figures(request, tables)})


def figures(request: HttpRequest, tables: Tables) -> dict[str, object]:
    """What the partials show of these tables; an unknown year is not found."""
    known = pages.years(tables)
    year = request.GET.get("tahun") or pages.latest(tables)
    if year and year not in known:
        raise Http404
    return {
        "measures": MEASURES,
        "defined": (*MEASURES, COMPANIES),
        "years": known,
        "of_year": pages.of_year(tables, year) if year else None,
        "later": later.comparisons(tables),
        "charts": pages.charts(tables),
    }


@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    return _file(sheets.as_workbook, "dampak.xlsx", XLSX)


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    return _file(sheets.as_csv, "dampak.csv", CSV)


@require_safe
def later_table(request: HttpRequest) -> HttpResponse:
    return _file(sheets.later_as_csv, "dampak-setahun-kemudian.csv", CSV)


def _file(written: Callable[[Tables], bytes], name: str, kind: str) -> HttpResponse:
    """The latest edition; before the first there is no file."""
    edition = get_object_or_404(ImpactEdition.objects.only("tables").order_by("-pk")[:1])
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written(edition.tables), content_type=kind, headers=headers)
