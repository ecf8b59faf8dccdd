"""The maker's side: home, inbox and conversations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.models import Listing, Product
from catalog.pagination import keyset_page
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from cilegon_ikm.whatsapp import chat_url
from orders import rules, workflow
from orders.forms import ConversationReportForm, MessageForm, ReasonForm
from orders.listing_numbers import listing_numbers
from orders.models import Candidate, Company, Enquiry, Message
from orders.polling import polling
from orders.quick_replies import filled_in, replies_of
from orders.review_forms import AnswerForm, ComplaintForm
from orders.review_pages import review_context
from orders.timeline import current_quote, timeline
from producers.access import with_producer
from producers.addresses import follows_name
from producers.completeness import Completeness, completeness
from producers.models import Producer
from producers.rules import can_edit, missing
from producers.views.registration import resume
from producers.workflow import feedback

from .attempts import attempt

MOST_NEW = 5


@never_cache
@login_required
@require_safe
def start(request: MemberRequest) -> HttpResponse:
    """Where somebody who has just signed in goes on: a company's desk, a buyer's enquiries, else where makers go."""
    if not Producer.objects.managed_by(request.user).exists():
        if Company.objects.of(request.user).exists():
            return redirect("orders:company")
        if Enquiry.objects.asked_by(request.user).exists():
            return redirect("orders:own")
    return resume(request)


@never_cache
@login_required
@require_safe
def home(request: MemberRequest) -> HttpResponse:
    """What needs the maker now, and the next step."""
    producer = Producer.objects.managed_by(request.user).first()
    if producer is None and request.user.is_staff:
        return redirect("admin:index")
    if producer is None and Company.objects.of(request.user).exists():
        return redirect("orders:company")
    if producer is None:
        return render(request, "orders/workspace/home.html", {"producer": None, "next_step": _first_step()})
    products = Product.objects.filter(producer=producer)
    enquiries = Enquiry.objects.filter(producer=producer)
    counts = {
        "products": products.count(),
        "published": Listing.objects.visible().filter(producer=producer).count(),
        "enquiries": enquiries.count(),
    }
    context = {
        "producer": producer,
        "feedback": feedback(producer),
        "waiting_enquiries": enquiries.waiting().for_rows()[:MOST_NEW],
        "waiting_total": enquiries.waiting().count(),
        "unread_enquiries": enquiries.unread().exclude(state=Enquiry.State.NEW).for_inbox()[:MOST_NEW],
        "products_to_mend": products.filter(state=Product.State.CHANGES_REQUESTED).order_by("updated_at"),
        "papers_to_mend": producer.credentials.needing_attention(),
        "reports_to_correct": producer.reports.reopened(),
        "rfqs_to_answer": Candidate.objects.to_answer(producer)[:MOST_NEW],
        "counts": counts,
        "numbers": listing_numbers(producer),
        "next_step": _next_step(producer, counts),
        "address_is_old": can_edit(producer) and not follows_name(producer),
        "profile": _profile(producer),
    }
    return render(request, "orders/workspace/home.html", context)


def _first_step() -> dict[str, str]:
    return _step(_("Tell buyers about your business"), "producers:register_business")


def _next_step(producer: Producer, counts: dict[str, int]) -> dict[str, str] | None:
    """The one thing that brings the maker nearer to her first buyer, or None."""
    if producer.state == Producer.State.DRAFT:
        title = _("Finish your registration") if missing(producer) else _("Send your business profile for verification")
        return _step(title, "producers:register_address")
    if not counts["products"]:
        return {"title": _("List your first product")}  # one tap leads straight into it
    return None


def _profile(producer: Producer) -> Completeness | None:
    """How complete the profile is; not while it is still being registered or after it was closed."""
    if producer.state in {Producer.State.DRAFT, Producer.State.CLOSED}:
        return None
    photos, papers = producer.photos.workshop().count(), producer.credentials.count()
    return completeness(producer=producer, photos=photos, papers=papers)


def _step(title: str, view: str) -> dict[str, str]:
    return {"title": title, "url": reverse(view)}


@never_cache
@with_producer
@require_safe
def inbox(request: MemberRequest, producer: Producer) -> HttpResponse:
    page = keyset_page(Enquiry.objects.filter(producer=producer).for_inbox(), request)
    return render(request, "orders/workspace/inbox.html", {"page": page, "producer": producer})


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def thread(request: MemberRequest, producer: Producer, reference: str) -> HttpResponse:
    """The maker reads and answers."""
    enquiry = own_enquiry(producer, reference)
    form = MessageForm(request.POST, request.FILES) if request.method == "POST" else None
    if form and form.is_valid():
        return _post(request, enquiry, form)
    workflow.read_enquiry(enquiry=enquiry, side=Message.Side.PRODUCER)
    return thread_page(request, enquiry, form=form)


def thread_page(
    request: MemberRequest,
    enquiry: Enquiry,
    *,
    form: MessageForm | None = None,
    reason: ReasonForm | None = None,
    answer: AnswerForm | None = None,
    complaint: ComplaintForm | None = None,
    report: ConversationReportForm | None = None,
) -> HttpResponse:
    """The page with the forms that were filled in wrongly, and fresh ones in place of the others."""
    replies = replies_of(enquiry.producer)
    form, reason = form or MessageForm.fresh(_chosen_reply(request, enquiry, replies)), reason or ReasonForm()
    answer, complaint = answer or AnswerForm(), complaint or ComplaintForm()
    entries = timeline(enquiry, Message.Side.PRODUCER)
    context = {
        "enquiry": enquiry,
        "entries": entries,
        "quote": current_quote(entries),
        "poll": polling(enquiry, entries),
        "form": form,
        "reason": reason,
        "report": report or ConversationReportForm(prefix="report"),
        "replies": [filled_in(text, enquiry) for text in replies],
        "can_write": rules.can_write(enquiry),
        "can_decline": rules.can_decline(enquiry),
        "can_quote": rules.can_quote(enquiry),
        "can_fulfil": rules.can_fulfil(enquiry),
        "answer": answer,
        "complaint": complaint,
        **review_context(enquiry),
        "whatsapp_url": _chat_with_buyer(enquiry),
    }
    wrong = any(each.errors for each in (form, reason, answer, complaint)) or bool(report and report.errors)
    return render(request, "orders/workspace/thread.html", context, status=422 if wrong else 200)


def _chosen_reply(request: MemberRequest, enquiry: Enquiry, replies: list[str]) -> str:
    """The quick reply whose link was pressed, to be sent as it is or changed."""
    number = request.GET.get("balas", "")
    known = {str(place): text for place, text in enumerate(replies, start=1)}
    return filled_in(known[number], enquiry) if number in known else ""


def own_enquiry(producer: Producer, reference: str) -> Enquiry:
    """The maker's enquiry with this reference, else 404: another maker's does not exist for her."""
    return get_object_or_404(Enquiry.objects.filter(producer=producer).for_talk(), reference=reference)


def _post(request: MemberRequest, enquiry: Enquiry, form: MessageForm) -> HttpResponse:
    try:
        workflow.post_message(enquiry=enquiry, side=Message.Side.PRODUCER, author=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error("attachments", error)
        return thread_page(request, enquiry, form=form)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    return redirect("orders:thread", enquiry.reference)


@never_cache
@with_producer
@require_POST
def decline(request: MemberRequest, producer: Producer, reference: str) -> HttpResponse:
    enquiry = own_enquiry(producer, reference)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return thread_page(request, enquiry, reason=form)
    attempt(
        request,
        lambda: workflow.decline_enquiry(enquiry=enquiry, by=request.user, **form.cleaned_data),
        _("Declined. The buyer has been told."),
    )
    return redirect("orders:thread", reference)


def _chat_with_buyer(enquiry: Enquiry) -> str:
    items = ", ".join(str(line) for line in enquiry.lines.all())
    text = _("Hello %(buyer)s, this is %(maker)s. Thank you for your enquiry %(reference)s: %(items)s.") % {
        "buyer": enquiry.submission.name,
        "maker": enquiry.producer.name,
        "reference": enquiry.reference,
        "items": items,
    }
    return chat_url(enquiry.submission.phone, text) if enquiry.submission.phone else ""
