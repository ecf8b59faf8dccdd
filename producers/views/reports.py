"""The maker's yearly reports."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers.access import with_producer
from producers.models import Producer, YearlyReport
from producers.register import reports as workflow
from producers.report_forms import ReportForm

YEARS_BACK = 3  # which a maker may still report by herself


def _open_years() -> list[int]:
    """This year's report is written when the year is over, or before by those who want to."""
    this_year = timezone.localdate().year
    return list(range(this_year, this_year - YEARS_BACK - 1, -1))


@never_cache
@with_producer
@require_safe
def reports(request: MemberRequest, producer: Producer) -> HttpResponse:
    """What was reported and what is still missing."""
    written = list(producer.reports.order_by("-year"))
    years = {report.year for report in written}
    context = {
        "producer": producer,
        "reports": written,
        "missing_years": [year for year in _open_years() if year not in years],
        "latest": next((each for each in written if each.state == YearlyReport.State.ACCEPTED), None),
    }
    return render(request, "producers/reports.html", context)


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def report(request: MemberRequest, producer: Producer, year: int) -> HttpResponse:
    """Write, save and send the report of one year; after that read it."""
    existing = producer.reports.filter(year=year).first()
    if existing is None and year not in _open_years():
        raise Http404
    if request.method == "GET" and existing is not None and not workflow.can_edit(existing):
        return render(request, "producers/report.html", {"report": existing, "producer": producer, "year": year})
    stored = YearlyReport.objects.filter(pk=existing.pk).get() if existing else YearlyReport(year=year)
    form = ReportForm(request.POST or None, instance=stored, initial={} if existing else _last_answers(producer))
    if form.is_valid():
        return _save(request, producer, year, form)
    context = {
        "form": form,
        "report": existing,
        "producer": producer,
        "year": year,
        "feedback": workflow.feedback(existing) if existing else "",
    }
    return render(request, "producers/report.html", context, status=422 if form.errors else 200)


def _last_answers(producer: Producer) -> dict[str, object]:
    """What rarely changes from year to year, to be checked instead of typed."""
    last = producer.reports.order_by("-year").first()
    same = ("product", "commodity", "production_unit", "licence_year")
    return {name: getattr(last, name) for name in same} if last else {}


def _save(request: MemberRequest, producer: Producer, year: int, form: ReportForm) -> HttpResponse:
    try:
        saved = workflow.save_report(producer=producer, year=year, **form.cleaned_data)
        if request.POST.get("action") != "send":
            messages.success(request, _("Saved. You can go on later."))
            return redirect("producers:report", year)
        workflow.submit_report(report=saved, by=request.user)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return redirect("producers:report", year)
    messages.success(request, _("Sent. Thank you! An officer will look at it."))
    return redirect("producers:reports")
