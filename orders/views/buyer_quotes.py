"""What the buyer does with a quote and an order, under the secret link."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from orders import order_sheet, polling, workflow
from orders.forms import ChangeForm, OptionalReasonForm
from orders.models import Enquiry, Message, Quote

from .access import by_link
from .attempts import attempt
from .buyer import buyer_herself, conversation_page, find_enquiry


@by_link
@never_cache
@require_POST
def accept(request: HttpRequest, token: str, reference: str, version: int) -> HttpResponse:
    enquiry = find_enquiry(token, reference)
    quote = find_quote(enquiry, version)
    by = buyer_herself(request, enquiry)
    return _done(
        request,
        enquiry,
        lambda: workflow.accept_quote(quote=quote, by=by),
        _("The order is agreed. You and the maker can print it from this page."),
    )


@by_link
@never_cache
@require_POST
def reject(request: HttpRequest, token: str, reference: str, version: int) -> HttpResponse:
    enquiry = find_enquiry(token, reference)
    quote, form = find_quote(enquiry, version), OptionalReasonForm(request.POST, prefix="reject")
    if not form.is_valid():
        return conversation_page(request, enquiry, refusal=form)
    by = buyer_herself(request, enquiry)
    return _done(
        request,
        enquiry,
        lambda: workflow.reject_quote(quote=quote, by=by, **form.cleaned_data),
        _("You did not accept the quote. The maker has been told."),
    )


@by_link
@never_cache
@require_POST
def ask_for_change(request: HttpRequest, token: str, reference: str, version: int) -> HttpResponse:
    enquiry = find_enquiry(token, reference)
    quote, form = find_quote(enquiry, version), ChangeForm(request.POST, prefix="change")
    if not form.is_valid():
        return conversation_page(request, enquiry, change=form)
    author = buyer_herself(request, enquiry)
    return _done(
        request,
        enquiry,
        lambda: workflow.ask_for_change(quote=quote, author=author, **form.cleaned_data),
        _("The maker has been told what should change."),
    )


@by_link
@never_cache
@require_POST
def complete(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    """The buyer has got everything."""
    enquiry = find_enquiry(token, reference)
    by = buyer_herself(request, enquiry)
    return _done(
        request,
        enquiry,
        lambda: workflow.complete_order(enquiry=enquiry, by=by),
        _("Thank you. The order is completed."),
    )


@by_link
@never_cache
@require_safe
def sheet(request: HttpRequest, token: str, reference: str, version: int) -> HttpResponse:
    """The quote or the order, to be printed."""
    return order_sheet.download(find_quote(find_enquiry(token, reference), version))


@by_link
@never_cache
@require_safe
def news(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    """What came since the page was made; the page asks for it by itself."""
    enquiry = find_enquiry(token, reference)
    return polling.news(
        request, enquiry, Message.Side.BUYER, submission=enquiry.submission, other=enquiry.producer.name, mine="buyer"
    )


def find_quote(enquiry: Enquiry, version: int) -> Quote:
    """This version of the enquiry's quote, which knows its enquiry; else 404."""
    quote = get_object_or_404(enquiry.quotes, version=version)
    quote.enquiry = enquiry
    return quote


def _done(request: HttpRequest, enquiry: Enquiry, verb: Callable[[], object], praise: str) -> HttpResponse:
    """Whether it was done or not, the conversation shows how things stand."""
    attempt(request, verb, praise)
    return redirect("orders:conversation", enquiry.submission.token, enquiry.reference)
