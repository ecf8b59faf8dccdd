"""Reporting the other side of a conversation to the officers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cilegon_ikm.accounts.requests import MemberRequest
from orders import workflow
from orders.forms import ConversationReportForm
from orders.models import Enquiry, Message
from producers.access import with_producer
from producers.models import Producer

from .access import by_link
from .buyer import conversation_page, find_enquiry
from .workspace import own_enquiry, thread_page


@by_link
@never_cache
@require_POST
def by_buyer(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    enquiry, form = find_enquiry(token, reference), ConversationReportForm(request.POST, prefix="report")
    if not form.is_valid():
        return conversation_page(request, enquiry, report=form)
    _report(request, enquiry, Message.Side.BUYER, form)
    return redirect("orders:conversation", token, reference)


@never_cache
@with_producer
@require_POST
def by_maker(request: MemberRequest, producer: Producer, reference: str) -> HttpResponse:
    enquiry, form = own_enquiry(producer, reference), ConversationReportForm(request.POST, prefix="report")
    if not form.is_valid():
        return thread_page(request, enquiry, report=form)
    _report(request, enquiry, Message.Side.PRODUCER, form)
    return redirect("orders:thread", reference)


def _report(request: HttpRequest, enquiry: Enquiry, side: str, form: ConversationReportForm) -> None:
    workflow.report_conversation(enquiry=enquiry, side=side, **form.cleaned_data)
    messages.success(request, _("Thank you. An officer of Disperindag will read the conversation and decide."))
