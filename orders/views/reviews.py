"""Writing, answering and reading what buyers say of their orders."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from catalog.pagination import AFTER, BEFORE, keyset_page
from catalog.views.storefront import at_its_address
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.page_cache.pages import public_page
from cilegon_ikm.states import IllegalTransition
from orders import rules, workflow
from orders.models import Enquiry, Review
from orders.review_forms import AnswerForm, ComplaintForm, ReviewForm
from producers.access import with_producer
from producers.models import Producer

from .access import by_link
from .attempts import attempt
from .buyer import conversation_page, find_enquiry
from .workspace import own_enquiry, thread_page

PER_PAGE = 20


@public_page(AFTER, BEFORE)
@at_its_address
def of_maker(request: HttpRequest, producer: Producer) -> HttpResponse:
    """All public reviews of a maker, the newest first."""
    shown = Review.objects.shown().filter(producer=producer).newest_first().prefetch_related("photos")
    page = keyset_page(shown, request, size=PER_PAGE)
    context = {"producer": producer, "page": page, "reviews": [review.snapshot() for review in page.items]}
    return render(request, "orders/reviews.html", context)


@by_link
@never_cache
@require_POST
def write(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    """The buyer's review, with photos."""
    enquiry, form = find_enquiry(token, reference), ReviewForm(request.POST, request.FILES)
    if problem := rules.review_refusal(enquiry):
        messages.error(request, problem)
        return redirect("orders:conversation", token, reference)
    if not form.is_valid():
        return conversation_page(request, enquiry, rate=form)
    try:
        workflow.write_review(enquiry=enquiry, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error("photos", refusal)
        return conversation_page(request, enquiry, rate=form)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Thank you. Everybody can read your review now."))
    return redirect("orders:conversation", token, reference)


@never_cache
@with_producer
@require_POST
def answer(request: MemberRequest, producer: Producer, reference: str) -> HttpResponse:
    """The maker's one answer."""
    enquiry, form = own_enquiry(producer, reference), AnswerForm(request.POST)
    review = _review_of(enquiry)
    if not form.is_valid():
        return thread_page(request, enquiry, answer=form)
    attempt(
        request,
        lambda: workflow.answer_review(review=review, **form.cleaned_data),
        _("Your answer stands under the review."),
    )
    return redirect("orders:thread", reference)


@never_cache
@with_producer
@require_POST
def report(request: MemberRequest, producer: Producer, reference: str) -> HttpResponse:
    """The maker asks the officers to look at a review."""
    enquiry, form = own_enquiry(producer, reference), ComplaintForm(request.POST)
    review = _review_of(enquiry)
    if not form.is_valid():
        return thread_page(request, enquiry, complaint=form)
    attempt(
        request,
        lambda: workflow.report_review(review=review, by=request.user, reason=form.cleaned_data["complaint"]),
        _("Sent. An officer of Disperindag will look at the review."),
    )
    return redirect("orders:thread", reference)


def _review_of(enquiry: Enquiry) -> Any:
    """The review of this enquiry, else 404."""
    if not hasattr(enquiry, "review"):
        raise Http404
    return enquiry.review
