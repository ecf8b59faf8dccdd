"""Reporting a public product: anybody, without an account, a few times a day."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalog import workflow
from catalog.forms import ReportForm
from catalog.models import Listing, ListingReport

TOO_MANY_REQUESTS = 429


@never_cache
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, and after sending the thanks in its place."""
    listing = get_object_or_404(Listing.objects.visible().for_page(), pk=pk)
    if request.method != "POST":
        return _page(request, listing, ReportForm(), is_sent="terkirim" in request.GET)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, listing, form, status=422)
    fingerprint = fingerprint_of(request)
    if fingerprint and ListingReport.objects.from_address(fingerprint).count() >= settings.REPORTS_PER_ADDRESS:
        return _page(request, listing, form, is_too_much=True, status=TOO_MANY_REQUESTS)
    if not form.is_trapped:  # a program is thanked like everybody else and learns nothing
        data = {name: form.cleaned_data[name] for name in ("reason", "text", "contact")}
        workflow.report_listing(product=listing.product, fingerprint=fingerprint, **data)
    return redirect(f"{request.path}?terkirim=1")


def fingerprint_of(request: HttpRequest) -> str:
    """The visitor's address as a digest that cannot be read back, or nothing where it is not known."""
    address = request.META.get("REMOTE_ADDR")
    return salted_hmac("catalog.report", address, algorithm="sha256").hexdigest() if address else ""


def _page(
    request: HttpRequest,
    listing: Listing,
    form: ReportForm,
    *,
    is_sent: bool = False,
    is_too_much: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {"listing": listing, "form": form, "is_sent": is_sent, "is_too_much": is_too_much}
    return render(request, "catalog/report.html", context, status=status)
