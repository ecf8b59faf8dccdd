"""The maker's quotes and orders, and what saves her typing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.clock import today
from orders import order_sheet, polling, rules, workflow
from orders.forms import QuickRepliesForm
from orders.models import Enquiry, Message
from orders.quick_replies import replies_of
from orders.quote_forms import QuoteForm
from orders.sales import orders_workbook
from producers.access import with_producer
from producers.models import Producer
from producers.register.workbooks import XLSX, download

from .attempts import attempt
from .buyer_quotes import find_quote
from .workspace import own_enquiry


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def write(request: MemberRequest, producer: Producer, reference: str) -> HttpResponse:
    """The form of a quote: more rows, what it comes to so far, and sending."""
    enquiry = own_enquiry(producer, reference)
    if enquiry.rfq_id:
        return redirect("orders:offer", enquiry.rfq_id)
    if not rules.can_quote(enquiry) and request.method == "GET":
        messages.error(request, _("No quote can be made for this enquiry now."))
        return redirect("orders:thread", reference)
    if request.method == "GET":
        return _form_page(request, enquiry, QuoteForm(enquiry=enquiry))
    form = QuoteForm(request.POST, enquiry=enquiry)
    action = request.POST.get("action", "send")
    if action == "total":
        form.is_valid()
        return render(request, "orders/workspace/_quote_total.html", {"total": form.total})
    if action == "more":
        return _form_page(request, enquiry, form, total=form.with_more_rows())
    return _send(request, enquiry, form) if form.is_valid() else _form_page(request, enquiry, form, status=422)


def _form_page(
    request: MemberRequest, enquiry: Enquiry, form: QuoteForm, *, total: int | None = None, status: int = 200
) -> HttpResponse:
    context = {"enquiry": enquiry, "form": form, "total": form.total if total is None else total}
    return render(request, "orders/workspace/quote.html", context, status=status)


def _send(request: MemberRequest, enquiry: Enquiry, form: QuoteForm) -> HttpResponse:
    key = form.cleaned_data["key"]
    attempt(
        request,
        lambda: workflow.send_quote(enquiry=enquiry, items=form.items, terms=form.terms, key=key, by=request.user),
        _("The quote is sent. The buyer has been told."),
    )
    return redirect("orders:thread", enquiry.reference)


@never_cache
@with_producer
@require_POST
def withdraw(request: MemberRequest, producer: Producer, reference: str, version: int) -> HttpResponse:
    quote = find_quote(own_enquiry(producer, reference), version)
    attempt(
        request,
        lambda: workflow.withdraw_quote(quote=quote, by=request.user),
        _("The quote is taken back. The buyer has been told."),
    )
    return redirect("orders:thread", reference)


@never_cache
@with_producer
@require_POST
def fulfil(request: MemberRequest, producer: Producer, reference: str) -> HttpResponse:
    """Everything has been handed over."""
    enquiry = own_enquiry(producer, reference)
    attempt(
        request,
        lambda: workflow.fulfil_order(enquiry=enquiry, by=request.user),
        _("Marked as fulfilled. The buyer is asked to confirm it."),
    )
    return redirect("orders:thread", reference)


@never_cache
@with_producer
@require_safe
def sheet(request: MemberRequest, producer: Producer, reference: str, version: int) -> HttpResponse:
    """The quote or the order, to be printed."""
    return order_sheet.download(find_quote(own_enquiry(producer, reference), version))


@never_cache
@with_producer
@require_safe
def news(request: MemberRequest, producer: Producer, reference: str) -> HttpResponse:
    """What came since the page was made; the page asks for it by itself."""
    enquiry = own_enquiry(producer, reference)
    return polling.news(request, enquiry, Message.Side.PRODUCER, other=enquiry.submission.name, mine="producer")


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def quick_replies(request: MemberRequest, producer: Producer) -> HttpResponse:
    """The maker's ready-made answers."""
    form = QuickRepliesForm(request.POST if request.method == "POST" else None, texts=replies_of(producer))
    if form.is_bound and form.is_valid():
        workflow.save_quick_replies(producer=producer, texts=form.texts)
        messages.success(request, _("Your quick replies are saved."))
        return redirect("orders:quick_replies")
    status = 422 if form.errors else 200
    return render(request, "orders/workspace/quick_replies.html", {"form": form}, status=status)


@never_cache
@with_producer
@require_safe
def sales(request: MemberRequest, producer: Producer) -> HttpResponse:
    """The maker's orders by month, as a workbook."""
    return download(orders_workbook(producer), f"pesanan-{producer.slug}-{today():%Y-%m-%d}.xlsx", XLSX)
